import type { Opening } from '#log';
import type { ManagedTransaction } from 'neo4j-driver';
import { openDecision } from '../decision.ts';
import { present } from '../encoding.ts';
import { toMillis } from '#lifecycle';
import { toOpening } from '../log-entries.ts';
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
  StoredState,
} from '../records.ts';
import { rowsOf } from './connection.ts';
import { hashOf } from './held.ts';
import { fromProperties } from './rows.ts';

type Stored<T> = { [K in keyof T]: T[K] };
/** A decision as its node has it. */
interface DecisionNode {
  readonly record: string;
  readonly digest: string;
  readonly attestation?: string;
  readonly attestationDigest?: string;
  readonly admitted: string;
}
type CredentialNode = Stored<Omit<StoredCredential, 'decision' | 'sequence' | 'until'>> & {
  readonly seq: bigint;
  readonly until?: bigint;
};

function toDecision(node: DecisionNode): StoredDecision {
  const { record, digest, attestation, attestationDigest } = node;
  return {
    ...openDecision(record, digest),
    ...present({ attestation, attestationDigest }),
    admitted: JSON.parse(node.admitted) as readonly StoredState[],
  } as StoredDecision;
}

export async function readCredentials(
  tx: ManagedTransaction,
  digests: readonly string[],
): Promise<readonly (StoredCredential | undefined)[]> {
  const found = await rowsOf<{ c: CredentialNode; d: DecisionNode }>(
    tx,
    `UNWIND $digests AS digest MATCH (c:Credential {digest: digest})-[:DECIDED_BY]->(d:Decision)
     RETURN properties(c) AS c, properties(d) AS d`,
    { digests },
  );
  const byDigest = new Map(found.map((row) => [row.c.digest, toCredential(row.c, row.d)]));
  return digests.map((digest) => byDigest.get(digest));
}

function toCredential(c: CredentialNode, d: DecisionNode): StoredCredential {
  const { digest, id, issuer, subject, type, outcome, validFrom, raw, statements, status } = c;
  return {
    ...{ digest, id, issuer, subject, type, outcome, validFrom, raw, statements, status, sequence: Number(c.seq) },
    ...present({
      level: c.level,
      validUntil: c.validUntil,
      anchor: c.anchor,
      until: c.until === undefined ? undefined : Number(c.until),
    }),
    decision: toDecision(d),
  } as StoredCredential;
}

/** The latest decision on each of these bytes, by their digest; one column, so that it can stand in another statement. */
export const DECISIONS = `UNWIND $presentations AS p
MATCH (d:Decision {presentation: p}) USING INDEX d:Decision(presentation)
WITH p, d ORDER BY d.order WITH p, last(collect(d)) AS d RETURN {presentation: p, node: properties(d)} AS decided`;

export interface DecidedRow {
  readonly presentation: string;
  readonly node: DecisionNode;
}
export function toDecisions(rows: readonly DecidedRow[]): ReadonlyMap<string, StoredDecision> {
  return new Map(rows.map(({ presentation, node }) => [presentation, toDecision(node)]));
}

export async function readAttestation(tx: ManagedTransaction, digest: string): Promise<string | undefined> {
  const query = `MATCH (d:Decision {attestationDigest: $digest})
    RETURN d.attestation AS text ORDER BY d.order DESC LIMIT 1`;
  const [row] = await rowsOf<{ text: string }>(tx, query, { digest });
  if (row !== undefined) return row.text;
  const decided = await rowsOf<{ decided: DecidedRow }>(tx, DECISIONS, { presentations: [digest] });
  return decided[0]?.decided.node.attestation;
}

export async function readEvidence(tx: ManagedTransaction, digest: string): Promise<EvidenceRecord | undefined> {
  const query = 'MATCH (e:Evidence {digest: $digest}) RETURN properties(e) AS e';
  const [row] = await rowsOf<{ e: Stored<EvidenceRecord> }>(tx, query, { digest });
  return row?.e;
}

const FRAGMENTS = `UNWIND $iris AS iri
MATCH (e:Entity {iri: iri})<-[:DESCRIBES]-(f:Fragment)<-[:OWNS]-(c:Credential)-[:DECIDED_BY]->(d:Decision)
RETURN properties(f) AS f, f:Listed AS listed, c.digest AS digest, c.id AS credentialId, c.issuer AS issuer,
  c.status AS status, c.seq AS seq, c.validFrom AS validFrom, c.validUntil AS validUntil, c.anchor AS anchor, d.outcome AS outcome,
  d.level AS level, d.at AS decidedAt, d.policy AS policy, d.attestationDigest AS attestationDigest,
  COLLECT { MATCH (f)-[r]->(t:Entity) WHERE type(r) <> 'DESCRIBES'
    RETURN {predicate: type(r), to: t.iri} AS ref ORDER BY type(r), t.iri } AS references`;

type FragmentRow = Stored<
  Omit<StoredFragment, keyof Fragment | 'sequence' | 'level' | 'validUntil' | 'anchor' | 'attestationDigest'>
> & {
  readonly f: Record<string, unknown>;
  readonly seq: bigint;
  readonly references: Fragment['references'];
  readonly level: StoredFragment['level'] | null;
  readonly validUntil: string | null;
  readonly anchor: string | null;
  readonly attestationDigest: string | null;
};

