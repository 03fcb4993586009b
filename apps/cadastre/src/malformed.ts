import type { RouteTable } from '../../registry/src/index.ts';
import { finding, parseLanguage, toProblem, type Finding } from '#refusal';
import { toRawAnswer } from '#web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { Cors } from './cors.ts';
import { endLingering } from './lingering.ts';

export const NO_PATH = finding('request/parameter', {
  title: 'The address cannot be decoded',
  expected: 'two hexadecimal digits of a UTF-8 byte after each %; a % that belongs to the text is written %25',
  translations: {
    de: {
      title: 'Die Adresse lässt sich nicht dekodieren',
      expected:
        'nach jedem % zwei Hexadezimalziffern eines UTF-8-Bytes; ein %, das zum Text gehört, wird als %25 geschrieben',
    },
    fr: {
      title: 'L’adresse ne peut pas être décodée',
      expected:
        'après chaque %, deux chiffres hexadécimaux d’un octet UTF-8 ; un % qui fait partie du texte s’écrit %25',
    },
  },
});

/** What the parser of HTTP says, by the codes of Node and llhttp. */
const FAULTS: Readonly<Record<string, Finding>> = {
  ERR_HTTP_REQUEST_TIMEOUT: finding('request/timeout', { retryable: true }),
  HPE_HEADER_OVERFLOW: finding('request/headers-too-large', { expected: 'at most 32 KiB in all' }),
  HPE_INVALID_URL: NO_PATH,
};

export interface ClientError {
  readonly code?: string;
  readonly rawPacket?: unknown;
}

/** A response that is under way on a connection. */
type Busy = Socket & { readonly _httpMessage?: (ServerResponse & { readonly req: IncomingMessage }) | null };

export interface Edge {
  readonly publicUrl: string;
  readonly routes: RouteTable;
  readonly cors: Cors;
}

/** Bytes that never become a request: they are answered on the socket, once, and not in the middle of another answer. */
export function answerBytes(error: ClientError, socket: Busy, edge: Edge): void {
  // What comes after it is thrown away by then.
  if (!socket.writable || socket.writableEnded) return;
  const busy = socket._httpMessage ?? undefined;
  if (busy !== undefined && busy.headersSent) return void socket.destroy();
  if (busy?.req.complete === true) return void busy.once('finish', () => endLingering(socket));
  const { found, headers = {} } = toAnswered(error, edge.routes);
  endLingering(socket, toRawAnswer(found, { publicUrl: edge.publicUrl, headers }));
}

interface Answered {
  readonly found: Finding;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A method that HTTP does not know is 405 like any other that an address does not take. */
function toAnswered({ code = '', rawPacket }: ClientError, routes: RouteTable): Answered {
  const url = /^[A-Za-z-]{1,40} (\/\S{0,8192}) HTTP\/1\.[01]\r?\n/.exec(
    Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1') : '',
  )?.[1];
  if (code !== 'HPE_INVALID_METHOD' || url === undefined)
    return { found: Object.hasOwn(FAULTS, code) ? FAULTS[code]! : finding('request/http') };
  const allowed = routes.methodsOf(url).join(', ');
  if (allowed === '') return { found: finding('request/not-found') };
  return { found: finding('request/method', { expected: allowed }), headers: { Allow: allowed } };
}
/** A path that cannot be decoded never reaches a route either: the router turns it away, before any hook. */
export function answerPath(
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl, cors }: Pick<Edge, 'publicUrl' | 'cors'>,
): void {
  const language = parseLanguage(request.headers['accept-language']);
  cors.allow(request, reply);
  void reply
    .status(400)
    .headers({
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      'X-Request-Id': request.id,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    .send(Buffer.from(JSON.stringify(toProblem([NO_PATH], { publicUrl, language }))));
}

/** What Node would answer by itself without a word. */
export function answerRest(server: Server, publicUrl: string, bodyLimit: number): void {
  server.on('connect', ({ headers }: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    // RFC 9110 §10.2.1: an empty list, for there is nothing here to tunnel to.
    const told = { publicUrl, language: headers['accept-language'], headers: { Allow: '' } };
    endLingering(socket as Socket, toRawAnswer(finding('request/method', { found: 'CONNECT' }), told));
  });
  // It is refused like everything else, before its body is read.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
  // Whoever asks before sends nothing that is refused for its size.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= bodyLimit) response.writeContinue();
    server.emit('request', request, response);
  });
}
