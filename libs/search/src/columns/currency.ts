import { isWithin } from '#lifecycle';
import { Bits } from '../numbers/bits.ts';
import type { Listing } from '../listing.ts';
import { roomFor } from '../numbers/room.ts';
import { SortedBlocks } from '../numbers/sorted-blocks.ts';

/**
 * What is current: active, and valid at the moment of the last search. Times are kept in order, so that a search looks only
 * at what began or ended since the search before it; a moment that lies further back is as good as a later one.
 */
export class Currency {
  readonly current = new Bits();
  readonly #changed: (slot: number, by: 1 | -1) => void;
  #from = new Float64Array(64);
  #until = new Float64Array(64);
  #active = new Uint8Array(64);
  readonly #begins = new SortedBlocks((a, b) => this.#from[a]! - this.#from[b]! || a - b);
  readonly #ends = new SortedBlocks((a, b) => this.#until[a]! - this.#until[b]! || a - b);
  #now = -Infinity;
  #isAsked = false;
  /** Nothing begins or ends between these two moments (the first included, the second not). */
  #since = -Infinity;
  #to = Infinity;

  /** `changed` is told each slot that becomes current (1) or ceases to be (-1). */
  constructor(changed: (slot: number, by: 1 | -1) => void) {
    this.#changed = changed;
  }

  add(slot: number, { validFrom, validUntil = Infinity, status, published }: Listing): void {
    this.#from = roomFor(this.#from, slot + 1);
    this.#until = roomFor(this.#until, slot + 1);
    this.#active = roomFor(this.#active, slot + 1);
    // Until somebody asks, the clock is the log: so a large index does not begin with a hundred thousand changes.
    if (!this.#isAsked && published > this.#now) this.#advance(published);
    this.#from[slot] = Number.isNaN(validFrom) ? Infinity : validFrom;
    this.#until[slot] = Number.isNaN(validUntil) ? -Infinity : validUntil;
    this.#active[slot] = status === 'ACTIVE' ? 1 : 0;
    this.#enter(slot);
  }

  remove(slot: number): void {
    this.#begins.remove(slot);
    this.#ends.remove(slot);
    this.#become(slot, false);
  }

  /** Gives the times of one slot, which is removed, to another. */
  move(from: number, to: number): void {
    this.#from[to] = this.#from[from]!;
    this.#until[to] = this.#until[from]!;
    this.#active[to] = this.#active[from]!;
    this.#enter(to);
  }

  /** Makes `current` hold for a moment, ms since the epoch. */
  at(now: number): Bits {
    this.#isAsked = true;
    this.#advance(now);
    return this.current;
  }

  /** Valid at a moment, as its credentials say, active or not. */
  isValid(slot: number, at: number): boolean {
    return isWithin(this.#from[slot]!, this.#until[slot]!, at);
  }

  /** Ms since the epoch; `Infinity` where it has no end. */
  endOf(slot: number): number {
    return this.#until[slot]!;
  }

  #enter(slot: number): void {
    this.#begins.insert(slot);
    if (this.#until[slot]! < Infinity) this.#ends.insert(slot);
    this.#disturb(this.#from[slot]!);
    this.#disturb(this.#until[slot]!);
    this.#become(slot, this.#active[slot] === 1 && this.isValid(slot, this.#now));
  }

  /** Something begins or ends at this time. */
  #disturb(time: number): void {
    if (time <= this.#now) this.#since = Math.max(this.#since, time);
    else this.#to = Math.min(this.#to, time);
  }

  #become(slot: number, isCurrent: boolean): void {
    if (this.current.has(slot) === isCurrent) return;
    if (isCurrent) this.current.add(slot);
    else this.current.delete(slot);
    this.#changed(slot, isCurrent ? 1 : -1);
  }

  #advance(now: number): void {
    const before = this.#now;
    this.#now = now;
    if (now >= this.#since && now < this.#to) return;
    const [low, high] = [Math.min(before, now), Math.max(before, now)];
    const [begun, ended] = [this.#between(this.#begins, this.#from), this.#between(this.#ends, this.#until)];
    for (const slot of [...begun(low, high), ...ended(low, high)])
      this.#become(slot, this.#active[slot] === 1 && this.isValid(slot, now));
    const [b, e] = [around(this.#begins, this.#from, now), around(this.#ends, this.#until, now)];
    this.#since = Math.max(b[0], e[0]);
    this.#to = Math.min(b[1], e[1]);
  }

  /** Slots whose time is after `low` and at most `high`. */
  #between(order: SortedBlocks, times: Float64Array): (low: number, high: number) => readonly number[] {
    return (low, high) => {
      const found: number[] = [];
      let { ordinal, at } = order.seek((slot) => times[slot]! <= low);
      for (let block = order.blocks[ordinal]; block !== undefined; block = order.blocks[++ordinal], at = 0)
        for (; at < block.size; at++) {
          if (times[block.values[at]!]! > high) return found;
          found.push(block.values[at]!);
        }
      return found;
    };
  }
}

/** The last time that is at most `now`, and the first one after it. */
function around(order: SortedBlocks, times: Float64Array, now: number): readonly [number, number] {
  const { ordinal, at } = order.seek((slot) => times[slot]! <= now);
  const block = order.blocks[at > 0 ? ordinal : ordinal - 1];
  const previous = block?.values[at > 0 ? at - 1 : block.size - 1];
  const next = order.blocks[ordinal]?.values[at];
  return [previous === undefined ? -Infinity : times[previous]!, next === undefined ? Infinity : times[next]!];
}
