import { STATUSES } from '#lifecycle';
import { CODES } from '#refusal';
import { ref, type OpenApiPart } from '#web';

/** The schemas the registry's routes refer to. */
export function registrySchemas(): OpenApiPart {
  const text = { type: 'string' };
  const time = { type: 'string', format: 'date-time' };
  const findings = { type: 'array', items: ref('Finding') };
  const texts = { type: 'array', items: text };
  const standing = {
    status: { enum: [...STATUSES] },
    endedAt: time,
    endedBy: { ...text, description: 'Digest of the successor, DID of who revoked it, or `instance`.' },
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
          description:
            'The property, and where it stands in the decoded payload of the credential: JSON pointer and line.',
        },
        rule: object({ shape: text, clause: text }, []),
        consequences: {
          ...{ type: 'array', items: ref('Finding') },
          description: 'What follows from this finding: it is expected to go when this one is mended.',
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
        attestation: text,
        findings,
      },
      ['outcome', 'policy', 'decidedAt', 'presentation', 'credentials', 'findings'],
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
        ...{ kind: { const: 'decision' }, presentation: text, at: time, policy, outcome: text, level },
        ...{ reliedOn: texts, evidence: texts, admitted: { type: 'array', items: { type: 'object' } } },
        report: { type: 'object' },
      },
      ['kind', 'presentation', 'at', 'policy', 'outcome', 'report', 'reliedOn', 'evidence', 'admitted'],
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
        claims: { type: 'array', items: { type: 'object' } },
      },
      ['kind', 'digest', 'status'],
    ),
  };
}

function object(properties: OpenApiPart, required: readonly string[]): OpenApiPart {
  return { type: 'object', properties, required };
}
