/**
 * Reads of one request, gathered: all keys that are asked for before the event loop turns are read in one call, each
 * once. So a page of hits costs one read per relation, however many hits it has.
 */
export class BatchLoader<V> {
  readonly #read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>;
  readonly #values = new Map<string, Promise<V | undefined>>();
  #waiting: { readonly key: string; readonly resolve: (value: Promise<V | undefined>) => void }[] = [];

  constructor(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {
    this.#read = read;
  }

  load(key: string): Promise<V | undefined> {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#waiting.length === 0) void Promise.resolve().then(() => process.nextTick(() => this.#flush()));
    const value = new Promise<V | undefined>((resolve) => this.#waiting.push({ key, resolve }));
    this.#values.set(key, value);
    return value;
  }

  /** Values of many keys, in their order; those without one are left out. */
  async loadAll(keys: readonly string[]): Promise<readonly V[]> {
    const values = await Promise.all(keys.map((key) => this.load(key)));
    return values.filter((value) => value !== undefined);
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const all = this.#read(waiting.map(({ key }) => key));
    for (const { key, resolve } of waiting) resolve(all.then((values) => values.get(key)));
  }
}
