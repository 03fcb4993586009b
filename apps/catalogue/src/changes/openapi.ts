import { DEFECT, problem, UNAVAILABLE, type OpenApiPart } from '#web';

const integer = (minimum: number, maximum?: number, initial = minimum): OpenApiPart => ({
  ...{ type: 'integer', minimum, default: initial },
  ...(maximum === undefined ? {} : { maximum }),
});
const query = (name: string, description: string, schema: OpenApiPart): OpenApiPart => ({
  ...{ name, in: 'query', description, schema },
});

/** The feed of changes. */
export function changesPaths(): OpenApiPart {
  const text = { type: 'string' };
  const change = {
    type: 'object',
    properties: {
      sequence: { type: 'integer', description: 'Place in the log.' },
      time: { type: 'string', format: 'date-time' },
      kind: { type: 'string', enum: ['admitted', 'superseded', 'revoked', 'expired', 'owner'] },
      digest: { ...text, description: 'SHA-256 of the credential: GET /credentials/{digest}.' },
      subjects: { type: 'array', items: text, description: 'IRIs that it describes.' },
      leaf: { ...text, description: 'Leaf hash of the log entry (RFC 6962 §2.1).' },
    },
  };
  const page = {
    type: 'object',
    properties: { changes: { type: 'array', items: change }, next: { type: 'integer', description: 'Go on here.' } },
  };
  return {
    '/changes': {
      get: {
        operationId: 'readChanges',
        summary: 'What was admitted, superseded, revoked and expired, in the order of the log',
        parameters: [
          query('since', 'First sequence that is told.', integer(0)),
          query('limit', 'Changes of one page.', integer(1, 1_000, 100)),
          query('wait', 'Seconds to wait where there is nothing yet.', integer(0, 30)),
        ],
        responses: {
          '200': {
            description: 'A page; the Link header with rel="next" leads on, also from the last page.',
            headers: { ETag: { schema: text }, Link: { schema: text } },
            content: { 'application/json': { schema: page }, 'application/x-ndjson': { schema: change } },
          },
          '304': { description: 'Not changed.' },
          '400': problem('A parameter is not valid, or the log has not come that far.'),
          '406': problem('None of the accepted media types can be served.'),
          '429': problem('Too many wait.'),
          '500': DEFECT,
          '503': UNAVAILABLE,
        },
      },
    },
  };
}
