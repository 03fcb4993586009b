import { createHash } from 'node:crypto';
import type { ManagedTransaction } from 'neo4j-driver';
import { keyA, keyB, type Questions } from '../changes.ts';
import { toMillis } from '../instants.ts';
import type { ActiveCredential, Held } from '../plan-draft.ts';
import type { Status } from '../records.ts';
import { rowsOf } from './connection.ts';

/** Keys as index entries: of one length, whatever the length of the IRIs. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

const ACTIVE = `RETURN c.digest AS digest, c.id AS id, c.issuer AS issuer, c.subject AS subject, c.classKey AS classKey,
  c.validFrom AS validFrom, COLLECT { MATCH (c)-[:OWNS]->(f:Fragment) RETURN f.iri AS iri ORDER BY iri } AS subjects,
  COLLECT { MATCH (c)-[:OWNS]->(:Fragment)-->(e:Entity) RETURN DISTINCT e.iri } AS mentions`;

/**
 * Reads what the planner asks, every look-up by a unique index. With `lock` the log head is locked first, on a node without
 * relationships: whoever else writes to this database, from whatever process, waits until our commit, so what we read
 * stays true until then. With one writer per process that costs nothing: nobody waits.
 */
export async function readHeld(tx: ManagedTransaction, questions: Questions, lock: boolean): Promise<Held> {
  const { digests, ending, keysA, keysB, iris, presentations, tokens } = questions;
  const ask = <Row extends Record<string, unknown>>(
    rows: readonly unknown[],
    query: string,
  ): Promise<readonly Row[]> => (rows.length === 0 ? Promise.resolve([]) : rowsOf<Row>(tx, query, { rows }));
  const head = rowsOf<{ size: bigint }>(
    tx,
    lock
      ? 'MATCH (h:LogHead {id: 0}) SET h.locked = true RETURN h.size AS size'
      : 'MATCH (h:LogHead {id: 0}) RETURN h.size AS size',
  );
  const [sizes, states, byA, byB, ended, owners, decided, used] = await Promise.all([
    head,
    ask<{ digest: string; status: Status; seq: bigint }>(
      digests,
      'UNWIND $rows AS d MATCH (c:Credential {digest: d}) RETURN c.digest AS digest, c.status AS status, c.seq AS seq',
    ),
    ask<Active>(
      keysA.map((k) => hashOf(keyA(k))),
      `UNWIND $rows AS k MATCH (c:Credential {activeA: k}) ${ACTIVE}`,
    ),
    ask<Active>(
      keysB.map((k) => hashOf(keyB(k))),
      `UNWIND $rows AS k MATCH (c:Credential {activeB: k}) ${ACTIVE}`,
    ),
    ask<Active>([...ending], `UNWIND $rows AS d MATCH (c:Credential {digest: d}) WHERE c.status = 'active' ${ACTIVE}`),
    ask<{ iri: string; did: string }>(
      iris,
      'UNWIND $rows AS i MATCH (o:Owner {iri: i}) RETURN o.iri AS iri, o.did AS did',
    ),
    ask<{ presentation: string }>(
      presentations,
      'UNWIND $rows AS p MATCH (d:Decision {presentation: p}) RETURN DISTINCT d.presentation AS presentation',
    ),
    ask<{ jti: string }>(
      tokens.map(({ jti, at }) => ({ hash: hashOf(jti), at: BigInt(toMillis(at)) })),
      'UNWIND $rows AS r MATCH (t:Token {hash: r.hash}) WHERE t.expiresMs > r.at RETURN t.jti AS jti',
    ),
  ]);
  return {
    size: Number(sizes[0]?.size),
    statuses: new Map(states.map((s) => [s.digest, { status: s.status, sequence: Number(s.seq) }])),
    active: [...new Map([...byA, ...byB, ...ended].map((a) => [a.digest, a])).values()],
    owners: new Map(owners.map((o) => [o.iri, o.did])),
    decided: new Set(decided.map((d) => d.presentation)),
    usedTokens: new Set(used.map((t) => t.jti)),
  };
}

type Active = { [K in keyof ActiveCredential]: ActiveCredential[K] };
