import { present } from '../encoding.ts';
import { toMillis } from '#lifecycle';
import { claimantsOf } from '../owner.ts';
import {
  MOST_OF_ID,
  MOST_OF_ISSUER,
  type Known,
  type KnownCredential,
  type KnownQuery,
  type KnownSubject,
  type NamedCredential,
  type Status,
} from '../records.ts';
import type { Sql } from './database.ts';
import { readKnownIssuers } from './held.ts';

interface SpokenRow {
  readonly seq: number;
  readonly digest: string;
  readonly issuer: string;
  readonly statements: string;
  readonly valid_until: string | null;
  readonly chain_until: string | null;
}

const ROW = 'c.seq, c.digest, c.issuer, t.statements, c.valid_until, c.chain_until';
const OF_SUBJECT = `SELECT ${ROW} FROM entity e
  CROSS JOIN fragment f ON f.entity = e.id AND f.listed = 1 CROSS JOIN credential c ON c.seq = f.credential
  CROSS JOIN credential_text t ON t.seq = c.seq WHERE e.iri = +? AND (c.due IS NULL OR c.due > +?) ORDER BY c.seq`;
/** The newest of the issuer by the order of the index: what it issued before is not walked through. */
const OF_ISSUER = `SELECT ${ROW} FROM
  (SELECT credential FROM label WHERE issuer = +? AND label = +? ORDER BY credential DESC LIMIT ${MOST_OF_ISSUER}) l
  CROSS JOIN credential c ON c.seq = l.credential CROSS JOIN credential_text t ON t.seq = c.seq
  WHERE c.due IS NULL OR c.due > +?`;
const OF_ID = `SELECT c.id, c.digest, t.raw FROM credential c CROSS JOIN credential_text t ON t.seq = c.seq
  WHERE c.id = +? AND c.status = 'active' AND (c.due IS NULL OR c.due > +?) ORDER BY c.issuer LIMIT ${MOST_OF_ID}`;

/** What is held about the things a submission refers to; the caller makes the reads one snapshot. */
export function readKnown(sql: Sql, query: KnownQuery): Known {
  const at = toMillis(query.at);
  const subjects = [...new Set(query.iris)].flatMap((iri): readonly KnownSubject[] => {
    const owned = sql('SELECT did FROM owner WHERE iri = ?').get(iri) as { readonly did: string } | undefined;
    if (owned === undefined) return [];
    return [{ iri, owner: owned.did, credentials: (sql(OF_SUBJECT).all(iri, at) as SpokenRow[]).map(toSpoken) }];
  });
  const credentials = [...new Set(query.digests)].flatMap((digest) => {
    const row = sql('SELECT digest, status, seq AS sequence FROM credential WHERE digest = ?').get(digest);
    return row === undefined ? [] : [row as { digest: string; status: Status; sequence: number }];
  });
  const byIssuer = [...new Set(query.issuers)].flatMap((issuer) => {
    const said = query.issuerLabels.flatMap((label) => sql(OF_ISSUER).all(issuer, label, at) as SpokenRow[]);
    return [...new Map(said.map((row) => [row.seq, row])).values()].sort((a, b) => a.seq - b.seq).map(toSpoken);
  });
  const owned = new Set(subjects.map((subject) => subject.iri));
  const unowned = [...new Set(query.described)].filter((iri) => !owned.has(iri));
  const known = readKnownIssuers(sql, unowned.flatMap(claimantsOf));
  const reserved = unowned.flatMap((iri) => {
    const owner = claimantsOf(iri).find((did) => known.has(did));
    return owner === undefined ? [] : [{ iri, owner }];
  });
  const named = [...new Set(query.named)].flatMap((id) => sql(OF_ID).all(id, at) as NamedCredential[]);
  return { subjects, credentials, byIssuer, reserved, ...(named.length === 0 ? {} : { named }) };
}

function toSpoken({ digest, issuer, statements, valid_until, chain_until }: SpokenRow): KnownCredential {
  return { digest, issuer, statements, ...present({ validUntil: valid_until, chainUntil: chain_until }) };
}
