import { domainToASCII, domainToUnicode } from 'node:url';
import { isIP } from 'node:net';
import { Refusal } from '#refusal';
import { parse } from 'tldts';
import { isReserved } from './reserved-address.ts';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A last label of digits, or one that starts as a hexadecimal number, makes the whole host an IPv4 address (WHATWG URL §3.5). */
const NUMERIC = /^(?:\d+|0x[0-9a-f]*)$/;
const LOCAL_SUFFIXES: ReadonlySet<string> = new Set([
  'local',
  'localhost',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'lan',
  'home',
  'corp',
  'onion',
  'arpa',
  'svc',
  'cluster',
]);

/**
 * True for a DNS host name in one form: lower-case ASCII labels, no address in any notation, the same name to every URL parser
 * (trust.md §4).
 */
export function isHostName(host: string): boolean {
  const labels = host.split('.');
  const numeric = NUMERIC.test(labels[labels.length - 1] ?? '');
  const sound = labels.every((label) => LABEL.test(label) && isCanonical(label));
  return host.length <= 253 && sound && !numeric && domainToASCII(host) === host;
}

/** A label is its own ASCII form; one that is encoded must decode, and encode to itself again (UTS 46 §4). */
function isCanonical(label: string): boolean {
  if (!label.startsWith('xn--')) return true;
  const decoded = domainToUnicode(label);
  return decoded !== label && decoded !== '' && domainToASCII(decoded) === label;
}

const EXPECTED = 'a DNS name in lower-case ASCII, under a public suffix, without address, port or user';

/**
 * A host name that may be dialled: a public DNS name. Refuses with `trust/host`, and an address or name of a reserved range with
 * `trust/reserved-address`.
 */
export function vetHost(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '');
  const reserved = isIP(bare) > 0 ? isReserved(bare) : host === 'localhost' || host.endsWith('.localhost');
  if (reserved) throw Refusal.of('trust/reserved-address', { found: shown(host) });
  const last = host.slice(host.lastIndexOf('.') + 1);
  const isPublic = (): boolean => {
    const { isIcann, domain } = parse(host, { allowPrivateDomains: false });
    return isIcann === true && domain !== null;
  };
  if (!isHostName(host) || LOCAL_SUFFIXES.has(last) || !isPublic()) {
    throw Refusal.of('trust/host', { found: shown(host), expected: EXPECTED });
  }
  return host;
}

/** What an https URL of the door is taken apart into. */
export interface Target {
  readonly host: string;
  /** Path and query, as they are sent. */
  readonly path: string;
}

const URL_FORM =
  /^https:\/\/([^/?#:@\\]*)(?::(\d{1,5}))?((?:\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)(\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?$/;

/**
 * Takes an https URL apart without mending anything: no user, no port but 443, no fragment, no dot segments, no broken percent
 * encoding, at most 2,000 characters. `vet` decides about the host. Refuses with `trust/host`.
 */
export function parseTarget(url: string, vet: (host: string) => string = vetHost): Target {
  const parts = url.length <= 2000 ? URL_FORM.exec(url) : null;
  const [, host = '', port = '443', path = '', query = ''] = parts ?? [];
  const odd = /%(?![0-9A-Fa-f]{2})/.test(url) || /\/\.{1,2}(?:\/|$)/.test(path.replaceAll(/%2e/gi, '.'));
  if (parts === null || odd) throw Refusal.of('trust/host', { found: shown(url), expected: 'a plain https URL' });
  const vetted = vet(host);
  if (port !== '443') throw Refusal.of('trust/host', { found: shown(url), expected: 'port 443' });
  return { host: vetted, path: `${path === '' ? '/' : path}${query}` };
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200)).slice(1, -1);
}
