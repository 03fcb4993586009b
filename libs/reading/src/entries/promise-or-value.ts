/** A value that is at hand, or will be: pages are read from what is at hand, and a promise for each field would cost more than it. */
export type PromiseOrValue<T> = T | Promise<T>;

export function andThen<T, R>(value: PromiseOrValue<T>, next: (value: T) => R): PromiseOrValue<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
