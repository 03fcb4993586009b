import { ProblemFilter, RefusalBudget, RouteTable } from '../../registry/src/index.ts';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Closing } from './closing.ts';
import { Cors, type Origins } from './cors.ts';
import type { Writes } from './early-refusal.ts';
import { addHooks } from './hooks.ts';
import { answerBytes, answerPath, answerRest } from './malformed.ts';
import { logOptions, nestLogger, type LogKind } from './log.ts';

const MEBIBYTE = 1024 * 1024;
/** Two cursors and a query of the largest size that a list takes. */
const MAX_HEAD = 32 * 1024;

export interface ServerOptions {
  readonly publicUrl: string;
  /** Refused submissions a minute and address, and as many refused dry runs; 0 = off. */
  readonly refusalLimit: number;
  readonly clock: () => Date;
  readonly log: LogKind;
  /** Whether this process writes; it does unless said otherwise. */
  readonly writes?: Writes;
  /** Whose pages may read answers in a browser; everybody's unless said otherwise. */
  readonly cors?: Origins;
  /** Milliseconds a request may take to arrive. */
  readonly arriveWithin?: number;
}

/** A Nest application on Fastify, not listening yet. */
export interface Server {
  readonly app: NestFastifyApplication;
  readonly routes: RouteTable;
  readonly setLogLevel: (level: 'info' | 'warn') => void;
  /** Answers 503 to late requests, waits for what was accepted, then closes every connection. */
  close(): Promise<void>;
}

/** What every route has in common: bodies as bytes, problem documents for all errors, request ids, headers, log lines. */
export async function openServer(
  toModule: (routes: RouteTable, refusals: RefusalBudget) => DynamicModule,
  options: ServerOptions,
): Promise<Server> {
  const { publicUrl, refusalLimit: limit, clock, writes = { kind: 'here' }, arriveWithin = 60_000 } = options;
  const routes = new RouteTable();
  const cors = new Cors(options.cors ?? '*', routes);
  const adapter = new FastifyAdapter({
    bodyLimit: MEBIBYTE,
    // An IRI in a path, percent-encoded; the default is 100.
    routerOptions: { maxParamLength: 8192 },
    logger: logOptions(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request: { headers: { [name: string]: unknown } }) => toRequestId(request.headers['x-request-id']),
    clientErrorHandler: (error, socket) => answerBytes(error, socket, { publicUrl, routes, cors }),
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerPath(request, reply, { publicUrl, cors }),
    // By then all that was accepted is answered; a browser keeps connections open that it never used.
    forceCloseConnections: true,
    return503OnClosing: false,
    requestTimeout: arriveWithin,
    // A request without a host is refused with a word (`checkForm`).
    http: {
      ...{ requireHostHeader: false, headersTimeout: arriveWithin, connectionsCheckingInterval: arriveWithin / 2 },
      maxHeaderSize: MAX_HEAD,
    },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const closing = new Closing();
  fastify.addHook('onRoute', (route) => routes.add(route.url, route.method));
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  takeJson(fastify);
  addHooks(fastify, { closing, routes, writes, cors });
  answerRest(fastify.server, publicUrl, MEBIBYTE);
  const refusals = new RefusalBudget({ limit, clock });
  const filter = new ProblemFilter({ publicUrl, routes, refusals });
  // Before any plugin boots: a route keeps the handler that stands when the first one does.
  fastify.setErrorHandler((error, request, reply) => filter.answer(error, request, reply));
  // Nest would set its own later, too late for the routes and with a warning; the filter is the same.
  adapter.setErrorHandler = () => fastify;
  const app = await NestFactory.create<NestFastifyApplication>(toModule(routes, refusals), adapter, {
    bodyParser: false,
    logger: nestLogger(fastify.log),
    abortOnError: false,
  });
  app.useGlobalFilters(filter);
  await app.init();
  await fastify.ready();
  const close = async (): Promise<void> => {
    await closing.close();
    await app.close();
  };
  const setLogLevel = (level: 'info' | 'warn'): void => {
    fastify.log.level = level;
  };
  return { app, routes, setLogLevel, close };
}

/** JSON is read for the routes that take it; a submission stays bytes, whatever it is called. */
function takeJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.url === '/credentials') done(null, body);
    else return parse(request, body.toString(), done);
  });
}

/** A client's own id is taken where it is short and plain, so that it cannot write into the log. */
function toRequestId(header: unknown): string {
  return typeof header === 'string' && /^[\w.:-]{1,64}$/.test(header) ? header : randomUUID();
}
