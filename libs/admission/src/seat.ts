import { Worker } from 'node:worker_threads';
import { hasRoom, isLarge, type Job } from './job.ts';
import { toMs } from './overrun.ts';
import { ticks, ticksSince } from './ticks.ts';
import type { ToWorker, WorkerSetup } from './worker-messages.ts';

/** Documents one thread has open at once: most of them wait for the store. */
const OPEN_AT_MOST = 8;
const SOURCE = import.meta.url.endsWith('.ts');

/** A judging thread, with what it has open. */
export class Seat {
  readonly worker: Worker;
  ready = false;
  readonly #jobs = new Map<number, Job>();
  #bytes = 0;
  readonly #cells: Int32Array;
  /** What is said to it in one turn of the event loop goes in one message: a thread is woken once. */
  readonly #unsaid: ToWorker[] = [];
  readonly #limit: number;
  /** Since when the thread is asked for its CPU time (`ticks`); undefined while it is not. */
  #asked: number | undefined;

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

  /** How many documents it has open. */
  get size(): number {
    return this.#jobs.size;
  }

  /** In the order in which they came. */
  get jobs(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  /** Whether it is ready for one more small document: a large one leaves no room. */
  get hasRoom(): boolean {
    return this.ready && this.#jobs.size < OPEN_AT_MOST && hasRoom(this.#bytes);
  }

  /** Whether what it has open is a large document. */
  get isTaken(): boolean {
    const [first] = this.#jobs.values();
    return first !== undefined && isLarge(first);
  }

  get(run: number): Job | undefined {
    return this.#jobs.get(run);
  }

  open(run: number, job: Job): void {
    this.#jobs.set(run, job);
    this.#bytes += job.submission.body.length;
  }

  /** The job leaves the thread; undefined where it had left already. */
  close(run: number): Job | undefined {
    const job = this.#jobs.get(run);
    if (this.#jobs.delete(run)) this.#bytes -= job?.submission.body.length ?? 0;
    return job;
  }

  say(message: ToWorker): void {
    if (this.#unsaid.push(message) > 1) return;
    setImmediate(() => this.worker.postMessage(this.#unsaid.splice(0)));
  }

  /** The document at work leaves, undefined where there is none. */
  takeCulprit(): Job | undefined {
    return Atomics.load(this.#cells, 0) === 0 ? undefined : this.close(Atomics.load(this.#cells, 1));
  }

  /**
   * Whether the document at work has cost more than it may. The clock on the wall only says when to ask the thread: on a busy
   * machine much of what passes is not its own. One that does not answer for as long is beyond asking.
   */
  async isOverrun(): Promise<boolean> {
    const since = Atomics.load(this.#cells, 0);
    const run = Atomics.load(this.#cells, 1);
    const job = this.#jobs.get(run);
    if (since === 0 || job === undefined || ticksSince(since) + job.spent <= this.#limit) return false;
    if (this.#asked !== undefined) return ticksSince(this.#asked) > this.#limit;
    this.#asked = ticks();
    const used = await this.worker.cpuUsage().catch(() => undefined);
    this.#asked = undefined;
    const isSame = Atomics.load(this.#cells, 0) === since && Atomics.load(this.#cells, 1) === run;
    return isSame && used !== undefined && toMs(used) > Atomics.load(this.#cells, 2);
  }
}
