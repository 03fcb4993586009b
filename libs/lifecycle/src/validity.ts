import { toMillis } from './instants.ts';
import { canBecome, type Status } from './transitions.ts';

/** What tells whether a credential counts: what the log says of it, and when its time is over. */
export interface Lived {
  readonly status: Status;
  /** RFC 3339. */
  readonly validUntil?: string | undefined;
}

/** Whether a time is over: it ends at its last moment, not after it. `validUntil` as written, or ms since the epoch. */
export function hasEnded(validUntil: string | number | undefined, now: number): boolean {
  if (validUntil === undefined) return false;
  return (typeof validUntil === 'string' ? toMillis(validUntil) : validUntil) <= now;
}

/** Whether a moment lies in a span of time; all in ms since the epoch. */
export function isWithin(begin: number, end: number, now: number): boolean {
  return begin <= now && now < end;
}

/**
 * How a credential stands at a moment, ms since the epoch: past its `validUntil` it is expired at once, before the sweep has
 * logged it (contract.md §2, Time).
 */
export function statusAt({ status, validUntil }: Lived, now: number): Status {
  return canBecome(status, 'expired') && hasEnded(validUntil, now) ? 'expired' : status;
}

/** Whether a credential counts at a moment. */
export function isValidAt(credential: Lived, now: number): boolean {
  return statusAt(credential, now) === 'active';
}

/** Ms since the epoch at which the first of these ends; `Infinity` where none does. */
export function firstEndOf(credentials: readonly Pick<Lived, 'validUntil'>[]): number {
  return credentials.reduce((first, one) => Math.min(first, endOf(one)), Infinity);
}

/** Ms since the epoch at which the last of these ends; `Infinity` where one does not. */
export function lastEndOf(credentials: readonly Pick<Lived, 'validUntil'>[]): number {
  return credentials.reduce((last, one) => Math.max(last, endOf(one)), -Infinity);
}

function endOf({ validUntil }: Pick<Lived, 'validUntil'>): number {
  return validUntil === undefined ? Infinity : toMillis(validUntil);
}
