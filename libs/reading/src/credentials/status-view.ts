import type { Outcome } from '#graph';
import type { Status as Stored } from '#lifecycle';
import type { Listing, Status } from '#search';

/** A state as answers write it. */
export function toStatusView(status: Stored): Status {
  return status.toUpperCase() as Uppercase<Stored>;
}

/** A verdict as answers write it. */
export function toOutcomeView(outcome: Outcome): Listing['outcome'] {
  return outcome === 'compliant' ? 'COMPLIANT' : 'ACCEPTED';
}
