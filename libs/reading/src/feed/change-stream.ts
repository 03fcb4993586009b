import { isWanted, toChange, type Change, type Listings, type ChangeSelection } from './change.ts';
import type { LogTail } from './log-tail.ts';

/** Entries that are looked at between two turns of the event loop, at most. */
const PAGE = 100;

export interface ChangeStreamOptions {
  readonly tail: LogTail;
  readonly listings: Listings;
  readonly wanted: ChangeSelection;
  /** First sequence. */
  readonly since: number;
  /** Makes the error that it ends with where the log was set back, of the sequence it was at and the end of the log now. */
  readonly onSetBack: (since: number, next: number) => Error;
}

/**
 * Changes from `since` on, without gap or repeat, and on without end. What is told is asked for one by one: for a slow
 * reader nothing is kept but a page of the log. `return` ends it at once, also while it waits. Where the log was set back,
 * it ends with an error: the sequences are of another log, and the reader has to begin again.
 */
export function changeStream(options: ChangeStreamOptions): AsyncIterableIterator<Change, void> {
  const over = new AbortController();
  const inner = walk(options, over.signal);
  const stream: AsyncIterableIterator<Change, void> = {
    next: () => inner.next(),
    return: () => {
      over.abort();
      return inner.return();
    },
    throw: (error) => {
      over.abort();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

async function* walk(
  { tail, listings, wanted, since, onSetBack }: ChangeStreamOptions,
  signal: AbortSignal,
): AsyncGenerator<Change, void> {
  let next = since;
  const { setBacks } = tail;
  while (!signal.aborted) {
    const entries = await tail.read(next, PAGE);
    const isOver = entries.length === 0 && !(await tail.wait(next, signal));
    if (tail.setBacks !== setBacks) throw onSetBack(next, tail.next);
    if (isOver) return;
    for (const entry of entries) {
      if (signal.aborted) return;
      next = entry.sequence + 1;
      const change = toChange(entry, listings);
      if (change !== undefined && isWanted(change, wanted, listings)) yield change;
    }
  }
}
