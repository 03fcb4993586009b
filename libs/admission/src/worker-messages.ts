import type { CriterionResult } from '#compliance';
import type { EvidenceRecord, Known, KnownQuery } from '#graph';
import type { Finding } from '#refusal';
import type { Gathered, Need, TrustState } from '#trust';
import type { Bench } from './bench.ts';
import type { PackedJudgement } from './packed-judgement.ts';
import type { Submission } from './submission.ts';

/** What a worker thread is started with. */
export interface WorkerSetup {
  readonly releaseDir: string;
  /** Where parsed shapes are kept for the next start. */
  readonly cacheDir?: string;
  readonly trust: TrustState;
  readonly instance: Bench['instance'];
  /** CPU that judging one submission may cost in all, ms. */
  readonly limit: number;
  /**
   * Three 32-bit cells: when the running stretch of work began (ms, 0 = idle), the job it is for, and how much CPU the thread has
   * used (ms) when the job has cost what it may.
   */
  readonly cells: SharedArrayBuffer;
}

/** Questions a document's pipeline asks the main thread, with their answers. */
export interface Questions {
  readonly gather: {
    readonly asked: readonly Need[];
    readonly answer: { readonly gathered: Gathered; readonly evidence: readonly EvidenceRecord[] };
  };
  readonly known: { readonly asked: KnownQuery; readonly answer: Known };
}

/** A failure as it crosses threads: a Refusal keeps its findings and criteria, a defect its stack. */
export type Failure =
  | { readonly kind: 'refused'; readonly findings: readonly Finding[]; readonly criteria?: readonly CriterionResult[] }
  | { readonly kind: 'broken'; readonly stack: string };

/**
 * They come in lists. `now` is the time of day in ms since 1970: threads have no clock. `spent` is what the submission has cost
 * before, `told` what was gathered for it. Who is parked is started again, on any thread.
 */
export type ToWorker =
  | {
      readonly kind: 'judge';
      readonly job: number;
      readonly submission: Submission;
      readonly now: number;
      readonly spent: number;
      readonly told?: Questions['gather']['answer'];
    }
  | { readonly kind: 'told'; readonly job: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly job: number; readonly failure: Failure }
  | { readonly kind: 'park'; readonly job: number }
  | { readonly kind: 'trust'; readonly trust: TrustState };

/** With the CPU that the job has cost so far, ms. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | (FromJob &
      (
        | { readonly kind: 'ask'; readonly question: keyof Questions; readonly asked: unknown }
        | { readonly kind: 'judged'; readonly judgement: PackedJudgement }
        | { readonly kind: 'failed'; readonly failure: Failure }
      ));
interface FromJob {
  readonly job: number;
  readonly spent: number;
}
