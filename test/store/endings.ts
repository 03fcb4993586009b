import { expect, it } from '@jest/globals';
import type { Bench } from './contract.ts';
import { AT, commit, credential, fragment } from './fixtures.ts';

const issuer = 'did:web:end.example';

export function endings({ store, count }: Bench): void {
  it('revokes what was superseded before, and keeps the number at which it ceased', async () => {
    const subject = 'https://end.example/superseded';
    const [old, later] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'].map((validFrom) =>
      credential({ issuer, subject, validFrom }),
    );
    await store().commit(commit([old!]));
    await store().commit(commit([later!]));
    const before = await store().credential(old!.digest);
    expect(before).toMatchObject({ status: 'deprecated' });
    expect(await store().end(old!.digest, 'revoked', AT)).toBe(true);
    expect(await store().credential(old!.digest)).toMatchObject({ status: 'revoked', until: before!.until });
    expect(await store().end(old!.digest, 'revoked', AT)).toBe(false);
    expect(await store().credential(later!.digest)).toMatchObject({ status: 'active' });
  });

  it('revokes: the fragments leave, the entry stays, the bytes never return', async () => {
    const subject = 'https://end.example/revoked';
    const one = credential({ issuer, subject });
    await store().commit(commit([one]));
    const sequence = await store().size();
    expect(await store().end(one.digest, 'revoked', AT)).toBe(true);
    expect(await store().end(one.digest, 'revoked', AT)).toBe(false);
    expect(await store().end('unknown', 'revoked', AT)).toBe(false);
    expect(await store().fragments([subject])).toEqual([]);
    expect(await store().credential(one.digest)).toMatchObject({ status: 'revoked', until: sequence, raw: one.raw });
    expect(await store().log(sequence, 10)).toMatchObject([
      { sequence, time: AT, kind: 'revoked', digest: one.digest, subjects: [subject] },
    ]);
    expect(await store().commit(commit([one]))).toEqual({ kind: 'ended', digest: one.digest, status: 'revoked' });
    const next = credential({ issuer, subject, validFrom: '2025-01-01T00:00:00Z' });
    expect(await store().commit(commit([next]))).toMatchObject({ kind: 'stored', credentials: [{ state: 'new' }] });
  });

  it('answers that what a decision relied on has changed', async () => {
    const provider = credential({ issuer, subject: 'https://end.example/provider' });
    const offer = credential({ issuer, subject: 'https://end.example/offer' });
    await store().commit(commit([provider]));
    const submission = commit([offer], { decision: { reliedOn: [provider.digest] } });
    expect(await store().rehearse(submission)).toMatchObject({ kind: 'stored' });
    await store().end(provider.digest, 'revoked', AT);
    const changed = { kind: 'changed', digests: [provider.digest] };
    expect(await store().rehearse(submission)).toEqual(changed);
    expect(await store().commit(submission)).toEqual(changed);
    expect(await store().credential(offer.digest)).toBeUndefined();
  });

  it('finds what is due, oldest first, and lets it expire', async () => {
    const soon = credential({ issuer, subject: 'https://end.example/soon', validUntil: '2026-06-02T02:00:00+02:00' });
    const sooner = credential({ issuer, subject: 'https://end.example/sooner', validUntil: '2026-06-01T23:59:59Z' });
    for (const one of [soon, sooner]) await store().commit(commit([one]));
    expect(await store().due('2026-06-01T23:59:58Z', 10)).toEqual([]);
    expect(await store().due('2026-06-02T00:00:00Z', 10)).toEqual([sooner.digest, soon.digest]);
    expect(await store().due('2026-06-02T00:00:00Z', 1)).toEqual([sooner.digest]);
    expect(await store().end(sooner.digest, 'expired', '2026-06-02T00:00:00Z')).toBe(true);
    expect(await store().credential(sooner.digest)).toMatchObject({ status: 'expired' });
    expect(await store().due('2026-06-02T00:00:00Z', 10)).toEqual([soon.digest]);
    await store().end(soon.digest, 'expired', '2026-06-02T00:00:00Z');
  });

  it('leaves no residue in the graph after 100 admissions and 100 removals', async () => {
    const before = await count();
    const shared = 'https://end.example/residue/provider';
    const made = Array.from({ length: 100 }, (_, i) => {
      const subject = `https://end.example/residue/${i}`;
      const references = [
        { predicate: 'providedBy', to: shared },
        { predicate: 'aggregationOf', to: `https://end.example/residue/${(i + 1) % 100}` },
        { predicate: 'aggregationOf', to: subject },
        { predicate: 'license', to: `https://elsewhere.example/${i}` },
      ];
      return credential({ issuer, subject, fragments: [fragment(subject, { references })] });
    });
    const size = await store().size();
    await Promise.all(made.map((one) => store().commit(commit([one]))));
    const full = await count();
    expect(full['fragment']).toBe((before['fragment'] ?? 0) + 100);
    expect(full['entity']).toBe((before['entity'] ?? 0) + 201);
    expect(full['reference']).toBe((before['reference'] ?? 0) + 400);
    await Promise.all(made.map((one) => store().end(one.digest, 'revoked', AT)));
    expect(await store().size()).toBe(size + 200);
    expect(await count()).toEqual({ ...before, credential: (before['credential'] ?? 0) + 100 });
  });

  it('keeps an identity that others still speak of', async () => {
    const [one, two] = ['https://end.example/pair/1', 'https://end.example/pair/2'] as const;
    const refers = credential({
      ...{ issuer, subject: one },
      fragments: [fragment(one, { references: [{ predicate: 'providedBy', to: two }] })],
    });
    const described = credential({ issuer, subject: two });
    await store().commit(commit([refers, described]));
    await store().end(described.digest, 'revoked', AT);
    expect(await store().referrers([two], 10)).toEqual([one]);
    expect((await store().fragments([one]))[0]?.references).toEqual([{ predicate: 'providedBy', to: two }]);
    await store().end(refers.digest, 'revoked', AT);
    expect(await store().referrers([two], 10)).toEqual([]);
  });
}
