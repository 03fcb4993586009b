import { forgottenAt, MOST_READ } from '../refusal-bounds.ts';
import { toMillis } from '#lifecycle';
import { MOST_REFUSALS, type RefusalRecord } from '../records.ts';
import type { Sql } from './database.ts';

/** Keeps these and lets go of what is too old or one too many. The same bytes refused again replace their record. */
export function keepRefusals(sql: Sql, refusals: readonly RefusalRecord[]): void {
  const newest = refusals.at(-1);
  if (newest === undefined) return;
  for (const { digest, at, codes, iris } of refusals) {
    sql('DELETE FROM refusal_iri WHERE digest = +?').run(digest);
    sql('INSERT OR REPLACE INTO refusal VALUES (?, ?, ?, ?, ?)').run(
      ...[digest, at, toMillis(at), JSON.stringify(codes), JSON.stringify(iris)],
    );
    for (const iri of iris) sql('INSERT INTO refusal_iri VALUES (?, ?, ?)').run(iri, toMillis(at), digest);
  }
  const beyond = sql('SELECT digest FROM refusal ORDER BY at_ms DESC, digest LIMIT -1 OFFSET +?').all(MOST_REFUSALS);
  const old = sql('SELECT digest FROM refusal WHERE at_ms <= +?').all(forgottenAt(newest.at));
  for (const { digest } of [...beyond, ...old] as { readonly digest: string }[]) {
    sql('DELETE FROM refusal_iri WHERE digest = +?').run(digest);
    sql('DELETE FROM refusal WHERE digest = ?').run(digest);
  }
}

export function readRefusals(sql: Sql, iri: string, at: string): readonly RefusalRecord[] {
  const found = sql(
    `SELECT r.digest, r.at, r.codes, r.iris FROM refusal_iri i CROSS JOIN refusal r ON r.digest = i.digest
     WHERE i.iri = +? AND i.at_ms > +? ORDER BY i.at_ms DESC, i.digest DESC LIMIT ${MOST_READ}`,
  ).all(iri, forgottenAt(at)) as { readonly digest: string; at: string; codes: string; iris: string }[];
  return found.map(({ codes, iris, ...row }) => {
    return { ...row, codes: JSON.parse(codes) as readonly string[], iris: JSON.parse(iris) as readonly string[] };
  });
}
