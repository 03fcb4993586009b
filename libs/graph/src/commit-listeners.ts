import type { LogEntry } from './records.ts';

type Listener = (entries: readonly LogEntry[]) => void;

/** Who wants to hear of own commits, in their order. */
export class CommitListeners {
  readonly #listeners = new Set<Listener>();

  /** Returns the un-subscription. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A listener that throws is a defect of its own: the commit stands, the others hear of it, the process hears of the defect. */
  tell(entries: readonly LogEntry[]): void {
    if (entries.length === 0) return;
    for (const listener of this.#listeners) {
      try {
        listener(entries);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
