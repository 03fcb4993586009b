import type { RouteTable } from '../../registry/src/index.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whose pages may read answers in a browser: everybody's, those of the origins that are named, nobody's where none is. */
export type Origins = '*' | readonly string[];

const EXPOSED = [
  ...['Allow', 'Content-Language', 'ETag', 'Evidence-Time', 'Evidence-Url', 'Link', 'Location', 'Retry-After'],
  ...['WWW-Authenticate', 'X-Request-Id', 'X-Total-Count'],
].join(', ');
const HEADERS = 'Accept, Accept-Language, Content-Type, If-None-Match, Traceparent, X-Request-Id';
/** `*` is every header but Authorization (Fetch §4.8): clients of GraphQL have many of their own. */
const HEADERS_OF_ALL = `${HEADERS}, *`;
const HEADERS_OF_NAMED = `${HEADERS}, Authorization, Idempotency-Key`;
/** Seconds a browser may remember what it was told ahead; none does for longer. */
const REMEMBERED = '7200';

/**
 * Cross-origin requests of browsers (Fetch §3.2). What everybody may read, pages of all origins may; publishing and revoking are for
 * origins that the operator names. Cookies play no part, so `Access-Control-Allow-Credentials` is never said.
 */
export class Cors {
  readonly #origins: Origins;
  readonly #routes: RouteTable;

  constructor(origins: Origins, routes: RouteTable) {
    this.#origins = origins;
    this.#routes = routes;
  }

  /** Whether the origin of a request decides what is answered. */
  get varies(): boolean {
    return this.#origins !== '*' && this.#origins.length > 0;
  }

  /** Says on an answer who may read it. */
  allow({ method, url, headers }: FastifyRequest, reply: FastifyReply): void {
    const asked = method === 'OPTIONS' ? (headers['access-control-request-method'] ?? '') : method;
    const origin = this.#originFor(headers.origin);
    if (origin === undefined || !this.#isOpen(asked, url)) return;
    void reply.headers({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': EXPOSED });
  }

  /** Answers OPTIONS of an address that there is (RFC 9110 §9.3.7); a browser that asks ahead is told what it may send. */
  async options(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { url, headers } = request;
    const methods = url === '*' ? this.#routes.methods() : this.#routes.methodsOf(url);
    void reply.header('Allow', methods.join(', ')).status(204);
    const isAsked = headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
    if (isAsked && reply.hasHeader('Access-Control-Allow-Origin'))
      void reply.headers({
        'Access-Control-Allow-Methods': methods.filter((method) => this.#isOpen(method, url)).join(', '),
        'Access-Control-Allow-Headers': this.varies ? HEADERS_OF_NAMED : HEADERS_OF_ALL,
        'Access-Control-Max-Age': REMEMBERED,
      });
    await reply.send();
  }

  #originFor(origin: string | undefined): string | undefined {
    if (this.#origins === '*') return '*';
    return origin !== undefined && this.#origins.includes(origin) ? origin : undefined;
  }

  /** What only reads is open to whoever may read; the rest to origins with a name. */
  #isOpen(method: string, url: string): boolean {
    if (this.varies) return true;
    return method === 'GET' || method === 'HEAD' || (method === 'POST' && url.split('?', 1)[0] === '/graphql');
  }
}
