import { hash } from 'node:crypto';

/**
 * What one entry of the log is about (contract.md §5). Every member is present, `null` where it does not apply.
 */
export interface LogRecord {
  /** SHA-256 of the credential's bytes. */
  readonly digest: string | null;
  /** IRIs whose listing may have changed. */
  readonly subjects: readonly string[];
  /** SHA-256 of the submitted bytes. */
  readonly presentation: string | null;
  /** SHA-256 of the JCS form of the decision record. */
  readonly decision: string | null;
  readonly outcome: string | null;
  readonly level: string | null;
  readonly policy: string | null;
  /** `name@digest` of the release the shapes are of. */
  readonly release: string | null;
  /** `name@digest` of the rule pack. */
  readonly rules: string | null;
  /** DID of the credential's issuer. */
  readonly issuer: string | null;
  /** Who made the change: a DID, a role or `instance`; of a superseded entry the digest of its successor. */
  readonly by: string | null;
  /** A code. */
  readonly reason: string | null;
}

/**
 * What opens a commitment: given to whoever may see the entry. Once the salt is destroyed nobody can tell any more what was
 * committed to, and the log stands as it was.
 */
export interface Opening {
  /** 32 random bytes, lower-case hex. */
  readonly salt: string;
  readonly record: LogRecord;
}

/** In code unit order, as RFC 8785 §3.2.3 sorts them. */
const MEMBERS = [
  ...(['by', 'decision', 'digest', 'issuer', 'level', 'outcome', 'policy', 'presentation'] as const),
  ...(['reason', 'release', 'rules', 'subjects'] as const),
];
const SALT = /^[0-9a-f]{64}$/;

/** A record with nothing in it but what is given. */
export function toRecord(known: Partial<LogRecord>): LogRecord {
  return {
    ...{ digest: null, subjects: [], presentation: null, decision: null, outcome: null, level: null, policy: null },
    ...{ release: null, rules: null, issuer: null, by: null, reason: null },
    ...known,
  };
}

/** The JCS form (RFC 8785) of a record. Throws where a text holds half of a surrogate pair: it has none. */
export function canonicalRecord(record: LogRecord): string {
  const members = MEMBERS.map((name) => `"${name}":${canonicalMember(record[name])}`);
  return `{${members.join(',')}}`;
}

function canonicalMember(value: string | null | readonly string[]): string {
  if (value === null) return 'null';
  const texts = typeof value === 'string' ? [value] : value;
  if (!texts.every((text) => text.isWellFormed())) throw new Error('A lone surrogate has no canonical form');
  // Strings as ECMAScript writes them are RFC 8785's (§3.2.2.2).
  return JSON.stringify(value);
}

/** Opening → hex SHA-256(salt ‖ JCS(record)), the salt as its 32 bytes. Throws where the salt is of another form. */
export function commitmentOf({ salt, record }: Opening): string {
  return commitmentTo(canonicalRecord(record), salt);
}

/** The same of a record that is in its JCS form already. */
export function commitmentTo(canonical: string, salt: string): string {
  if (!SALT.test(salt)) throw new Error('A salt is 32 bytes in lower-case hex');
  return hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonical, 'utf8')]), 'hex');
}

/** Whether something that was received is an opening: its members and no others, each of its type. */
export function isOpening(value: unknown): value is Opening {
  if (!hasExactly(value, ['record', 'salt']) || typeof value['salt'] !== 'string' || !SALT.test(value['salt']))
    return false;
  const { record } = value;
  if (!hasExactly(record, MEMBERS)) return false;
  const { subjects, ...texts } = record;
  const isText = (text: unknown): boolean => typeof text === 'string' && text.isWellFormed();
  return (
    Array.isArray(subjects) &&
    subjects.every(isText) &&
    Object.values(texts).every((text) => text === null || isText(text))
  );
}

function hasExactly(value: unknown, names: readonly string[]): value is { readonly [name: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const own = Object.keys(value).sort();
  return own.length === names.length && own.every((name, i) => name === names[i]);
}
