import { DEFECT, problem, ref, RETRY_AFTER, UNAVAILABLE, type OpenApiPart } from '#web';
import { CODES } from '#refusal';
import { SUBMISSION_TYPES } from './media-type.ts';

const object = { type: 'object' };
const etag = { ETag: { schema: { type: 'string' }, description: 'Changes with the document and its media type.' } };
const compact = {
  schema: {
    type: 'string',
    description: 'A compact JWS.',
    pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+$',
  },
};
const admission = { 'application/json': { schema: ref('Admission') } };

const digest = {
  name: 'digest',
  in: 'path',
  required: true,
  description: 'Lower-case hex SHA-256 of the exact bytes of the compact JWS.',
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};

function query(name: string, description: string, schema: OpenApiPart): OpenApiPart {
  return { name, in: 'query', required: false, description, schema };
}

const acceptLanguage = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  description: 'Language of the findings: en (default), de, fr.',
  schema: { type: 'string' },
};

const submit = {
  operationId: 'submitCredential',
  summary: 'Submit a signed self-description',
  description: 'A presentation of several credentials, or a single credential. All of it is stored, or nothing.',
  parameters: [
    query('dryRun', 'Judge only; store nothing.', { type: 'string', enum: ['true', 'false'], default: 'false' }),
    query('policy', 'Only with dryRun=true.', { type: 'string', enum: ['strict', 'lab'] }),
    query('at', 'Only with dryRun=true: judge as of this time.', { type: 'string', format: 'date-time' }),
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key and body get the stored answer for 24 hours. Not with dryRun=true.',
      schema: { type: 'string', pattern: '^[ -~]+$', minLength: 1, maxLength: 255 },
    },
    acceptLanguage,
  ],
  requestBody: { required: true, content: Object.fromEntries(SUBMISSION_TYPES.map((type) => [type, compact])) },
  responses: {
    '200': { description: 'Every credential was already stored, or this was a dry run.', content: admission },
    '201': { description: 'Something new was stored.', content: admission },
    '400': problem('The body cannot be read, or a parameter is not valid.'),
    '409': problem(
      'A newer version is stored, the bytes were superseded or revoked, or a request with this Idempotency-Key is still running.',
    ),
    '413': problem('Larger than 1 MiB.'),
    '415': problem('Not a media type of a signed credential or presentation.'),
    '422': problem('Read, but refused: every finding, root causes first.'),
    '429': problem('Too many refused submissions from this address.', RETRY_AFTER),
    '500': DEFECT,
    '503': UNAVAILABLE,
  },
};

const read = {
  operationId: 'readCredential',
  summary: 'Read a credential by its digest',
  parameters: [digest, acceptLanguage],
  responses: {
    '200': {
      description: 'What is known about it, its exact bytes, or its payload.',
      headers: { ETag: { schema: { type: 'string' }, description: 'The digest; for an ended entry also its status.' } },
      content: {
        'application/json': { schema: ref('Reading') },
        'application/vc+jwt': compact,
        'application/ld+json': { schema: { type: 'object' } },
        'text/html': { schema: { type: 'string' } },
      },
    },
    '304': { description: 'Not modified.' },
    '404': problem('No such credential.'),
    '406': problem('None of the accepted media types can be served.'),
    '500': DEFECT,
    '503': UNAVAILABLE,
  },
};

const page = { 'text/html': { schema: { type: 'string' } } };

/** What stands under a digest that answers name. */
function reading(operationId: string, summary: string, of: { name: string; content: OpenApiPart }): OpenApiPart {
  const parameter = { ...digest, description: of.name };
  return {
    operationId,
    summary,
    parameters: [parameter, acceptLanguage],
    responses: {
      '200': { description: summary, headers: etag, content: { ...of.content, ...page } },
      '304': { description: 'Not modified.' },
      '404': problem('There is nothing with this digest.'),
      '406': problem('None of the accepted media types can be served.'),
      '500': DEFECT,
      '503': UNAVAILABLE,
    },
  };
}

