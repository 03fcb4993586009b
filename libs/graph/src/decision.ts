import { jcs, type JsonValue } from '#rdf';
import type { Finding } from '#refusal';
import { createHash } from 'node:crypto';

/** A release or a rule pack, by its name and the SHA-256 of its content. */
export interface NamedDigest {
  readonly name: string;
  readonly digest: string;
}

/** A credential that was decided on, and how its key was trusted. */
export interface DecidedCredential {
  readonly digest: string;
  /** Verification method that signed it. */
  readonly kid?: string;
  /** How the chain of the key stood: `failed` where policy `lab` let it pass. */
  readonly chain?: 'ok' | 'failed';
  /** SHA-256 of the trust anchor that the chain ends in. */
  readonly anchor?: string;
  /** When the chain ends, RFC 3339. */
  readonly until?: string;
}

/** How one criterion of the rule pack stood (contract.md §7). */
export interface DecidedCriterion {
  /** `P1.1.1`. */
  readonly id: string;
  readonly title: string;
  /** Levels that ask for it. */
  readonly levels: readonly Level[];
  readonly state: 'met' | 'declared' | 'certified' | 'unmet' | 'contradicted' | 'not-applicable';
  readonly assessedBy: 'catalogue' | 'provider' | 'conformity-body';
  /** Credentials that the result rests on; `pointer` where they were submitted. */
  readonly evidence: readonly { readonly digest: string; readonly subject?: string; readonly pointer?: string }[];
  /** IRI of the criterion in the compliance document. */
  readonly clause: string;
}

/**
 * THE DECISION a submission ended in (contract.md §5): plain data, of a version, the same for whoever reads it. Its JCS
 * form is what is stored and served, and the digest of that is what the log binds. Nothing in it follows the decision: what
 * the commit answered and what was signed of it stand beside it.
 */
export interface DecisionRecord {
  readonly v: 1;
  /** Digest of the submitted bytes. */
  readonly presentation: string;
  /** The clock it was decided by, RFC 3339. */
  readonly at: string;
  readonly policy: 'strict' | 'lab';
  readonly outcome: Outcome;
  /** Absent where none was earned. */
  readonly level?: Level;
  /** The release whose shapes were applied; null, as the two below, of what was decided before it was recorded. */
  readonly release: NamedDigest | null;
  readonly rules: NamedDigest | null;
  /** Digest of the trust state it was taken under. */
  readonly trust: string | null;
  /** In the order of the submission. */
  readonly credentials: readonly DecidedCredential[];
  /** Every criterion that was judged. */
  readonly criteria: readonly DecidedCriterion[];
  readonly findings: readonly Finding[];
  /** Digests of stored credentials it relied on; the commit re-checks that they are active. */
  readonly reliedOn: readonly string[];
  /** Digests of the evidence it rests on. */
  readonly evidence: readonly string[];
}
export type Outcome = 'compliant' | 'accepted';
export type Level = 'SC' | 'L1' | 'L2' | 'L3';

/** A decision with the bytes that are digested: `bytes` is the JCS form of `record`, `digest` the SHA-256 of `bytes`. */
export interface SealedDecision {
  readonly record: DecisionRecord;
  readonly bytes: string;
  readonly digest: string;
}

/** Record → the bytes that are stored, served and digested. */
export function sealDecision(record: DecisionRecord): SealedDecision {
  const bytes = jcs(toJson(record));
  return { record, bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** The one place where stored bytes become a record again. Throws where they are of a version that is not known here. */
export function openDecision(bytes: string, digest: string): SealedDecision {
  const record = JSON.parse(bytes) as DecisionRecord;
  if (record.v !== 1) throw new Error(`A decision record of version ${String(record.v)}; this version reads 1`);
  return { record, bytes, digest };
}

/** As JSON holds it: absent members are left out, and a text that was cut within a character has a canonical form again. */
function toJson(value: unknown): JsonValue {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name.toWellFormed(), toJson(member)]));
}
