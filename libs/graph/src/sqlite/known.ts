import { present } from '../encoding.ts';
import { toMillis } from '../instants.ts';
import type { Known, KnownQuery, KnownSubject, Status } from '../records.ts';
import type { Sql } from './database.ts';

interface SpokenRow {
  readonly digest: string;
  readonly issuer: string;
  readonly statements: string;
  readonly valid_until: string | null;
}

/** What is held about the things a submission refers to; the caller makes the reads one snapshot. */
export function readKnown(sql: Sql, query: KnownQuery): Known {
  const at = toMillis(query.at);
  const ofSubject = sql(
    `SELECT o.did, c.digest, c.issuer, t.statements, c.valid_until FROM entity e JOIN owner o ON o.iri = e.iri
     JOIN fragment f ON f.entity = e.id AND f.listed = 1 JOIN credential c ON c.seq = f.credential
     JOIN credential_text t ON t.seq = c.seq WHERE e.iri = ? AND (c.due IS NULL OR c.due > ?) ORDER BY c.seq`,
  );
  const subjects = [...new Set(query.iris)].flatMap((iri): readonly KnownSubject[] => {
    const spoken = ofSubject.all(iri, at) as (SpokenRow & { readonly did: string })[];
    const [first] = spoken;
    return first === undefined ? [] : [{ iri, owner: first.did, credentials: spoken.map(toSpoken) }];
  });
  const credentials = [...new Set(query.digests)].flatMap((digest) => {
    const row = sql('SELECT digest, status, seq AS sequence FROM credential WHERE digest = ?').get(digest);
    return row === undefined ? [] : [row as { digest: string; status: Status; sequence: number }];
  });
  const ofIssuer = sql(
    `SELECT DISTINCT c.seq, c.digest, c.issuer, t.statements FROM json_each(?) j
     CROSS JOIN label l ON l.issuer = ? AND l.label = j.value CROSS JOIN credential c ON c.seq = l.credential
     CROSS JOIN credential_text t ON t.seq = c.seq WHERE (c.due IS NULL OR c.due > ?) ORDER BY c.seq`,
  );
  const labels = JSON.stringify(query.issuerLabels);
  const byIssuer = [...new Set(query.issuers)].flatMap((issuer) =>
    (ofIssuer.all(labels, issuer, at) as SpokenRow[]).map(({ digest, statements }) => ({ digest, issuer, statements })),
  );
  return { subjects, credentials, byIssuer };
}

function toSpoken({ digest, issuer, statements, valid_until }: SpokenRow): KnownSubject['credentials'][number] {
  return { digest, issuer, statements, ...present({ validUntil: valid_until }) };
}
