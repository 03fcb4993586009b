import { toParameter } from '../rest/openapi.ts';
import { CHANGES_PARAMETERS } from './changes-request.ts';
import { CHANGE_KINDS } from '#reading';
import { DEFECT, problem, UNAVAILABLE, type OpenApiPart } from '#web';

/** The feed of changes. */
export function changesPaths(): OpenApiPart {
  const text = { type: 'string' };
  const change = {
    type: 'object',
    properties: {
      sequence: { type: 'integer', description: 'Place in the log.' },
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
        description: 'Everything before it was looked at: go on here. It is `since` where the log is at its end.',
      },
    },
  };
  return {
    '/changes': {
      get: {
        operationId: 'readChanges',
        summary: 'What was admitted, superseded, revoked and expired, in the order of the log',
        parameters: CHANGES_PARAMETERS.map(toParameter),
        responses: {
          '200': {
            description:
              'A page; the Link header with rel="next" leads on, also from the last page and from one that nothing met.',
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
