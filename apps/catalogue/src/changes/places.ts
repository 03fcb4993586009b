/** How many may be there at once: of one address, and in all. */
export interface PlacesLimits {
  readonly perAddress: number;
  readonly total: number;
}

/** Counts those who stay: a place is taken, and given back once. */
export class Places {
  readonly #limits: PlacesLimits;
  readonly #taken = new Map<string, number>();
  #total = 0;

  constructor(limits: PlacesLimits) {
    this.#limits = limits;
  }

  /** Gives the place back; undefined where there is none. */
  take(address: string): (() => void) | undefined {
    const taken = this.#taken.get(address) ?? 0;
    if (taken >= this.#limits.perAddress || this.#total >= this.#limits.total) return undefined;
    this.#taken.set(address, taken + 1);
    this.#total += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#total -= 1;
      const left = (this.#taken.get(address) ?? 1) - 1;
      if (left === 0) this.#taken.delete(address);
      else this.#taken.set(address, left);
    };
  }
}
