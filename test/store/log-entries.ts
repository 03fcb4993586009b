import { expect, it } from '@jest/globals';
import { commitmentOf, leafOf, verifyLeaf, type LogRecord } from '#log';
import type { GraphStore, LogEntry } from '#graph';
import type { Bench } from './contract.ts';
import { AT, commit, credential, digestOf } from './fixtures.ts';

/** Every entry from `since` on with its record, after its leaf was made again from what opens it (contract.md §5). */
export async function verifiedLog(
  store: GraphStore,
  since = 0,
): Promise<readonly (LogEntry & { readonly record: LogRecord })[]> {
  const log = await store.log(since, 1_000);
  const salts = new Set<string>();
  const verified = log.map(async (entry) => {
    const opening = await store.opening(entry.sequence);
    if (opening === undefined) throw new Error(`Nothing opens the entry ${entry.sequence}`);
    const leaf = leafOf({ ...entry, commitment: commitmentOf(opening) });
    expect(leaf.hash).toBe(entry.leaf);
    expect(verifyLeaf(leaf.bytes, opening)).toMatchObject({ kind: entry.kind, sequence: entry.sequence });
    const { digest, subjects } = opening.record;
    expect([digest, subjects]).toEqual([entry.digest, entry.subjects]);
    salts.add(opening.salt);
    return { ...entry, record: opening.record };
  });
  const entries = await Promise.all(verified);
  // No salt serves twice, numbers have no gaps, times never go back.
  expect(salts.size).toBe(entries.length);
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, i) => since + i));
  const times = entries.map(({ time }) => time);
  expect(times).toEqual(times.toSorted());
  expect(times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))).toBe(true);
  return entries;
}

/** What each kind of entry commits to (contract.md §5). */
export function logEntries({ store, reopen }: Bench): void {
  const issuer = 'did:web:log.example';
  const nothing = {
    ...{ presentation: null, decision: null, outcome: null, level: null, policy: null },
    ...{ release: null, rules: null, reason: null },
  };

  it('binds what was decided, by whose word and under which rules', async () => {
    const subject = 'https://log.example/x';
    const [old, next] = [
      credential({ issuer, subject }),
      credential({ issuer, subject, validFrom: '2026-02-01T00:00:00Z' }),
    ];
    const size = await store().size();
    const submission = commit([old], { by: 'did:web:holder.example' });
    await store().commit(submission);
    await store().commit(commit([next], { decision: { outcome: 'accepted', level: undefined, policy: 'lab' } }));
    await store().end(old.digest, 'revoked', AT);
    await store().end(next.digest, 'expired', AT);
    const of = { subjects: [subject], issuer };
    const rules = {
      release: `loire-25.11@${digestOf('release')}`,
      rules: `CD25.10@${digestOf('rules')}`,
      reason: null,
    };
    const { record, digest } = submission.decision;
    const log = await verifiedLog(store(), size);
    expect(log.map((entry) => [entry.kind, entry.record])).toEqual([
      [
        'admitted',
        {
          ...{ digest: old.digest, ...of, ...rules, by: 'did:web:holder.example' },
          ...{ presentation: record.presentation, decision: digest },
          ...{ outcome: 'compliant', level: 'SC', policy: 'strict' },
        },
      ],
      [
        'admitted',
        {
          ...{ digest: next.digest, ...of, ...rules, by: issuer },
          presentation: commit([next]).decision.record.presentation,
          decision: (await store().credential(next.digest))?.decision.digest,
          ...{ outcome: 'accepted', level: null, policy: 'lab' },
        },
      ],
      ['superseded', { ...nothing, digest: old.digest, ...of, by: next.digest }],
      ['revoked', { ...nothing, digest: old.digest, subjects: [], issuer, by: issuer }],
      ['expired', { ...nothing, digest: next.digest, ...of, by: 'instance' }],
    ]);
    const openings = await Promise.all(log.map(({ sequence }) => store().opening(sequence)));
    await reopen();
    expect(await Promise.all(log.map(({ sequence }) => store().opening(sequence)))).toEqual(openings);
    expect(await store().opening(await store().size())).toBeUndefined();
  });

  it('names who took a subject over', async () => {
    const subject = 'https://taken.example/x';
    await store().commit(commit([credential({ issuer: 'did:web:visitor.example', subject })]));
    const size = await store().size();
    const own = credential({ issuer: 'did:web:taken.example', subject });
    await store().commit(commit([own]));
    const [, taken] = await verifiedLog(store(), size);
    const by = 'did:web:taken.example';
    expect([taken?.kind, taken?.record]).toEqual([
      'owner',
      { ...nothing, digest: own.digest, subjects: [subject], issuer: by, by },
    ]);
  });

  it('has one form of time, and none goes back where the clock did', async () => {
    const size = await store().size();
    const [last] = await store().log(size - 1, 1);
    const later = new Date(Date.parse(last?.time ?? '') + 60_000).toISOString();
    const over = (at: string) => commit([credential({ issuer, subject: `https://log.example/clock/${at}` })], { at });
    await store().commit(over(later));
    await store().commit(over('2020-01-01T00:00:00Z'));
    await Promise.all(
      [over('2020-01-02T00:00:00Z'), over('2020-01-03T00:00:00.123456+02:00')].map((c) => store().commit(c)),
    );
    await reopen();
    await store().commit(over('2020-01-04T00:00:00Z'));
    const times = (await verifiedLog(store(), size)).map(({ time }) => time);
    expect(times).toEqual([later, later, later, later, later]);
  });

  it('shows with no change what opens it', async () => {
    const told: LogEntry[] = [];
    const stop = store().onCommit((entries) => told.push(...entries));
    await store().commit(commit([credential({ issuer, subject: 'https://log.example/told' })]));
    stop();
    const sequence = (await store().size()) - 1;
    expect(told).toEqual(await store().log(sequence, 1));
    expect(Object.keys(told[0] ?? {}).sort()).toEqual(['digest', 'kind', 'leaf', 'sequence', 'subjects', 'time']);
  });
}
