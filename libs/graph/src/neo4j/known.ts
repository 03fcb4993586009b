import { present } from '../encoding.ts';
import { hasEnded, toMillis } from '#lifecycle';
import { claimantsOf } from '../owner.ts';
import {
  MOST_OF_ID,
  MOST_OF_ISSUER,
  type Known,
  type KnownCredential,
  type KnownQuery,
  type NamedCredential,
  type Status,
  type StoredDecision,
} from '../records.ts';
import type { Connection } from './connection.ts';
import { toLabel } from './names.ts';
import { DECISIONS, toDecisions, type DecidedRow } from './reads.ts';

interface SpokenRow extends Record<string, unknown> {
  readonly key: string;
  readonly digest: string;
  readonly issuer: string;
  readonly statements: string;
  readonly validUntil: string | null;
  readonly chainUntil: string | null;
  readonly due: bigint | null;
  readonly seq: bigint;
}

const ROW = `{digest: c.digest, issuer: c.issuer, statements: c.statements, validUntil: c.validUntil, chainUntil: c.chainUntil, due: c.due, seq: c.seq`;

/** Few submissions name credentials by their ids, so the others do not pay for it. */
const NAMED = `COLLECT { UNWIND $named AS i CALL (i) {
      MATCH (c:Credential {id: i}) USING INDEX c:Credential(id) WHERE c.status = 'active'
      RETURN c ORDER BY c.issuer LIMIT ${MOST_OF_ID} }
    RETURN {id: i, digest: c.digest, raw: c.raw, due: c.due} } AS named`;

/**
 * One statement for all of it: each costs the server about 1 ms, whatever it reads. The way to a subject is its identity,
 * never a label: a hub's other relationships are not looked at. What an issuer said of a class comes newest first by the
 * order of the index: what it said before is not walked through. Labels are of the closed list and stand in the text.
 */
export function knownQuery(labels: readonly string[], withNamed = false): string {
  const said = labels.map(toLabel).map(
    (label, n) => `COLLECT { UNWIND $issuers AS i CALL (i) {
      MATCH (f:${label}) USING INDEX f:${label}(_issuer, _seq) WHERE f._issuer = i AND f._seq >= 0
      WITH f ORDER BY f._issuer DESC, f._seq DESC LIMIT ${MOST_OF_ISSUER} RETURN f }
    MATCH (f)<-[:OWNS]-(c:Credential) RETURN ${ROW}, key: i} } AS said${n}`,
  );
  return `RETURN ${[
    'COLLECT { UNWIND $iris AS i MATCH (o:Owner {iri: i}) RETURN {iri: o.iri, did: o.did} } AS owners',
    'COLLECT { UNWIND $claimants AS i MATCH (k:KnownIssuer {did: i}) RETURN i } AS claimants',
    `COLLECT { UNWIND $iris AS i MATCH (e:Entity {iri: i}) USING INDEX e:Entity(iri)
    MATCH (e)<-[:DESCRIBES]-(f:Fragment)<-[:OWNS]-(c:Credential) WHERE f:Listed RETURN ${ROW}, key: i} } AS spoken`,
    'COLLECT { UNWIND $digests AS d MATCH (c:Credential {digest: d}) RETURN {digest: c.digest, status: c.status, seq: c.seq} } AS states',
    `COLLECT { ${DECISIONS} } AS decided`,
    ...(withNamed ? [NAMED] : []),
    ...said,
  ].join(',\n  ')}`;
}

interface KnownRow extends Record<string, unknown> {
  readonly owners: readonly { readonly iri: string; readonly did: string }[];
  readonly claimants: readonly string[];
  readonly spoken: readonly SpokenRow[];
  readonly states: readonly { readonly digest: string; readonly status: Status; readonly seq: bigint }[];
  readonly decided: readonly DecidedRow[];
  readonly named?: readonly NamedRow[];
}
type NamedRow = NamedCredential & { readonly due: bigint | null };

export interface KnownAndDecided {
  /** In the order of the queries. */
  readonly known: readonly Known[];
  readonly decisions: ReadonlyMap<string, StoredDecision>;
}