export async function readFragments(
  tx: ManagedTransaction,
  iris: readonly string[],
): Promise<readonly StoredFragment[]> {
  const wanted = [...new Set(iris)];
  const rank = new Map(wanted.map((iri, i) => [iri, i]));
  const rows = await rowsOf<FragmentRow>(tx, FRAGMENTS, { iris: wanted });
  const place = (fragment: StoredFragment): number => rank.get(fragment.iri) ?? wanted.length;
  return rows
    .map(toFragment)
    .sort((a, b) => place(a) - place(b) || Number(b.listed) - Number(a.listed) || a.sequence - b.sequence);
}

function toFragment({ f, seq, level, validUntil, anchor, attestationDigest, ...row }: FragmentRow): StoredFragment {
  const { digest, credentialId, issuer, outcome, status, decidedAt, policy, validFrom, listed, references } = row;
  return {
    ...{ ...fromProperties(f), references, digest, credentialId, issuer, outcome, status, sequence: Number(seq) },
    ...{ decidedAt, policy, validFrom, listed },
    ...present({ level, validUntil, anchor, attestationDigest }),
  } as StoredFragment;
}

export async function readListed(
  tx: ManagedTransaction,
  after: string | undefined,
  limit: number,
): Promise<ListedPage> {
  const query = `MATCH (e:Entity) WHERE e.iri > $after AND EXISTS { (e)<-[:DESCRIBES]-(:Listed) }
    RETURN e.iri AS iri ORDER BY iri LIMIT $limit`;
  const page = await rowsOf<{ iri: string }>(tx, query, { after: after ?? '', limit: BigInt(limit) });
  const fragments = await readFragments(
    tx,
    page.map((row) => row.iri),
  );
  const next = page.at(-1)?.iri;
  return { fragments: fragments.filter((fragment) => fragment.listed), ...(next === undefined ? {} : { next }) };
}

export async function readReferrers(
  tx: ManagedTransaction,
  iris: readonly string[],
  limit: number,
): Promise<readonly string[]> {
  const query = `UNWIND $iris AS i MATCH (:Entity {iri: i})<-[r]-(f:Listed) WHERE type(r) <> 'DESCRIBES'
    RETURN DISTINCT f.iri AS iri ORDER BY iri LIMIT $limit`;
  const found = await rowsOf<{ iri: string }>(tx, query, { iris, limit: BigInt(limit) });
  return found.map((row) => row.iri);
}

export async function readOwners(
  tx: ManagedTransaction,
  iris: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const query = 'UNWIND $iris AS i MATCH (o:Owner {iri: i}) RETURN o.iri AS iri, o.did AS did';
  const found = await rowsOf<{ iri: string; did: string }>(tx, query, { iris });
  const byIri = new Map(found.map((row) => [row.iri, row.did]));
  return new Map(iris.flatMap((iri) => (byIri.has(iri) ? [[iri, byIri.get(iri) as string]] : [])));
}

export async function readDue(tx: ManagedTransaction, at: string, limit: number): Promise<readonly string[]> {
  const query = `MATCH (c:Credential) WHERE c.due <= $at
    RETURN c.digest AS digest ORDER BY c.due, c.seq LIMIT $limit`;
  const due = await rowsOf<{ digest: string }>(tx, query, { at: BigInt(toMillis(at)), limit: BigInt(limit) });
  return due.map((row) => row.digest);
}

export async function readSize(tx: ManagedTransaction): Promise<number> {
  const [head] = await rowsOf<{ size: bigint }>(tx, 'MATCH (h:LogHead {id: 0}) RETURN h.size AS size');
  return Number(head?.size);
}

export async function readLog(tx: ManagedTransaction, since: number, limit: number): Promise<readonly LogEntry[]> {
  const query = 'MATCH (l:LogEntry) WHERE l.seq >= $since RETURN properties(l) AS l ORDER BY l.seq LIMIT $limit';
  type Row = { l: Stored<Omit<LogEntry, 'sequence'>> & { seq: bigint } };
  const found = await rowsOf<Row>(tx, query, { since: BigInt(since), limit: BigInt(limit) });
  return found.map(({ l: { seq, time, kind, digest, subjects, leaf } }) => {
    return { sequence: Number(seq), time, kind, digest, subjects, leaf };
  });
}

export async function readOpening(tx: ManagedTransaction, sequence: number): Promise<Opening | undefined> {
  const query = 'MATCH (l:LogEntry {seq: $seq}) RETURN l.salt AS salt, l.record AS record';
  const [row] = await rowsOf<{ salt: string | null; record: string | null }>(tx, query, { seq: BigInt(sequence) });
  return toOpening(row);
}

export async function readAnswer(tx: ManagedTransaction, key: string, at: string): Promise<StoredAnswer | undefined> {
  const query = 'MATCH (a:Answer {hash: $hash}) WHERE a.expiresMs > $at RETURN properties(a) AS a';
  type Row = { a: Stored<Omit<StoredAnswer, 'status'>> & { status: bigint } };
  const [row] = await rowsOf<Row>(tx, query, { hash: hashOf(key), at: BigInt(toMillis(at)) });
  if (row === undefined) return undefined;
  const { body, status, answer, contentType, expires } = row.a;
  return { key, body, status: Number(status), answer, contentType, expires };
}

export async function readIdentity(tx: ManagedTransaction): Promise<StoredIdentity | undefined> {
  const query = 'MATCH (h:LogHead {id: 0}) WHERE h.did IS NOT NULL RETURN h.did AS did, h.fingerprint AS fingerprint';
  const [row] = await rowsOf<{ did: string; fingerprint: string }>(tx, query);
  return row;
}
