import type {
  EvidenceRecord,
  Fragment,
  ListedPage,
  LogEntry,
  StoredAnswer,
  StoredCredential,
  StoredDecision,
  StoredFragment,
  StoredIdentity,
} from '../records.ts';
import type { Opening } from '#log';
import { toMillis } from '#lifecycle';
import { toOpening, type StoredOpening } from '../log-entries.ts';
import type { Sql } from './database.ts';
import * as rows from './rows.ts';

const BY_DIGEST = `SELECT ${rows.CREDENTIAL}, ${rows.DECISION} FROM credential c
  JOIN credential_text t ON t.seq = c.seq JOIN decision d ON d.id = c.decision WHERE c.digest = +?`;

export function readCredential(sql: Sql, digest: string): StoredCredential | undefined {
  const row = sql(BY_DIGEST).get(digest) as rows.CredentialColumns | undefined;
  return row === undefined ? undefined : rows.toCredential(row);
}

/** The latest decision on these bytes. */
export function readDecision(sql: Sql, presentation: string): StoredDecision | undefined {
  const row = sql(`SELECT ${rows.DECISION} FROM decision d WHERE d.presentation = +? ORDER BY d.id DESC LIMIT 1`).get(
    presentation,
  ) as rows.DecisionColumns | undefined;
  return row === undefined ? undefined : rows.toDecision(row);
}

export function readAttestation(sql: Sql, digest: string): string | undefined {
  const own = sql('SELECT attestation AS text FROM decision WHERE attestation_digest = +? ORDER BY id DESC LIMIT 1');
  const found = own.get(digest) as { readonly text: string } | undefined;
  return found?.text ?? readDecision(sql, digest)?.attestation;
}

export function readEvidence(sql: Sql, digest: string): EvidenceRecord | undefined {
  const query = sql('SELECT digest, kind, url, bytes, time FROM evidence WHERE digest = ?');
  return query.get(digest) as EvidenceRecord | undefined;
}

export function readFragments(sql: Sql, iris: readonly string[]): readonly StoredFragment[] {
  const query = `SELECT ${rows.FRAGMENT} FROM ${rows.FRAGMENT_TABLES} WHERE e.iri = +? ORDER BY f.listed DESC, c.seq`;
  return [...new Set(iris)].flatMap((iri) =>
    (sql(query).all(iri) as rows.FragmentColumns[]).map((r) => toFragment(sql, r)),
  );
}

/** By row, as subjects came to the store: what is read together lies together. `next` is the row of the last subject. */
export function readListed(sql: Sql, after: string | undefined, limit: number): ListedPage {
  const from = after === undefined ? 0 : Number(after);
  const { last } = sql(
    `SELECT max(id) AS last FROM (SELECT e.id FROM entity e
     WHERE e.id > +? AND EXISTS (SELECT 1 FROM fragment f WHERE f.entity = e.id AND f.listed = 1) ORDER BY e.id LIMIT +?)`,
  ).get(from, limit) as { readonly last: number | null };
  if (last === null) return { fragments: [] };
  const found = sql(
    `SELECT ${rows.FRAGMENT} FROM ${rows.FRAGMENT_TABLES} WHERE e.id > +? AND e.id <= +? AND f.listed = 1
     ORDER BY e.id, c.seq`,
  ).all(from, last);
  return { fragments: (found as rows.FragmentColumns[]).map((row) => toFragment(sql, row)), next: String(last) };
}

function toFragment(sql: Sql, row: rows.FragmentColumns): StoredFragment {
  const references = sql(
    `SELECT r.predicate, e.iri AS "to" FROM edge r JOIN entity e ON e.id = r.target
     WHERE r.fragment = +? ORDER BY r.predicate, e.iri`,
  ).all(row.fragment);
  return rows.toFragment(row, references as Fragment['references']);
}

