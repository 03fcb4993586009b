import type { GraphStore } from '#graph';
import { isWanted, toChange, type Change, type Listings, type ChangeSelection } from './change.ts';
import { changeStream } from './change-stream.ts';
import type { LogTail } from './log-tail.ts';

/** Entries of the log that are looked at for one page, and in one go, where most may not be wanted. */
const MOST_LOOKED_AT = 10_000;
const LOOKED_AT_ONCE = 1_000;

/** Which changes are asked for. */
export interface ChangeSearch {
  /** First sequence. */
  readonly since: number;
  readonly wanted: ChangeSelection;
}

export interface ChangePage {
  readonly changes: readonly Change[];
  /** Sequence of what was not looked at yet. */
  readonly next: number;
}

export interface ChangeFeedOptions {
  readonly tail: LogTail;
  readonly store: Pick<GraphStore, 'size'>;
  /** What the caller may know of. */
  readonly listings: Listings;
}

/** The log as a caller may read it: page by page, or as it grows. */
export class ChangeFeed {
  readonly #options: ChangeFeedOptions;

  constructor(options: ChangeFeedOptions) {
    this.#options = options;
  }

  /** Sequence of the next entry. */
  get next(): number {
    return this.#options.tail.next;
  }

  /** Entries of the log; what another process wrote may not be in the index yet. */
  size(): Promise<number> {
    return this.#options.store.size();
  }

  /**
   * Looks through the log from `since` on, until the page is full, the log is at its end, or enough was looked at: a filter that nothing
   * meets costs no more than a page, and `next` tells how far it went.
   */
  async page({ since, wanted }: ChangeSearch, limit: number): Promise<ChangePage> {
    const { tail, listings } = this.#options;
    const isFiltered = Object.values(wanted).some((values) => values !== undefined);
    const changes: Change[] = [];
    let next = since;
    while (changes.length < limit && next - since < MOST_LOOKED_AT) {
      const entries = await tail.read(next, isFiltered ? LOOKED_AT_ONCE : limit);
      if (entries.length === 0) break;
      for (const entry of entries) {
        if (changes.length === limit) break;
        next = entry.sequence + 1;
        const change = toChange(entry, listings);
        if (change !== undefined && isWanted(change, wanted, listings)) changes.push(change);
      }
    }
    return { changes, next };
  }

  /** Whether a page is empty because there is nothing more yet. */
  isAtEnd({ changes, next }: ChangePage): boolean {
    return changes.length === 0 && next >= this.next;
  }

  /** Resolves when there is an entry `since`, or nobody need wait any longer, at the latest when it is aborted: then false. */
  wait(since: number, signal: AbortSignal): Promise<boolean> {
    return this.#options.tail.wait(since, signal);
  }

  /** Changes without end; `onSetBack` makes the error that it ends with where the log was set back. */
  stream(search: ChangeSearch, onSetBack: (since: number, next: number) => Error): AsyncIterableIterator<Change, void> {
    const { tail, listings } = this.#options;
    return changeStream({ ...search, tail, listings, onSetBack });
  }
}
