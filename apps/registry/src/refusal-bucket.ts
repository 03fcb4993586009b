/** How much refusing one client may cause. */
export interface BucketOptions {
  /** Refusals a minute, and the size of a full bucket; 0 = no limit. */
  readonly limit: number;
  readonly clock: () => Date;
  /** Addresses that are remembered; the one that was quiet longest is forgotten first. */
  readonly addresses?: number;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/**
 * A token bucket per client address, spent by refused submissions only (contract.md §1): an accepted submission is
 * never throttled, so the bucket is asked after the verdict. Memory is bounded.
 */
export class RefusalBucket {
  readonly #options: BucketOptions;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: BucketOptions) {
    this.#options = options;
  }

  /** Spends one token of the address. Returns 0, or the seconds until there is one where none is left. */
  spend(address: string): number {
    const { limit, addresses = 10_000 } = this.#options;
    if (limit === 0) return 0;
    const key = toNetwork(address);
    const now = this.#options.clock().getTime();
    const old = this.#buckets.get(key);
    const refilled =
      old === undefined ? limit : Math.min(limit, old.tokens + (Math.max(0, now - old.at) * limit) / 60_000);
    const enough = refilled >= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: enough ? refilled - 1 : refilled, at: now });
    if (this.#buckets.size > addresses) this.#forgetQuietest();
    return enough ? 0 : Math.max(1, Math.ceil(((1 - refilled) * 60) / limit));
  }

  #forgetQuietest(): void {
    const first = this.#buckets.keys().next();
    if (first.done !== true) this.#buckets.delete(first.value);
  }
}

/** One client may hold a whole IPv6 /64, so that is what is counted; an IPv4 address counts as itself. */
export function toNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
