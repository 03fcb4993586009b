import { expect, it } from '@jest/globals';
import type { LogEntry } from '#graph';
import type { Bench } from './contract.ts';
import { AT, commit, credential, fragment } from './fixtures.ts';

const issuer = 'did:web:group.example';

export function groups({ store }: Bench): void {
  it('never fails 100 offerings of one provider at once; sequences have no gap and no repeat', async () => {
    const provider = credential({ issuer, subject: 'https://group.example/provider' });
    await store().commit(commit([provider]));
    const size = await store().size();
    const heard: LogEntry[] = [];
    const stop = store().onCommit((entries) => heard.push(...entries));
    const verdicts = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        const subject = `https://group.example/offer/${i}`;
        const references = [{ predicate: 'providedBy', to: provider.subject }];
        const offer = credential({ issuer, subject, fragments: [fragment(subject, { references })] });
        return store().commit(commit([offer], { decision: { reliedOn: [provider.digest] } }));
      }),
    );
    stop();
    const sequences = verdicts.map((v) => (v.kind === 'stored' ? v.credentials[0]?.sequence : -1));
    expect([...sequences].sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => size + i));
    expect(heard).toEqual(await store().log(size, 1_000));
    expect(heard.map((entry) => entry.sequence)).toEqual(Array.from({ length: 100 }, (_, i) => size + i));
    expect(await store().size()).toBe(size + 100);
    await store().commit(commit([credential({ issuer, subject: 'https://group.example/unheard' })]));
    expect(heard).toHaveLength(100);
  });

  it('judges concurrent versions of one key one after the other', async () => {
    const subject = 'https://group.example/versions';
    const versions = Array.from({ length: 20 }, (_, i) =>
      credential({ issuer, subject, validFrom: `2026-01-${String(i + 1).padStart(2, '0')}T00:00:00Z` }),
    );
    const verdicts = await Promise.all(versions.map((one) => store().commit(commit([one]))));
    expect(verdicts.map((v) => v.kind)).toEqual(versions.map(() => 'stored'));
    const active = await store().fragments([subject]);
    expect(active.map((f) => f.digest)).toEqual([versions.at(-1)?.digest]);
  });

  it('stores the same bytes once, however often they arrive at once', async () => {
    const one = credential({ issuer, subject: 'https://group.example/same' });
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => store().commit(commit([one]))));
    const states = verdicts.map((v) => (v.kind === 'stored' ? v.credentials[0]?.state : v.kind));
    expect(states.filter((state) => state === 'new')).toHaveLength(1);
    expect(states.filter((state) => state === 'known')).toHaveLength(9);
  });

  it('sees a revocation that shares the group', async () => {
    const provider = credential({ issuer, subject: 'https://group.example/leaving' });
    await store().commit(commit([provider]));
    const offer = credential({ issuer, subject: 'https://group.example/of-leaving' });
    const [ended, verdict] = await Promise.all([
      store().end(provider.digest, 'revoked', AT),
      store().commit(commit([offer], { decision: { reliedOn: [provider.digest] } })),
    ]);
    expect(ended).toBe(true);
    expect(verdict).toEqual({ kind: 'changed', digests: [provider.digest] });
  });

  it('does not let one defect fail the others of its group', async () => {
    const fine = credential({ issuer, subject: 'https://group.example/fine' });
    const broken = credential({ issuer, subject: 'https://group.example/broken', validUntil: 'no time' });
    const [a, b] = await Promise.allSettled([fine, broken].map((one) => store().commit(commit([one]))));
    expect(a).toMatchObject({ status: 'fulfilled', value: { kind: 'stored' } });
    expect(b).toMatchObject({ status: 'rejected', reason: { message: 'Not a date-time: no time' } });
    expect(await store().credential(broken.digest)).toBeUndefined();
  });
}
