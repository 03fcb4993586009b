import { createHash } from 'node:crypto';
import type { ManagedTransaction } from 'neo4j-driver';
import { keyA, keyB, type Questions } from '../changes.ts';
import { toMillis } from '#lifecycle';
import type { ActiveCredential, Held } from '../plan-draft.ts';
import type { Status } from '../records.ts';
import { rowsOf } from './connection.ts';

/** Keys as index entries: of one length, whatever the length of the IRIs. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

const ACTIVE = `RETURN {digest: c.digest, id: c.id, issuer: c.issuer, subject: c.subject, classKey: c.classKey,
    validFrom: c.validFrom, subjects: COLLECT { MATCH (c)-[:OWNS]->(f:Fragment) RETURN f.iri AS iri ORDER BY iri },
    mentions: COLLECT { MATCH (c)-[:OWNS]->(:Fragment)-->(e:Entity) RETURN DISTINCT e.iri }}`;
const ANSWERS = `RETURN h.size AS size,
  COLLECT { MATCH (l:LogEntry {seq: h.size - 1}) RETURN l.time } AS times,
  COLLECT { UNWIND $digests AS d MATCH (c:Credential {digest: d})
    RETURN {digest: c.digest, status: c.status, seq: c.seq, issuer: c.issuer} } AS states,
  COLLECT { UNWIND $keysA AS k MATCH (c:Credential {activeA: k}) ${ACTIVE} } AS byA,
  COLLECT { UNWIND $keysB AS k MATCH (c:Credential {activeB: k}) ${ACTIVE} } AS byB,
  COLLECT { UNWIND $ending AS d MATCH (c:Credential {digest: d}) WHERE c.status = 'active' ${ACTIVE} } AS ended,
  COLLECT { UNWIND $iris AS i MATCH (o:Owner {iri: i}) RETURN {iri: o.iri, did: o.did} } AS owners,
  COLLECT { UNWIND $issuers AS i MATCH (k:KnownIssuer {did: i}) RETURN i } AS issuers,
  COLLECT { UNWIND $presentations AS p MATCH (d:Decision {presentation: p}) RETURN DISTINCT p } AS decided,
  COLLECT { UNWIND $tokens AS r MATCH (t:Token {hash: r.hash}) WHERE t.expiresMs > r.at RETURN t.jti } AS used`;
export const HELD = `MATCH (h:LogHead {id: 0}) ${ANSWERS}`;
/** The lock is taken before anything is looked up. */
export const HELD_LOCKED = `MATCH (h:LogHead {id: 0}) SET h.locked = true WITH h ${ANSWERS}`;

interface StateRow {
  readonly digest: string;
  readonly status: Status;
  readonly seq: bigint;
  readonly issuer: string;
}

interface HeldRow extends Record<string, unknown> {
  readonly size: bigint;
  /** Of the last entry alone. */
  readonly times: readonly string[];
  readonly states: readonly StateRow[];
  readonly byA: readonly ActiveCredential[];
  readonly byB: readonly ActiveCredential[];
  readonly ended: readonly ActiveCredential[];
  readonly owners: readonly { readonly iri: string; readonly did: string }[];
  readonly issuers: readonly string[];
  readonly decided: readonly string[];
  readonly used: readonly string[];
}

/**
 * Reads what the planner asks in one statement (each costs the server about 1 ms, whatever it reads), every look-up by an
 * index. With `lock` the log head is locked first, on a node without relationships: whoever else writes to this database,
 * from whatever process, waits until our commit, so what we read stays true until then. With one writer per process that
 * costs nothing: nobody waits.
 */
export async function readHeld(tx: ManagedTransaction, questions: Questions, lock: boolean): Promise<Held> {
  const { digests, ending, keysA, keysB, iris, issuers, presentations, tokens } = questions;
  const [row] = await rowsOf<HeldRow>(tx, lock ? HELD_LOCKED : HELD, {
    ...{ digests, iris, issuers, presentations, ending: [...ending] },
    keysA: keysA.map((k) => hashOf(keyA(k))),
    keysB: keysB.map((k) => hashOf(keyB(k))),
    tokens: tokens.map(({ jti, at }) => ({ hash: hashOf(jti), at: BigInt(toMillis(at)) })),
  });
  if (row === undefined) throw new Error('The database has no log head');
  const { size, states, byA, byB, ended, owners, decided, used } = row;
  return {
    size: Number(size),
    time: row.times[0],
    statuses: new Map(
      states.map(({ digest, status, seq, issuer }) => [digest, { status, sequence: Number(seq), issuer }]),
    ),
    active: [...new Map([...byA, ...byB, ...ended].map((a) => [a.digest, a])).values()],
    owners: new Map(owners.map((o) => [o.iri, o.did])),
    issuers: new Set(row.issuers),
    decided: new Set(decided),
    // Attestations take a way of their own.
    unattested: new Set(),
    usedTokens: new Set(used),
  };
}
