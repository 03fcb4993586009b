import { describe, expect, it } from '@jest/globals';
import type { Found, Need } from '#trust';
import type { Bench } from './bench.ts';
import { SignerMemory } from './signer-memory.ts';

type Told = Awaited<ReturnType<Bench['gather']>>;
const DID = 'did:web:hrs.example';
const NEEDS: readonly Need[] = [{ did: DID, kid: `${DID}#key` }];

function told(found: Found<{ id: string }>, bytes = '{}'): Told {
  const evidence = found.kind === 'found' ? [{ digest: 'd', kind: 'did' as const, url: DID, bytes, time: '' }] : [];
  return { gathered: { documents: { [DID]: found }, chains: {} }, evidence };
}
const FOUND: Found<{ id: string }> = {
  kind: 'found',
  value: { id: DID },
  evidence: { digest: 'd', kind: 'did', url: DID, bytes: '{}', time: '' },
};

function counting(answer: Told): { readonly ask: () => Promise<Told>; readonly asked: () => number } {
  let asked = 0;
  return { asked: () => asked, ask: () => ((asked += 1), Promise.resolve(answer)) };
}

describe('what a judging thread remembers of signers', () => {
  it('asks once a minute for the same signers', async () => {
    const memory = new SignerMemory();
    const { ask, asked } = counting(told(FOUND));
    for (const now of [0, 1, 59_999]) await memory.recall(NEEDS, now, ask);
    expect(asked()).toBe(1);
    await memory.recall(NEEDS, 60_000, ask);
    await memory.recall([{ did: DID, kid: `${DID}#other` }], 60_000, ask);
    expect(asked()).toBe(3);
  });

  it('asks again where a host failed', async () => {
    const memory = new SignerMemory();
    const { ask, asked } = counting(told({ kind: 'failed', findings: [] }));
    await memory.recall(NEEDS, 0, ask);
    await memory.recall(NEEDS, 1, ask);
    expect(asked()).toBe(2);
  });

  it('forgets when the trust folder changes, also what is being asked just then', async () => {
    const memory = new SignerMemory();
    const { ask, asked } = counting(told(FOUND));
    await memory.recall(NEEDS, 0, ask);
    memory.forget();
    const asking = memory.recall(NEEDS, 1, ask);
    memory.forget();
    await asking;
    await memory.recall(NEEDS, 2, ask);
    expect(asked()).toBe(3);
  });

  it('keeps nothing large, and bounds what it keeps in all', async () => {
    const memory = new SignerMemory();
    const large = counting(told(FOUND, 'x'.repeat(250_000)));
    await memory.recall(NEEDS, 0, large.ask);
    await memory.recall(NEEDS, 0, large.ask);
    expect(large.asked()).toBe(2);
    const many = counting(told(FOUND, 'x'.repeat(200_000)));
    const needs = (i: number): readonly Need[] => [{ did: DID, kid: `${DID}#${i}` }];
    for (let i = 0; i < 60; i++) await memory.recall(needs(i), 0, many.ask);
    await memory.recall(needs(59), 0, many.ask);
    expect(many.asked()).toBe(60);
    await memory.recall(needs(0), 0, many.ask);
    expect(many.asked()).toBe(61);
  });
});
