import type { Span } from './lists.ts';
import { roomFor } from './room.ts';

/** Sums by slot. It is emptied by what was added, so a search costs as much as it finds. */
export class Accumulator {
  #sums = new Float64Array(64);
  #slots = new Uint32Array(64);
  #length = 0;

  /** Room for slots `0` to `capacity - 1`; to be called before anything is added. */
  reserve(capacity: number): void {
    this.#sums = roomFor(this.#sums, capacity);
    this.#slots = roomFor(this.#slots, capacity);
  }

  /** `weight` is more than 0. */
  add(slot: number, weight: number): void {
    if (this.#sums[slot] === 0) this.#slots[this.#length++] = slot;
    this.#sums[slot]! += weight;
  }

  /** The same for postings that are read in a row. */
  addEntries(entries: Uint32Array, { start, end, factor }: Span): void {
    const sums = this.#sums;
    const slots = this.#slots;
    let length = this.#length;
    for (let i = start; i < end; i++) {
      const entry = entries[i]!;
      const sum = sums[entry >>> 8]!;
      if (sum === 0) slots[length++] = entry >>> 8;
      sums[entry >>> 8] = sum + (entry & 255) * factor;
    }
    this.#length = length;
  }

  /** By slot; 0 where nothing was added. */
  get sums(): Float64Array {
    return this.#sums;
  }

  /** The sum of a slot. */
  of(slot: number): number {
    return this.#sums[slot]!;
  }

  /** Gives what was added to `slots` and `sums`, in step, and is empty; tells how many there are. */
  drain(slots: Uint32Array, sums: Float64Array): number {
    const length = this.#length;
    const own = this.#sums;
    for (let i = 0; i < length; i++) {
      const slot = this.#slots[i]!;
      slots[i] = slot;
      sums[i] = own[slot]!;
      own[slot] = 0;
    }
    this.#length = 0;
    return length;
  }

  clear(): void {
    for (let i = 0; i < this.#length; i++) this.#sums[this.#slots[i]!] = 0;
    this.#length = 0;
  }
}