/**
 * What is held about the things submissions refer to, and the decisions on presentations: one read for all that ask at the
 * same time, each thing once.
 */
export async function readKnown(
  connection: Connection,
  { queries, presentations }: { readonly queries: readonly KnownQuery[]; readonly presentations: readonly string[] },
): Promise<KnownAndDecided> {
  const all = (of: (query: KnownQuery) => readonly string[]): readonly string[] => [...new Set(queries.flatMap(of))];
  const [iris, digests, issuers] = [all((q) => q.iris), all((q) => q.digests), all((q) => q.issuers)];
  const labels = all((q) => q.issuerLabels);
  const claimants = [...new Set(all((q) => q.described).flatMap(claimantsOf))];
  const named = all((q) => q.named ?? []);
  const lists = { iris, digests, issuers, claimants, named, presentations: [...new Set(presentations)] };
  const [row] = await connection.ask<KnownRow>(knownQuery(labels, named.length > 0), lists);
  if (row === undefined) throw new Error('A statement without a match has one row');
  const said = labels.map((label, n) => [label, Map.groupBy(row[`said${n}`] as SpokenRow[], (r) => r.key)] as const);
  const spoken = row.spoken.toSorted((a, b) => Number(a.seq - b.seq));
  const found: Found = {
    owners: new Map(row.owners.map((o) => [o.iri, o.did])),
    claimants: new Set(row.claimants),
    spoken: Map.groupBy(spoken, (r) => r.key),
    states: new Map(row.states.map(({ digest, status, seq }) => [digest, { digest, status, sequence: Number(seq) }])),
    said: new Map(said),
    named: Map.groupBy(row.named ?? [], (r) => r.id),
  };
  return { known: queries.map((query) => toKnown(query, found)), decisions: toDecisions(row.decided) };
}

interface Found {
  readonly owners: ReadonlyMap<string, string>;
  readonly claimants: ReadonlySet<string>;
  readonly spoken: ReadonlyMap<string, readonly SpokenRow[]>;
  readonly states: ReadonlyMap<string, Known['credentials'][number]>;
  /** By label, then by issuer. */
  readonly said: ReadonlyMap<string, ReadonlyMap<string, readonly SpokenRow[]>>;
  readonly named: ReadonlyMap<string, readonly NamedRow[]>;
}

function toKnown(query: KnownQuery, { owners, claimants, spoken, states, said, named }: Found): Known {
  const at = toMillis(query.at);
  const isValid = ({ due }: Pick<SpokenRow, 'due'>): boolean => !hasEnded(due === null ? undefined : Number(due), at);
  const asked = [...new Set(query.named)].flatMap((id) => (named.get(id) ?? []).filter(isValid));
  return {
    ...(asked.length === 0 ? {} : { named: asked.map(({ id, digest, raw }) => ({ id, digest, raw })) }),
    subjects: [...new Set(query.iris)].flatMap((iri) => {
      const owner = owners.get(iri);
      if (owner === undefined) return [];
      const rows = (spoken.get(iri) ?? []).filter(isValid);
      return [{ iri, owner, credentials: rows.map(toCredential) }];
    }),
    credentials: [...new Set(query.digests)].flatMap((digest) => states.get(digest) ?? []),
    byIssuer: [...new Set(query.issuers)].flatMap((issuer) => {
      const rows = query.issuerLabels.flatMap((label) => said.get(label)?.get(issuer) ?? []).filter(isValid);
      return [...new Map(rows.map((row) => [row.digest, row])).values()]
        .sort((a, b) => Number(a.seq - b.seq))
        .map(toCredential);
    }),
    reserved: [...new Set(query.described)].flatMap((iri) => {
      const owner = owners.has(iri) ? undefined : claimantsOf(iri).find((did) => claimants.has(did));
      return owner === undefined ? [] : [{ iri, owner }];
    }),
  };
}

function toCredential({ digest, issuer, statements, validUntil, chainUntil }: SpokenRow): KnownCredential {
  return { digest, issuer, statements, ...present({ validUntil, chainUntil }) };
}
