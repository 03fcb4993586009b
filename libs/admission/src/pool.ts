import { Worker } from 'node:worker_threads';
import { Refusal } from '#refusal';
import type { TrustState } from '#trust';
import type { Bench } from './bench.ts';
import { fromFailure, toFailure } from './failure.ts';
import type { Judgement, Submission } from './submission.ts';
import { ticksSince } from './ticks.ts';
import type { FromWorker, Questions, ToWorker, WorkerSetup } from './worker-messages.ts';

export interface PoolOptions {
  readonly releaseDir: string;
  /** Where parsed shapes are kept for the next start. */
  readonly cacheDir?: string;
  readonly instance: Bench['instance'];
  readonly clock: () => Date;
  readonly trust: () => TrustState;
  readonly gather: Bench['gather'];
  readonly known: Bench['known'];
  /** Number of threads. */
  readonly workers: number;
  /** Longest stretch of work of one document, ms. */
  readonly limit?: number;
}

interface Job {
  readonly id: number;
  readonly submission: Submission;
  readonly resolve: (judgement: Judgement) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  readonly worker: Worker;
  readonly busy: Int32Array;
  readonly jobs: Map<number, Job>;
  /** What is said to it in one turn of the event loop goes in one message: a thread is woken once. */
  readonly unsaid: ToWorker[];
  ready: boolean;
}

/** Documents one thread has open at once: most of them wait for the network or the store. */
const OPEN_PER_WORKER = 8;
const WAITING_AT_MOST = 2_000;
const SOURCE = import.meta.url.endsWith('.ts');

/**
 * Worker threads for the CPU-heavy pipeline, with a hard time limit per document: a thread that overruns is replaced, the
 * document that held it is refused, and the others it had open are judged again elsewhere.
 */
