import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal } from '#refusal';
import type { Caller, Need, TrustState } from '#trust';
import type { Bench } from './bench.ts';
import { fromFailure, toFailure } from './failure.ts';
import { Guests } from './guests.ts';
import { isLarge, type Job } from './job.ts';
import { Lanes } from './lanes.ts';
import { overran } from './overrun.ts';
import { unpackJudgement } from './packed-judgement.ts';
import { Seat } from './seat.ts';
import type { Judgement, Submission } from './submission.ts';
import type { FromWorker, Questions } from './worker-messages.ts';

export interface PoolOptions {
  readonly releaseDir: string;
  /** Where parsed shapes are kept for the next start. */
  readonly cacheDir?: string;
  readonly instance: Bench['instance'];
  readonly clock: () => Date;
  readonly trust: () => TrustState;
  readonly gather: (needs: readonly Need[], caller: Caller) => ReturnType<Bench['gather']>;
  readonly known: Bench['known'];
  /** Number of threads. */
  readonly workers: number;
  /** CPU that judging one submission may cost in all, ms (contract.md §1). */
  readonly limit?: number;
  /** How often it is looked whether a document overruns, ms; default 100. */
  readonly lookEvery?: number;
}

/**
 * Worker threads for the CPU-heavy pipeline, with a hard limit per submission: a thread whose document overruns is replaced, the
 * document is refused, and the others it had open go first elsewhere. Submissions go before dry runs, clients in turn; a large
 * document has a thread to itself and one thread is always left to small ones. What waits for the network is on no thread.
 */
