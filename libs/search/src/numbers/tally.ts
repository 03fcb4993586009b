import { roomFor } from './room.ts';

/** Counts by code, which searches share. What was counted last is forgotten by `clear`. */
export class Tally {
  /** By code. */
  counts = new Uint32Array(64);
  /** Codes that were counted one by one. */
  #codes = new Uint32Array(64);
  #length = 0;
  /** Up to here `counts` was written directly. */
  #written = 0;

  add(code: number, count: number): void {
    if (count === 0) return;
    if (code >= this.counts.length) this.counts = roomFor(this.counts, code + 1);
    if (this.counts[code] === 0) {
      if (this.#length === this.#codes.length) this.#codes = roomFor(this.#codes, this.#length + 1);
      this.#codes[this.#length++] = code;
    }
    this.counts[code]! += count;
  }

  of(code: number): number {
    return this.counts[code] ?? 0;
  }

  /** `counts` with room below `end`, to be written directly: for many counts at once. */
  open(end: number): Uint32Array {
    this.counts = roomFor(this.counts, end);
    this.#written = Math.max(this.#written, end);
    return this.counts;
  }

  /** Calls back for each code that was counted. */
  visit(take: (code: number, count: number) => void): void {
    const counts = this.counts;
    const codes = this.#codes;
    for (let code = 1; code < this.#written; code++) if (counts[code]! > 0) take(code, counts[code]!);
    for (let i = 0; i < this.#length; i++) if (codes[i]! >= this.#written) take(codes[i]!, counts[codes[i]!]!);
  }

  clear(): void {
    this.counts.fill(0, 0, this.#written);
    for (let i = 0; i < this.#length; i++) this.counts[this.#codes[i]!] = 0;
    this.#length = 0;
    this.#written = 0;
  }
}
