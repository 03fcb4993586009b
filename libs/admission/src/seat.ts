import { Worker } from 'node:worker_threads';
import { bytesOf, hasRoom, isLarge, type Job } from './job.ts';
import { toMs } from './overrun.ts';
import { ticksSince } from './ticks.ts';
import type { ToWorker, WorkerSetup } from './worker-messages.ts';

/** Documents one thread has open at once: most of them wait for the store. */
const OPEN_AT_MOST = 8;
/** A stretch that lasts so many times its CPU limit is over, whatever the thread says or cannot say. */
const PATIENCE = 5;
const SOURCE = import.meta.url.endsWith('.ts');

/** A judging thread, with what it has open. */
export class Seat {
  readonly worker: Worker;
  readonly jobs = new Map<number, Job>();
  ready = false;
  readonly #cells: Int32Array;
  /** What is said to it in one turn of the event loop goes in one message: a thread is woken once. */
  readonly #unsaid: ToWorker[] = [];
  readonly #limit: number;
  #weighing = false;

  constructor(setup: Omit<WorkerSetup, 'cells'>) {
    const cells = new SharedArrayBuffer(12);
    this.#cells = new Int32Array(cells);
    this.#limit = setup.limit;
    this.worker = new Worker(new URL(SOURCE ? './worker.ts' : './worker.js', import.meta.url), {
      workerData: { ...setup, cells } satisfies WorkerSetup,
      ...(SOURCE ? { execArgv: ['--conditions=cadastre-source'] } : {}),
      // Half of what a thread takes by itself: documents are small, and two threads would keep 80 MB that hold nothing.
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 },
    });
  }

  get isLarge(): boolean {
    return [...this.jobs.values()].some(isLarge);
  }

  /** Whether it takes one more small document now. */
  get hasRoom(): boolean {
    return this.jobs.size < OPEN_AT_MOST && hasRoom(bytesOf(this.jobs.values()));
  }

  say(message: ToWorker): void {
    if (this.#unsaid.push(message) > 1) return;
    setImmediate(() => this.worker.postMessage(this.#unsaid.splice(0)));
  }

  /** The document at work leaves, undefined where there is none. */
  takeCulprit(): Job | undefined {
    const run = Atomics.load(this.#cells, 1);
    const job = Atomics.load(this.#cells, 0) === 0 ? undefined : this.jobs.get(run);
    this.jobs.delete(run);
    return job;
  }

  /** Whether the document at work has cost more than it may. The clock on the wall only says when to ask the thread. */
  async isOverrun(): Promise<boolean> {
    const since = Atomics.load(this.#cells, 0);
    const run = Atomics.load(this.#cells, 1);
    const job = this.jobs.get(run);
    if (since === 0 || job === undefined) return false;
    const passed = ticksSince(since);
    if (passed > this.#limit * PATIENCE) return true;
    if (passed + job.spent <= this.#limit || this.#weighing) return false;
    this.#weighing = true;
    const used = await this.worker.cpuUsage().catch(() => undefined);
    this.#weighing = false;
    const isSame = Atomics.load(this.#cells, 0) === since && Atomics.load(this.#cells, 1) === run;
    return isSame && used !== undefined && toMs(used) > Atomics.load(this.#cells, 2);
  }
}
