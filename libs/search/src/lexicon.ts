/** Every word of the index under a number from 1 on; 0 divides fields. Words by their beginnings, for `prefix*`. */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #buckets = new Map<string, string[]>();

  get size(): number {
    return this.#numbers.size;
  }

  /** The number of a word; a new one where it was never seen. */
  number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(word, number);
    const bucket = this.#buckets.get(head(word));
    if (bucket === undefined) this.#buckets.set(head(word), [word]);
    else bucket.push(word);
    return number;
  }

  find(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** Numbers of all words that start with `prefix`, which is not empty. */
  startingWith(prefix: string): readonly number[] {
    const found: number[] = [];
    const whole = prefix.length >= HEAD;
    for (const bucket of whole ? [this.#buckets.get(head(prefix)) ?? []] : this.#bucketsOf(prefix))
      for (const word of bucket) if (word.startsWith(prefix)) found.push(this.#numbers.get(word)!);
    return found;
  }

  *#bucketsOf(prefix: string): Iterable<readonly string[]> {
    for (const [start, bucket] of this.#buckets) if (start.startsWith(prefix)) yield bucket;
  }
}

const HEAD = 3;
const head = (word: string): string => word.slice(0, HEAD);
