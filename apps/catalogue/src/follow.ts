import type { GraphStore, LogEntry, StoredFragment } from '#graph';
import type { Release } from '#rdf';
import type { CatalogueIndex } from '#search';
import { neighboursOf, toListing } from './listing.ts';

export interface FollowOptions {
  readonly store: GraphStore;
  readonly index: CatalogueIndex;
  readonly release: Release;
  readonly pollEvery?: number;
}

const PAGE = 500;
/** How long own commits gather before they are read, ms: each reading costs the store four queries, however many there are. */
const LULL = 50;
/** Subjects that are listed anew when something they refer to changed, at most. */
const REFERRERS = 10_000;

/**
 * Keeps the index equal to the store: rebuilt at start, then own commits after a lull (at once where a query
 * waits for them) and those of other processes by polling the log. By state, not by change: the fragments of every touched subject are read as they are now, so replay is harmless and
 * nothing depends on what was seen before a crash.
 */
export class Follow {
  readonly #options: FollowOptions;
  #next = 0;
  /** The end of the log as far as own commits tell. */
  #known = 0;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => undefined;
  #lastError: unknown;

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  /** Sequence of the next log entry that is not in the index yet. */
  get next(): number {
    return this.#next;
  }

  /** Fills the index, then follows until `stop`. Rejects where the store cannot be read. */
  async start(): Promise<void> {
    const { store, pollEvery } = this.#options;
    this.#unsubscribe = store.onCommit((entries) => this.#heard(entries));
    this.#next = await store.size();
    await this.#rebuild();
    await this.#drain();
    this.#timer = setInterval(() => void this.#wake(), pollEvery ?? 500);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#unsubscribe();
    await this.#running;
  }

  /**
   * Resolves when the entry `sequence` is in the index; without one, when everything this process committed is.
   * Rejects with the store's refusal where the store cannot be read.
   */
  async upTo(sequence = this.#known - 1): Promise<void> {
    // What runs now may have read the log before the entry was there, so the next round is the one that counts.
    if (this.#next <= sequence) await this.#running;
    while (this.#next <= sequence) {
      const before = this.#next;
      this.#lastError = undefined;
      await this.#wake();
      if (this.#lastError !== undefined) throw this.#lastError as Error;
      if (this.#next === before) await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  #heard(entries: readonly LogEntry[]): void {
    const last = entries.at(-1);
    if (last === undefined) return;
    this.#known = Math.max(this.#known, last.sequence + 1);
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      if (this.#next < this.#known) void this.#wake();
    }, LULL);
    this.#soon.unref();
  }

  /** One drain at a time; a failure is kept for those who wait, and the next poll tries again. */
  #wake(): Promise<void> {
    this.#running ??= this.#drain()
      .catch((error: unknown) => {
        this.#lastError = error;
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #drain(): Promise<void> {
    const { store } = this.#options;
    for (;;) {
      const entries = await store.log(this.#next, PAGE);
      const last = entries.at(-1);
      if (last === undefined) return;
      await this.#refresh(await this.#touched(entries));
      this.#next = last.sequence + 1;
    }
  }

  /** Subjects of the entries, and those that refer to one of them; what refers to a participant is joined in the index. */
  async #touched(entries: readonly LogEntry[]): Promise<readonly string[]> {
    const { store, index } = this.#options;
    const subjects = new Set(entries.flatMap((entry) => entry.subjects));
    const parts = [...subjects].filter((iri) => index.get(iri)?.kinds.includes('PARTICIPANT') !== true);
    const referrers = parts.length === 0 ? [] : await store.referrers(parts, REFERRERS);
    return [...new Set([...subjects, ...referrers])];
  }

  async #refresh(iris: readonly string[]): Promise<void> {
    for (let i = 0; i < iris.length; i += PAGE) {
      const some = iris.slice(i, i + PAGE);
      await this.#list(some, await this.#options.store.fragments(some));
    }
  }

  async #rebuild(): Promise<void> {
    const { store } = this.#options;
    let after: string | undefined;
    for (;;) {
      const fragments = await store.listed(after, PAGE);
      const iris = [...new Set(fragments.map((f) => f.iri))];
      const last = iris.at(-1);
      if (last === undefined) return;
      // A page may end between two fragments of one subject: the last one is read again, whole.
      const whole = [...fragments.filter((f) => f.iri !== last), ...(await store.fragments([last]))];
      await this.#list(iris, whole);
      after = last;
    }
  }

  async #list(iris: readonly string[], fragments: readonly StoredFragment[]): Promise<void> {
    const { store, index, release } = this.#options;
    const listed = Map.groupBy(
      fragments.filter((f) => f.listed),
      (f) => f.iri,
    );
    const wanted = [...new Set(neighboursOf(fragments, release))].filter((iri) => !listed.has(iri));
    const read = wanted.length === 0 ? [] : await store.fragments(wanted);
    const neighbours = Map.groupBy(
      read.filter((f) => f.listed),
      (f) => f.iri,
    );
    const lookup = (iri: string): readonly StoredFragment[] => listed.get(iri) ?? neighbours.get(iri) ?? [];
    for (const iri of iris) {
      const listing = toListing(listed.get(iri) ?? [], release, lookup);
      if (listing === undefined) index.drop(iri);
      else index.put(listing);
    }
  }
}
