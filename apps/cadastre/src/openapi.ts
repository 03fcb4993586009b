import { readPaths, changesPaths } from '../../catalogue/src/index.ts';
import { readingPaths, registryPaths, registrySchemas } from '../../registry/src/index.ts';
import type { Release } from '#rdf';
import { DEFECT, problem, UNAVAILABLE, type OpenApiPart } from '#web';
import type { Writes } from './early-refusal.ts';

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
    paths: {
      ...(isHere ? registryPaths() : readingPaths()),
      ...readPaths(release),
      ...changesPaths(),
      ...graphqlPaths(),
      ...frontPaths(),
    },
    components: {
      schemas: registrySchemas(),
      securitySchemes: { issuer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function toNote(registryUrl: string | undefined): string {
  const where = registryUrl === undefined ? 'the registry that it follows' : registryUrl;
  return `This process only reads: submit and revoke at ${where}.`;
}

function get(operationId: string, summary: string, type: string): { get: OpenApiPart & { responses: OpenApiPart } } {
  const schema = type === 'application/json' ? { type: 'object' } : { type: 'string' };
  const ok = { description: summary, content: { [type]: { schema } } };
  return { get: { operationId, summary, responses: { '200': ok, '500': DEFECT, '503': UNAVAILABLE } } };
}

function frontPaths(): OpenApiPart {
  const ready = get('ready', 'Every part works', 'application/json').get;
  const parts = {
    description: 'A part does not work now.',
    content: { 'application/json': { schema: { type: 'object' } } },
  };
  return {
    '/': get('landing', 'What this is and where to look', 'text/html'),
    '/openapi.json': get('readOpenApi', 'This document', 'application/json'),
    '/health/live': get('live', 'The process answers', 'application/json'),
    '/health/ready': { get: { ...ready, responses: { ...ready.responses, '503': parts } } },
  };
}

function graphqlPaths(): OpenApiPart {
  const asked = {
    type: 'object',
    properties: {
      query: { type: 'string' },
      operationName: { type: 'string' },
      variables: { type: 'object' },
      extensions: { type: 'object' },
    },
  };
  const answer = get('askByGet', 'Answer to a GraphQL query', 'application/json').get;
  const responses = {
    ...answer.responses,
    '400': {
      description: 'The query is not valid, or asks for too much.',
      content: { 'application/json': { schema: { type: 'object' } } },
    },
    '304': { description: 'Not changed.' },
    '413': problem('The query is too large.'),
    '415': problem('Not JSON.'),
  };
  const query = ['query', 'operationName', 'variables', 'extensions'].map((name) => ({
    ...{ name, in: 'query', schema: { type: 'string' } },
  }));
  const requestBody = { required: true, content: { 'application/json': { schema: asked } } };
  const file = get('graphiqlFile', 'A script or a style of GraphiQL', 'text/plain').get;
  const name = { name: 'file', in: 'path', required: true, schema: { type: 'string' } };
  return {
    '/graphql': {
      get: { ...answer, parameters: query, responses },
      post: { ...answer, operationId: 'ask', requestBody, responses },
    },
    '/graphiql': get('graphiql', 'GraphiQL, served from this instance', 'text/html'),
    '/graphiql/{file}': {
      get: { ...file, parameters: [name], responses: { ...file.responses, '404': problem('No such file.') } },
    },
  };
}