export class JudgingPool {
  readonly #options: PoolOptions;
  readonly #limit: number;
  readonly #seats = new Set<Seat>();
  readonly #queue: Job[] = [];
  readonly #watch: NodeJS.Timeout;
  readonly #opened: Promise<void>;
  #open: (() => void) | undefined;
  #fail: ((error: Error) => void) | undefined;
  #next = 1;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#limit = options.limit ?? 3_000;
    this.#opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#fail = reject;
    });
    this.#opened.catch(() => undefined);
    for (let i = 0; i < options.workers; i++) this.#hire();
    this.#watch = setInterval(() => this.#stopOverruns(), Math.min(250, this.#limit));
    this.#watch.unref();
  }

  /** Resolves when the first thread can take documents; rejects where threads cannot start at all. */
  opened(): Promise<void> {
    return this.#opened;
  }

  /** Threads that can take a document now. */
  get ready(): number {
    return [...this.#seats].filter((s) => s.ready).length;
  }

  judge(submission: Submission): Promise<Judgement> {
    if (this.#closed) return Promise.reject(Refusal.of('server/closing', { retryable: true }));
    if (this.#queue.length >= WAITING_AT_MOST) return Promise.reject(Refusal.of('server/busy', { retryable: true }));
    return new Promise((resolve, reject) => {
      this.#queue.push({ id: this.#next++ & 0x7fffffff, submission, resolve, reject });
      this.#dispatch();
    });
  }

  /** Every thread judges by this state from now on. */
  trustChanged(trust: TrustState): void {
    for (const seat of this.#seats) this.#say(seat, { kind: 'trust', trust });
  }

  /** Ends the threads; what is still open is refused as `server/closing`. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#watch);
    const open = [...this.#queue.splice(0), ...[...this.#seats].flatMap((s) => [...s.jobs.values()])];
    for (const job of open) job.reject(Refusal.of('server/closing', { retryable: true }));
    await Promise.all([...this.#seats].map((s) => s.worker.terminate()));
    this.#seats.clear();
  }

  #hire(): void {
    const { releaseDir, cacheDir, instance, trust } = this.#options;
    const busy = new SharedArrayBuffer(8);
    const cache = cacheDir === undefined ? {} : { cacheDir };
    const workerData: WorkerSetup = { releaseDir, ...cache, instance, trust: trust(), busy };
    const worker = new Worker(new URL(SOURCE ? './worker.ts' : './worker.js', import.meta.url), {
      workerData,
      ...(SOURCE ? { execArgv: ['--conditions=cadastre-source'] } : {}),
      // Half of what a thread takes by itself: documents are small, and two threads would keep 80 MB that hold nothing.
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 },
    });
    const seat: Seat = { worker, busy: new Int32Array(busy), jobs: new Map(), unsaid: [], ready: false };
    this.#seats.add(seat);
    worker.on('message', (message: FromWorker) => this.#hear(seat, message));
    worker.on('error', (error: Error) => this.#replace(seat, error));
    worker.on('exit', () => this.#replace(seat, new Error('The worker thread ended')));
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const seat = [...this.#seats]
        .filter((s) => s.ready && s.jobs.size < OPEN_PER_WORKER)
        .sort((a, b) => a.jobs.size - b.jobs.size)[0];
      const job = seat === undefined ? undefined : this.#queue.shift();
      if (seat === undefined || job === undefined) return;
      seat.jobs.set(job.id, job);
      const now = this.#options.clock().getTime();
      this.#say(seat, { kind: 'judge', job: job.id, submission: job.submission, now });
    }
  }

  #hear(seat: Seat, message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        seat.ready = true;
        this.#open?.();
        break;
      case 'ask':
        void this.#answer(seat, message);
        return;
      case 'judged':
        this.#done(seat, message.job)?.resolve(message.judgement);
        break;
      case 'failed':
        this.#done(seat, message.job)?.reject(fromFailure(message.failure));
        break;
    }
    this.#dispatch();
  }

  #done(seat: Seat, id: number): Job | undefined {
    const job = seat.jobs.get(id);
    seat.jobs.delete(id);
    return job;
  }

  async #answer(seat: Seat, { job, question, asked }: Extract<FromWorker, { kind: 'ask' }>): Promise<void> {
    try {
      const answer =
        question === 'gather'
          ? await this.#options.gather(asked as Questions['gather']['asked'])
          : await this.#options.known(asked as Questions['known']['asked']);
      this.#say(seat, { kind: 'told', job, answer });
    } catch (error) {
      this.#say(seat, { kind: 'failed', job, failure: toFailure(error) });
    }
  }

  #say(seat: Seat, message: ToWorker): void {
    if (seat.unsaid.push(message) > 1) return;
    setImmediate(() => seat.worker.postMessage(seat.unsaid.splice(0)));
  }

  #stopOverruns(): void {
    for (const seat of this.#seats) {
      const since = Atomics.load(seat.busy, 0);
      if (since === 0 || ticksSince(since) <= this.#limit) continue;
      this.#replace(seat, undefined);
    }
  }

  /** Lets a thread go: the document at work is refused, or fails where the thread broke; the others start again. */
  #replace(seat: Seat, broken: Error | undefined): void {
    if (!this.#seats.delete(seat) || this.#closed) return;
    if (!seat.ready) {
      // A thread that breaks while it loads will break again: say so instead of starting for ever.
      this.#fail?.(broken ?? new Error('A worker thread did not start'));
      if (this.#seats.size === 0)
        for (const job of this.#queue.splice(0)) job.reject(broken ?? new Error('No worker threads'));
      return;
    }
    const culprit = Atomics.load(seat.busy, 0) === 0 ? undefined : this.#done(seat, Atomics.load(seat.busy, 1));
    culprit?.reject(overran(this.#limit, broken));
    this.#queue.unshift(...seat.jobs.values());
    void seat.worker.terminate();
    this.#hire();
  }
}

function overran(limit: number, broken: Error | undefined): Refusal {
  return Refusal.of('admission/overrun', {
    expected: `at most ${limit} ms of work for one stage`,
    found: broken === undefined ? 'more' : 'more memory than a document may cost',
    fix: 'Split the presentation, or make the credentials smaller.',
  });
}
