import type { ManagedTransaction } from 'neo4j-driver';
import { sorted } from '../changes.ts';
import { toMillis } from '../instants.ts';
import type { Plan } from '../plan-draft.ts';
import { hashOf } from './held.ts';
import { toDecisionRow, toFragmentRows } from './rows.ts';

/** How much is forgotten at once, and how often: at every 64th log entry. */
const CLEAR = 512;
const CLEAR_EVERY = 64;

const END = `UNWIND $rows AS r MATCH (c:Credential {digest: r.digest})
SET c.status = r.status, c.until = r.until, c.activeA = null, c.activeB = null, c.due = null
WITH c MATCH (c)-[:OWNS]->(f:Fragment) DETACH DELETE f`;
const UNLIST = 'UNWIND $rows AS i MATCH (:Entity {iri: i})<-[:DESCRIBES]-(f:Listed) REMOVE f:Listed';
const OWN = 'UNWIND $rows AS r MERGE (o:Owner {iri: r.iri}) SET o.did = r.owner';
const EVIDENCE = 'UNWIND $rows AS r MERGE (e:Evidence {digest: r.digest}) ON CREATE SET e = r';
const ENTITIES = 'UNWIND $rows AS i MERGE (:Entity {iri: i})';
const DECIDE = `UNWIND $rows AS r CREATE (d:Decision) SET d = r.properties
WITH d, r UNWIND r.credentials AS c CREATE (n:Credential)-[:DECIDED_BY]->(d) SET n = c`;
const DESCRIBE = `UNWIND $rows AS r MATCH (c:Credential {digest: r.digest}) MATCH (e:Entity {iri: r.iri})
CREATE (c)-[:OWNS]->(n:Fragment)-[:DESCRIBES]->(e) SET n = r.properties SET n:$(r.labels)
WITH n, r UNWIND r.references AS ref MATCH (t:Entity {iri: ref.to}) CREATE (n)-[:$(ref.predicate)]->(t)`;
const SWEEP = 'UNWIND $rows AS i MATCH (e:Entity {iri: i}) WHERE NOT EXISTS { (e)--() } DELETE e';
const LOG = `UNWIND $rows AS r CREATE (l:LogEntry) SET l = r
WITH count(*) AS grown MATCH (h:LogHead {id: 0}) SET h.size = h.size + grown`;
const ANSWER = 'UNWIND $rows AS r MERGE (a:Answer {hash: r.hash}) SET a = r';
const TOKEN = 'UNWIND $rows AS r MERGE (t:Token {hash: r.hash}) SET t = r';
const FORGET = ['Answer', 'Token'].map(
  (label) => `MATCH (n:${label}) WHERE n.expiresMs <= $now WITH n LIMIT ${CLEAR} DELETE n`,
);

/** Writes the rows of a plan. The statements are sent in order without waiting for one another: the driver pipelines. */
export async function writePlan(tx: ManagedTransaction, plan: Plan): Promise<void> {
  const sent: PromiseLike<unknown>[] = [];
  const send = (query: string, rows: readonly unknown[]): void => {
    if (rows.length > 0) sent.push(tx.run(query, { rows }));
  };
  const admitted = plan.decisions.flatMap((decision) => decision.admitted);
  const fragments = admitted.flatMap((row) => row.credential.fragments);
  const base = plan.log[0]?.sequence ?? 0;

  send(
    END,
    plan.ended.map((row) => ({ ...row, until: BigInt(row.until) })),
  );
  send(UNLIST, plan.unlisted);
  send(OWN, plan.owners);
  send(
    EVIDENCE,
    plan.decisions.flatMap((row) => row.decision.evidence).map((e) => ({ ...e })),
  );
  send(ENTITIES, sorted(fragments.flatMap((f) => [f.iri, ...f.references.map((r) => r.to)])));
  send(
    DECIDE,
    plan.decisions.map((row) => toDecisionRow(row, base)),
  );
  send(DESCRIBE, admitted.flatMap(toFragmentRows));
  send(SWEEP, plan.touched);
  send(
    LOG,
    plan.log.map(({ sequence, ...entry }) => ({ ...entry, seq: BigInt(sequence) })),
  );
  send(
    ANSWER,
    plan.answers.map((a) => ({ ...a, hash: hashOf(a.key), status: BigInt(a.status), expiresMs: millis(a.expires) })),
  );
  send(
    TOKEN,
    plan.tokens.map(({ jti, expires }) => ({ jti, hash: hashOf(jti), expiresMs: millis(expires) })),
  );
  if (plan.at !== undefined && plan.log.some((entry) => entry.sequence % CLEAR_EVERY === 0)) {
    for (const query of FORGET) sent.push(tx.run(query, { now: millis(plan.at) }));
  }
  await Promise.all(sent);
}

function millis(text: string): bigint {
  return BigInt(toMillis(text));
}
