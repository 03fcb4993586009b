import { Refusal } from '#refusal';
import type { ServerResponse } from 'node:http';

/** The longest a request may take, in milliseconds. */
export const TIMEOUT = 5_000;

/**
 * The work, or a refusal when it takes longer than a request may or its client left: the signal it was given is aborted
 * then, so that it asks the store for nothing more.
 */
export function withinTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { limit = TIMEOUT, response }: { readonly limit?: number; readonly response?: ServerResponse } = {},
): Promise<T> {
  const abort = new AbortController();
  return new Promise((resolve, reject) => {
    const end = (expected: string): void => {
      const refusal = Refusal.of('store/unavailable', { expected, retryable: true });
      abort.abort(refusal);
      reject(refusal);
    };
    const leave = (): void => end('a client that waits for the answer');
    const timer = setTimeout(() => end(`an answer within ${limit / 1000} s`), limit);
    response?.once('close', leave);
    const stop = (): void => {
      clearTimeout(timer);
      response?.off('close', leave);
    };
    work(abort.signal).finally(stop).then(resolve, reject);
  });
}
