import { canonicalRecord, commitmentTo, leafOf, toRecord, type LogRecord, type Opening } from '#log';
import type { NamedDigest, SealedDecision } from './decision.ts';
import { toMillis } from '#lifecycle';
import type { LogEntry, NewCredential } from './records.ts';

/** An entry with what opens it, as it is stored. */
export interface LogRow extends LogEntry {
  /** Lower-case hex SHA-256 of salt and record. It stands when they are destroyed. */
  readonly commitment: string;
  /** 32 random bytes, lower-case hex. */
  readonly salt: string;
  /** JCS of the `LogRecord`: the very bytes that are committed to. */
  readonly record: string;
}

/** Hands out a salt for each entry: 32 random bytes, lower-case hex. */
export type Salts = () => string;

/** What stands beside an entry; neither once they are destroyed. */
export interface StoredOpening {
  readonly salt?: string | null;
  readonly record?: string | null;
}
export function toOpening(stored: StoredOpening | undefined): Opening | undefined {
  const { salt, record } = stored ?? {};
  if (typeof salt !== 'string' || typeof record !== 'string') return undefined;
  return { salt, record: JSON.parse(record) as LogRecord };
}

/** The entry as it is told: what opens it stays in the store. */
export function toEntry({ sequence, time, kind, digest, subjects, leaf }: LogRow): LogEntry {
  return { sequence, time, kind, digest, subjects, leaf };
}

export interface LogPlace extends Pick<LogEntry, 'kind' | 'sequence'> {
  /** UTC with milliseconds: `toLogTime`. */
  readonly time: string;
}

/** A change and where it stands in the log → the entry. Pure. */
export function toLogRow({ kind, sequence, time }: LogPlace, known: ChangeRecord, salt: string): LogRow {
  const record = canonicalRecord(toRecord(known));
  const commitment = commitmentTo(record, salt);
  const { hash } = leafOf({ commitment, kind, sequence, time });
  const { digest, subjects } = known;
  return { sequence, time, kind, digest, subjects, leaf: hash, commitment, salt, record };
}

/** What is known of a change: every one so far concerns a credential. */
export type ChangeRecord = Partial<LogRecord> & { readonly digest: string; readonly subjects: readonly string[] };

/** A moment → the time of an entry that follows one of time `last`: UTC with milliseconds, never going back (contract.md §5). */
export function toLogTime(at: string, last: string | undefined): string {
  const time = new Date(toMillis(at)).toISOString();
  return last !== undefined && last > time ? last : time;
}

/** What the log says of an admission: whose word, and what was decided. `by` is the DID that signed the submission. */
export function toAdmission(
  credential: Pick<NewCredential, 'digest' | 'issuer'> & { readonly subjects: readonly string[] },
  { record, digest }: SealedDecision,
  by: string | null,
): ChangeRecord {
  const { presentation, outcome, level = null, policy, release, rules } = record;
  const decided = { presentation, decision: digest, outcome, level, policy };
  return { ...credential, ...decided, release: textOf(release), rules: textOf(rules), by };
}

function textOf(named: NamedDigest | null): string | null {
  return named === null ? null : `${named.name}@${named.digest}`;
}
