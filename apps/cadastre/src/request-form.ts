import { finding, Refusal, type Finding } from '#refusal';
import type { FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { NO_PATH } from './malformed.ts';

const OCTETS = /(?:%[0-9a-f]{2})+/gi;
/** `uri-host [ ":" port ]` (RFC 9110 §7.2); it may be empty. */
const HOST = /^(?:\[[0-9a-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-f]{2})*)(?::\d{0,5})?$/i;

/** What a request must be before anything looks at what it wants: of one host, for an address in UTF-8, and expecting no more than is done. */
export function checkForm({ raw, url, headers: { expect } }: FastifyRequest): Refusal | undefined {
  const host = hostFault(raw);
  if (host !== undefined) return new Refusal([host]);
  const octets = url.match(OCTETS) ?? [];
  if (!octets.every((some) => isUtf8(Buffer.from(some.replaceAll('%', ''), 'hex')))) return new Refusal([NO_PATH]);
  // RFC 9110 §10.1.1: any other than 100-continue may be refused, and is not understood.
  if (expect === undefined || expect.toLowerCase() === '100-continue') return undefined;
  return Refusal.of('request/expectation', { expected: '100-continue', found: expect.slice(0, 80) });
}

/** RFC 9112 §3.2: 400 where there is none, more than one, or one that names no host. */
function hostFault({ rawHeaders, httpVersion }: IncomingMessage): Finding | undefined {
  const hosts = rawHeaders.filter((_, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === 'host');
  const [host] = hosts;
  const isOne = hosts.length === 1 || (hosts.length === 0 && httpVersion === '1.0');
  if (isOne && (host === undefined || HOST.test(host))) return undefined;
  return finding('request/http', {
    expected: 'one Host header with a host and perhaps a port (RFC 9112 §3.2)',
    found: isOne ? (host ?? '').slice(0, 80) : `${hosts.length} Host headers`,
  });
}
