import type { ManagedTransaction } from 'neo4j-driver';
import { present } from '../encoding.ts';
import { toMillis } from '../instants.ts';
import type { Known, KnownQuery, Status } from '../records.ts';
import { rowsOf, type Connection } from './connection.ts';
import { toLabel } from './names.ts';

interface SpokenRow extends Record<string, unknown> {
  readonly iri: string;
  readonly owner: string;
  readonly digest: string;
  readonly issuer: string;
  readonly statements: string;
  readonly validUntil: string | null;
  readonly seq: bigint;
}

const VALID = '(c.due IS NULL OR c.due > $at)';
const BY_SUBJECT = `UNWIND $iris AS i MATCH (o:Owner {iri: i})
MATCH (e:Entity {iri: i})<-[:DESCRIBES]-(:Listed)<-[:OWNS]-(c:Credential) WHERE ${VALID}
RETURN i AS iri, o.did AS owner, c.digest AS digest, c.issuer AS issuer, c.statements AS statements,
  c.validUntil AS validUntil, c.seq AS seq ORDER BY seq`;
const STATES = `UNWIND $digests AS d MATCH (c:Credential {digest: d})
RETURN c.digest AS digest, c.status AS status, c.seq AS seq`;

/** What is held about the things a submission refers to. Labels are of the closed list and stand in the query text. */
export async function readKnown(tx: ManagedTransaction, query: KnownQuery): Promise<Known> {
  const at = BigInt(toMillis(query.at));
  const [iris, digests, issuers] = [query.iris, query.digests, query.issuers].map((list) => [...new Set(list)]);
  const ofIssuer = query.issuerLabels.map(
    (label) => `UNWIND $issuers AS i MATCH (f:${toLabel(label)} {_issuer: i})<-[:OWNS]-(c:Credential) WHERE ${VALID}
      RETURN DISTINCT c.digest AS digest, c.issuer AS issuer, c.statements AS statements, c.seq AS seq`,
  );
  const [spoken, states, ...said] = await Promise.all([
    rowsOf<SpokenRow>(tx, BY_SUBJECT, { iris, at }),
    rowsOf<{ digest: string; status: Status; seq: bigint }>(tx, STATES, { digests }),
    ...ofIssuer.map((text) => rowsOf<SpokenRow>(tx, text, { issuers, at })),
  ]);
  const bySubject = Map.groupBy(spoken, (row) => row.iri);
  const byIssuer = Map.groupBy(new Map(said.flat().map((row) => [row.digest, row])).values(), (row) => row.issuer);
  return {
    subjects: (iris ?? []).flatMap((iri) => {
      const rows = bySubject.get(iri) ?? [];
      const [first] = rows;
      const credentials = rows.map(({ digest, issuer, statements, validUntil }) => {
        return { digest, issuer, statements, ...present({ validUntil }) };
      });
      return first === undefined ? [] : [{ iri, owner: first.owner, credentials }];
    }),
    credentials: (digests ?? []).flatMap((digest) =>
      states
        .filter((row) => row.digest === digest)
        .map(({ status, seq }) => ({ digest, status, sequence: Number(seq) })),
    ),
    byIssuer: (issuers ?? []).flatMap((issuer) =>
      (byIssuer.get(issuer) ?? [])
        .sort((a, b) => Number(a.seq - b.seq))
        .map(({ digest, statements }) => ({ digest, issuer, statements })),
    ),
  };
}

/**
 * Makes sure that credentials of a class can be found by their issuer in one seek. Few classes are ever asked for (those
 * that carry the terms), so only those have an index.
 */
export class IssuerIndexes {
  readonly #connection: Connection;
  readonly #made = new Map<string, Promise<void>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async ensure(labels: readonly string[]): Promise<void> {
    await Promise.all(labels.map(toLabel).map((label) => this.#made.get(label) ?? this.#make(label)));
  }

  #make(label: string): Promise<void> {
    const made = this.#connection.define([
      `CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n._issuer)`,
      'CALL db.awaitIndexes(60)',
    ]);
    this.#made.set(label, made);
    // Not made (connection lost): the next one to ask tries again.
    made.catch(() => this.#made.delete(label));
    return made;
  }
}