const revoke = {
  operationId: 'revokeCredential',
  summary: 'Revoke a credential',
  description:
    'Needs a JWT signed by its issuer: iss, aud = public URL, sub = digest, iat, exp at most 300 s later, and a jti that was not used before.',
  security: [{ issuer: [] }],
  parameters: [digest],
  responses: {
    '204': { description: 'Revoked.' },
    '401': problem('No valid token.', { 'WWW-Authenticate': { schema: { type: 'string' } } }),
    '403': problem('The token is not signed by the issuer.'),
    '404': problem('No such credential.'),
    '409': problem('It was already superseded or revoked, or has expired.'),
    '500': DEFECT,
    '503': UNAVAILABLE,
  },
};

function document(operationId: string, summary: string, content: OpenApiPart): OpenApiPart {
  return {
    get: {
      operationId,
      summary,
      responses: { '200': { description: summary, content }, '500': DEFECT, '503': UNAVAILABLE },
    },
  };
}

function releaseDocument(operationId: string, summary: string, types: readonly string[]): OpenApiPart {
  const release = { name: 'release', in: 'path', required: true, schema: { type: 'string' }, example: 'loire-25.11' };
  const pinned = 'The digest of the release: with it, the document at this address never changes.';
  return {
    get: {
      operationId,
      summary,
      parameters: [release, query('digest', pinned, digest.schema)],
      responses: {
        '200': {
          description: summary,
          headers: etag,
          content: Object.fromEntries(
            types.map((type) => [type, { schema: { type: /json$/.test(type) ? 'object' : 'string' } }]),
          ),
        },
        '304': { description: 'Not modified.' },
        '404': problem('No such release, or none with this digest; the finding lists those that exist.'),
        '406': problem('None of the accepted media types can be served.'),
        '500': DEFECT,
        '503': UNAVAILABLE,
      },
    },
  };
}

/** The routes of the registry that a process without it has too. */
export function readingPaths(): OpenApiPart {
  const part = (name: string, values: readonly string[]) => ({
    ...{ name, in: 'path', required: true, example: values[0] },
    schema: { type: 'string', enum: [...new Set(values)] },
  });
  const codes = Object.keys(CODES).map((code) => code.split('/'));
  const { get } = document('explainCode', 'What a code means', page) as { get: { responses: OpenApiPart } };
  const explain = {
    ...get,
    parameters: [
      part(
        'stage',
        codes.map(([stage = '']) => stage),
      ),
      part(
        'reason',
        codes.map(([, reason = '']) => reason),
      ),
      acceptLanguage,
    ],
    responses: { ...get.responses, '404': problem('No such code.') },
  };
  const presentation = 'SHA-256 of the exact bytes that were submitted: `presentation.digest` of the answer.';
  const json = (schema: string): OpenApiPart => ({ 'application/json': { schema: ref(schema) } });
  return {
    '/credentials/{digest}': { get: read },
    '/credentials/{digest}/attestation': {
      get: reading('readAttestation', 'The attestation of a submission, and whether it is still in effect', {
        name: presentation,
        content: { 'application/vc+jwt': compact, ...json('Attestation'), 'application/ld+json': { schema: object } },
      }),
    },
    '/decisions/{digest}': {
      get: reading('readDecision', 'The record of a decision: the very bytes (RFC 8785) whose SHA-256 the log binds', {
        name: presentation,
        content: json('Decision'),
      }),
    },
    '/evidence/{digest}': {
      get: reading('readEvidence', 'Bytes that a decision rests on: a DID document, a chain, an anchor', {
        name: 'SHA-256 of the bytes.',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } }, ...json('Evidence') },
      }),
    },
    '/problems/{stage}/{reason}': { get: explain },
  };
}

/** The routes of the registry. */
export function registryPaths(): OpenApiPart {
  return {
    ...readingPaths(),
    '/credentials': { post: submit },
    '/credentials/{digest}': { get: read, delete: revoke },
    '/shapes': document('listReleases', 'Releases of the data model, with their digests', {
      'application/json': { schema: ref('Releases') },
    }),
    '/shapes/{release}': releaseDocument('readShapes', 'SHACL shapes, code lists and names of a release', [
      'text/turtle',
      'application/ld+json',
    ]),
    '/contexts/{release}': releaseDocument('readContext', 'JSON-LD context of a release', ['application/ld+json']),
    '/.well-known/did.json': document('readDidDocument', 'DID document of this instance', {
      'application/json': { schema: { type: 'object' } },
    }),
    '/.well-known/x509CertificateChain.pem': document('readChain', 'Certificate chain of this instance', {
      'application/x-pem-file': { schema: { type: 'string' } },
    }),
  };
}
