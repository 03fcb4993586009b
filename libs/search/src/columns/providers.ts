import { Lists, MAX_WEIGHT } from '../numbers/lists.ts';
import { roomFor } from '../numbers/room.ts';

/**
 * Participants as providers, under the codes that the column `provider` gives their IRIs: where each is listed itself, and
 * which words its names have. What offerings are found by is joined here at the time of a search, so a provider is renamed
 * by touching its own words, however much it offers.
 */
export class Providers {
  /** By word: codes of the providers who have it in their names, with how often. */
  readonly names = new Lists();
  /** By code: the slot of the provider's own listing + 1. */
  #homes = new Uint32Array(64);
  /** By slot: the code of the participant that is listed there; 0 for all other listings. */
  #codes = new Uint32Array(64);

  add(slot: number, code: number, names: ReadonlyMap<number, number>): void {
    this.#homes = roomFor(this.#homes, code + 1);
    this.#codes = roomFor(this.#codes, slot + 1);
    this.#homes[code] = slot + 1;
    this.#codes[slot] = code;
    for (const [word, times] of names) this.names.set(word, code, Math.min(MAX_WEIGHT, times));
  }

  remove(slot: number, names: ReadonlyMap<number, number>): void {
    const code = this.codeAt(slot);
    for (const word of names.keys()) this.names.delete(word, code);
    this.#homes[code] = 0;
    this.#codes[slot] = 0;
  }

  move(from: number, to: number): void {
    const code = this.codeAt(from);
    if (code === 0) return;
    this.#codes = roomFor(this.#codes, to + 1);
    this.#codes[to] = code;
    this.#codes[from] = 0;
    this.#homes[code] = to + 1;
  }

  /** The code of the participant that is listed in a slot; 0 where none is. */
  codeAt(slot: number): number {
    return this.#codes[slot] ?? 0;
  }

  /** The slot of a provider's own listing; -1 where it has none. */
  homeOf(code: number): number {
    return (this.#homes[code] ?? 0) - 1;
  }

  /** One more than the highest code that has a home. */
  get end(): number {
    return this.#homes.length;
  }
}
