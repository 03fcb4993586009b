import { STATUSES } from '#lifecycle';
import { CODES } from '#refusal';
import { ref, type OpenApiPart } from '#web';

/** The schemas the registry's routes refer to. */
export function registrySchemas(): OpenApiPart {
  const text = { type: 'string' };
  const time = { type: 'string', format: 'date-time' };
  const findings = { type: 'array', items: ref('Finding') };
  const criteria = {
    ...{ type: 'array', items: ref('Criterion') },
    description: 'Every criterion that was judged; absent where the rules were not reached.',
  };
  const texts = { type: 'array', items: text };
  const digested = { anyOf: [object({ name: text, digest: text }, ['name', 'digest']), { type: 'null' }] };
  const standing = {
    status: { enum: [...STATUSES] },
    endedAt: time,
    endedBy: { ...text, description: 'Digest of the successor, DID of the issuer that revoked it, or `instance`.' },
  };
  const level = { type: 'string', enum: ['SC', 'L1', 'L2', 'L3'] };
  const policy = { type: 'string', enum: ['strict', 'lab'] };
  const admitted = object(
    {
      id: text,
      digest: text,
      type: text,
      subject: text,
      state: { enum: ['new', 'known', 'supersedes'] },
      sequence: { type: 'integer' },
    },
    ['id', 'digest', 'type', 'subject', 'state'],
  );
  const links = { shapes: text, context: text };
  const named = { name: text, version: text, date: { type: 'string', format: 'date' }, digest: text };
  const release = object(
    { ...named, inUse: { type: 'boolean' }, ...links, immutable: object(links, Object.keys(links)) },
    [...Object.keys(named), 'inUse', ...Object.keys(links), 'immutable'],
  );
  return {
    Releases: object({ releases: { type: 'array', items: release } }, ['releases']),
    Finding: object(
      {
        code: ref('Code'),
        severity: { enum: ['error', 'warning', 'info'] },
        title: text,
        pointer: text,
        expected: text,
        found: text,
        explanation: text,
        fix: ref('Fix'),
        retryable: { type: 'boolean' },
        path: {
          ...object({ label: text, shaclPath: text, pointer: text, line: { type: 'integer', minimum: 1 } }, []),
          description: 'The property, and where it is in the decoded payload of the credential: JSON pointer and line.',
        },
        rule: object({ shape: text, clause: text }, []),
        consequences: {
          ...{ type: 'array', items: ref('Finding') },
          description: 'What follows from this finding; expected to disappear once it is fixed.',
        },
      },
      ['code', 'severity', 'title'],
    ),
    Fix: object(
      {
        text,
        patch: {
          ...{ type: 'array', items: ref('PatchStep') },
          description: 'JSON Patch (RFC 6902) for the decoded payload of the credential that the pointer leads into.',
        },
      },
      ['text'],
    ),
    PatchStep: object(
      { op: { enum: ['add', 'replace', 'test', 'remove', 'move', 'copy'] }, path: text, from: text, value: {} },
      ['op', 'path'],
    ),
    Code: { type: 'string', enum: Object.keys(CODES) },
    Problem: object(
      {
        type: { type: 'string', format: 'uri' },
        title: text,
        status: { type: 'integer' },
        code: ref('Code'),
        detail: text,
        outcome: { const: 'refused' },
        retryable: { type: 'boolean' },
        findings,
      },
      ['type', 'title', 'status', 'code', 'findings'],
    ),
    Admission: object(
      {
        outcome: { enum: ['compliant', 'accepted', 'refused'] },
        level,
        policy,
        decidedAt: time,
        presentation: object({ digest: text }, ['digest']),
        credentials: { type: 'array', items: admitted },
        criteria,
        attestation: text,
        findings,
      },
      ['outcome', 'policy', 'decidedAt', 'presentation', 'credentials', 'findings'],
    ),
    Criterion: object(
      {
        id: { ...text, description: 'Of the compliance document: P1.3.2.' },
        title: text,
        levels: { type: 'array', items: level, description: 'Levels that ask for it.' },
        state: { enum: ['met', 'declared', 'certified', 'unmet', 'contradicted', 'not-applicable'] },
        assessedBy: { enum: ['catalogue', 'provider', 'conformity-body'] },
        evidence: {
          ...{ type: 'array', items: object({ digest: text, subject: text, pointer: text }, ['digest']) },
          description:
            'Credentials that it rests on: of the submission where there is a pointer, else of the catalogue.',
        },
        clause: { ...text, format: 'uri' },
      },
      ['id', 'title', 'levels', 'state', 'assessedBy', 'evidence', 'clause'],
    ),
    Attestation: object(
      {
        kind: { const: 'attestation' },
        digest: text,
        presentation: text,
        attestation: text,
        ...standing,
        payload: { type: 'object' },
      },
      ['kind', 'digest', 'presentation', 'attestation', 'status', 'payload'],
    ),
    Decision: object(
      {
        ...{ v: { const: 1 }, presentation: text, at: time, policy, outcome: text, level },
        ...{ release: digested, rules: digested, trust: { type: ['string', 'null'] } },
        credentials: {
          type: 'array',
          items: object({ digest: text, kid: text, chain: { enum: ['ok', 'failed'] }, anchor: text, until: time }, [
            'digest',
          ]),
        },
        ...{ criteria, findings, reliedOn: texts, evidence: texts },
      },
      [
        ...['v', 'presentation', 'at', 'policy', 'outcome', 'release', 'rules', 'trust', 'credentials'],
        ...['criteria', 'findings', 'reliedOn', 'evidence'],
      ],
    ),
    Evidence: object(
      {
        ...{ digest: text, kind: { enum: ['did', 'chain', 'anchor'] }, url: text, time },
        bytes: { type: 'string', contentEncoding: 'base64' },
      },
      ['digest', 'kind', 'url', 'time', 'bytes'],
    ),
    Reading: object(
      {
        kind: { enum: ['credential', 'attestation'] },
        digest: text,
        ...standing,
        decision: { type: 'object' },
        report: {},
        criteria,
        claims: { type: 'array', items: { type: 'object' } },
      },
      ['kind', 'digest', 'status'],
    ),
  };
}

function object(properties: OpenApiPart, required: readonly string[]): OpenApiPart {
  return { type: 'object', properties, required };
}
