import { parentPort, workerData } from 'node:worker_threads';
import { loadRelease } from '#rdf';
import { compileShapes } from '#shapes';
import { judge } from './admit.ts';
import type { Bench } from './bench.ts';
import { fromFailure, toFailure } from './failure.ts';
import { shapesOf } from './release-shapes.ts';
import { SignerMemory } from './signer-memory.ts';
import { ticks } from './ticks.ts';
import type { FromWorker, Questions, ToWorker, WorkerSetup } from './worker-messages.ts';

/**
 * A worker thread: documents are judged one stretch at a time, a stretch being the work between two questions. The
 * shared cells tell the main thread which document is at work since when, so that one that overruns can be stopped.
 */
const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const setup = workerData as WorkerSetup;
const busy = new Int32Array(setup.busy);
const release = loadRelease(setup.releaseDir);
const shapes = compileShapes(...shapesOf(release, setup.cacheDir));
const parsed: Bench['parsed'] = new Map();
const signers = new SignerMemory();
let trust = setup.trust;

const waiting: (() => void)[] = [];
const asked = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
let working = false;

function say(message: FromWorker): void {
  port?.postMessage(message);
}

async function enter(job: number): Promise<void> {
  if (working) await new Promise<void>((resolve) => waiting.push(resolve));
  working = true;
  Atomics.store(busy, 1, job);
  Atomics.store(busy, 0, Math.max(1, ticks()));
}

function leave(): void {
  Atomics.store(busy, 0, 0);
  const next = waiting.shift();
  if (next === undefined) working = false;
  else next();
}

async function ask<Q extends keyof Questions>(
  job: number,
  question: Q,
  about: Questions[Q]['asked'],
): Promise<Questions[Q]['answer']> {
  const answered = new Promise<unknown>((resolve, reject) => asked.set(job, { resolve, reject }));
  say({ kind: 'ask', job, question, asked: about });
  leave();
  try {
    return (await answered) as Questions[Q]['answer'];
  } finally {
    asked.delete(job);
    await enter(job);
  }
}

async function run({ job, submission, now }: Extract<ToWorker, { kind: 'judge' }>): Promise<void> {
  await enter(job);
  try {
    const judgement = await judge(submission, {
      release,
      shapes,
      parsed,
      instance: setup.instance,
      trust: () => trust,
      gather: (needs) => signers.recall(needs, now, () => ask(job, 'gather', needs)),
      known: (query) => ask(job, 'known', query),
    });
    say({ kind: 'judged', job, judgement });
  } catch (error) {
    say({ kind: 'failed', job, failure: toFailure(error) });
  } finally {
    leave();
  }
}

port.on('message', (messages: readonly ToWorker[]) => {
  for (const message of messages) hear(message);
});
say({ kind: 'ready' });

function hear(message: ToWorker): void {
  switch (message.kind) {
    case 'judge':
      void run(message);
      break;
    case 'told':
      asked.get(message.job)?.resolve(message.answer);
      break;
    case 'failed':
      asked.get(message.job)?.reject(fromFailure(message.failure));
      break;
    case 'trust':
      trust = message.trust;
      signers.forget();
      break;
  }
}
