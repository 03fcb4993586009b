import type { Questions } from '../changes.ts';
import { toMillis } from '#lifecycle';
import type { ActiveCredential, Held, HeldState } from '../plan-draft.ts';
import type { Status } from '../records.ts';
import type { Sql } from './database.ts';

interface CredentialRow {
  readonly seq: number;
  readonly digest: string;
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly class_key: string;
  readonly valid_from: string;
}

const COLUMNS = 'seq, digest, id, issuer, subject, class_key, valid_from';

const UNATTESTED = `SELECT 1 FROM decision WHERE id = (SELECT max(id) FROM decision WHERE presentation = +?)
  AND level IS NOT NULL AND attestation IS NULL`;

/** Reads what the planner asks; every look-up is by a unique index. */
export function readHeld(sql: Sql, questions: Questions): Held {
  const statuses = new Map<string, HeldState>();
  const active = new Map<string, ActiveCredential>();
  const keep = (row: unknown): void => {
    if (row === undefined) return;
    const credential = toActive(sql, row as CredentialRow);
    active.set(credential.digest, credential);
  };
  for (const digest of questions.digests) {
    const row = sql(`SELECT status, ${COLUMNS} FROM credential WHERE digest = ?`).get(digest) as
      (CredentialRow & { status: Status }) | undefined;
    if (row === undefined) continue;
    statuses.set(digest, { status: row.status, sequence: row.seq, issuer: row.issuer });
    if (row.status === 'active' && questions.ending.has(digest)) keep(row);
  }
  for (const { id, issuer } of questions.keysA) {
    keep(sql(`SELECT ${COLUMNS} FROM credential WHERE id = +? AND issuer = +? AND status = 'active'`).get(id, issuer));
  }
  const byB = `SELECT ${COLUMNS} FROM credential WHERE subject = +? AND issuer = +? AND class_key = +? AND status = 'active'`;
  for (const { subject, issuer, classKey } of questions.keysB) keep(sql(byB).get(subject, issuer, classKey));

  const owners = new Map<string, string>();
  for (const iri of questions.iris) {
    const did = sql('SELECT did FROM owner WHERE iri = ?').get(iri) as { did: string } | undefined;
    if (did !== undefined) owners.set(iri, did.did);
  }
  const isDecided = (p: string): boolean => sql('SELECT 1 FROM decision WHERE presentation = +?').get(p) !== undefined;
  const isUnattested = (p: string): boolean => sql(UNATTESTED).get(p) !== undefined;
  const isUsed = ({ jti, at }: { readonly jti: string; readonly at: string }): boolean =>
    sql('SELECT 1 FROM token WHERE jti = +? AND expires_ms > +?').get(jti, toMillis(at)) !== undefined;
  const head = sql(
    'SELECT h.size, (SELECT l.time FROM log_entry l WHERE l.seq = h.size - 1) AS time FROM log_head h WHERE h.id = 0',
  ).get() as { readonly size: number; readonly time: string | null };
  return {
    size: head.size,
    time: head.time ?? undefined,
    statuses,
    active: [...active.values()],
    owners,
    issuers: readKnownIssuers(sql, questions.issuers),
    decided: new Set(questions.presentations.filter(isDecided)),
    unattested: new Set(questions.attesting.filter(isUnattested)),
    usedTokens: new Set(questions.tokens.filter(isUsed).map((token) => token.jti)),
  };
}

/** Those of the DIDs of which a credential was ever admitted. */
export function readKnownIssuers(sql: Sql, dids: readonly string[]): ReadonlySet<string> {
  const known = sql('SELECT k.did FROM json_each(?) j CROSS JOIN known_issuer k ON k.did = j.value');
  return new Set((known.all(JSON.stringify(dids)) as { readonly did: string }[]).map((row) => row.did));
}

function toActive(sql: Sql, row: CredentialRow): ActiveCredential {
  const subjects = sql(
    'SELECT e.iri FROM fragment f JOIN entity e ON e.id = f.entity WHERE f.credential = +? ORDER BY e.iri',
  ).all(row.seq) as { iri: string }[];
  const referred = sql(
    'SELECT DISTINCT e.iri FROM fragment f JOIN edge r ON r.fragment = f.id JOIN entity e ON e.id = r.target WHERE f.credential = +?',
  ).all(row.seq) as { iri: string }[];
  const iris = subjects.map((s) => s.iri);
  return {
    digest: row.digest,
    id: row.id,
    issuer: row.issuer,
    subject: row.subject,
    classKey: row.class_key,
    validFrom: row.valid_from,
    subjects: iris,
    mentions: [...iris, ...referred.map((r) => r.iri)],
  };
}
