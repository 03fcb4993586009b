/**
 * Remembers what a loader found for a while, and lets concurrent requests for one key share one load. Bounded: the oldest goes first.
 */
export class FreshCache<T> {
  private readonly entries = new Map<string, { readonly value: Promise<T>; until: number }>();
  private readonly options: FreshOptions<T>;

  constructor(options: FreshOptions<T>) {
    this.options = options;
  }

  /** The remembered value, or a newly loaded one. A load that throws is not remembered. */
  get(key: string, load: () => Promise<T>): Promise<T> {
    const now = this.options.now();
    const known = this.entries.get(key);
    if (known !== undefined && now < known.until) return known.value;
    const value = load();
    const entry = { value, until: Number.POSITIVE_INFINITY };
    this.entries.delete(key);
    this.entries.set(key, entry);
    value.then(
      (loaded) => {
        entry.until = this.options.now() + this.options.lifetimeOf(loaded);
      },
      () => this.forget(key, entry.value),
    );
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.options.size) break;
      this.entries.delete(oldest);
    }
    return value;
  }

  private forget(key: string, value: Promise<T>): void {
    if (this.entries.get(key)?.value === value) this.entries.delete(key);
  }
}

export interface FreshOptions<T> {
  readonly size: number;
  /** Milliseconds a loaded value is good for. */
  readonly lifetimeOf: (value: T) => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
