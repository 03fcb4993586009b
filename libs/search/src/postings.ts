/**
 * Slots in ascending order, each with a weight: where a word occurs, or what a provider offers. Slots of listings that
 * were dropped stay until the index is renumbered; readers skip them.
 */
export class Postings {
  #pairs = new Uint32Array(4);
  #length = 0;

  get length(): number {
    return this.#length / 2;
  }

  /** Appends a slot, which is greater than all before it. */
  add(slot: number, weight: number): void {
    if (this.#length === this.#pairs.length) this.#pairs = grown(this.#pairs);
    this.#pairs[this.#length++] = slot;
    this.#pairs[this.#length++] = weight;
  }

  forEach(visit: (slot: number, weight: number) => void): void {
    const pairs = this.#pairs;
    const length = this.#length;
    for (let i = 0; i < length; i += 2) visit(pairs[i]!, pairs[i + 1]!);
  }

  /** Gives every slot its new number and forgets those without one (-1). Order stays. */
  renumber(to: Int32Array): void {
    let kept = 0;
    for (let i = 0; i < this.#length; i += 2) {
      const slot = to[this.#pairs[i]!]!;
      if (slot < 0) continue;
      this.#pairs[kept++] = slot;
      this.#pairs[kept++] = this.#pairs[i + 1]!;
    }
    this.#length = kept;
    if (kept * 3 < this.#pairs.length) this.#pairs = this.#pairs.slice(0, Math.max(4, kept));
  }
}

function grown(pairs: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(Math.ceil(pairs.length * 0.75) * 2);
  next.set(pairs);
  return next;
}
