import { roomFor } from './room.ts';
import { SortedBlocks } from './sorted-blocks.ts';

/** Entries up to which a list lives in the arena; longer ones are blocks of their own. */
const SHORT = 256;
/** Slots that an entry has room for. */
export const MAX_SLOTS = 2 ** 24;
export const MAX_WEIGHT = 255;

/** Entries of a list that are read in a row, `start` to `end - 1`; what they weigh is taken times `factor`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly factor: number;
}

/**
 * Lists of slots under numbers (of words, of values): ascending, each slot with a weight of 1 to 255, four bytes per entry
 * (`slot × 256 + weight`). Short lists share one arena, in cells of 1, 2, 4 … 256 entries; a long one is `SortedBlocks`.
 * Nothing is ever stale: a slot that is taken out is gone.
 */
export class Lists {
  #arena = new Uint32Array(1024);
  #end = 0;
  /** Free cells of the arena by the logarithm of their size. */
  readonly #free: number[][] = Array.from({ length: 9 }, () => []);
  #starts = new Uint32Array(64);
  #lengths = new Uint32Array(64);
  /** Long lists; `#starts` tells where each one is. */
  readonly #long: (SortedBlocks | undefined)[] = [];
  readonly #spare: number[] = [];

  length(list: number): number {
    return this.#lengths[list] ?? 0;
  }

  set(list: number, slot: number, weight: number): void {
    if (list >= this.#lengths.length) {
      this.#starts = roomFor(this.#starts, list + 1);
      this.#lengths = roomFor(this.#lengths, list + 1);
    }
    const entry = slot * 256 + weight;
    const length = this.#lengths[list]!;
    if (length > SHORT) {
      const long = this.#longOf(list);
      long.insert(entry);
      this.#lengths[list] = long.length;
      return;
    }
    const start = this.#starts[list]!;
    // Slots rise while an index is built.
    const isEnd = length === 0 || this.#arena[start + length - 1]! >>> 8 < slot;
    const at = isEnd ? start + length : this.#seek(list, slot);
    if (!isEnd && this.#arena[at]! >>> 8 === slot) this.#arena[at] = entry;
    else if (length === SHORT) this.#lengthen(list, entry);
    else this.#insert(list, at - start, entry);
  }

  delete(list: number, slot: number): void {
    const length = this.length(list);
    if (length > SHORT) {
      const long = this.#longOf(list);
      long.remove(slot * 256);
      if (long.length <= SHORT) this.#shorten(list, long);
      else this.#lengths[list] = long.length;
      return;
    }
    const start = this.#starts[list]!;
    const at = this.#seek(list, slot);
    if (length === 0 || at >= start + length || this.#arena[at]! >>> 8 !== slot) return;
    this.#arena.copyWithin(at, at + 1, start + length);
    this.#resize(list, length - 1);
  }

  /** The weight of a slot; 0 where it is not on the list. */
  weight(list: number, slot: number): number {
    const length = this.length(list);
    if (length === 0) return 0;
    if (length > SHORT) return (this.#longOf(list).find(slot * 256) ?? 0) & 255;
    const at = this.#seek(list, slot);
    const entry = this.#arena[at]!;
    return at < this.#starts[list]! + length && entry >>> 8 === slot ? entry & 255 : 0;
  }

  /** Entries in ascending order, in pieces: `entries[start]` to `entries[end - 1]`, valid until the next change. */
  read(list: number, visit: (entries: Uint32Array, start: number, end: number) => void): void {
    const length = this.length(list);
    if (length > SHORT) for (const { values, size } of this.#longOf(list).blocks) visit(values, 0, size);
    else if (length > 0) visit(this.#arena, this.#starts[list]!, this.#starts[list]! + length);
  }

  /** Whether `holds` is true of any slot of the list. */
  some(list: number, holds: (slot: number) => boolean): boolean {
    const length = this.length(list);
    if (length > SHORT) return this.#longOf(list).blocks.some(({ values, size }) => someOf(values, [0, size], holds));
    const start = this.#starts[list] ?? 0;
    return someOf(this.#arena, [start, start + length], holds);
  }

  #longOf(list: number): SortedBlocks {
    return this.#long[this.#starts[list]!]!;
  }

  /** Where the slot is in the arena, or would be. */
  #seek(list: number, slot: number): number {
    let low = this.#starts[list]!;
    let high = low + this.#lengths[list]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#arena[middle]! >>> 8 < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #insert(list: number, offset: number, entry: number): void {
    const length = this.#lengths[list]!;
    this.#resize(list, length + 1);
    const start = this.#starts[list]!;
    if (offset < length) this.#arena.copyWithin(start + offset + 1, start + offset, start + length);
    this.#arena[start + offset] = entry;
  }

  /** Gives a list the cell of its new length; it is moved where that is another one. */
  #resize(list: number, length: number): void {
    const [start, old] = [this.#starts[list]!, this.#lengths[list]!];
    this.#lengths[list] = length;
    if (old > 0 && length > 0 && sizeClass(old) === sizeClass(length)) return;
    if (length > 0) {
      const cell = this.#takeCell(sizeClass(length));
      this.#arena.copyWithin(cell, start, start + Math.min(old, length));
      this.#starts[list] = cell;
    }
    if (old > 0) this.#free[sizeClass(old)]!.push(start);
  }

  #takeCell(size: number): number {
    const free = this.#free[size]!.pop();
    if (free !== undefined) return free;
    const cell = this.#end;
    this.#end += 1 << size;
    this.#arena = roomFor(this.#arena, this.#end);
    return cell;
  }

  #lengthen(list: number, entry: number): void {
    const long = new SortedBlocks(bySlot);
    const start = this.#starts[list]!;
    for (let i = start; i < start + SHORT; i++) long.insert(this.#arena[i]!);
    long.insert(entry);
    this.#resize(list, 0);
    const at = this.#spare.pop() ?? this.#long.length;
    this.#long[at] = long;
    this.#starts[list] = at;
    this.#lengths[list] = long.length;
  }

  #shorten(list: number, long: SortedBlocks): void {
    this.#long[this.#starts[list]!] = undefined;
    this.#spare.push(this.#starts[list]!);
    this.#lengths[list] = 0;
    this.#resize(list, long.length);
    let at = this.#starts[list]!;
    for (const { values, size } of long.blocks) {
      this.#arena.set(values.subarray(0, size), at);
      at += size;
    }
  }
}

const bySlot = (a: number, b: number): number => (a >>> 8) - (b >>> 8);
const sizeClass = (length: number): number => 32 - Math.clz32(length - 1);

function someOf(entries: Uint32Array, [start, end]: readonly [number, number], holds: (slot: number) => boolean) {
  for (let i = start; i < end; i++) if (holds(entries[i]! >>> 8)) return true;
  return false;
}
