import { openDecision, type Level, type Outcome } from '../decision.ts';
import { decode, present } from '../encoding.ts';
import type {
  Fragment,
  LogEntry,
  Status,
  StoredAnswer,
  StoredCredential,
  StoredDecision,
  StoredFragment,
  StoredState,
} from '../records.ts';

export interface DecisionColumns {
  readonly outcome: Outcome;
  readonly level: Level | null;
  readonly record: string;
  readonly decided: string;
  readonly attestation: string | null;
  readonly attestation_digest: string | null;
  readonly admitted: string;
}
export const DECISION =
  'd.outcome, d.level, d.record, d.digest AS decided, d.attestation, d.attestation_digest, d.admitted';

export function toDecision(row: DecisionColumns): StoredDecision {
  const { record, decided, attestation, attestation_digest } = row;
  return {
    ...openDecision(record, decided),
    ...present({ attestation, attestationDigest: attestation_digest }),
    admitted: JSON.parse(row.admitted) as readonly StoredState[],
  };
}

export interface CredentialColumns extends DecisionColumns {
  readonly digest: string;
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly type: string;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly anchor: string | null;
  readonly raw: string;
  readonly statements: string;
  readonly seq: number;
  readonly status: Status;
  readonly until: number | null;
}
export const CREDENTIAL =
  'c.digest, c.id, c.issuer, c.subject, c.type, c.valid_from, c.valid_until, c.anchor, c.seq, c.status, c.until, t.raw, t.statements';

export function toCredential(row: CredentialColumns): StoredCredential {
  const { digest, id, issuer, subject, type, raw, statements, status, outcome } = row;
  return {
    ...{ digest, id, issuer, subject, type, outcome, validFrom: row.valid_from, raw, statements, status },
    sequence: row.seq,
    ...present({ level: row.level, validUntil: row.valid_until, anchor: row.anchor, until: row.until }),
    decision: toDecision(row),
  };
}

export interface FragmentColumns {
  readonly fragment: number;
  readonly iri: string;
  readonly body: string;
  readonly listed: number;
  readonly digest: string;
  readonly id: string;
  readonly issuer: string;
  readonly status: Status;
  readonly seq: number;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly anchor: string | null;
  readonly outcome: Outcome;
  readonly level: Level | null;
  readonly at: string;
  readonly policy: 'strict' | 'lab';
  readonly attestation_digest: string | null;
}
export const FRAGMENT = `f.id AS fragment, e.iri, f.body, f.listed, c.digest, c.id, c.issuer, c.status, c.seq, c.valid_from,
  c.valid_until, c.anchor, d.outcome, d.level, d.at, d.policy, d.attestation_digest`;
export const FRAGMENT_TABLES =
  'entity e JOIN fragment f ON f.entity = e.id JOIN credential c ON c.seq = f.credential JOIN decision d ON d.id = c.decision';

export function toFragment(row: FragmentColumns, references: Fragment['references']): StoredFragment {
  const body = decode(row.body) as Pick<Fragment, 'classes' | 'properties' | 'languages'>;
  const { iri, digest, issuer, outcome, status, policy, level, anchor } = row;
  return {
    ...{ iri, ...body, references, digest, credentialId: row.id, issuer, outcome, status, sequence: row.seq },
    ...{ decidedAt: row.at, policy, validFrom: row.valid_from, listed: row.listed === 1 },
    ...present({ level, anchor, validUntil: row.valid_until, attestationDigest: row.attestation_digest }),
  };
}

export interface LogColumns {
  readonly seq: number;
  readonly time: string;
  readonly kind: LogEntry['kind'];
  readonly digest: string;
  readonly subjects: string;
  readonly leaf: string;
}
export function toLogEntry(row: LogColumns): LogEntry {
  const { seq, time, kind, digest, subjects, leaf } = row;
  return { sequence: seq, time, kind, digest, subjects: JSON.parse(subjects) as readonly string[], leaf };
}

export type AnswerColumns = Omit<StoredAnswer, 'contentType'> & { readonly content_type: string };
export function toAnswer({ key, body, status, answer, content_type, expires }: AnswerColumns): StoredAnswer {
  return { key, body, status, answer, contentType: content_type, expires };
}
