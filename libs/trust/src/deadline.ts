/** The value, or the reason of `late` where that comes first. What is asked for goes on by itself. */
export function orLate<T>(promise: Promise<T>, late: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onLate = (): void => reject(late.reason as Error);
    promise.then(resolve, reject).finally(() => late.removeEventListener('abort', onLate));
    if (late.aborted) onLate();
    else late.addEventListener('abort', onLate, { once: true });
  });
}

/** Whether something ended because its time was up. */
export function isLate(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
