import { Worker } from 'node:worker_threads';
import type { Change } from '../changes.ts';
import type { MigrationProgress } from '../migration-progress.ts';
import { outage } from '../outage.ts';
import { packCommit } from '../packed-commit.ts';
import type { WriteOrder, WriteReport } from './writer-worker.ts';

type Written = Extract<WriteReport, { readonly log: unknown }>;
interface Waiting {
  readonly resolve: (report: Written) => void;
  readonly reject: (error: unknown) => void;
}

/** The writing thread seen from the event loop: one group in, one report out. */
export class SqliteWriter {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #next = 0;
  #failure: Error | undefined;

  constructor(path: string, progress: MigrationProgress = () => undefined) {
    // Sources run as they are (tests, development); a build holds the same file as JavaScript.
    const file = import.meta.url.endsWith('.ts') ? './writer-worker.ts' : './writer-worker.js';
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData: { path } });
    this.#worker.on('message', (report: WriteReport) => {
      if ('migrated' in report) progress(...report.migrated);
      else this.#settle(report);
    });
    this.#worker.on('error', (error) => this.#fail(error as Error));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#fail(new Error('The writer of the store has ended'));
        resolve();
      });
    });
  }

  /** Resolves when the file is open; rejects with the reason why it is not. */
  async opened(): Promise<void> {
    await this.#expect(this.#next++).catch((error: unknown) => {
      throw this.#failure ?? error;
    });
  }

  get isAlive(): boolean {
    return this.#failure === undefined;
  }

  /** Resolves when the group is durable. Throws Refusal `store/unavailable`, or the defect. */
  write(changes: readonly Change[]): Promise<Written> {
    if (this.#failure !== undefined) return Promise.reject(outage(this.#failure.message));
    const id = this.#next++;
    const report = this.#expect(id);
    const packed = changes.map((change) =>
      change.kind === 'commit' ? { kind: change.kind, commit: packCommit(change.commit) } : change,
    );
    this.#worker.postMessage({ id, changes: packed } satisfies WriteOrder);
    return report;
  }

  async close(): Promise<void> {
    if (this.#failure === undefined) this.#worker.postMessage({ id: -1, changes: [] } satisfies WriteOrder);
    await this.#ended;
  }

  #expect(id: number): Promise<Written> {
    return new Promise<Written>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #settle(report: Exclude<WriteReport, { readonly migrated: unknown }>): void {
    const waiting = this.#waiting.get(report.id);
    this.#waiting.delete(report.id);
    if (!('error' in report)) return waiting?.resolve(report);
    const { code, message, stack } = report.error;
    waiting?.reject(isDiskTrouble(code) ? outage(`${code}: ${message}`) : Object.assign(new Error(message), { stack }));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(outage(error.message));
    this.#waiting.clear();
  }
}

/** Result codes that speak of the disk or of locks, not of what was written (https://sqlite.org/rescode.html). */
function isDiskTrouble(code: string): boolean {
  return /^SQLITE_(BUSY|LOCKED|IOERR|FULL|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB|PROTOCOL|INTERRUPT)/.test(code);
}
