import { Bits } from '../numbers/bits.ts';
import { Dictionary } from './dictionary.ts';
import { Lists } from '../numbers/lists.ts';
import { roomFor } from '../numbers/room.ts';
import { Sequences } from '../numbers/sequences.ts';
import type { SlotSet } from '../numbers/slot-set.ts';
import type { Tally } from '../numbers/tally.ts';

/** The code of a slot with several values; they are kept apart. */
const SEVERAL = 0xffffffff;
/** Values up to which a column keeps a bitmap per value; beyond, it keeps slot lists. */
const FEW = 64;

/** One column: a code per slot, and for every value the slots that have it. */
export class Column {
  readonly dictionary: Dictionary;
  #codes = new Uint32Array(64);
  readonly #several = new Sequences();
  #bitmaps: Bits[] | undefined = [];
  #lists: Lists | undefined;

  /** `isLong`: lists from the start, for a column of many values whose slots are read one by one. */
  constructor({ isLong = false, isText = false }: { readonly isLong?: boolean; readonly isText?: boolean } = {}) {
    this.dictionary = new Dictionary(isText);
    if (isLong) this.#lengthen();
  }

  /** The value of a slot that has none yet, or its values: one that is said twice counts once. */
  set(slot: number, values: readonly string[] | string | undefined): void {
    if (slot >= this.#codes.length) this.#codes = roomFor(this.#codes, slot + 1);
    const value = typeof values === 'object' && values.length < 2 ? values[0] : values;
    if (typeof value === 'object') return this.#setSeveral(slot, new Set(value));
    this.#codes[slot] = value === undefined ? 0 : this.#enterValue(slot, value);
  }

  clear(slot: number): void {
    this.visit(slot, (code) => {
      this.#leave(slot, code);
      this.dictionary.release(code);
    });
    this.#several.delete(slot);
    this.#codes[slot] = 0;
  }

  move(from: number, to: number): void {
    this.#codes = roomFor(this.#codes, to + 1);
    this.visit(from, (code) => {
      this.#enter(to, code);
      this.#leave(from, code);
    });
    this.#several.move(from, to);
    this.#codes[to] = this.#codes[from]!;
    this.#codes[from] = 0;
  }

  /** By slot, for who reads very many: the code of a value, 0 for none. Only of a column without slots of several. */
  get codes(): Uint32Array {
    return this.#codes;
  }

  /** The code of a slot that has at most one value; 0 for none. */
  codeOf(slot: number): number {
    return this.#codes[slot] ?? 0;
  }

  /** The value of a slot that has at most one. */
  valueOf(slot: number): string | undefined {
    const code = this.codeOf(slot);
    return code === 0 ? undefined : this.dictionary.value(code);
  }

  visit(slot: number, take: (code: number) => void): void {
    const code = this.codeOf(slot);
    if (code !== SEVERAL) {
      if (code > 0) take(code);
      return;
    }
    const page = this.#several.pageOf(slot);
    const start = this.#several.startOf(slot);
    const end = start + this.#several.lengthOf(slot);
    for (let i = start; i < end; i++) take(page[i]!);
  }

  hasAny(slot: number, codes: ReadonlySet<number>): boolean {
    const code = this.codeOf(slot);
    if (code !== SEVERAL) return codes.has(code);
    const page = this.#several.pageOf(slot);
    const start = this.#several.startOf(slot);
    const end = start + this.#several.lengthOf(slot);
    for (let i = start; i < end; i++) if (codes.has(page[i]!)) return true;
    return false;
  }

  /** How many slots have a value, where slot lists are kept. */
  lengthOf(code: number): number | undefined {
    return this.#lists?.length(code);
  }

  /** Every slot that has a value. */
  read(code: number, take: (slot: number) => void): void {
    if (this.#bitmaps !== undefined) for (const slot of this.#bitmaps[code]?.toSlots() ?? []) take(slot);
    this.#lists?.read(code, (entries, start, end) => {
      for (let i = start; i < end; i++) take(entries[i]! >>> 8);
    });
  }

  fill(bits: Bits, code: number): void {
    const bitmap = this.#bitmaps?.[code];
    if (bitmap !== undefined) bits.or(bitmap);
    else
      this.#lists?.read(code, (entries, start, end) => {
        bits.addEntries(entries, { start, end });
      });
  }

  /** Counts the values of a set: by bitmaps where they are few and the set is broad, else slot by slot. */
  count(set: SlotSet, tally: Tally): void {
    const bitmaps = this.#bitmaps;
    if (bitmaps !== undefined && set.isDense && this.dictionary.size * set.bits.words.length < 2 * set.size) {
      bitmaps.forEach((bits, code) => tally.add(code, set.bits.countWith(bits)));
      return;
    }
    const [codes, { slots }] = [this.#codes, set];
    const isMany = slots.length * 4 > this.dictionary.end;
    const counts = isMany ? tally.open(this.dictionary.end) : undefined;
    const add = (code: number): void => tally.add(code, 1);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      const code = codes[slot]!;
      if (counts === undefined) this.visit(slot, add);
      else if (code === SEVERAL) this.#several.addTo(slot, counts, 1);
      else counts[code]!++;
    }
    if (counts !== undefined) counts[0] = 0;
  }

  /** Adds to the count of each value of a slot. */
  addTo(slot: number, counts: Uint32Array, by: 1 | -1): void {
    const code = this.codeOf(slot);
    if (code === SEVERAL) this.#several.addTo(slot, counts, by);
    else if (code > 0) counts[code]! += by;
  }

  #setSeveral(slot: number, values: ReadonlySet<string>): void {
    const codes = new Uint32Array(values.size);
    let at = 0;
    for (const value of values) codes[at++] = this.#enterValue(slot, value);
    if (at > 1) this.#several.set(slot, codes, at);
    this.#codes[slot] = at > 1 ? SEVERAL : codes[0]!;
  }

  #enterValue(slot: number, value: string): number {
    const code = this.dictionary.acquire(value);
    this.#enter(slot, code);
    return code;
  }

  #enter(slot: number, code: number): void {
    if (this.#bitmaps !== undefined) {
      if (this.dictionary.end <= FEW) return (this.#bitmaps[code] ??= new Bits()).add(slot);
      this.#lengthen();
    }
    this.#lists!.set(code, slot, 1);
  }

  #leave(slot: number, code: number): void {
    this.#bitmaps?.[code]?.delete(slot);
    this.#lists?.delete(code, slot);
  }

  #lengthen(): void {
    const lists = new Lists();
    this.#bitmaps?.forEach((bits, code) => {
      for (const slot of bits.toSlots()) lists.set(code, slot, 1);
    });
    this.#bitmaps = undefined;
    this.#lists = lists;
  }
}
