import { zeros } from './workspace.ts';

/** A set of slots, one bit each, in words of 32. It grows as slots are added; bits beyond its end are 0. */
export class Bits {
  words: Uint32Array;

  constructor(slots = 0) {
    this.words = zeros((slots + 31) >>> 5);
  }

  /** Slots `0` to `slots - 1`. */
  static full(slots: number): Bits {
    const bits = new Bits(slots);
    bits.words.fill(0xffffffff);
    if ((slots & 31) !== 0) bits.words[bits.words.length - 1] = 2 ** (slots & 31) - 1;
    return bits;
  }

  static of(slots: Uint32Array, capacity: number): Bits {
    const bits = new Bits(capacity);
    const { words } = bits;
    for (let i = 0; i < slots.length; i++) words[slots[i]! >>> 5]! |= 1 << slots[i]!;
    return bits;
  }

  /** The same set, at least as wide as `capacity` slots. */
  copy(capacity: number): Bits {
    const bits = new Bits(capacity);
    bits.words.set(this.words.length > bits.words.length ? this.words.subarray(0, bits.words.length) : this.words);
    return bits;
  }

  has(slot: number): boolean {
    return slot >>> 5 < this.words.length && ((this.words[slot >>> 5]! >>> (slot & 31)) & 1) === 1;
  }

  add(slot: number): void {
    if (slot >>> 5 >= this.words.length) {
      const wider = new Uint32Array((slot >>> 5) + (slot >>> 6) + 4);
      wider.set(this.words);
      this.words = wider;
    }
    this.words[slot >>> 5]! |= 1 << slot;
  }

  /** The slots of postings that are read in a row. */
  addEntries(entries: Uint32Array, { start, end }: { readonly start: number; readonly end: number }): void {
    for (let i = start; i < end; i++) this.add(entries[i]! >>> 8);
  }

  delete(slot: number): void {
    if (slot >>> 5 < this.words.length) this.words[slot >>> 5]! &= ~(1 << slot);
  }

  and(other: Bits): this {
    const { words } = this;
    const shared = Math.min(words.length, other.words.length);
    for (let i = 0; i < shared; i++) words[i]! &= other.words[i]!;
    words.fill(0, shared);
    return this;
  }

  andNot(other: Bits): this {
    const { words } = this;
    const shared = Math.min(words.length, other.words.length);
    for (let i = 0; i < shared; i++) words[i]! &= ~other.words[i]!;
    return this;
  }

  /** Adds what lies within this set's own width. */
  or(other: Bits): this {
    const { words } = this;
    const shared = Math.min(words.length, other.words.length);
    for (let i = 0; i < shared; i++) words[i]! |= other.words[i]!;
    return this;
  }

  /** Those of its slots for which `holds` is true. */
  filter(holds: (slot: number) => boolean): Bits {
    const kept = new Bits();
    kept.words = zeros(this.words.length);
    for (let i = 0; i < this.words.length; i++)
      for (let word = this.words[i]!; word !== 0; word &= word - 1) {
        const slot = (i << 5) + 31 - Math.clz32(word & -word);
        if (holds(slot)) kept.words[i]! |= 1 << slot;
      }
    return kept;
  }

  count(): number {
    let count = 0;
    for (let i = 0; i < this.words.length; i++) count += ones(this.words[i]!);
    return count;
  }

  /** How many slots are in both sets. */
  countWith(other: Bits): number {
    const shared = Math.min(this.words.length, other.words.length);
    let count = 0;
    for (let i = 0; i < shared; i++) count += ones(this.words[i]! & other.words[i]!);
    return count;
  }

  /** Ascending. */
  toSlots(size = this.count()): Uint32Array {
    const slots = zeros(size);
    let at = 0;
    for (let i = 0; i < this.words.length; i++) {
      for (let word = this.words[i]!; word !== 0; word &= word - 1)
        slots[at++] = (i << 5) + 31 - Math.clz32(word & -word);
    }
    return slots;
  }
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
