import type { ManagedTransaction } from 'neo4j-driver';
import { toMillis } from '#lifecycle';
import { forgottenAt, MOST_READ } from '../refusal-bounds.ts';
import { MOST_REFUSALS, type RefusalRecord } from '../records.ts';
import { rowsOf } from './connection.ts';

export const REFUSED = `UNWIND $rows AS r MERGE (n:Refusal {digest: r.digest})
SET n.at = r.at, n.atMs = r.atMs, n.codes = r.codes, n.iris = r.iris
WITH n, r CALL (n) { MATCH (n)-[:NAMES]->(old:RefusedIri) DETACH DELETE old }
UNWIND r.iris AS iri CREATE (n)-[:NAMES]->(:RefusedIri {iri: iri, atMs: r.atMs})`;
/** The number of nodes of a label is kept by the database: nothing is walked through. */
const KEPT = 'MATCH (n:Refusal) RETURN count(n) AS kept';
const LETTING_GO = 'WITH n OPTIONAL MATCH (n)-[:NAMES]->(i:RefusedIri) DETACH DELETE n, i';
export const OLD = `MATCH (n:Refusal) WHERE n.atMs <= $before ${LETTING_GO}`;
export const BEYOND = `MATCH (n:Refusal) WHERE n.atMs > 0 WITH n ORDER BY n.atMs, n.digest LIMIT $beyond ${LETTING_GO}`;
export const REFUSALS = `MATCH (i:RefusedIri) WHERE i.iri = $iri AND i.atMs > $after
MATCH (n:Refusal)-[:NAMES]->(i)
RETURN n.digest AS digest, n.at AS at, n.codes AS codes, n.iris AS iris
ORDER BY i.atMs DESC, n.digest DESC LIMIT ${MOST_READ}`;

/** Keeps these and lets go of what is too old or one too many. The same bytes refused again replace their record. */
export async function keepRefusals(tx: ManagedTransaction, refusals: readonly RefusalRecord[]): Promise<void> {
  const newest = refusals.at(-1);
  if (newest === undefined) return;
  const rows = refusals.map(({ digest, at, codes, iris }) => {
    return { digest, at, atMs: BigInt(toMillis(at)), codes, iris };
  });
  await tx.run(REFUSED, { rows });
  await tx.run(OLD, { before: BigInt(forgottenAt(newest.at)) });
  const [counted] = await rowsOf<{ kept: bigint }>(tx, KEPT);
  const beyond = Number(counted?.kept ?? 0n) - MOST_REFUSALS;
  if (beyond > 0) await tx.run(BEYOND, { beyond: BigInt(beyond) });
}

export async function readRefusals(tx: ManagedTransaction, iri: string, at: string): Promise<readonly RefusalRecord[]> {
  type Row = Record<keyof RefusalRecord, unknown> & RefusalRecord;
  return rowsOf<Row>(tx, REFUSALS, { iri, after: BigInt(forgottenAt(at)) });
}