export class JudgingPool {
  readonly #options: PoolOptions;
  readonly #limit: number;
  readonly #seats = new Set<Seat>();
  readonly #jobs = new Set<Job>();
  readonly #guests = new Guests();
  readonly #small = new Lanes<Job>();
  readonly #large = new Lanes<Job>();
  /** CPU of earlier attempts at the same submission: deciding anew does not make it cheaper. */
  readonly #spent = new WeakMap<Submission, number>();
  readonly #watch: NodeJS.Timeout;
  readonly #opened: Promise<void>;
  #open: (() => void) | undefined;
  #fail: ((error: Error) => void) | undefined;
  #run = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#limit = options.limit ?? 2_000;
    this.#opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#fail = reject;
    });
    this.#opened.catch(() => undefined);
    for (let i = 0; i < options.workers; i++) this.#hire();
    this.#watch = setInterval(() => this.#stopOverruns(), options.lookEvery ?? 100);
    this.#watch.unref();
  }

  /** Resolves when the first thread can take documents; rejects where threads cannot start at all. */
  opened(): Promise<void> {
    return this.#opened;
  }

  /** Threads that can take a document now. */
  get ready(): number {
    return [...this.#seats].filter((seat) => seat.ready).length;
  }

  judge(submission: Submission): Promise<Judgement> {
    if (this.#closed) return Promise.reject(Refusal.of('server/closing', { retryable: true }));
    const { lane = 'submission', client = '' } = submission;
    if (!this.#guests.enter({ lane, client })) return Promise.reject(Refusal.of('server/busy', { retryable: true }));
    return new Promise((resolve, reject) => {
      const job: Job = { submission, lane, client, resolve, reject, spent: this.#spent.get(submission) ?? 0 };
      this.#jobs.add(job);
      this.#lanesOf(job).put(job);
      this.#dispatch();
    });
  }

  /** Every thread judges by this state from now on. */
  trustChanged(trust: TrustState): void {
    for (const seat of this.#seats) seat.say({ kind: 'trust', trust });
  }

  /** Ends the threads; what is still open is refused as `server/closing`. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#watch);
    for (const job of this.#jobs) this.#left(job).reject(Refusal.of('server/closing', { retryable: true }));
    await Promise.all([...this.#seats].map((s) => s.worker.terminate()));
    this.#seats.clear();
  }

  #lanesOf(job: Job): Lanes<Job> {
    return isLarge(job) ? this.#large : this.#small;
  }

  /** The job is no longer open. */
  #left(job: Job): Job {
    if (this.#jobs.delete(job)) this.#guests.leave(job);
    this.#spent.set(job.submission, job.spent);
    return job;
  }

  #hire(): void {
    const { releaseDir, cacheDir, instance, trust } = this.#options;
    const cache = cacheDir === undefined ? {} : { cacheDir };
    const seat = new Seat({ releaseDir, ...cache, instance, trust: trust(), limit: this.#limit });
    this.#seats.add(seat);
    seat.worker.on('message', (message: FromWorker) => this.#hear(seat, message));
    seat.worker.on('error', (error: Error) => this.#replace(seat, error));
    seat.worker.on('exit', () => this.#replace(seat, new Error('The worker thread ended')));
  }

  #dispatch(): void {
    let kept: Seat | undefined;
    while (this.#large.size > 0) {
      kept = this.#roomForLarge();
      if (kept === undefined || kept.size > 0) break;
      this.#give(kept, this.#large.take());
      kept = undefined;
    }
    while (this.#small.size > 0) {
      const seat = emptiest(this.#seats, (s) => s !== kept && s.hasRoom);
      if (seat === undefined) return;
      this.#give(seat, this.#small.take());
    }
  }

  /** The thread for the next large document, which is to run empty first; undefined while only the last one is left. */
  #roomForLarge(): Seat | undefined {
    const isFree = (seat: Seat): boolean => seat.ready && !seat.isTaken;
    const free = [...this.#seats].filter(isFree).length;
    return free > 1 || this.#options.workers === 1 ? emptiest(this.#seats, isFree) : undefined;
  }

  #give(seat: Seat, job: Job | undefined): void {
    if (job === undefined) return;
    this.#run = (this.#run + 1) & 0x7fffffff;
    seat.open(this.#run, job);
    const { submission, spent, told } = job;
    const now = this.#options.clock().getTime();
    const known = told === undefined ? {} : { told };
    seat.say({ kind: 'judge', job: this.#run, submission, now, spent, ...known });
  }

  #hear(seat: Seat, message: FromWorker): void {
    if (message.kind === 'ready') {
      seat.ready = true;
      this.#open?.();
      return this.#dispatch();
    }
    const job = seat.get(message.job);
    if (job === undefined) return;
    job.spent = message.spent;
    if (message.kind === 'ask') {
      void (message.question === 'gather' ? this.#gather(seat, job, message) : this.#known(seat, message));
      return;
    }
    seat.close(message.job);
    this.#left(job);
    if (message.kind === 'judged') job.resolve(unpackJudgement(message.judgement));
    else job.reject(fromFailure(message.failure));
    this.#dispatch();
  }

  async #known(seat: Seat, { job, asked }: Asked): Promise<void> {
    try {
      seat.say({ kind: 'told', job, answer: await this.#options.known(asked as Questions['known']['asked']) });
    } catch (error) {
      seat.say({ kind: 'failed', job, failure: toFailure(error) });
    }
  }

  /** What is at hand is told. What the network has to bring is waited for off the thread, which takes others meanwhile. */
  async #gather(seat: Seat, job: Job, { job: run, asked }: Asked): Promise<void> {
    const caller = { client: job.client, isRehearsal: job.lane === 'rehearsal' };
    const gathering = this.#options.gather(asked as Questions['gather']['asked'], caller);
    try {
      const answer = await Promise.race([gathering, nextTurn()]);
      if (answer !== undefined) return seat.say({ kind: 'told', job: run, answer });
    } catch (error) {
      return seat.say({ kind: 'failed', job: run, failure: toFailure(error) });
    }
    // The thread may have been replaced meanwhile: then the job asks again from another one.
    if (seat.close(run) === undefined) return void gathering.catch(() => undefined);
    seat.say({ kind: 'park', job: run });
    this.#dispatch();
    try {
      job.told = await gathering;
    } catch (error) {
      return this.#left(job).reject(error as Error);
    }
    if (this.#jobs.has(job)) this.#lanesOf(job).put(job, 'head');
    this.#dispatch();
  }

  #stopOverruns(): void {
    for (const seat of this.#seats)
      void seat.isOverrun().then((isOverrun) => {
        if (isOverrun) this.#replace(seat, undefined);
      });
  }

  /** Lets a thread go: the document at work is refused, or fails where the thread broke; the others start again, first. */
  #replace(seat: Seat, broken: Error | undefined): void {
    if (!this.#seats.delete(seat) || this.#closed) return;
    if (!seat.ready) {
      // A thread that breaks while it loads will break again: say so instead of starting for ever.
      const error = broken ?? new Error('A worker thread did not start');
      this.#fail?.(error);
      if (this.#seats.size === 0) for (const job of this.#jobs) this.#left(job).reject(error);
      return;
    }
    const culprit = seat.takeCulprit();
    const found = broken === undefined ? 'more' : 'more memory than allowed for a document';
    if (culprit !== undefined) this.#left(culprit).reject(overran(this.#limit, found));
    for (const job of seat.jobs.toReversed()) this.#lanesOf(job).putBack(job);
    void seat.worker.terminate();
    this.#hire();
    this.#dispatch();
  }
}

type Asked = Extract<FromWorker, { kind: 'ask' }>;

/** Of those that may take it, the one with the least open. */
function emptiest(seats: Iterable<Seat>, mayTake: (seat: Seat) => boolean): Seat | undefined {
  let best: Seat | undefined;
  for (const seat of seats) if (mayTake(seat) && seat.size < (best?.size ?? Infinity)) best = seat;
  return best;
}
