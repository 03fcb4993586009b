import { changesPaths, GRAPHIQL_FILES, readPaths, readSchemas } from '../../catalogue/src/index.ts';
import { readingPaths, registryPaths, registrySchemas } from '../../registry/src/index.ts';
import type { Release } from '#rdf';
import { DEFECT, MALFORMED, problem, ref, TOO_LONG, UNAVAILABLE, type OpenApiPart } from '#web';
import type { Writes } from './early-refusal.ts';

/** GraphQL §7.1. */
const GRAPHQL_ANSWER = {
  type: 'object',
  properties: {
    data: { type: ['object', 'null'] },
    errors: { type: 'array', minItems: 1, items: { type: 'object', required: ['message'] } },
    extensions: { type: 'object' },
  },
};
const RESPONSE = 'application/graphql-response+json';

/** What the description depends on. */
export interface Described {
  readonly publicUrl: string;
  readonly release?: Pick<Release, 'columns'>;
  readonly writes?: Writes;
}

/** The API description of the whole process, OpenAPI 3.1: what it routes and no more. */
export function toOpenApi({ publicUrl, release, writes = { kind: 'here' } }: Described): OpenApiPart {
  const isHere = writes.kind === 'here';
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cadastre',
      version: '0.1.0',
      summary: 'A Gaia-X federated catalogue and compliance registry',
      ...(isHere ? {} : { description: toNote(writes.registryUrl) }),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [],
    paths: withMalformed({
      ...(isHere ? registryPaths() : readingPaths()),
      ...readPaths(release),
      ...changesPaths(),
      ...graphqlPaths(),
      ...frontPaths(),
    }),
    components: {
      schemas: { ...registrySchemas(), ...readSchemas(), GraphqlAnswer: GRAPHQL_ANSWER },
      securitySchemes: { issuer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

type Operation = OpenApiPart & { readonly responses: OpenApiPart };

/** Whatever is asked may be asked in a way that is not read. */
function withMalformed(paths: OpenApiPart): OpenApiPart {
  const toTold = ({ responses, ...one }: Operation) => ({
    ...one,
    responses: { '400': MALFORMED, ...responses, '431': TOO_LONG },
  });
  const ofEach = <V, W>(map: Readonly<Record<string, V>>, to: (value: V) => W) =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value)]));
  return ofEach(paths as Record<string, Record<string, Operation>>, (methods) => ofEach(methods, toTold));
}

function toNote(registryUrl: string | undefined): string {
  const where = registryUrl === undefined ? 'the registry that it follows' : registryUrl;
  return `This process is read-only: submit and revoke at ${where}.`;
}

interface Get {
  readonly get: Operation & { readonly summary: string };
}

function get(operationId: string, summary: string, ...types: readonly string[]): Get {
  const schemaOf = (type: string): OpenApiPart => ({ type: type === 'application/json' ? 'object' : 'string' });
  const ok = {
    description: summary,
    content: Object.fromEntries(types.map((type) => [type, { schema: schemaOf(type) }])),
  };
  return { get: { operationId, summary, responses: { '200': ok, '500': DEFECT, '503': UNAVAILABLE } } };
}

function frontPaths(): OpenApiPart {
  const ready = get('ready', 'Whether every part works', 'application/json').get;
  const parts = {
    description: 'A part does not work at the moment.',
    content: { 'application/json': { schema: { type: 'object' } } },
  };
  return {
    '/': get('landing', 'Overview of this instance', 'text/html'),
    '/openapi.json': get('readOpenApi', 'This document', 'application/json'),
    '/health/live': get('live', 'Whether the process answers', 'application/json'),
    '/health/ready': { get: { ...ready, responses: { ...ready.responses, '503': parts } } },
  };
}

function graphqlPaths(): OpenApiPart {
  const asked = {
    type: 'object',
    properties: {
      query: { type: 'string', minLength: 1, description: 'The text of a GraphQL document.' },
      operationName: { type: ['string', 'null'] },
      variables: { type: ['object', 'null'] },
      extensions: {
        type: ['object', 'null'],
        description: '`persistedQuery`: the hash of a query that was sent before.',
      },
    },
    anyOf: [{ required: ['query'] }, { required: ['extensions'] }],
  };
  const answer = get('askByGet', 'Answer to a GraphQL query', 'application/json').get;
  const told = { 'application/json': { schema: ref('GraphqlAnswer') }, [RESPONSE]: { schema: ref('GraphqlAnswer') } };
  const { content: malformed } = MALFORMED as { readonly content: OpenApiPart };
  const responses = {
    ...answer.responses,
    '200': { description: answer.summary, content: told },
    '400': {
      description: 'The query is not valid, or exceeds the cost limit; or the address is not UTF-8.',
      content: { ...told, ...malformed },
    },
  };
  const query = ['query', 'operationName', 'variables', 'extensions'].map((name) => ({
    ...{ name, in: 'query', schema: { type: 'string' } },
  }));
  const requestBody = { required: true, content: { 'application/json': { schema: asked } } };
  const file = get('graphiqlFile', 'A script or a style of GraphiQL', 'text/css', 'text/javascript').get;
  const name = { name: 'file', in: 'path', required: true, schema: { type: 'string', enum: GRAPHIQL_FILES } };
  return {
    '/graphql': {
      get: {
        ...answer,
        parameters: query,
        responses: {
          ...responses,
          '304': { description: 'Not changed.' },
          '405': { description: 'A mutation or a subscription is not asked by GET.', content: told },
        },
      },
      post: {
        ...answer,
        operationId: 'ask',
        requestBody,
        responses: { ...responses, '413': problem('The query is too large.'), '415': problem('Not JSON.') },
      },
    },
    '/graphiql': get('graphiql', 'GraphiQL, served from this instance', 'text/html'),
    '/graphiql/{file}': {
      get: { ...file, parameters: [name], responses: { ...file.responses, '404': problem('No such file.') } },
    },
  };
}
