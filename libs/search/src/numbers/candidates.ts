import type { Accumulator } from './accumulator.ts';
import type { Span } from './lists.ts';
import { roomFor } from './room.ts';

/** The slots that meet all demands so far, and what each demand weighs in each of them. Its arrays serve every search again. */
export class Candidates {
  #slots = new Uint32Array(64);
  #length = 0;
  /** By demand, in the order they came; in step with the slots. */
  readonly #weights: Float64Array[] = [];
  #demands = 0;

  /** No candidates, with room for `capacity`. */
  clear(capacity: number): void {
    this.#slots = roomFor(this.#slots, capacity);
    this.#length = 0;
    this.#demands = 1;
    this.#weights[0] = roomFor(this.#weights[0] ?? new Float64Array(64), capacity);
  }

  /** A slot that meets the first demand, which it meets once only. */
  add(slot: number, weight: number): void {
    this.#slots[this.#length] = slot;
    this.#weights[0]![this.#length++] = weight;
  }

  /** The same for postings that are read in a row. */
  addEntries(entries: Uint32Array, { start, end, factor }: Span): void {
    const slots = this.#slots;
    const weights = this.#weights[0]!;
    let at = this.#length;
    for (let i = start; i < end; i++, at++) {
      const entry = entries[i]!;
      slots[at] = entry >>> 8;
      weights[at] = (entry & 255) * factor;
    }
    this.#length = at;
  }

  /** All that a first demand added up, which is emptied. */
  take(sums: Accumulator): void {
    this.#length = sums.drain(this.#slots, this.#weights[0]!);
  }

  /** One more demand: candidates that weigh nothing in it are none any more. */
  narrow(weightOf: (slot: number) => number): void {
    const weights = this.#weights.slice(0, this.#demands);
    const added = roomFor(this.#weights[this.#demands] ?? new Float64Array(64), this.#length);
    this.#weights[this.#demands++] = added;
    let kept = 0;
    for (let i = 0; i < this.#length; i++) {
      const slot = this.#slots[i]!;
      const weight = weightOf(slot);
      if (weight === 0) continue;
      for (const earlier of weights) earlier[kept] = earlier[i]!;
      this.#slots[kept] = slot;
      added[kept++] = weight;
    }
    this.#length = kept;
  }

  get length(): number {
    return this.#length;
  }

  /** Valid until the next `clear`. */
  get slots(): Uint32Array {
    return this.#slots.subarray(0, this.#length);
  }

  /** What the demand that came as number `demand` (from 0) weighs, in step with `slots`. */
  weightsOf(demand: number): Float64Array {
    return this.#weights[demand]!;
  }
}
