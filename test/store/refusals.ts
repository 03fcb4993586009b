import { expect, it } from '@jest/globals';
import { MOST_REFUSALS, REFUSAL_DAYS, type RefusalRecord } from '#graph';
import type { Bench } from './contract.ts';
import { AT, digestOf } from './fixtures.ts';

const IRI = 'https://refused.example/x';
const DAY = 86_400_000;

function refusal(n: number | string, over: Partial<RefusalRecord> = {}): RefusalRecord {
  return { digest: digestOf(`refused ${n}`), at: AT, codes: ['shapes/min-count'], iris: [IRI], ...over };
}
function after(days: number, ms = 0): string {
  return new Date(Date.parse(AT) + days * DAY + ms).toISOString();
}

export function refusals({ store, reopen }: Bench): void {
  it('keeps why a submission was refused, newest first, and finds it by each IRI it spoke of', async () => {
    const size = await store().size();
    const other = 'https://refused.example/y';
    const older = refusal('older', { at: '2026-06-01T14:00:00.001+02:00', codes: ['trust/no-chain', 'shapes/in'] });
    const newer = refusal('newer', { at: after(1), iris: [IRI, other, IRI] });
    for (const one of [newer, older]) await store().recordRefusal(one);
    expect(await store().refusals(IRI, after(2))).toEqual([{ ...newer, iris: [IRI, other] }, older]);
    expect(await store().refusals(other, after(2))).toMatchObject([{ digest: newer.digest }]);
    expect(await store().refusals('https://refused.example/none', AT)).toEqual([]);
    expect(await store().size()).toBe(size);
    await reopen();
    expect(await store().refusals(IRI, after(2))).toHaveLength(2);
  });

  it('holds one record of the same bytes: that of the last time', async () => {
    const iri = 'https://refused.example/again';
    await store().recordRefusal(refusal('again', { iris: [iri, `${iri}/gone`] }));
    await store().recordRefusal(refusal('again', { iris: [iri], at: after(1), codes: ['verify/expired'] }));
    expect(await store().refusals(iri, after(1))).toMatchObject([{ at: after(1), codes: ['verify/expired'] }]);
    expect(await store().refusals(`${iri}/gone`, after(1))).toEqual([]);
  });

  it('answers with the newest 20, and with none that is over', async () => {
    const iri = 'https://refused.example/many';
    const many = Array.from({ length: 25 }, (_, n) => refusal(`many ${n}`, { iris: [iri], at: after(0, n) }));
    await Promise.all(many.map((one) => store().recordRefusal(one)));
    const newest = many.slice(-20).reverse();
    expect((await store().refusals(iri, AT)).map((r) => r.digest)).toEqual(newest.map((r) => r.digest));
    expect(await store().refusals(iri, after(REFUSAL_DAYS, 23))).toHaveLength(1);
    expect(await store().refusals(iri, after(REFUSAL_DAYS, 24))).toEqual([]);
  });

  it('forgets what is older than 30 days, and what is more than the newest 10,000', async () => {
    const iri = 'https://refused.example/bounded';
    const oldest = refusal('oldest', { iris: [iri, `${iri}/oldest`] });
    await store().recordRefusal(oldest);
    const later = after(REFUSAL_DAYS + 1);
    await store().recordRefusal(refusal('later', { iris: [iri], at: later }));
    // Asked for the past: nothing but its removal hides it.
    expect(await store().refusals(`${iri}/oldest`, AT)).toEqual([]);
    for (let n = 0; n < MOST_REFUSALS; n += 2_000) {
      const some = Array.from({ length: 2_000 }, (_, i) => refusal(n + i, { at: after(REFUSAL_DAYS + 1, 1 + n + i) }));
      await Promise.all(some.map((one) => store().recordRefusal(one)));
    }
    expect(await store().refusals(iri, later)).toEqual([]);
    expect(await store().refusals(IRI, later)).toHaveLength(20);
  }, 120_000);
}
