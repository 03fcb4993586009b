import { Chains } from './chains.ts';
import { hashOf, hashWithout } from './hashes.ts';
import { haveOneStem, stemsOf } from './stems.ts';
import { bearsTypo, isOneTypo } from './typo.ts';
import { spell, WORD, type Letters } from './words.ts';

/** Letters by which words are found from their beginning. */
const HEAD = 3;
const [BEGINNING, STEM, TRIMMING] = [1, 8, 2];

/**
 * Every word of the index under a number from 1 on, found by itself, by its beginning, by its stems, and one typing error
 * away. A word that is released gives its number back.
 */
export class Lexicon {
  readonly #numbers = new Chains();
  readonly #words: (string | undefined)[] = [undefined];
  readonly #free: number[] = [];
  readonly #near = new Chains();

  /** The number of a word; a new one where it is not held. */
  number(letters: Letters): number {
    const known = this.#find(letters);
    if (known !== undefined) return known;
    const word = spell(letters);
    const number = this.#free.pop() ?? this.#words.length;
    this.#numbers.add(letters.hash, number);
    this.#words[number] = word;
    visitHashes(word, (hash) => this.#near.add(hash, number));
    return number;
  }

  /** Forgets a word that stands nowhere any more. */
  release(number: number): void {
    const word = this.#words[number]!;
    visitHashes(word, (hash) => this.#near.delete(hash, number));
    this.#numbers.delete(hashOf(WORD, word), number);
    this.#words[number] = undefined;
    this.#free.push(number);
  }

  find(word: string): number | undefined {
    const hash = hashOf(WORD, word);
    for (let pair = this.#numbers.seek(hash); pair > 0; pair = this.#numbers.seek(hash, pair)) {
      const number = this.#numbers.numberAt(pair);
      if (this.#words[number] === word) return number;
    }
    return undefined;
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  /** Numbers of all words that start with `prefix`, which is not empty. */
  startingWith(prefix: string): readonly number[] {
    const found = new Set<number>();
    const visit = (number: number): void => {
      if (this.#words[number]?.startsWith(prefix) === true) found.add(number);
    };
    if (prefix.length < HEAD) for (let number = 1; number < this.#words.length; number++) visit(number);
    else this.#near.visit(hashOf(BEGINNING, prefix.slice(0, HEAD)), visit);
    return [...found];
  }

  /** Numbers of the other words that have a stem in common with this one. */
  ofOneStem(word: string): readonly number[] {
    const stems = stemsOf(word);
    const found = new Set<number>();
    stems.forEach((stem, language) => {
      this.#near.visit(hashOf(STEM + language, stem), (number) => {
        const other = this.#words[number]!;
        if (other !== word && haveOneStem(stems, other)) found.add(number);
      });
    });
    return [...found];
  }

  /** Numbers of the words that are one typing error away; none where the word bears no typing error. */
  oneTypoFrom(word: string): readonly number[] {
    if (!bearsTypo(word)) return [];
    const found = new Set<number>();
    visitTrimmings(word, (hash) =>
      this.#near.visit(hash, (number) => {
        if (isOneTypo(word, this.#words[number]!)) found.add(number);
      }),
    );
    return [...found];
  }

  /** Every word of every listing is looked up here, so there is no string of it yet. */
  #find(letters: Letters): number | undefined {
    for (let pair = this.#numbers.seek(letters.hash); pair > 0; pair = this.#numbers.seek(letters.hash, pair)) {
      const number = this.#numbers.numberAt(pair);
      if (isSpelt(this.#words[number]!, letters)) return number;
    }
    return undefined;
  }
}

/** Whether the letters spell a word. */
function isSpelt(word: string, { units, length }: Letters): boolean {
  if (word.length !== length) return false;
  let i = 0;
  while (i < length && word.charCodeAt(i) === units[i]) i++;
  return i === length;
}

/** Words of four letters too: one that was meant may be short of the letter that was typed too much. */
const isTrimmed = (word: string): boolean => /^\p{L}{4,33}$/u.test(word);

function visitHashes(word: string, visit: (hash: number) => void): void {
  visit(hashOf(BEGINNING, word.slice(0, HEAD)));
  stemsOf(word).forEach((stem, language) => visit(hashOf(STEM + language, stem)));
  if (isTrimmed(word)) visitTrimmings(word, visit);
}

/** Of the word and of all that is left of it without one of its letters: words one typing error apart share one of these. */
function visitTrimmings(word: string, visit: (hash: number) => void): void {
  visit(hashOf(TRIMMING, word));
  // Without the one or the other of two equal neighbours it is the same.
  for (let gap = 0; gap < word.length; gap++)
    if (word.charCodeAt(gap) !== word.charCodeAt(gap + 1)) visit(hashWithout(TRIMMING, word, gap));
}
