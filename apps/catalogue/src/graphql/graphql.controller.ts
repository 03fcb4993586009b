import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ANONYMOUS, parseLanguages, type Catalogue } from '#reading';
import { finding, parseLanguage, Refusal, toProblem, type ProblemOptions } from '#refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { AnswerTags } from './answer-tags.ts';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from '../catalogue-options.ts';
import { costOf, MAX_COST } from './cost.ts';
import { DocumentFault, Documents } from './documents.ts';
import { isDefect, toGraphqlProblem } from './problem.ts';
import { parseGet, parsePost, type GraphqlRequest } from './request.ts';
import { PersistedQueries } from './persisted-queries.ts';
import { Plans } from './plans.ts';
import { withinTime } from '../time-limit.ts';
import { CATALOGUE } from '../tokens.ts';

const RESPONSE = 'application/graphql-response+json';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * GraphQL over HTTP: reads the request, checks what it may ask for, has it executed, and puts every error in the same form. Its
 * routes are Fastify's own: what Nest does around a controller's method would be a tenth of a small answer.
 */
@Injectable()
export class GraphqlController implements OnModuleInit {
  readonly #host: HttpAdapterHost;
  readonly #catalogue: Catalogue;
  readonly #publicUrl: string;
  readonly #persisted = new PersistedQueries();
  readonly #tags: AnswerTags;
  #documents: Documents | undefined;
  #plans: Plans | undefined;

  constructor(
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(CATALOGUE_OPTIONS) options: CatalogueOptions,
  ) {
    this.#host = host;
    this.#catalogue = catalogue;
    this.#publicUrl = options.publicUrl;
    this.#tags = new AnswerTags(catalogue, () => this.#fastify.graphql.schema);
  }

  onModuleInit(): void {
    this.#fastify.post('/graphql', (request, reply) => this.#post(request, reply));
    this.#fastify.get('/graphql', (request, reply) =>
      this.#answer(() => parseGet(request.query as Record<string, unknown>), request, reply),
    );
  }

  async #post(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const type = request.headers['content-type'] ?? '';
    const isJson = /^application\/json\s*(?:;|$)/i.test(type);
    // A form of another site can send no JSON without asking first (CSRF). It is no request of GraphQL, so no answer of it.
    if (!isJson) return this.#refuseType(type, { request, reply });
    await this.#answer(() => parsePost(request.body), request, reply);
  }

  async #refuseType(found: string, { request, reply }: Exchange): Promise<void> {
    const said = { expected: 'application/json', found: found.slice(0, 80) || 'no Content-Type' };
    const { language = 'en', ...options } = this.#options(request);
    const problem = toProblem([finding('request/media-type', said)], { ...options, language });
    void reply.status(problem.status).headers({ 'Content-Language': language, Vary: 'Accept-Language' });
    await reply.type('application/problem+json').send(Buffer.from(JSON.stringify(problem)));
  }

  async #answer(read: () => GraphqlRequest, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const accept = request.headers.accept ?? '';
    const type = accept.includes(RESPONSE) ? RESPONSE : 'application/json';
    void reply
      .type(`${type}; charset=utf-8`)
      .header('Cache-Control', 'no-store')
      .header('Vary', 'Accept, Accept-Language');
    let asked: GraphqlRequest;
    try {
      asked = read();
    } catch (error) {
      await this.#refuse(error, 400, { request, reply });
      return;
    }
    // A client that knows only application/json takes any status but 200 for a broken transport.
    const fault = type === RESPONSE ? 400 : 200;
    try {
      const query = this.#persisted.textOf(asked);
      const { document, operation } = this.#prepared.prepare(query, asked.operationName);
      if (operation !== 'query') {
        void reply.header('Allow', 'POST');
        await this.#refuse(
          Refusal.of('request/method', { expected: 'a query', found: operation }),
          request.method === 'GET' ? 405 : fault,
          { request, reply },
        );
        return;
      }
      const cost = costOf(document, this.#fastify.graphql.schema, asked.variables);
      this.#persisted.keep(asked);
      const languages = parseLanguages(request.headers['accept-language']);
      const tag = request.method === 'GET' ? await this.#tags.of({ ...asked, query, languages, type }) : undefined;
      if (tag !== undefined && (await this.#tags.isPresent(tag, request.headers['if-none-match']))) {
        await cacheable(reply, tag).status(304).send();
        return;
      }
      const result = await withinTime(
        (signal) => {
          const reader = this.#catalogue.reader(ANONYMOUS, { languages, signal });
          return this.#planned.execute(document, asked.variables, { reader });
        },
        { response: reply.raw },
      );
      const errors = result.errors?.map((error) => this.#toProblem(error, request));
      if (tag !== undefined && errors === undefined) cacheable(reply, tag);
      const extensions = { cost: { requested: cost, maximum: MAX_COST } };
      await reply
        .status(200)
        .send(JSON.stringify({ ...(errors === undefined ? {} : { errors }), data: result.data, extensions }));
    } catch (error) {
      if (isDefect(error) && !(error instanceof DocumentFault)) request.log.error({ defect: String(error) }, 'defect');
      await this.#refuse(error, fault, { request, reply });
    }
  }

  #toProblem(error: GraphQLError, request: FastifyRequest): object {
    if (isDefect(error)) request.log.error({ defect: String(error.originalError) }, 'defect');
    return toGraphqlProblem(error, this.#options(request));
  }

  async #refuse(error: unknown, status: number, { request, reply }: Exchange): Promise<void> {
    const errors = error instanceof DocumentFault ? error.errors : [error];
    const options = this.#options(request);
    const body = JSON.stringify({ errors: errors.map((e) => toGraphqlProblem(e, options)) });
    void reply.header('Content-Language', options.language ?? 'en');
    if (!reply.hasHeader('content-type')) void reply.type('application/json; charset=utf-8');
    await reply.status(status).send(body);
  }

  #options({ headers }: FastifyRequest): ProblemOptions {
    return { publicUrl: this.#publicUrl, language: parseLanguage(headers['accept-language']) };
  }

  get #prepared(): Documents {
    this.#documents ??= new Documents(this.#fastify.graphql.schema);
    return this.#documents;
  }

  get #planned(): Plans {
    this.#plans ??= new Plans(this.#fastify.graphql.schema);
    return this.#plans;
  }

  get #fastify(): FastifyInstance {
    return this.#host.httpAdapter.getInstance<FastifyInstance>();
  }
}

/** Caches keep an answer and ask each time whether it still stands: what is revoked is gone at once. */
function cacheable(reply: FastifyReply, tag: string): FastifyReply {
  return reply.headers({ ETag: tag, 'Cache-Control': 'public, no-cache' });
}
