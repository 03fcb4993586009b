import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Refusal } from '#refusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { CATALOGUE_OPTIONS, type CatalogueOptions } from './catalogue-options.ts';
import { costOf, MAX_COST } from './cost.ts';
import { DocumentFault, Documents } from './documents.ts';
import { isDefect, toGraphqlProblem } from './graphql-problem.ts';
import { parseGet, parsePost, type GraphqlRequest } from './graphql-request.ts';
import { Reader, withinTime, type Catalogue } from './reader.ts';
import { CATALOGUE } from './tokens.ts';

const RESPONSE = 'application/graphql-response+json';

/** GraphQL over HTTP: reads the request, checks what it may ask for, has it executed, and puts every error in the same form. */
@Controller('graphql')
export class GraphqlController {
  readonly #host: HttpAdapterHost;
  readonly #catalogue: Catalogue;
  readonly #publicUrl: string;
  #documents: Documents | undefined;

  constructor(
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
    @Inject(CATALOGUE) catalogue: Catalogue,
    @Inject(CATALOGUE_OPTIONS) options: CatalogueOptions,
  ) {
    this.#host = host;
    this.#catalogue = catalogue;
    this.#publicUrl = options.publicUrl;
  }

  @Post()
  async post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const type = request.headers['content-type'] ?? '';
    const isJson = /^application\/json\s*(?:;|$)/i.test(type);
    // A form of another site can send no JSON without asking first (CSRF).
    if (isJson) await this.#answer(() => parsePost(request.body), request, reply);
    else await this.#refuse(Refusal.of('request/body', { expected: 'Content-Type: application/json' }), 415, reply);
  }

  @Get()
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#answer(() => parseGet(request.query as Record<string, unknown>), request, reply);
  }

  async #answer(read: () => GraphqlRequest, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const accept = request.headers.accept ?? '';
    const type = accept.includes(RESPONSE) ? RESPONSE : 'application/json';
    void reply.type(`${type}; charset=utf-8`).header('Cache-Control', 'no-store').header('Vary', 'Accept');
    let asked: GraphqlRequest;
    try {
      asked = read();
    } catch (error) {
      await this.#refuse(error, 400, reply);
      return;
    }
    // A client that knows only application/json takes any status but 200 for a broken transport.
    const fault = type === RESPONSE ? 400 : 200;
    try {
      const { source, document, operation } = this.#prepared.prepare(asked.query, asked.operationName);
      if (operation !== 'query') {
        void reply.header('Allow', 'POST');
        await this.#refuse(
          Refusal.of('request/method', { expected: 'a query', found: operation }),
          request.method === 'GET' ? 405 : fault,
          reply,
        );
        return;
      }
      const cost = costOf(document, this.#fastify.graphql.schema, asked.variables);
      const result = await withinTime(this.#execute(source, asked.variables));
      const errors = result.errors?.map((error) => this.#toProblem(error, request));
      const extensions = { cost: { requested: cost, maximum: MAX_COST } };
      await reply
        .status(200)
        .send(JSON.stringify({ ...(errors === undefined ? {} : { errors }), data: result.data, extensions }));
    } catch (error) {
      if (isDefect(error) && !(error instanceof DocumentFault)) request.log.error({ defect: String(error) }, 'defect');
      await this.#refuse(error, fault, reply);
    }
  }

  #toProblem(error: GraphQLError, request: FastifyRequest): object {
    if (isDefect(error)) request.log.error({ defect: String(error.originalError) }, 'defect');
    return toGraphqlProblem(error, this.#publicUrl);
  }

  async #refuse(error: unknown, status: number, reply: FastifyReply): Promise<void> {
    const errors = error instanceof DocumentFault ? error.errors : [error];
    const body = JSON.stringify({ errors: errors.map((e) => toGraphqlProblem(e, this.#publicUrl)) });
    if (!reply.hasHeader('content-type')) void reply.type('application/json; charset=utf-8');
    await reply.status(status).send(body);
  }

  async #execute(source: string, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult> {
    try {
      return await this.#fastify.graphql(source, { reader: new Reader(this.#catalogue) }, { ...variables });
    } catch (error) {
      // The executor throws what is wrong with variables as one error that holds them all.
      const { errors } = error as { readonly errors?: readonly GraphQLError[] };
      throw errors === undefined ? error : new DocumentFault(errors);
    }
  }

  get #prepared(): Documents {
    this.#documents ??= new Documents(this.#fastify.graphql.schema);
    return this.#documents;
  }

  get #fastify(): FastifyInstance {
    return this.#host.httpAdapter.getInstance<FastifyInstance>();
  }
}
