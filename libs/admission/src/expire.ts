import type { House } from './house.ts';

const AT_ONCE = 200;

/**
 * Ends every active credential whose `validUntil` has passed and logs it (contract.md §2, Time). Idempotent; returns how
 * many ended. Reads hide them already; this is the record.
 */
export async function expire(house: Pick<House, 'store' | 'clock'>): Promise<number> {
  let ended = 0;
  for (;;) {
    const at = house.clock().toISOString();
    const due = await house.store.due(at, AT_ONCE);
    const done = await Promise.all(due.map((digest) => house.store.end(digest, 'expired', at)));
    ended += done.filter(Boolean).length;
    if (due.length < AT_ONCE) return ended;
  }
}
