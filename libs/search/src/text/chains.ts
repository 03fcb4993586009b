import { roomFor } from '../numbers/room.ts';

/**
 * Numbers under 32-bit hashes, several per hash, in typed arrays (12 bytes per pair and 4 per head of a chain). Hashes
 * collide: readers must check what they find.
 */
export class Chains {
  #heads = new Uint32Array(1024);
  #hashes = new Uint32Array(512);
  #numbers = new Uint32Array(512);
  /** Place of the next pair of the chain; 0 ends it. Free pairs are a chain too. */
  #next = new Uint32Array(512);
  #used = 1;
  #free = 0;

  add(hash: number, number: number): void {
    if (this.#used * 1.5 > this.#heads.length) this.#widen();
    let at = this.#free;
    if (at > 0) this.#free = this.#next[at]!;
    else {
      at = this.#used++;
      this.#hashes = roomFor(this.#hashes, this.#used);
      this.#numbers = roomFor(this.#numbers, this.#used);
      this.#next = roomFor(this.#next, this.#used);
    }
    this.#hashes[at] = hash;
    this.#numbers[at] = number;
    this.#link(at);
  }

  delete(hash: number, number: number): void {
    const head = this.#headOf(hash);
    let before = 0;
    for (let at = this.#heads[head]!; at > 0; before = at, at = this.#next[at]!) {
      if (this.#numbers[at] !== number || this.#hashes[at] !== hash >>> 0) continue;
      if (before === 0) this.#heads[head] = this.#next[at]!;
      else this.#next[before] = this.#next[at]!;
      this.#next[at] = this.#free;
      this.#free = at;
      return;
    }
  }

  visit(hash: number, found: (number: number) => void): void {
    for (let pair = this.seek(hash); pair > 0; pair = this.seek(hash, pair)) found(this.#numbers[pair]!);
  }

  /** The first pair under a hash, or the next one after `pair`; 0 where there is none. For who reads very often. */
  seek(hash: number, pair = 0): number {
    let at = pair === 0 ? this.#heads[this.#headOf(hash)]! : this.#next[pair]!;
    while (at > 0 && this.#hashes[at] !== hash >>> 0) at = this.#next[at]!;
    return at;
  }

  numberAt(pair: number): number {
    return this.#numbers[pair]!;
  }

  #headOf(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(this.#heads.length) + 1);
  }

  #link(at: number): void {
    const head = this.#headOf(this.#hashes[at]!);
    this.#next[at] = this.#heads[head]!;
    this.#heads[head] = at;
  }

  /** Links all pairs anew; the chain of free ones stays as it is. */
  #widen(): void {
    const free = new Set<number>();
    for (let at = this.#free; at > 0; at = this.#next[at]!) free.add(at);
    this.#heads = new Uint32Array(this.#heads.length * 2);
    for (let at = 1; at < this.#used; at++) if (!free.has(at)) this.#link(at);
  }
}
