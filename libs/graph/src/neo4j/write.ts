import type { ManagedTransaction } from 'neo4j-driver';
import { sorted } from '../changes.ts';
import { toMillis } from '#lifecycle';
import type { Plan } from '../plan-draft.ts';
import { hashOf } from './held.ts';
import { keepRefusals } from './refusals.ts';
import { toDecisionRow, toFragmentRows } from './rows.ts';

/** How much is forgotten at once, and how often: at every 64th log entry. */
const CLEAR = 512;
const CLEAR_EVERY = 64;

/** Before what takes its place: the keys of active credentials are unique. */
export const END = `CALL () { UNWIND $ended AS r MATCH (c:Credential {digest: r.digest})
  SET c.status = r.status, c.until = coalesce(c.until, r.until), c.activeA = null, c.activeB = null, c.due = null
  WITH c MATCH (c)-[:OWNS]->(f:Fragment)
  CREATE (:EndedSubject {iri: f.iri, issuer: c.issuer, digest: c.digest, seq: c.seq}) DETACH DELETE f }
CALL () { UNWIND $unlisted AS i MATCH (:Entity {iri: i})<-[:DESCRIBES]-(f:Listed) REMOVE f:Listed }`;
/** All that is new, in one statement: each costs the server about 1 ms, whatever it writes. */
export const ADD = `CALL () { UNWIND $owners AS r MERGE (o:Owner {iri: r.iri}) SET o.did = r.owner }
CALL () { UNWIND $issuers AS i MERGE (:KnownIssuer {did: i}) }
CALL () { UNWIND $evidence AS r MERGE (e:Evidence {digest: r.digest}) ON CREATE SET e = r }
CALL () { UNWIND $entities AS i MERGE (:Entity {iri: i}) }
CALL () { UNWIND $decisions AS r CREATE (d:Decision) SET d = r.properties
  WITH d, r UNWIND r.credentials AS c CREATE (n:Credential)-[:DECIDED_BY]->(d) SET n = c }
CALL () { UNWIND $fragments AS r MATCH (c:Credential {digest: r.digest}) MATCH (e:Entity {iri: r.iri})
  CREATE (c)-[:OWNS]->(n:Fragment)-[:DESCRIBES]->(e) SET n = r.properties SET n:$(r.labels)
  WITH n, r UNWIND r.references AS ref MATCH (t:Entity {iri: ref.to}) CREATE (n)-[:$(ref.predicate)]->(t) }
CALL () { UNWIND $log AS r CREATE (l:LogEntry) SET l = r }
MATCH (h:LogHead {id: 0}) SET h.size = h.size + size($log)`;
export const SWEEP = 'UNWIND $rows AS i MATCH (e:Entity {iri: i}) WHERE NOT EXISTS { (e)--() } DELETE e';
const ANSWER = 'UNWIND $rows AS r MERGE (a:Answer {hash: r.hash}) SET a = r';
const TOKEN = 'UNWIND $rows AS r MERGE (t:Token {hash: r.hash}) SET t = r';
const IDENTITY = `UNWIND $rows AS r MATCH (h:LogHead {id: 0}) WHERE r.replace OR h.fingerprint IS NULL
  SET h.did = r.did, h.fingerprint = r.fingerprint`;
const FORGET = ['Answer', 'Token'].map(
  (label) => `MATCH (n:${label}) WHERE n.expiresMs <= $now WITH n LIMIT ${CLEAR} DELETE n`,
);

/** Writes the rows of a plan. The statements are sent in order without waiting for one another: the driver pipelines. */
export async function writePlan(tx: ManagedTransaction, plan: Plan): Promise<void> {
  const sent: PromiseLike<unknown>[] = [];
  const send = (query: string, rows: readonly unknown[]): void => {
    if (rows.length > 0) sent.push(tx.run(query, { rows }));
  };
  const ended = plan.ended.map((row) => ({ ...row, until: BigInt(row.until) }));
  if (ended.length + plan.unlisted.length > 0) sent.push(tx.run(END, { ended, unlisted: plan.unlisted }));
  if (plan.log.length + plan.decisions.length + plan.owners.length > 0) sent.push(tx.run(ADD, toAdd(plan)));
  send(SWEEP, plan.touched);
  send(
    ANSWER,
    plan.answers.map((a) => ({ ...a, hash: hashOf(a.key), status: BigInt(a.status), expiresMs: millis(a.expires) })),
  );
  send(
    TOKEN,
    plan.tokens.map(({ jti, expires }) => ({ jti, hash: hashOf(jti), expiresMs: millis(expires) })),
  );
  send(IDENTITY, plan.identities);
  if (plan.at !== undefined && plan.log.some((entry) => entry.sequence % CLEAR_EVERY === 0)) {
    for (const query of FORGET) sent.push(tx.run(query, { now: millis(plan.at) }));
  }
  if (plan.refusals.length > 0) sent.push(keepRefusals(tx, plan.refusals));
  await Promise.all(sent);
}

function toAdd({ owners, issuers, decisions, log }: Plan): Record<string, unknown> {
  const admitted = decisions.flatMap((decision) => decision.admitted);
  const fragments = admitted.flatMap((row) => row.credential.fragments);
  const base = log[0]?.sequence ?? 0;
  return {
    owners,
    issuers,
    evidence: decisions.flatMap((row) => row.decision.evidence).map((e) => ({ ...e })),
    entities: sorted(fragments.flatMap((f) => [f.iri, ...f.references.map((r) => r.to)])),
    decisions: decisions.map((row) => toDecisionRow(row, base)),
    fragments: admitted.flatMap(toFragmentRows),
    log: log.map(({ sequence, ...entry }) => ({ ...entry, seq: BigInt(sequence) })),
  };
}

function millis(text: string): bigint {
  return BigInt(toMillis(text));
}
