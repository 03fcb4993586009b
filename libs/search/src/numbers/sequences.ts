import { roomFor } from './room.ts';

/** Numbers of a page; a longer sequence gets a page of its own. */
const PAGE = 2 ** 15;
/** What stands before a sequence in its page: slot and length. */
const HEAD = 2;

/**
 * A sequence of numbers per slot, packed into pages. A page that is less than half alive is emptied: what lives there
 * moves to the page that is being filled, so nothing ever waits for more than one page to be copied.
 */
export class Sequences {
  #pages: (Uint32Array | undefined)[] = [];
  /** By page: how many numbers of it are in use, heads included. */
  #living: number[] = [];
  readonly #spare: number[] = [];
  #filling = -1;
  #end = 0;
  /** By slot: the page + 1, and where the sequence starts in it. */
  #page = new Uint32Array(64);
  #start = new Uint32Array(64);

  /** The first `length` numbers become the sequence of a slot. */
  set(slot: number, numbers: Uint32Array, length: number): void {
    this.delete(slot);
    if (length === 0) return;
    this.#page = roomFor(this.#page, slot + 1);
    this.#start = roomFor(this.#start, slot + 1);
    this.#append(slot, numbers, 0, length);
  }

  delete(slot: number): void {
    const page = (this.#page[slot] ?? 0) - 1;
    if (page < 0) return;
    this.#page[slot] = 0;
    this.#living[page]! -= HEAD + this.#pages[page]![this.#start[slot]! - 1]!;
    this.#tidy(page);
  }

  /** Gives the sequence of one slot to another, which has none. */
  move(from: number, to: number): void {
    const page = this.#page[from] ?? 0;
    if (page === 0) return;
    this.#page = roomFor(this.#page, to + 1);
    this.#start = roomFor(this.#start, to + 1);
    this.#page[to] = page;
    this.#start[to] = this.#start[from]!;
    this.#page[from] = 0;
    this.#pages[page - 1]![this.#start[to] - HEAD] = to;
  }

  /** The page that a slot's sequence is in, from `startOf(slot)`, `lengthOf(slot)` numbers; valid until the next change. */
  pageOf(slot: number): Uint32Array {
    const page = this.#page[slot] ?? 0;
    return page === 0 ? NOTHING : this.#pages[page - 1]!;
  }

  startOf(slot: number): number {
    return this.#start[slot] ?? 0;
  }

  lengthOf(slot: number): number {
    return (this.#page[slot] ?? 0) === 0 ? 0 : this.pageOf(slot)[this.#start[slot]! - 1]!;
  }

  /** Adds to the count of each number of a slot's sequence. */
  addTo(slot: number, counts: Uint32Array, by: 1 | -1): void {
    const start = this.#start[slot]!;
    const page = this.#pages[this.#page[slot]! - 1]!;
    const end = start + page[start - 1]!;
    for (let i = start; i < end; i++) counts[page[i]!]! += by;
  }

  #append(slot: number, numbers: Uint32Array, from: number, to: number): void {
    const size = HEAD + to - from;
    const sealed = this.#filling;
    if (this.#filling < 0 || this.#end + size > this.#pages[this.#filling]!.length) this.#addPage(size);
    const page = this.#pages[this.#filling]!;
    page[this.#end] = slot;
    page[this.#end + 1] = to - from;
    let at = this.#end + HEAD;
    this.#page[slot] = this.#filling + 1;
    this.#start[slot] = at;
    for (let i = from; i < to; i++) page[at++] = numbers[i]!;
    this.#living[this.#filling]! += size;
    this.#end = at;
    if (sealed !== this.#filling) this.#tidy(sealed);
  }

  #addPage(size: number): void {
    this.#filling = this.#spare.pop() ?? this.#pages.length;
    this.#pages[this.#filling] = new Uint32Array(Math.max(PAGE, size));
    this.#living[this.#filling] = 0;
    this.#end = 0;
  }

  /** Empties a page that is filled no more and less than half alive. */
  #tidy(number: number): void {
    const page = this.#pages[number];
    if (page === undefined || number === this.#filling || this.#living[number]! >= page.length / 2) return;
    for (let at = HEAD; at < page.length;) {
      const [slot, length] = [page[at - HEAD]!, page[at - 1]!];
      if (length === 0) break;
      if (this.#page[slot] === number + 1 && this.#start[slot] === at) this.#append(slot, page, at, at + length);
      at += length + HEAD;
    }
    this.#pages[number] = undefined;
    this.#spare.push(number);
  }
}

const NOTHING = new Uint32Array(0);
