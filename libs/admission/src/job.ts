import type { Judgement, Lane, Submission } from './submission.ts';
import type { Questions } from './worker-messages.ts';

/** A submission on its way through the pool. */
export interface Job {
  readonly submission: Submission;
  readonly lane: Lane;
  readonly client: string;
  readonly resolve: (judgement: Judgement) => void;
  readonly reject: (error: Error) => void;
  /** CPU it has cost so far, ms. */
  spent: number;
  /** What was gathered for it while it was on no thread. */
  told?: Questions['gather']['answer'];
}

/** Bytes from which a document may hold a thread for long: ten milliseconds a kilobyte is what the worst ones cost. */
const LARGE = 32_768;

/** Large ones are alone on their thread, and never on the last one. */
export function isLarge({ submission }: Job): boolean {
  return submission.body.length > LARGE;
}

export function bytesOf(jobs: Iterable<Job>): number {
  return [...jobs].reduce((sum, { submission }) => sum + submission.body.length, 0);
}

/** Whether so many bytes of open documents leave room for one more: whoever comes last waits for all of them. */
export function hasRoom(bytes: number): boolean {
  return bytes < LARGE;
}
