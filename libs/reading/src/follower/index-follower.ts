import type { GraphStore, LogEntry, StoredFragment } from '#graph';
import type { Release } from '#rdf';
import type { CatalogueIndex } from '#search';
import { toEndedFragments } from './ended-fragments.ts';
import { toListings } from './listings.ts';

export interface IndexFollowerOptions {
  readonly store: GraphStore;
  readonly index: CatalogueIndex;
  readonly release: Release;
  readonly pollEvery?: number;
  /** Is told of the subjects that are listed anew, before they are read and after they are in the index. */
  readonly onTouched?: (iris: readonly string[]) => void;
  /** Is told that the index holds more of the log. */
  readonly onAdvance?: () => void;
  /** Is told that the log is not the one that was followed: the store was set back. Nothing that was read before holds. */
  readonly onSetBack?: () => void;
}

/** Subjects that are read at once: of more, much would outlive its use while an index is filled, and stay as memory of the process. */
const PAGE = 128;
/** How long own commits gather before they are read, ms: each reading costs the store four queries, however many there are. */
const LULL = 50;
/** Subjects that are listed anew when something they refer to changed, at most. */
const REFERRERS = 10_000;

/**
 * Keeps the index equal to the store: rebuilt at start, then own commits after a lull (at once where a query waits for
 * them) and those of other processes by polling the log. By state, not by change: the fragments of every touched subject,
 * or its owner's last words where none is active, are read as they are now, so replay is harmless and nothing depends on
 * what was seen before a crash.
 *
 * The last entry that was followed is read again with what follows it. Where it is gone or another one, the store was
 * restored to an older copy: the index is emptied and filled again, and whoever asks meanwhile waits, so that nothing is
 * shown that the store does not hold.
 */
export class IndexFollower {
  readonly #options: IndexFollowerOptions;
  /** Ended entries by what they refer to: the store tells referrers among active ones only. */
  readonly #endedReferrers = new Map<string, Set<string>>();
  #next = 0;
  /** Leaf of the last entry that was followed: the one before `next`. */
  #leaf: string | undefined;
  /** False from the start of a fill to its end. */
  #isWhole = false;
  /** How often the store was set back. */
  #setBacks = 0;
  /** The log may have been set back: the store was away, or an own commit got a number that was followed already. */
  #isDoubtful = false;
  /** The end of the log as far as own commits tell. */
  #known = 0;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lull: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => undefined;
  #lastError: unknown;

  constructor(options: IndexFollowerOptions) {
    this.#options = options;
  }

  /** Sequence of the next log entry that is not in the index yet. */
  get next(): number {
    return this.#next;
  }

  /** Leaf of the last entry that is in the index: it names the state of the catalogue, on every process alike. */
  get leaf(): string | undefined {
    return this.#leaf;
  }

  /** False while the index is filled, and while it is not known whether the log is still the one that was followed. */
  get isWhole(): boolean {
    return this.#isWhole && !this.#isDoubtful;
  }

  /** Grows when the store was set back to an older copy: what was read under another number does not hold. */
  get setBacks(): number {
    return this.#setBacks;
  }

  /** Fills the index, then follows until `stop`. Rejects where the store cannot be read. */
  async start(): Promise<void> {
    const { store, pollEvery } = this.#options;
    this.#unsubscribe = store.onCommit((entries) => this.#heard(entries));
    await this.#drain();
    this.#timer = setInterval(() => void this.#wake(), pollEvery ?? 500);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#lull);
    this.#unsubscribe();
    await this.#running;
  }

