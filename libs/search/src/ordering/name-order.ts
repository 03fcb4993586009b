import { roomFor } from '../numbers/room.ts';
import { BLOCK, SortedBlocks, type Block } from '../numbers/sorted-blocks.ts';
import { fold } from '../text/folding.ts';

/** Units of a folded name that lists are ordered by; what is equal so far is ordered by IRI. */
const MAX_KEY = 100;
/** What has no name stands last. */
const NAMELESS = '\uffff';

/** Where a name and an IRI stand, or would: ranks of the last slot that is not after, of the first one that is not before. */
export interface Place {
  readonly floor: number;
  readonly ceiling: number;
}

/**
 * All slots by name, then by IRI. A slot's rank is a number that is read in two steps and compared, so that no search sorts
 * names; a listing that comes or goes changes the ranks of one block, which are written when the next search asks.
 */
export class NameOrder {
  readonly #iriOf: (slot: number) => string;
  readonly #keys: string[] = [];
  /** By slot: the beginning of its key as a number, so that most comparisons read no text. */
  #heads = new Float64Array(64);
  readonly #blocks: Block[] = [];
  #places = new Uint16Array(64);
  readonly #order = new SortedBlocks(
    (a, b) => this.#heads[a]! - this.#heads[b]! || this.#compare(a, this.#keys[b]!, this.#iriOf(b)),
    (block) => this.#unranked.add(block),
  );
  /** Blocks whose numbers moved since ranks were last asked for. */
  readonly #unranked = new Set<Block>();

  constructor(iriOf: (slot: number) => string) {
    this.#iriOf = iriOf;
  }

  insert(slot: number, name: string): void {
    const key = keyOf(name);
    this.#keys[slot] = key;
    this.#heads = roomFor(this.#heads, slot + 1);
    this.#heads[slot] = headOf(key);
    this.#places = roomFor(this.#places, slot + 1);
    this.#order.add(slot);
  }

  remove(slot: number): void {
    this.#order.remove(slot);
    if (slot === this.#keys.length - 1) {
      this.#keys.pop();
      if (this.#blocks.length > this.#keys.length) this.#blocks.length = this.#keys.length;
    }
  }

  /** Sorts what waits for it, so that no search has to. */
  settle(): void {
    this.#rank();
  }

  /** What a slot is ordered by. */
  keyOf(slot: number): string {
    return this.#keys[slot]!;
  }

  /** Ascending in name, then IRI; with gaps. */
  rankOf(slot: number): number {
    if (this.#order.isUnsorted || this.#unranked.size > 0) this.#rank();
    return this.#blocks[slot]!.ordinal * BLOCK + this.#places[slot]!;
  }

  locate(key: string, iri: string): Place {
    const { ordinal, at } = this.#order.seek((slot) => this.#compare(slot, key, iri) < 0);
    const { blocks } = this.#order;
    const slot = blocks[ordinal]?.values[at];
    const ceiling = slot === undefined ? Infinity : this.rankOf(slot);
    if (slot !== undefined && this.#compare(slot, key, iri) === 0) return { floor: ceiling, ceiling };
    const before = blocks[at > 0 ? ordinal : ordinal - 1];
    const floor = before === undefined ? -1 : this.rankOf(before.values[at > 0 ? at - 1 : before.size - 1]!);
    return { floor, ceiling };
  }

  /** Slots in rising order after a rank (-1: from the start), while `goOn` says so. */
  up(after: number, goOn: (slot: number) => boolean): void {
    const { blocks } = this.#order;
    let at = after < 0 ? 0 : (after % BLOCK) + 1;
    for (let ordinal = after < 0 ? 0 : Math.floor(after / BLOCK); ordinal < blocks.length; ordinal++, at = 0) {
      const { values, size } = blocks[ordinal]!;
      for (; at < size; at++) if (!goOn(values[at]!)) return;
    }
  }

  /** Slots in falling order before a rank (Infinity: from the end), while `goOn` says so. */
  down(before: number, goOn: (slot: number) => boolean): void {
    const { blocks } = this.#order;
    let ordinal = Math.floor(before / BLOCK);
    let at = before % BLOCK;
    if (ordinal >= blocks.length) [ordinal, at] = [blocks.length - 1, BLOCK];
    for (; ordinal >= 0; ordinal--, at = BLOCK) {
      const { values, size } = blocks[ordinal]!;
      for (at = Math.min(at, size) - 1; at >= 0; at--) if (!goOn(values[at]!)) return;
    }
  }

  #compare(slot: number, key: string, iri: string): number {
    return ascending(this.#keys[slot]!, key) || ascending(this.#iriOf(slot), iri);
  }

  #rank(): void {
    this.#order.settle();
    for (const block of this.#unranked) {
      const { values, size } = block;
      for (let i = 0; i < size; i++) {
        this.#blocks[values[i]!] = block;
        this.#places[values[i]!] = i;
      }
    }
    this.#unranked.clear();
  }
}

function keyOf(name: string): string {
  const key = fold(name.slice(0, 2 * MAX_KEY))
    .trim()
    .slice(0, MAX_KEY);
  return key === '' ? NAMELESS : key;
}

/** The first six units as one number; from a unit of more than a byte on, the rest is left to a comparison of the texts. */
function headOf(key: string): number {
  let head = 0;
  let isWide = false;
  for (let i = 0; i < 6; i++) {
    const unit: number = isWide || i >= key.length ? 0 : Math.min(0xff, key.charCodeAt(i));
    isWide ||= unit === 0xff;
    head = head * 256 + unit;
  }
  return head;
}

/** By UTF-16 unit. */
function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
