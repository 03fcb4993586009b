import { Refusal } from '#refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Closing } from './closing.ts';

/** Where what is submitted or revoked is written. */
export type Writes = { readonly kind: 'here' } | { readonly kind: 'elsewhere'; readonly registryUrl?: string };

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * What is refused before a body is read: late requests, and everything that would be written where nothing is. A submission
 * of another media type is read all the same: its body may tell what it is.
 */
export function refuseEarly(exchange: Exchange, closing: Closing, writes: Writes): Refusal | undefined {
  if (closing.isClosing) {
    void exchange.reply.header('Connection', 'close');
    return Refusal.of('server/closing', { retryable: true });
  }
  return writes.kind === 'here' ? undefined : refuseWriting(exchange, writes.registryUrl);
}

function refuseWriting({ request, reply }: Exchange, registryUrl: string | undefined): Refusal | undefined {
  const path = request.url.split('?', 1)[0] ?? '';
  if (!/^\/credentials(\/|$)/.test(path) || ['GET', 'HEAD'].includes(request.method)) return undefined;
  // RFC 9110 §10.2.1: an empty list where a resource takes no method.
  void reply.header('Allow', path === '/credentials' ? '' : 'GET, HEAD');
  const there = registryUrl === undefined ? 'the registry of this catalogue' : `${registryUrl}${path}`;
  // Without its parameters a dry run would publish.
  const whole = path === request.url ? '' : ' with the same parameters';
  return Refusal.of('request/read-only', { found: request.method, fix: `Send the same request${whole} to ${there}.` });
}
