import type { GraphStore } from '#graph';
import type { Release } from '#rdf';
import { createIndex, type CatalogueIndex } from '#search';
import type { Caller } from './caller.ts';
import { EntryCache } from './entries/entry-cache.ts';
import { LogTail } from './feed/log-tail.ts';
import { IndexFollower } from './follower/index-follower.ts';
import { toIndexOptions } from './follower/index-options.ts';
import { Reader, type Asking, type Sources } from './reader.ts';

/** What a catalogue is opened over. */
export interface CatalogueParts {
  readonly store: GraphStore;
  readonly release: Release;
  readonly clock: () => Date;
  /** An index to fill; an empty new one where none is given. */
  readonly index?: CatalogueIndex;
  /** How often the log is asked for commits of other processes, in milliseconds; default 500. */
  readonly pollEvery?: number;
  /** Aborted when the process is going: nobody waits for changes any longer. */
  readonly ending?: AbortSignal;
  /** Told of what an operator should know: that the store was set back. */
  readonly say?: (text: string) => void;
}

const SET_BACK =
  'The log of the store is not the one that was followed: the store was set back to an older copy, or holds another catalogue. The index is filled again from what it holds now; those who follow /changes must begin again.';

/**
 * A store and the index that follows it, as one thing to read from. Whoever answers anybody gets a `Reader` for the caller: neither
 * store nor index can be reached from here, so what a caller may see is decided in one place.
 */
export class Catalogue {
  readonly release: Release;
  readonly #sources: Sources;

  constructor({ store, release, clock, pollEvery, ending, say, index: given }: CatalogueParts) {
    this.release = release;
    const index = given ?? createIndex(toIndexOptions(release));
    const cache = new EntryCache();
    const follower = new IndexFollower({
      ...{ store, index, release },
      ...(pollEvery === undefined ? {} : { pollEvery }),
      onTouched: (iris) => cache.drop(iris),
      onAdvance: () => tail.advanced(),
      onSetBack: () => {
        cache.clear();
        tail.setBack();
        say?.(SET_BACK);
      },
    });
    const tail: LogTail = new LogTail({ store, follower });
    ending?.addEventListener('abort', () => tail.end());
    this.#sources = { store, release, clock, index, follower, cache, tail };
  }

  /** Fills the index, then follows the log until `stop`. Rejects where the store cannot be read. */
  async start(): Promise<void> {
    await this.#sources.follower.start();
  }

  async stop(): Promise<void> {
    await this.#sources.follower.stop();
  }

  /** One request of a caller: everything it is told is read as of one moment. */
  reader(caller: Caller, asking: Asking = {}): Reader {
    return new Reader(this.#sources, caller, asking);
  }

  /** Resolves when the entry `sequence` can be read; without one, when everything this process committed can. */
  async upTo(sequence?: number): Promise<void> {
    await this.#sources.follower.upTo(sequence);
  }

  /** Sequence of the next log entry that is not in the index yet. */
  get next(): number {
    return this.#sources.follower.next;
  }

  /** Leaf of the last entry that is in the index: it names the state of the catalogue, on every process alike. */
  get leaf(): string | undefined {
    return this.#sources.follower.leaf;
  }

  /** False while the index is filled, and while it is not known whether the log is still the one that was followed. */
  get isWhole(): boolean {
    return this.#sources.follower.isWhole;
  }

  /** Whether something has ended that the log does not say yet: what was answered before need not hold. */
  async hasUnloggedEnds(): Promise<boolean> {
    const { store, clock } = this.#sources;
    return (await store.due(clock().toISOString(), 1)).length > 0;
  }
}
