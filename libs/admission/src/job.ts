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
/** Bytes of small ones that a thread has open at once. */
const ROOM = 65_536;

/** Large ones are alone on their thread, and never on the last one. */
export function isLarge({ submission }: Job): boolean {
  return submission.body.length > LARGE;
}

/** Whether so many open bytes leave room for one more small document: whoever comes last waits for all that is there. */
export function hasRoom(bytes: number): boolean {
  return bytes < ROOM;
}
