import type { ManagedTransaction } from 'neo4j-driver';
import type { StoredCredential } from '../records.ts';
import { rowsOf } from './connection.ts';
import { readCredentials } from './reads.ts';

/** What the owner's active word on a subject would show: its identity is listed. */
const UNLISTED = 'NOT EXISTS { (:Entity {iri: o.iri})<-[:DESCRIBES]-(:Fragment&Listed) }';
export const LAST_WORDS = `UNWIND $iris AS i MATCH (o:Owner {iri: i}) WHERE ${UNLISTED}
CALL (o) { MATCH (s:EndedSubject {iri: o.iri}) WHERE s.issuer = o.did
  RETURN s.digest AS digest ORDER BY s.seq DESC LIMIT 1 }
RETURN o.iri AS iri, digest`;
export const ENDED_SUBJECTS = `MATCH (s:EndedSubject) WHERE s.iri > $after WITH DISTINCT s.iri AS iri, s.issuer AS issuer
MATCH (o:Owner {iri: iri}) WHERE o.did = issuer AND ${UNLISTED}
RETURN DISTINCT iri ORDER BY iri LIMIT $limit`;

export async function readLastWords(
  tx: ManagedTransaction,
  iris: readonly string[],
): Promise<ReadonlyMap<string, StoredCredential>> {
  const last = await rowsOf<{ iri: string; digest: string }>(tx, LAST_WORDS, { iris: [...new Set(iris)] });
  const credentials = await readCredentials(
    tx,
    last.map((row) => row.digest),
  );
  const byIri = new Map(last.map((row, n) => [row.iri, credentials[n]]));
  return new Map(iris.flatMap((iri) => toEntry(iri, byIri.get(iri))));
}

function toEntry(
  iri: string,
  credential: StoredCredential | undefined,
): readonly (readonly [string, StoredCredential])[] {
  return credential === undefined ? [] : [[iri, credential]];
}

export async function readEndedSubjects(
  tx: ManagedTransaction,
  after: string | undefined,
  limit: number,
): Promise<readonly string[]> {
  const found = await rowsOf<{ iri: string }>(tx, ENDED_SUBJECTS, { after: after ?? '', limit: BigInt(limit) });
  return found.map((row) => row.iri);
}
