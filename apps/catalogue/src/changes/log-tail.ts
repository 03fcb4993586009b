import type { GraphStore, LogEntry } from '#graph';
import type { Follow } from '../follow/follow.ts';

/** Young entries that are kept at hand, so that many who follow cost the store one reading. */
const KEPT = 1_000;

export interface LogTailOptions {
  readonly store: Pick<GraphStore, 'log'>;
  /** What is shown is in the index already. */
  readonly follow: Pick<Follow, 'next'>;
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
    return this.#options.follow.next;
  }

  /** The process is going: nobody waits any longer. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Entries from `since` on, at most `limit`; none at the end of the log. */
  async read(since: number, limit: number): Promise<readonly LogEntry[]> {
    const { next } = this;
    if (since >= next - KEPT) {
      while (since < next && (this.#young.at(-1)?.sequence ?? -1) < next - 1) await this.#fill();
      const start = since - (this.#young[0]?.sequence ?? next);
      if (start >= 0) return this.#young.slice(start, start + limit);
    }
    return this.#options.store.log(since, Math.min(limit, next - since));
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

  end(): void {
    this.#ended = true;
    this.advanced();
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#readOn().finally(() => (this.#filling = undefined));
    return this.#filling;
  }

  async #readOn(): Promise<void> {
    const { next } = this;
    const last = this.#young.at(-1)?.sequence ?? -1;
    const from = Math.max(0, next - KEPT, last + 1);
    const entries = await this.#options.store.log(from, next - from);
    this.#young = [...(from === last + 1 ? this.#young : []), ...entries].slice(-KEPT);
  }
}
