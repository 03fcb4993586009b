import { parentPort, workerData } from 'node:worker_threads';
import { loadRelease } from '#rdf';
import { compileShapes } from '#shapes';
import { judge } from './admit.ts';
import type { Bench } from './bench.ts';
import { fromFailure, toFailure } from './failure.ts';
import { RightOfWay } from './lanes.ts';
import { overran, threadTime } from './overrun.ts';
import { packJudgement } from './packed-judgement.ts';
import { shapesOf } from './release-shapes.ts';
import { SignerMemory } from './signer-memory.ts';
import type { Lane } from './submission.ts';
import { ticks } from './ticks.ts';
import type { FromWorker, Questions, ToWorker, WorkerSetup } from './worker-messages.ts';

/**
 * A worker thread: documents are judged one stretch at a time, a stretch being the work between two questions. The
 * shared cells tell the main thread which document is at work since when, so that one that overruns can be stopped.
 */
const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const setup = workerData as WorkerSetup;
const cells = new Int32Array(setup.cells);
const release = loadRelease(setup.releaseDir);
const shapes = compileShapes(...shapesOf(release, setup.cacheDir));
const parsed: Bench['parsed'] = new Map();
const signers = new SignerMemory();
let trust = setup.trust;

/** One attempt at a document. */
interface Run {
  readonly job: number;
  readonly lane: Lane;
  /** CPU of the stretches that are over, ms. */
  spent: number;
  /** CPU of the thread when the running stretch began, ms. */
  began: number;
}

/** Its answer waits for the network: it is judged from its beginning when that is there. */
class Parked extends Error {}

const waiting = { submission: [] as (() => void)[], rehearsal: [] as (() => void)[] };
const way = new RightOfWay();
const asked = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
let working = false;

function say(message: FromWorker): void {
  port?.postMessage(message);
}

async function enter(run: Run): Promise<void> {
  if (working) await new Promise<void>((resolve) => waiting[run.lane].push(resolve));
  working = true;
  run.began = threadTime();
  Atomics.store(cells, 2, run.began + setup.limit - run.spent);
  Atomics.store(cells, 1, run.job);
  Atomics.store(cells, 0, Math.max(1, ticks()));
}

/** Ends a stretch. */
function leave(run: Run): void {
  Atomics.store(cells, 0, 0);
  run.spent += threadTime() - run.began;
  const lane = way.next(waiting.submission.length, waiting.rehearsal.length);
  const next = lane === undefined ? undefined : waiting[lane].shift();
  if (next === undefined) working = false;
  else next();
}

async function ask<Q extends keyof Questions>(
  run: Run,
  question: Q,
  about: Questions[Q]['asked'],
): Promise<Questions[Q]['answer']> {
  const { job } = run;
  const answered = new Promise<unknown>((resolve, reject) => asked.set(job, { resolve, reject }));
  leave(run);
  say({ kind: 'ask', job, spent: run.spent, question, asked: about });
  try {
    return (await answered) as Questions[Q]['answer'];
  } finally {
    asked.delete(job);
    await enter(run);
  }
}

async function begin(asked: Extract<ToWorker, { kind: 'judge' }>): Promise<void> {
  const { job, submission, spent } = asked;
  const run: Run = { job, lane: submission.lane ?? 'submission', spent, began: 0 };
  await enter(run);
  const outcome = await judged(run, asked);
  leave(run);
  if (outcome === undefined) return;
  const isOver = run.spent > setup.limit;
  say({ job, spent: run.spent, ...(isOver ? failed(overran(setup.limit)) : outcome) });
}

/** What came of it; undefined where it was parked. */
async function judged(run: Run, { submission, now, told }: Extract<ToWorker, { kind: 'judge' }>) {
  try {
    const judgement = await judge(submission, {
      release,
      shapes,
      parsed,
      instance: setup.instance,
      trust: () => trust,
      gather: (needs) =>
        signers.recall(needs, now, () => (told === undefined ? ask(run, 'gather', needs) : Promise.resolve(told))),
      known: (query) => ask(run, 'known', query),
    });
    return { kind: 'judged' as const, judgement: packJudgement(judgement) };
  } catch (error) {
    return error instanceof Parked ? undefined : failed(error);
  }
}

function failed(error: unknown) {
  return { kind: 'failed' as const, failure: toFailure(error) };
}

port.on('message', (messages: readonly ToWorker[]) => {
  for (const message of messages) hear(message);
});
say({ kind: 'ready' });

function hear(message: ToWorker): void {
  switch (message.kind) {
    case 'judge':
      void begin(message);
      break;
    case 'told':
      asked.get(message.job)?.resolve(message.answer);
      break;
    case 'failed':
      asked.get(message.job)?.reject(fromFailure(message.failure));
      break;
    case 'park':
      asked.get(message.job)?.reject(new Parked());
      break;
    case 'trust':
      trust = message.trust;
      signers.forget();
      break;
  }
}