export function readReferrers(sql: Sql, iris: readonly string[], limit: number): readonly string[] {
  const found = sql(
    `SELECT DISTINCT s.iri FROM json_each(?) j JOIN entity e ON e.iri = j.value JOIN edge r ON r.target = e.id
     JOIN fragment f ON f.id = r.fragment AND f.listed = 1 JOIN entity s ON s.id = f.entity ORDER BY s.iri LIMIT +?`,
  ).all(JSON.stringify(iris), limit) as { readonly iri: string }[];
  return found.map((row) => row.iri);
}

export function readOwners(sql: Sql, iris: readonly string[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const iri of iris) {
    const row = sql('SELECT did FROM owner WHERE iri = ?').get(iri) as { readonly did: string } | undefined;
    if (row !== undefined) owners.set(iri, row.did);
  }
  return owners;
}

export function readDue(sql: Sql, at: string, limit: number): readonly string[] {
  const due = sql(
    `SELECT digest FROM credential WHERE status = 'active' AND due IS NOT NULL AND due <= +? ORDER BY due, seq LIMIT +?`,
  ).all(toMillis(at), limit) as { readonly digest: string }[];
  return due.map((row) => row.digest);
}

const LAST_WORD = `SELECT c.digest FROM owner o CROSS JOIN ended_subject s ON s.iri = o.iri
  CROSS JOIN credential c ON c.seq = s.seq AND c.issuer = o.did WHERE o.iri = +? ORDER BY s.seq DESC LIMIT 1`;
/** Whether the owner's active word on this subject stands in the graph. */
const IS_LISTED = `SELECT 1 FROM entity e CROSS JOIN fragment f ON f.entity = e.id AND f.listed = 1 WHERE e.iri = +?`;

export function readLastWords(sql: Sql, iris: readonly string[]): ReadonlyMap<string, StoredCredential> {
  const words = new Map<string, StoredCredential>();
  for (const iri of iris) {
    if (sql(IS_LISTED).get(iri) !== undefined) continue;
    const last = sql(LAST_WORD).get(iri) as { readonly digest: string } | undefined;
    const credential = last === undefined ? undefined : readCredential(sql, last.digest);
    if (credential !== undefined) words.set(iri, credential);
  }
  return words;
}

export function readEndedSubjects(sql: Sql, after: string | undefined, limit: number): readonly string[] {
  const found = sql(
    `SELECT DISTINCT s.iri FROM ended_subject s CROSS JOIN credential c ON c.seq = s.seq
     CROSS JOIN owner o ON o.iri = s.iri AND o.did = c.issuer
     WHERE s.iri > +? AND NOT EXISTS (${IS_LISTED.replace('+?', 's.iri')}) ORDER BY s.iri LIMIT +?`,
  ).all(after ?? '', limit) as { readonly iri: string }[];
  return found.map((row) => row.iri);
}

export function readSize(sql: Sql): number {
  return (sql('SELECT size FROM log_head').get() as { readonly size: number }).size;
}

export function readLog(sql: Sql, since: number, limit: number): readonly LogEntry[] {
  const found = sql(
    'SELECT seq, time, kind, digest, subjects, leaf FROM log_entry WHERE seq >= +? ORDER BY seq LIMIT +?',
  ).all(since, limit);
  return (found as rows.LogColumns[]).map(rows.toLogEntry);
}

export function readOpening(sql: Sql, sequence: number): Opening | undefined {
  const row = sql('SELECT salt, record FROM log_entry WHERE seq = +?').get(sequence);
  return toOpening(row as StoredOpening | undefined);
}

export function readAnswer(sql: Sql, key: string, at: string): StoredAnswer | undefined {
  const row = sql('SELECT * FROM answer WHERE key = +? AND expires_ms > +?').get(key, toMillis(at));
  return row === undefined ? undefined : rows.toAnswer(row as rows.AnswerColumns);
}

export function readIdentity(sql: Sql): StoredIdentity | undefined {
  return sql('SELECT did, fingerprint FROM identity').get() as StoredIdentity | undefined;
}
