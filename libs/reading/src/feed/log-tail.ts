import type { GraphStore, LogEntry } from '#graph';
import type { IndexFollower } from '../follower/index-follower.ts';

/** Young entries that are kept at hand, so that many who follow cost the store one reading. */
const KEPT = 1_000;

export interface LogTailOptions {
  readonly store: Pick<GraphStore, 'log'>;
  /** What is shown is in the index already. */
  readonly follower: Pick<IndexFollower, 'next' | 'setBacks'>;
}

/** The log for those who follow it from outside: read page by page, waited for at its end. */
export class LogTail {
  readonly #options: LogTailOptions;
  readonly #waiting = new Set<() => void>();
  #young: readonly LogEntry[] = [];
  #filling: Promise<void> | undefined;
  #ended = false;

  constructor(options: LogTailOptions) {
    this.#options = options;
  }

  /** Sequence of the next entry. */
  get next(): number {
    return this.#options.follower.next;
  }

  /** Grows when the log is not the one any more that was read before. */
  get setBacks(): number {
    return this.#options.follower.setBacks;
  }

  /** The process is going: nobody waits any longer. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Entries from `since` on, at most `limit`; none at the end of the log. */
  async read(since: number, limit: number): Promise<readonly LogEntry[]> {
    if (since >= this.next - KEPT) {
      if (since < this.next && this.#end < this.next) await this.#fill();
      const start = since - (this.#young[0]?.sequence ?? this.next);
      if (start >= 0 && (this.#end >= this.next || start < this.#young.length))
        return this.#young.slice(start, start + limit);
    }
    return this.#options.store.log(since, Math.max(0, Math.min(limit, this.next - since)));
  }

  /** Resolves when there is an entry `since`, or nobody need wait any longer, at the latest when it is aborted: then false. */
  async wait(since: number, signal: AbortSignal): Promise<boolean> {
    while (this.next <= since && !this.#ended && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => resolve();
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      await promise;
      this.#waiting.delete(wake);
      signal.removeEventListener('abort', wake);
    }
    return this.next > since && !signal.aborted;
  }

  /** The index holds more of the log than before. */
  advanced(): void {
    for (const more of this.#waiting) more();
  }

  /** What was kept is of another log. */
  setBack(): void {
    this.#young = [];
    this.advanced();
  }

  end(): void {
    this.#ended = true;
    this.advanced();
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#readOn().finally(() => (this.#filling = undefined));
    return this.#filling;
  }

  /** Sequence behind the youngest entry at hand. */
  get #end(): number {
    return (this.#young.at(-1)?.sequence ?? -1) + 1;
  }

  async #readOn(): Promise<void> {
    const { next, setBacks } = this;
    const last = this.#young.at(-1)?.sequence ?? -1;
    const from = Math.max(0, next - KEPT, last + 1);
    const entries = await this.#options.store.log(from, next - from);
    if (setBacks !== this.setBacks) return;
    this.#young = [...(from === last + 1 ? this.#young : []), ...entries].slice(-KEPT);
  }
}
