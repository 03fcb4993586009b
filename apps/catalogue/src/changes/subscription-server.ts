import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { finding, Refusal, type Finding, type ProblemOptions } from '#refusal';
import { toRawAnswer, type RawAnswer } from '#web';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from '../catalogue-options.ts';
import { costOf } from '../graphql/cost.ts';
import { DocumentFault, Documents } from '../graphql/documents.ts';
import { toGraphqlProblem } from '../graphql/problem.ts';
import { Places } from './places.ts';
import { toLine } from './socket-line.ts';

const PATH = '/graphql';
const LARGEST_MESSAGE = 64 * 1024;
/** Subscriptions of one connection. */
const MAX_SUBSCRIPTIONS = 10;
const INIT_WITHIN = 5_000;

/**
 * Subscriptions over graphql-transport-ws, on the path of GraphQL. Bounded: connections by address and in all, size of a
 * message, subscriptions of a connection, and what one costs, as for queries.
 */
@Injectable()
export class SubscriptionServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #host: HttpAdapterHost;
  readonly #options: CatalogueOptions;
  readonly #places: Places;
  readonly #sockets = new WebSocketServer({
    ...{ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false },
    handleProtocols,
  });
  readonly #protocol = makeServer({
    connectionInitWaitTimeout: INIT_WITHIN,
    onSubscribe: ({ subscriptions }, _id, payload) => this.#prepare(payload, Object.keys(subscriptions).length),
    onError: (_context, _id, _payload, errors) => errors.map((error) => toGraphqlProblem(error, this.#told)),
    onNext: (_context, _id, _payload, _args, { data, errors }) => ({
      ...(errors === undefined ? {} : { errors: errors.map((error) => toGraphqlProblem(error, this.#told)) }),
      ...(data === undefined ? {} : { data }),
    }),
  });
  #documents: Documents | undefined;

  constructor(@Inject(HttpAdapterHost) host: HttpAdapterHost, @Inject(CATALOGUE_OPTIONS) options: CatalogueOptions) {
    this.#host = host;
    this.#options = options;
    this.#places = new Places(options.subscriptions?.places ?? { perAddress: 20, total: 1_000 });
  }

  onApplicationBootstrap(): void {
    const { server } = this.#fastify;
    // A handshake that is none: what `ws` would say of it is no problem document.
    this.#sockets.on('wsClientError', (error, socket) =>
      this.#refuse(socket, finding('request/http', { found: error.message }), { 'Sec-WebSocket-Version': '13' }),
    );
    // What asks for another protocol is answered over the one it speaks, as if it had not asked (RFC 9110 §7.8).
    Object.assign(server, { shouldUpgradeCallback: isWebSocket });
    server.on('upgrade', this.#upgrade);
  }

  beforeApplicationShutdown(): void {
    this.#fastify.server.off('upgrade', this.#upgrade);
    for (const socket of this.#sockets.clients) {
      socket.close(1001, 'server/closing');
      setTimeout(() => socket.terminate(), 500).unref();
    }
  }

  readonly #upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // A connection that breaks now has nobody to tell.
    socket.on('error', () => socket.destroy());
    if ((request.url ?? '').split('?', 1)[0] !== PATH) return this.#refuse(socket, finding('request/not-found'));
    const leave = this.#places.take(request.socket.remoteAddress ?? '');
    if (leave === undefined)
      return this.#refuse(socket, finding('request/too-many-connections', { retryable: true }), {
        'Retry-After': '30',
      });
    socket.once('close', leave);
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#open(opened));
  };

  #open(socket: WebSocket): void {
    const closed = this.#protocol.opened(toLine(socket, this.#options.subscriptions ?? TIMES), undefined);
    socket.once('close', (code, reason) => void closed(code, reason.toString()));
  }

  #refuse(socket: Duplex, found: Finding, headers: RawAnswer['headers'] = {}): void {
    socket.end(toRawAnswer(found, { ...this.#told, headers }));
  }

  #prepare({ query, operationName, variables }: SubscribePayload, open: number) {
    try {
      if (open > MAX_SUBSCRIPTIONS)
        throw Refusal.of('request/too-many-subscriptions', {
          expected: `at most ${MAX_SUBSCRIPTIONS} at once`,
          found: String(open),
        });
      const { schema } = this.#fastify.graphql;
      this.#documents ??= new Documents(schema);
      const { document, operation } = this.#documents.prepare(query, operationName ?? undefined);
      if (operation !== 'subscription')
        throw Refusal.of('request/method', { expected: 'a subscription', found: operation });
      costOf(document, schema, variables ?? {});
      return { schema, document, variableValues: variables ?? {}, contextValue: {} };
    } catch (error) {
      if (error instanceof DocumentFault) return error.errors;
      if (!(error instanceof Refusal)) throw error;
      return [new GraphQLError(error.message, { originalError: error })];
    }
  }

  get #told(): ProblemOptions {
    return { publicUrl: this.#options.publicUrl };
  }

  get #fastify(): FastifyInstance {
    return this.#host.httpAdapter.getInstance<FastifyInstance>();
  }
}

const TIMES = { ping: 25_000, stall: 10_000 };

function isWebSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket';
}
