import type { Column } from './column.ts';
import type { Columns } from './columns.ts';
import { roomFor } from '../numbers/room.ts';

/** Counts of the current listings with certain kinds. */
interface Count {
  listings: number;
  /** By column, then by code. */
  readonly values: Uint32Array[];
  /** By code of the provider: listings without a country of their own, which have the provider's. */
  borrowers: Uint32Array;
}

/**
 * Counts of every column over what is current, kept up to date by the listing, so that a search without text and filter
 * counts nothing. Every list is one of certain kinds: counts are kept by the kinds that listings have, and from the first
 * time that some kinds are asked for, by these too.
 */
export class Totals {
  readonly #columns: Columns;
  readonly #provider: Column;
  readonly #country: Column;
  /** By mask of kinds: listings with exactly these. */
  readonly #exact = new Map<number, Count>();
  /** By mask of kinds: listings with one of these. */
  readonly #asked = new Map<number, Count>();

  constructor(columns: Columns) {
    this.#columns = columns;
    this.#provider = columns.column('provider');
    this.#country = columns.column('country');
  }

  /** `by`: 1 for a listing that becomes current, -1 for one that ceases to be. */
  add(slot: number, by: 1 | -1): void {
    const kinds = this.#columns.maskOf(slot);
    let exact = this.#exact.get(kinds);
    if (exact === undefined) this.#exact.set(kinds, (exact = nothing()));
    this.#addTo(exact, slot, by);
    for (const [mask, count] of this.#asked) if ((mask & kinds) !== 0) this.#addTo(count, slot, by);
  }

  /** Current listings with one of these kinds (a mask). */
  size(within: number): number {
    return this.#within(within).listings;
  }

  /** By code of a column. */
  counts(within: number, column: Column): Uint32Array {
    return this.#within(within).values[this.#columns.stored.indexOf(column)] ?? NONE;
  }

  /** By code of the provider: current listings without a country of their own. */
  borrowers(within: number): Uint32Array {
    return this.#within(within).borrowers;
  }

  #within(mask: number): Count {
    let sum = this.#asked.get(mask);
    if (sum !== undefined) return sum;
    sum = nothing();
    for (const [kinds, count] of this.#exact) {
      if ((kinds & mask) === 0) continue;
      sum.listings += count.listings;
      count.values.forEach((values, i) => (sum.values[i] = added(sum.values[i] ?? NONE, values)));
      sum.borrowers = added(sum.borrowers, count.borrowers);
    }
    this.#asked.set(mask, sum);
    return sum;
  }

  #addTo(count: Count, slot: number, by: 1 | -1): void {
    count.listings += by;
    const { stored } = this.#columns;
    for (let i = 0; i < stored.length; i++) {
      const column = stored[i]!;
      const values = (count.values[i] = roomFor(count.values[i] ?? NONE, column.dictionary.end));
      column.addTo(slot, values, by);
    }
    const provider = this.#provider.codeOf(slot);
    if (provider === 0 || this.#country.codeOf(slot) > 0) return;
    count.borrowers = roomFor(count.borrowers, provider + 1);
    count.borrowers[provider]! += by;
  }
}

const NONE = new Uint32Array(0);
const nothing = (): Count => ({ listings: 0, values: [], borrowers: NONE });

function added(sum: Uint32Array, counts: Uint32Array): Uint32Array {
  const result = roomFor(sum, counts.length);
  for (let code = 0; code < counts.length; code++) result[code]! += counts[code]!;
  return result;
}
