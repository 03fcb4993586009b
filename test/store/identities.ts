import { expect, it } from '@jest/globals';
import type { Bench } from './contract.ts';

const first = { did: 'did:web:one.example', fingerprint: '1'.repeat(64) };
const second = { did: 'did:web:two.example', fingerprint: '2'.repeat(64) };

/** Who signs for the data is kept with it (contract.md §10, `--new-identity`). */
export function identities({ store, reopen }: Bench): void {
  it('records who signs once, and another only where it is said', async () => {
    expect(await store().identity()).toBeUndefined();
    const size = await store().size();
    const both = [first, second].map((one) => store().recordIdentity(one, false));
    expect(await Promise.all(both)).toEqual([first, first]);
    await reopen();
    expect(await store().identity()).toEqual(first);
    expect(await store().recordIdentity(second, false)).toEqual(first);
    expect(await store().recordIdentity(second, true)).toEqual(second);
    expect(await store().identity()).toEqual(second);
    // No change of the catalogue: the log is as long as before.
    expect(await store().size()).toBe(size);
  });
}
