import type { Clause } from './clause.ts';
import { Lexicon } from './lexicon.ts';
import type { Listing } from './listing.ts';
import { Postings } from './postings.ts';
import { toWords } from './words.ts';

/** What one occurrence of a word weighs, by the field it stands in (graph.md §4). */
export const WEIGHTS = { name: 6, keyword: 4, provider: 3, description: 2 } as const;

/** The words of one listing as numbers, 0 after each piece: name, keywords, description. */
interface Words {
  readonly numbers: Uint32Array;
  readonly nameEnd: number;
  readonly keywordEnd: number;
  readonly count: number;
}

/** A clause with its words looked up: a sequence of numbers, the last one of several where it is a prefix. */
export interface Sought {
  readonly numbers: readonly number[];
  readonly last: ReadonlySet<number>;
}

/** Which words occur in which slot. Postings answer single words; the words of a listing answer phrases. */
export class Text {
  readonly #lexicon = new Lexicon();
  readonly #postings: (Postings | undefined)[] = [];
  #words: (Words | undefined)[] = [];
  /** Words of all listings together, for the mean length. */
  total = 0;

  add(slot: number, listing: Listing): void {
    const numbers: number[] = [];
    const weights = new Map<number, number>();
    const take = (text: string, weight: number): void => {
      for (const word of toWords(text)) {
        const number = this.#lexicon.number(word);
        numbers.push(number);
        weights.set(number, (weights.get(number) ?? 0) + weight);
      }
      numbers.push(0);
    };
    take(listing.name, WEIGHTS.name);
    const nameEnd = numbers.length;
    for (const keyword of listing.keywords) take(keyword, WEIGHTS.keyword);
    const keywordEnd = numbers.length;
    take(listing.description, WEIGHTS.description);
    for (const [number, weight] of weights) (this.#postings[number] ??= new Postings()).add(slot, weight);
    const count = numbers.length - 2 - listing.keywords.length;
    this.total += count;
    this.#words[slot] = { numbers: Uint32Array.from(numbers), nameEnd, keywordEnd, count };
  }

  remove(slot: number): void {
    this.total -= this.lengthOf(slot);
    this.#words[slot] = undefined;
  }

  lengthOf(slot: number): number {
    return this.#words[slot]?.count ?? 0;
  }

  /** Looks the words of a clause up; nothing where one of them occurs nowhere. */
  seek(clause: Clause): Sought | undefined {
    const end = clause.words.at(-1)!;
    const numbers = clause.words.map((word) => this.#lexicon.find(word));
    const last = clause.prefix ? this.#lexicon.startingWith(end) : [numbers.at(-1)].filter((n) => n !== undefined);
    const start = numbers.slice(0, -1).filter((n) => n !== undefined);
    if (last.length === 0 || start.length < numbers.length - 1) return undefined;
    return { numbers: [...start, last[0]!], last: new Set(last) };
  }

  /** Visits slots in which the words occur, with their weight; a slot may come more than once, dropped ones too. */
  occurrences(sought: Sought, visit: (slot: number, weight: number) => void): void {
    if (sought.numbers.length === 1) {
      for (const number of sought.last) this.#postings[number]?.forEach(visit);
      return;
    }
    const rarest = sought.numbers.slice(0, -1).reduce((a, b) => (this.#frequency(a) <= this.#frequency(b) ? a : b));
    this.#postings[rarest]?.forEach((slot) => {
      const weight = this.#weigh(slot, sought);
      if (weight > 0) visit(slot, weight);
    });
  }

  /** How often the words stand in the name of a slot. */
  inName(slot: number, sought: Sought): number {
    const words = this.#words[slot];
    return words === undefined ? 0 : count(words.numbers, 0, words.nameEnd, sought);
  }

  /** Gives every slot its new number, in ascending order; what has none (-1) is forgotten. */
  renumber(to: Int32Array): void {
    for (const postings of this.#postings) postings?.renumber(to);
    this.#postings.forEach((postings, number) => {
      if (postings?.length === 0) this.#postings[number] = undefined;
    });
    this.#words = this.#words.filter((_, slot) => to[slot]! >= 0);
  }

  #frequency(number: number): number {
    return this.#postings[number]?.length ?? 0;
  }

  #weigh(slot: number, sought: Sought): number {
    const words = this.#words[slot];
    if (words === undefined) return 0;
    const { numbers, nameEnd, keywordEnd } = words;
    return (
      WEIGHTS.name * count(numbers, 0, nameEnd, sought) +
      WEIGHTS.keyword * count(numbers, nameEnd, keywordEnd, sought) +
      WEIGHTS.description * count(numbers, keywordEnd, numbers.length, sought)
    );
  }
}

function count(numbers: Uint32Array, from: number, to: number, sought: Sought): number {
  const size = sought.numbers.length;
  let found = 0;
  for (let i = from; i + size <= to; i++) {
    let j = 0;
    while (j < size - 1 && numbers[i + j] === sought.numbers[j]) j++;
    if (j === size - 1 && sought.last.has(numbers[i + j]!)) found++;
  }
  return found;
}
