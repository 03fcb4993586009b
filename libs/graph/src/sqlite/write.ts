import { encode } from '../encoding.ts';
import { toMillis } from '#lifecycle';
import type { LogRow } from '../log-entries.ts';
import type { AdmittedRow, DecisionRow, Plan } from '../plan-draft.ts';
import type { Attestation, Fragment } from '../records.ts';
import type { Sql } from './database.ts';
import { keepRefusals } from './refusals.ts';

/** How many forgotten answers and tokens one transaction clears away at most. */
const CLEAR = 64;

/** Writes the rows of a plan; the caller's transaction makes them one. */
export function writePlan(sql: Sql, plan: Plan): void {
  for (const ended of plan.ended) end(sql, ended);
  for (const iri of plan.unlisted) {
    sql('UPDATE fragment SET listed = 0 WHERE entity = (SELECT id FROM entity WHERE iri = +?) AND listed = 1').run(iri);
  }
  for (const { iri, owner } of plan.owners) {
    sql('INSERT INTO owner VALUES (?, ?) ON CONFLICT (iri) DO UPDATE SET did = excluded.did').run(iri, owner);
  }
  for (const did of plan.issuers) sql('INSERT INTO known_issuer VALUES (?)').run(did);
  for (const row of plan.decisions) decide(sql, row);
  for (const attestation of plan.attestations) attest(sql, attestation);
  for (const iri of plan.touched) removeIfUnspoken(sql, iri);
  for (const row of plan.log) append(sql, row);
  if (plan.log.length > 0) sql('UPDATE log_head SET size = size + ?').run(plan.log.length);
  for (const { key, body, status, answer, contentType, expires } of plan.answers) {
    const values = [key, body, status, answer, contentType, expires, toMillis(expires)];
    sql('INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)').run(...values);
  }
  for (const { jti, expires } of plan.tokens) {
    sql('INSERT OR REPLACE INTO token VALUES (?, ?)').run(jti, toMillis(expires));
  }
  for (const { did, fingerprint, replace } of plan.identities) {
    sql(`INSERT OR ${replace ? 'REPLACE' : 'IGNORE'} INTO identity VALUES (0, ?, ?)`).run(did, fingerprint);
  }
  keepRefusals(sql, plan.refusals);
  if (plan.at !== undefined) forget(sql, toMillis(plan.at));
}

function append(sql: Sql, row: LogRow): void {
  const { sequence, time, kind, digest, subjects, leaf, commitment, salt, record } = row;
  sql(
    `INSERT INTO log_entry (seq, time, kind, digest, subjects, leaf, commitment, salt, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(sequence, time, kind, digest, JSON.stringify(subjects), leaf, commitment, salt, record);
}

function end(sql: Sql, { digest, status, until }: Plan['ended'][number]): void {
  sql('UPDATE credential SET status = ?, until = coalesce(until, ?) WHERE digest = ?').run(status, until, digest);
  const own = 'SELECT seq FROM credential WHERE digest = +?';
  // One that ended before has left the graph already, and stays where it was put then.
  sql(
    `INSERT OR IGNORE INTO ended_subject SELECT e.iri, f.credential FROM fragment f JOIN entity e ON e.id = f.entity
     WHERE f.credential = (${own})`,
  ).run(digest);
  sql(`DELETE FROM edge WHERE fragment IN (SELECT id FROM fragment WHERE credential = (${own}))`).run(digest);
  sql(`DELETE FROM fragment WHERE credential = (${own})`).run(digest);
  sql(`DELETE FROM label WHERE credential = (${own})`).run(digest);
}

function decide(sql: Sql, { decision, admitted, states }: DecisionRow): void {
  for (const { digest, kind, url, bytes, time } of decision.evidence) {
    sql('INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?)').run(digest, kind, url, bytes, time);
  }
  const { presentation, at, policy, outcome, level } = decision.record;
  const { lastInsertRowid } = sql(
    `INSERT INTO decision (presentation, at, policy, outcome, level, record, digest, admitted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(presentation, at, policy, outcome, level ?? null, decision.bytes, decision.digest, JSON.stringify(states));
  for (const row of admitted) admit(sql, row, lastInsertRowid);
}

function attest(sql: Sql, { presentation, attestation, attestationDigest }: Attestation): void {
  sql(
    `UPDATE decision SET attestation = ?, attestation_digest = ?
     WHERE id = (SELECT max(id) FROM decision WHERE presentation = +?)`,
  ).run(attestation, attestationDigest, presentation);
}

function admit(sql: Sql, { credential, sequence, listed }: AdmittedRow, decision: number | bigint): void {
  const { digest, id, issuer, subject, type, classKey, validFrom, validUntil, anchor, chainUntil } = credential;
  const { raw, statements, fragments } = credential;
  sql(
    `INSERT INTO credential (seq, digest, id, issuer, subject, type, class_key, valid_from, valid_until, due, anchor, chain_until, status, decision)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?)`,
  ).run(
    ...[sequence, digest, id, issuer, subject, type, classKey, validFrom, validUntil ?? null],
    ...[validUntil === undefined ? null : toMillis(validUntil), anchor ?? null, chainUntil ?? null, decision],
  );
  sql('INSERT INTO credential_text VALUES (?, ?, ?)').run(sequence, raw, statements);
  const labels = new Set(fragments.flatMap((f) => f.labels));
  for (const label of labels) sql('INSERT INTO label VALUES (?, ?, ?)').run(issuer, label, sequence);
  for (const fragment of fragments) describe(sql, fragment, { sequence, listed: listed.has(fragment.iri) });
}

function describe(sql: Sql, fragment: Fragment, of: { readonly sequence: number; readonly listed: boolean }): void {
  const { iri, classes, properties, languages, references } = fragment;
  const { lastInsertRowid } = sql('INSERT INTO fragment (credential, entity, listed, body) VALUES (?, ?, ?, ?)').run(
    ...[of.sequence, entityOf(sql, iri), of.listed ? 1 : 0, encode({ classes, properties, languages })],
  );
  for (const { predicate, to } of references) {
    sql('INSERT OR IGNORE INTO edge VALUES (?, ?, ?)').run(lastInsertRowid, predicate, entityOf(sql, to));
  }
}

function entityOf(sql: Sql, iri: string): number | bigint {
  const known = sql('SELECT id FROM entity WHERE iri = ?').get(iri) as { readonly id: number } | undefined;
  return known?.id ?? sql('INSERT INTO entity (iri) VALUES (?)').run(iri).lastInsertRowid;
}

/** An identity exists only while a fragment describes it or refers to it (graph.md §2). */
function removeIfUnspoken(sql: Sql, iri: string): void {
  sql(
    `DELETE FROM entity WHERE iri = +? AND NOT EXISTS (SELECT 1 FROM fragment WHERE entity = entity.id)
     AND NOT EXISTS (SELECT 1 FROM edge WHERE target = entity.id)`,
  ).run(iri);
}

function forget(sql: Sql, now: number): void {
  for (const [table, key] of [
    ['answer', 'key'],
    ['token', 'jti'],
  ]) {
    const due = `SELECT ${key} FROM ${table} WHERE expires_ms <= +? ORDER BY expires_ms LIMIT ${CLEAR}`;
    sql(`DELETE FROM ${table} WHERE ${key} IN (${due})`).run(now);
  }
}
