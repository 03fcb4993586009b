import { expect } from '@jest/globals';
import Database from 'better-sqlite3';
import type { GraphStore } from '#graph';
import type { Opening } from '#log';
import { readFileSync } from 'node:fs';
import { digestOf } from './fixtures.ts';
import { verifiedLog } from './log-entries.ts';

export interface FormerEntryRow {
  readonly seq: number;
  readonly time: string;
  readonly kind: string;
  readonly digest: string;
  readonly subjects: string;
  readonly leaf: string;
}
export interface FormerDecisionRow {
  readonly id: number;
  readonly presentation: string;
  readonly at: string;
  readonly policy: string;
  readonly outcome: string;
  readonly level: string | null;
  readonly report: string;
  readonly attestation: string | null;
  readonly attestation_digest: string | null;
  readonly relied_on: string;
  readonly evidence: string;
  readonly admitted: string;
}
export interface FormerCredentialRow {
  readonly seq: number;
  readonly digest: string;
  readonly issuer: string;
  readonly status: string;
  readonly until: number | null;
  readonly decision: number;
}
/** What a store of the former layout holds that the log is made of. */
export interface Former {
  readonly entries: readonly FormerEntryRow[];
  readonly decisions: readonly FormerDecisionRow[];
  readonly credentials: readonly FormerCredentialRow[];
}

/**
 * Makes a file of layout 5 as an instance of that time left it (`layout-5.sql`: a participant joined, an offering was published, superseded
 * and revoked, one was accepted with findings, one presented again; then a subject was taken over, while the clock jumped
 * back), and reads what is in it.
 */
export function layoutFive(file: string): Former {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.transaction(() => db.exec(readFileSync(new URL('./layout-5.sql', import.meta.url), 'utf8')))();
  db.pragma('user_version = 5');
  const rows = (sql: string): readonly never[] => db.prepare(sql).all() as never[];
  const former = {
    entries: rows('SELECT * FROM log_entry ORDER BY seq'),
    decisions: rows('SELECT * FROM decision ORDER BY id'),
    credentials: rows('SELECT seq, digest, issuer, status, until, decision FROM credential ORDER BY seq'),
  };
  db.close();
  return former;
}

export async function openingsOf(store: GraphStore): Promise<readonly (Opening | undefined)[]> {
  const size = await store.size();
  return Promise.all(Array.from({ length: size }, (_, i) => store.opening(i)));
}

/** Every former entry is a leaf of version 2 in its place, every former decision a record, and nothing was lost (contract.md §5). */
export async function expectSealed(store: GraphStore, former: Former): Promise<void> {
  const log = await verifiedLog(store);
  expect(log.map(({ sequence, kind, digest, subjects }) => [sequence, kind, digest, subjects])).toEqual(
    former.entries.map(({ seq, kind, digest, subjects }) => [seq, kind, digest, JSON.parse(subjects)]),
  );
  expect(log.map(({ leaf }) => leaf)).not.toEqual(expect.arrayContaining([former.entries[0]?.leaf]));
  for (const { presentation, at, policy, outcome, level, report, ...kept } of former.decisions) {
    const told = JSON.parse(report) as { readonly [member: string]: unknown };
    const decision = await store.decision(presentation);
    expect(decision?.record).toMatchObject({
      ...{ v: 1, presentation, at, policy, outcome, rules: null, findings: told['findings'] },
      ...(level === null ? {} : { level }),
      reliedOn: JSON.parse(kept.relied_on),
      evidence: JSON.parse(kept.evidence),
      ...(told['chains'] === undefined ? {} : { credentials: told['chains'] }),
      criteria: ((told['criteria'] ?? []) as readonly string[]).map((clause) => ({ clause, state: 'met' })),
      release: told['release'] === undefined ? null : { name: told['release'], digest: told['releaseDigest'] },
      trust: told['trust'] ?? null,
    });
    expect(digestOf(decision?.bytes ?? '')).toBe(decision?.digest);
    expect([decision?.attestation ?? null, decision?.attestationDigest ?? null, decision?.admitted]).toEqual([
      kept.attestation,
      kept.attestation_digest,
      JSON.parse(kept.admitted),
    ]);
  }
  const expected = former.entries.map((entry) => recordOf(entry, former));
  expect(log.map(({ record }) => record)).toMatchObject(expected);
  for (const { kind, digest, record } of log.filter((entry) => entry.kind === 'admitted')) {
    const stored = await store.credential(digest);
    expect([kind, record.decision]).toEqual(['admitted', stored?.decision.digest]);
  }
}

/** By hand, from the rows of then. */
function recordOf({ kind, digest, subjects }: FormerEntryRow, { credentials, decisions, entries }: Former): object {
  const credential = credentials.find((row) => row.digest === digest);
  const decided = decisions.find((row) => row.id === credential?.decision);
  const successor = entries.find((row) => row.seq === credential?.until)?.digest;
  const of = { digest, subjects: JSON.parse(subjects) as unknown, issuer: credential?.issuer, reason: null };
  if (kind !== 'admitted') {
    const by = { superseded: successor, expired: 'instance' }[kind] ?? credential?.issuer;
    const nothing = { presentation: null, decision: null, outcome: null, level: null, policy: null };
    return { ...of, ...nothing, release: null, rules: null, by };
  }
  const { presentation, outcome, policy, level } = decided as FormerDecisionRow;
  const { release, releaseDigest } = JSON.parse((decided as FormerDecisionRow).report) as {
    readonly release?: string;
    readonly releaseDigest?: string;
  };
  const named = release === undefined ? null : `${release}@${releaseDigest ?? ''}`;
  return { ...of, presentation, outcome, policy, level, release: named, rules: null, by: null };
}
