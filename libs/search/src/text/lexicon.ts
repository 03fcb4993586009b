import { Chains } from './chains.ts';
import { areOfOneStem, areSame, formsOf, isMistyped, isPartOf, partStemsOf, toForms, type Forms } from './forms.ts';
import { hashOf, hashWithout } from './hashes.ts';
import { bearsTypo } from './typo.ts';
import { spellingsOf } from './spellings.ts';
import { spell, WORD, type Letters } from './words.ts';

/** Letters by which words are found from their beginning. */
const HEAD = 3;
const [BEGINNING, TRIMMING, SPELLING, PART, STEM] = [1, 2, 3, 4, 8];

/**
 * Every word of the index under a number from 1 on, found by its spellings, by its beginning, by its stems, by the parts of
 * a compound, and one typing error away. A word that is released gives its number back.
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

  /** Numbers of the words that are the same, however they are spelt (`spellingsOf`). */
  same(word: string): readonly number[] {
    const forms = formsOf(word);
    const found = new Set<number>();
    for (const spelling of forms.spellings) {
      const itself = this.#numberOf(spelling);
      if (itself !== undefined) found.add(itself);
      this.#visit(hashOf(SPELLING, spelling), found, (other) => areSame(forms, other));
    }
    return [...found];
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  /** Numbers of all words that start with `prefix`, which is not empty, in one of their spellings. */
  startingWith(prefix: string): readonly number[] {
    const spellings = spellingsOf(prefix);
    const found = new Set<number>();
    const starts = (spelt: string): boolean => spellings.some((spelling) => spelt.startsWith(spelling));
    const fits = (word: string): boolean => starts(word) || spellingsOf(word).some(starts);
    if (spellings.some(({ length }) => length < HEAD)) {
      for (let number = 1; number < this.#words.length; number++)
        if (fits(this.#words[number] ?? '')) found.add(number);
    } else
      for (const spelling of spellings)
        this.#near.visit(hashOf(BEGINNING, spelling.slice(0, HEAD)), (number) => {
          if (fits(this.#words[number]!)) found.add(number);
        });
    return [...found];
  }

  /** Numbers of the other words that have a stem in common with this one. */
  ofOneStem(word: string): readonly number[] {
    const forms = formsOf(word);
    const found = new Set<number>();
    for (const stems of forms.stems)
      stems.forEach((stem, language) => {
        const fits = (other: Forms): boolean => areOfOneStem(forms, other) && !areSame(forms, other);
        this.#visit(hashOf(STEM + language, stem), found, fits);
      });
    return [...found];
  }

  /** Numbers of the compounds that this word is a part of. */
  compoundsOf(word: string): readonly number[] {
    const forms = formsOf(word);
    const found = new Set<number>();
    for (const stem of partStemsOf(forms)) this.#visit(hashOf(PART, stem), found, (other) => isPartOf(forms, other));
    return [...found];
  }

  /** Numbers of the words that are one typing error away; none where the word bears no typing error. */
  oneTypoFrom(word: string): readonly number[] {
    const forms = formsOf(word);
    const found = new Set<number>();
    for (const spelling of forms.spellings.filter(bearsTypo))
      visitTrimmings(spelling, (hash) => this.#visit(hash, found, (other) => isMistyped(forms, other)));
    return [...found];
  }

  /** Adds the words under a hash that fit: hashes collide. */
  #visit(hash: number, found: Set<number>, fits: (other: Forms) => boolean): void {
    this.#near.visit(hash, (number) => {
      if (!found.has(number) && fits(formsOf(this.#words[number]!))) found.add(number);
    });
  }

  #numberOf(word: string): number | undefined {
    const hash = hashOf(WORD, word);
    for (let pair = this.#numbers.seek(hash); pair > 0; pair = this.#numbers.seek(hash, pair)) {
      const number = this.#numbers.numberAt(pair);
      if (this.#words[number] === word) return number;
    }
    return undefined;
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
  const { spellings, stems, parts } = toForms(word);
  for (const spelling of spellings) {
    visit(hashOf(BEGINNING, spelling.slice(0, HEAD)));
    if (isTrimmed(spelling)) visitTrimmings(spelling, visit);
    // A word of one spelling is found by itself.
    if (spellings.length > 1) visit(hashOf(SPELLING, spelling));
  }
  for (const some of stems) some.forEach((stem, language) => visit(hashOf(STEM + language, stem)));
  for (const stem of parts) visit(hashOf(PART, stem));
}

/** Of the word and of all that is left of it without one of its letters: words one typing error apart share one of these. */
function visitTrimmings(word: string, visit: (hash: number) => void): void {
  visit(hashOf(TRIMMING, word));
  // Without the one or the other of two equal neighbours it is the same.
  for (let gap = 0; gap < word.length; gap++)
    if (word.charCodeAt(gap) !== word.charCodeAt(gap + 1)) visit(hashWithout(TRIMMING, word, gap));
}
