import { toParameter } from '../rest/openapi.ts';
import { CHANGES_PARAMETERS } from './changes-request.ts';
import { CHANGE_KINDS } from '#reading';
import { DEFECT, problem, UNAVAILABLE, type OpenApiPart } from '#web';

/** Here a list without a value is refused. */
function toGiven(parameter: OpenApiPart): OpenApiPart {
  const schema = parameter['schema'] as OpenApiPart;
  return schema['type'] === 'array' ? { ...parameter, schema: { ...schema, minItems: 1 } } : parameter;
}

/** The feed of changes. */
export function changesPaths(): OpenApiPart {
  const text = { type: 'string' };
  const change = {
    type: 'object',
    properties: {
      sequence: { type: 'integer', description: 'Position in the log.' },
      time: { type: 'string', format: 'date-time' },
      change: { type: 'string', enum: CHANGE_KINDS, description: 'What happened.' },
      digest: { ...text, description: 'SHA-256 of the credential: GET /credentials/{digest}.' },
      iris: { type: 'array', items: text, description: 'What it describes.' },
      leaf: { ...text, description: 'Leaf hash of the log entry (RFC 6962 §2.1).' },
    },
  };
  const page = {
    type: 'object',
    properties: {
      changes: { type: 'array', items: change },
      next: {
        type: 'integer',
        description: 'Continue here: everything before it was read. At the end of the log it equals `since`.',
      },
    },
  };
  return {
    '/changes': {
      get: {
        operationId: 'readChanges',
        summary: 'What was admitted, superseded, revoked and expired, in the order of the log',
        parameters: CHANGES_PARAMETERS.map(toParameter).map(toGiven),
        responses: {
          '200': {
            description:
              'A page. The Link header with rel="next" leads to the next one, also from the last page and from an empty one.',
            headers: { ETag: { schema: text }, Link: { schema: text } },
            content: { 'application/json': { schema: page }, 'application/x-ndjson': { schema: change } },
          },
          '304': { description: 'Not modified.' },
          '400': problem('A parameter is not valid, or the log does not reach that far.'),
          '406': problem('None of the accepted media types can be served.'),
          '429': problem('Too many clients are waiting.'),
          '500': DEFECT,
          '503': UNAVAILABLE,
        },
      },
    },
  };
}
