import { Refusal } from '#refusal';

/** The refusal of a store that cannot be reached, or that did not answer whether it wrote: the same bytes may be sent again. */
export function outage(reason: string): Refusal {
  return Refusal.of('store/unavailable', { retryable: true, found: reason });
}

export function isOutage(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'store/unavailable';
}
