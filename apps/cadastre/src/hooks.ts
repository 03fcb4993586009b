import { NotFoundException } from '@nestjs/common';
import { Refusal } from '#refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteTable } from '../../registry/src/index.ts';
import type { Closing } from './closing.ts';
import type { Cors } from './cors.ts';
import { refuseEarly, type Writes } from './early-refusal.ts';
import { lingerAfter } from './lingering.ts';
import { logRequest } from './log.ts';
import { checkForm } from './request-form.ts';

export interface Common {
  readonly closing: Closing;
  readonly cors: Cors;
  readonly routes: RouteTable;
  readonly writes: Writes;
}

/** What happens to every request before its body is read, and to every answer. */
export function addHooks(fastify: FastifyInstance, common: Common): void {
  const { closing, cors, routes } = common;
  fastify.addHook('onRequest', (request, reply, done) => {
    closing.begin();
    reply.raw.once('close', () => closing.finish());
    void reply.header('X-Request-Id', request.id);
    cors.allow(request, reply);
    if (hasBody(request)) lingerAfter(request.raw, reply.raw);
    const refused = refuse({ request, reply }, common);
    if (refused !== undefined || !isQuestion(request, routes)) return done(refused);
    void cors.options(request, reply);
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!reply.hasHeader(name)) void reply.header(name, value);
    }
    if (cors.varies) void reply.header('Vary', [reply.getHeader('Vary') ?? [], 'Origin'].flat().join(', '));
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
}

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function refuse(exchange: Exchange, { closing, routes, writes }: Common): Refusal | NotFoundException | undefined {
  const { request, reply } = exchange;
  // The connection was ended with the answer before: nothing that nobody hears of is done (RFC 9112 §9.6).
  if (request.raw.socket.writableEnded) return Refusal.of('server/closing', { retryable: true });
  const malformed = checkForm(request);
  if (malformed !== undefined) {
    void reply.header('Connection', 'close');
    return malformed;
  }
  const refused = refuseEarly(exchange, closing, writes);
  if (refused !== undefined) return refused;
  // An address or a method that is not there is refused before its body is read, whatever that is.
  return request.is404 && !isQuestion(request, routes) ? new NotFoundException() : undefined;
}

/** OPTIONS of an address that there is, or of the server as a whole. */
function isQuestion({ method, url }: FastifyRequest, routes: RouteTable): boolean {
  return method === 'OPTIONS' && (url === '*' || routes.methodsOf(url).length > 0);
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
