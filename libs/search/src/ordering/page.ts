import { Refusal } from '#refusal';
import type { Search } from '../search.ts';

/** Which end of a list a page is taken from, and how many. */
export interface PageSize {
  readonly end: 'first' | 'last';
  readonly size: number;
}

export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 20;

/**
 * The page that is asked for: `first` or `last`, 1 to 100; the first 20 where neither is said, the last 20 with `before` alone.
 * @throws Refusal `request/parameter`.
 */
export function toPageSize(search: Pick<Search, 'first' | 'last' | 'after' | 'before'>): PageSize {
  const { first, last } = search;
  if (first !== undefined && last !== undefined)
    throw Refusal.of('request/parameter', {
      expected: 'first or last',
      found: 'both',
      fix: 'Page forward or backward.',
    });
  const end = last !== undefined || (first === undefined && search.before !== undefined) ? 'last' : 'first';
  const size = first ?? last ?? DEFAULT_PAGE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE)
    throw Refusal.of('request/parameter', { expected: `${end} from 1 to ${MAX_PAGE}`, found: String(size) });
  return { end, size };
}

/** The best `size` of the numbers (slots, codes) that compete, best first. */
export class Podium {
  readonly numbers: number[] = [];
  readonly #size: number;
  readonly #compare: (a: number, b: number) => number;

  constructor(size: number, compare: (a: number, b: number) => number) {
    this.#size = size;
    this.#compare = compare;
  }

  offer(number: number): void {
    const { numbers } = this;
    if (numbers.length === this.#size && this.#compare(number, numbers[this.#size - 1]!) > 0) return;
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(number, numbers[middle]!) < 0) high = middle;
      else low = middle + 1;
    }
    numbers.splice(low, 0, number);
    if (numbers.length > this.#size) numbers.pop();
  }
}
