import { toMillis } from '#lifecycle';
import { REFUSAL_DAYS } from './records.ts';

/** How many refusals one question about an IRI is answered with. */
export const MOST_READ = 20;

/** Refusals of this moment or before are forgotten at `at`; milliseconds since the epoch. */
export function forgottenAt(at: string): number {
  return toMillis(at) - REFUSAL_DAYS * 86_400_000;
}
