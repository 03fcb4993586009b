import { Refusal } from '#refusal';
import { isHostName } from './host-name.ts';

/** A DID of a method we resolve. */
export type Did =
  | {
      readonly method: 'web';
      readonly did: string;
      readonly host: string;
      readonly port?: number;
      readonly path: readonly string[];
      /** Where the document is (did:web §2.5.2). */
      readonly url: string;
    }
  | { readonly method: 'jwk' | 'key'; readonly did: string; readonly id: string };

const SEGMENT = /^[A-Za-z0-9._-]+$/;
/** A did:jwk may carry a certificate chain; the others are names. */
const MAX_LENGTH = { web: 1000, jwk: 40_000, key: 1000 } as const;

/**
 * Reads a DID strictly (did:web method specification §2.3, DID Core §3.1), before any library sees it. Nothing is decoded but the
 * port: any other percent encoding, a host that is an address, dot segments and empty segments (`did:web:host::path` occurs in the
 * wild; no URL is defined for it) are `trust/did-malformed`; another method is `trust/did-method`. Whether the host may be dialled
 * is the door's question.
 */
export function parseDid(did: string): Did {
  const [, method, id = ''] = /^did:([a-z0-9]+):([\x21-\x7e]+)$/.exec(did.slice(0, 50_000)) ?? [];
  if (method === undefined) throw malformed(did);
  if (method !== 'web' && method !== 'jwk' && method !== 'key') {
    throw Refusal.of('trust/did-method', { found: `did:${method}`, expected: 'did:web, did:jwk or did:key' });
  }
  if (did.length > MAX_LENGTH[method]) throw malformed(did);
  if (method === 'web') return parseWeb(did, id);
  if (!/^[A-Za-z0-9_-]+$/.test(id)) throw malformed(did);
  return { method, did, id };
}

function parseWeb(did: string, id: string): Did {
  const [authority = '', ...path] = id.split(':');
  const [, host, digits] = /^([^%/?#@\\]+)(?:%3A([1-9]\d{0,4}))?$/.exec(authority) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  const sound = path.every((segment) => SEGMENT.test(segment) && segment !== '.' && segment !== '..');
  if (host === undefined || !isHostName(host) || !sound || (port ?? 0) > 65_535) throw malformed(did);
  const origin = `https://${host}${port === undefined ? '' : `:${port}`}`;
  const url = path.length === 0 ? `${origin}/.well-known/did.json` : `${origin}/${path.join('/')}/did.json`;
  return { method: 'web', did, host, ...(port === undefined ? {} : { port }), path, url };
}

function malformed(did: string): Refusal {
  return Refusal.of('trust/did-malformed', {
    found: JSON.stringify(did.slice(0, 200)).slice(1, -1),
    expected: 'did:web:<host>[%3A<port>][:<path>…], did:jwk or did:key',
  });
}
