/**
 * Remembers what a loader found for a while, and lets concurrent requests of one client for one key share one load. Another client
 * loads for itself until something is found: nobody waits for what stands in the line of somebody else. Bounded: the oldest goes first.
 */
export class FreshCache<T> {
  private readonly entries = new Map<string, { readonly value: T; readonly until: number }>();
  private readonly loading = new Map<string, Promise<T>>();
  private readonly options: FreshOptions<T>;

  constructor(options: FreshOptions<T>) {
    this.options = options;
  }

  /** The remembered value, or a newly loaded one. A load that throws is not remembered. */
  get(key: string, client: string, load: () => Promise<T>): Promise<T> {
    const known = this.entries.get(key);
    if (known !== undefined && this.options.now() < known.until) return Promise.resolve(known.value);
    const own = `${client} ${key}`;
    const running = this.loading.get(own);
    if (running !== undefined) return running;
    const value = load();
    this.loading.set(own, value);
    value.then(
      (loaded) => {
        this.loading.delete(own);
        this.keep(key, loaded);
      },
      () => this.loading.delete(own),
    );
    return value;
  }

  /** What lasts longer stays: a load that failed takes nothing away from one that found. */
  private keep(key: string, value: T): void {
    const until = this.options.now() + this.options.lifetimeOf(value);
    if ((this.entries.get(key)?.until ?? 0) > until) return;
    this.entries.delete(key);
    this.entries.set(key, { value, until });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.options.size) break;
      this.entries.delete(oldest);
    }
  }
}

export interface FreshOptions<T> {
  readonly size: number;
  /** Milliseconds a loaded value is good for. */
  readonly lifetimeOf: (value: T) => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