  /**
   * Resolves when the entry `sequence` is in the index; without one, when everything this process committed is.
   * Rejects with the store's refusal where the store cannot be read.
   */
  async upTo(sequence = this.#known - 1): Promise<void> {
    const setBacks = this.#setBacks;
    // After the store was set back nobody knows whether the entry will ever be there.
    const isAwaited = (): boolean => this.#next <= sequence && this.#setBacks === setBacks;
    const isLacking = (): boolean => isAwaited() || !this.isWhole;
    // What runs now may have read the log before the entry was there, so the next round is the one that counts.
    if (isLacking()) await this.#running;
    while (isLacking()) {
      const before = this.#next;
      this.#lastError = undefined;
      await this.#wake();
      if (this.#lastError !== undefined) throw this.#lastError as Error;
      if (isLacking() && this.#next === before) await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  #heard(entries: readonly LogEntry[]): void {
    const last = entries.at(-1);
    if (last === undefined) return;
    // By polling an own entry may be read before it is told: then the next look finds nothing wrong.
    if (last.sequence < this.#next) this.#isDoubtful = true;
    this.#known = Math.max(this.#known, last.sequence + 1);
    this.#lull ??= setTimeout(() => {
      this.#lull = undefined;
      if (this.#next < this.#known || this.#isDoubtful) void this.#wake();
    }, LULL);
    this.#lull.unref();
  }

  /** One drain at a time; a failure is kept for those who wait, and the next poll tries again. */
  #wake(): Promise<void> {
    this.#running ??= this.#drain()
      .catch((error: unknown) => {
        this.#lastError = error;
        this.#isDoubtful = true;
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #drain(): Promise<void> {
    for (;;) {
      if (!this.#isWhole) await this.#fill();
      const entries = await this.#readOn();
      this.#isDoubtful = false;
      if (entries === undefined) {
        this.#setBack();
        continue;
      }
      const last = entries.at(-1);
      if (last === undefined) return;
      await this.#refresh(await this.#touched(entries));
      this.#next = last.sequence + 1;
      this.#leaf = last.leaf;
      this.#options.onAdvance?.();
    }
  }

  /** Entries from `next` on; undefined where the log is not the one that was followed until now. */
  async #readOn(): Promise<readonly LogEntry[] | undefined> {
    const { store } = this.#options;
    if (this.#next === 0) return store.log(0, PAGE);
    const [last, ...entries] = await store.log(this.#next - 1, PAGE + 1);
    const isSame = last?.sequence === this.#next - 1 && last.leaf === this.#leaf;
    return isSame ? entries : undefined;
  }

  #setBack(): void {
    this.#isWhole = false;
    this.#setBacks += 1;
    this.#known = 0;
    this.#next = 0;
    this.#options.onSetBack?.();
  }

  /** Fills the index with what the store holds now, and with nothing else. */
  async #fill(): Promise<void> {
    const { store, index } = this.#options;
    const size = await store.size();
    const [last] = size === 0 ? [] : await store.log(size - 1, 1);
    this.#leaf = last?.leaf;
    this.#next = size;
    index.clear();
    this.#endedReferrers.clear();
    await this.#rebuild();
    this.#isWhole = true;
    this.#options.onAdvance?.();
  }

  /** Subjects of the entries, and those that refer to one of them; what refers to a participant is joined in the index. */
  async #touched(entries: readonly LogEntry[]): Promise<readonly string[]> {
    const { store, index, release } = this.#options;
    // What ended twice (superseded, then revoked) is in no graph any more: its entry names no subject.
    const mute = entries.filter((entry) => entry.subjects.length === 0).map(({ digest }) => digest);
    const muted = mute.length === 0 ? [] : await store.credentials(mute);
    const ended = muted.flatMap((one) =>
      one === undefined ? [] : toEndedFragments(one, release).map(({ iri }) => iri),
    );
    const subjects = new Set([...entries.flatMap((entry) => entry.subjects), ...ended]);
    const parts = [...subjects].filter((iri) => index.get(iri)?.kinds.includes('PARTICIPANT') !== true);
    const referrers = parts.length === 0 ? [] : await store.referrers(parts, REFERRERS);
    const endedReferrers = parts.flatMap((iri) => [...(this.#endedReferrers.get(iri) ?? [])]);
    return [...new Set([...subjects, ...referrers, ...endedReferrers])];
  }

  async #refresh(iris: readonly string[]): Promise<void> {
    for (let i = 0; i < iris.length; i += PAGE) {
      const some = iris.slice(i, i + PAGE);
      this.#options.onTouched?.(some);
      await this.#list(some, await this.#options.store.fragments(some));
      this.#options.onTouched?.(some);
    }
  }

  async #rebuild(): Promise<void> {
    const { store, index } = this.#options;
    for (let after: string | undefined; ;) {
      const { fragments, next } = await store.listed(after, PAGE);
      if (next === undefined) break;
      await this.#list([...new Set(fragments.map((f) => f.iri))], fragments);
      after = next;
    }
    for (let after: string | undefined; ;) {
      const iris = await store.endedSubjects(after, PAGE);
      after = iris.at(-1);
      if (after === undefined) break;
      await this.#list(iris, []);
    }
    index.settle();
  }

  /** Lists subjects as their fragments, or their owners' last words, say now; drops the others. */
  async #list(iris: readonly string[], fragments: readonly StoredFragment[]): Promise<void> {
    const { index } = this.#options;
    const { listings, endedNeighbours } = await toListings(iris, fragments, this.#options);
    for (const iri of iris) {
      const listing = listings.get(iri);
      if (listing === undefined) index.drop(iri);
      else index.put(listing);
    }
    for (const [iri, neighbours] of endedNeighbours)
      for (const neighbour of neighbours) {
        const referrers = this.#endedReferrers.get(neighbour) ?? new Set();
        this.#endedReferrers.set(neighbour, referrers.add(iri));
      }
  }
}
