import { Lexicon } from './lexicon.ts';
import { Lists, MAX_WEIGHT } from '../numbers/lists.ts';
import type { Listing, TaggedText } from '../listing.ts';
import { roomFor } from '../numbers/room.ts';
import type { MatchedField } from '../search.ts';
import { Sequences } from '../numbers/sequences.ts';
import { Tally } from '../numbers/tally.ts';
import { lettersOf, readWords, type Letters } from './words.ts';

/** What one occurrence of a word weighs, by the field it stands in (graph.md §4). */
export const WEIGHTS: Readonly<Record<MatchedField, number>> = { NAME: 6, KEYWORD: 4, PROVIDER: 3, DESCRIPTION: 2 };

/** Words that follow one another. */
export interface Sequence {
  /** One number for each of them. */
  readonly numbers: readonly number[];
  /** What may stand there as well: another spelling, any word of a beginning. */
  readonly others: readonly (ReadonlySet<number> | undefined)[];
}

/**
 * Words as they stand in a listing: names, keywords, descriptions; 0 after each text, and after each word that the hyphens of
 * a text join, which follow it. Two numbers before: where names and keywords end.
 */
const FIRST = 2;

/** Which words occur in which slot: postings answer single words, the sequence of a slot's words answers phrases. */
export class Text {
  readonly lexicon = new Lexicon();
  readonly postings = new Lists();
  readonly #sequences = new Sequences();
  #lengths = new Uint32Array(64);
  /** The words of the listing that is being put, and what they weigh by word, before and after. */
  #numbers = new Uint32Array(256);
  #end = 0;
  #words = 0;
  readonly #before = new Tally();
  readonly #after = new Tally();
  readonly #push = (letters: Letters): void => {
    this.#words++;
    this.#append(this.lexicon.number(letters));
  };
  /** Words of all listings together, for the mean length. */
  total = 0;

  /** Number of words by slot. */
  get lengths(): Uint32Array {
    return this.#lengths;
  }

  set(slot: number, listing: Listing): void {
    const { names, keywords, descriptions } = listing;
    this.#weigh(slot, this.#before);
    this.#end = FIRST;
    this.#words = 0;
    this.#take(names);
    this.#numbers[0] = this.#end;
    this.#take(keywords);
    this.#numbers[1] = this.#end;
    this.#take(descriptions);
    this.#sequences.set(slot, this.#numbers, this.#end);
    this.#lengths = roomFor(this.#lengths, slot + 1);
    this.total -= this.#lengths[slot]!;
    this.#lengths[slot] = this.#words;
    this.total += this.#lengths[slot];
    this.#weigh(slot, this.#after);
    this.#after.visit((number, weight) => {
      if (this.#before.of(number) !== weight) this.postings.set(number, slot, Math.min(MAX_WEIGHT, weight));
    });
    this.#before.visit((number) => {
      if (this.#after.of(number) === 0) this.#leave(slot, number);
    });
    this.#before.clear();
    this.#after.clear();
  }

  delete(slot: number): void {
    this.#weigh(slot, this.#before);
    this.#before.visit((number) => this.#leave(slot, number));
    this.#before.clear();
    this.total -= this.#lengths[slot]!;
    this.#lengths[slot] = 0;
    this.#sequences.delete(slot);
  }

  /** Gives the words of one slot to another, which has none. */
  move(from: number, to: number): void {
    this.#weigh(from, this.#before);
    this.#before.visit((number, weight) => {
      this.postings.set(number, to, Math.min(MAX_WEIGHT, weight));
      this.postings.delete(number, from);
    });
    this.#before.clear();
    this.#sequences.move(from, to);
    this.#lengths[to] = this.#lengths[from]!;
    this.#lengths[from] = 0;
  }

  /** What the occurrences of a sequence weigh in a slot's own texts together. */
  weigh(slot: number, sequence: Sequence): number {
    return (
      WEIGHTS.NAME * this.count(slot, 'NAME', sequence) +
      WEIGHTS.KEYWORD * this.count(slot, 'KEYWORD', sequence) +
      WEIGHTS.DESCRIPTION * this.count(slot, 'DESCRIPTION', sequence)
    );
  }

  /** How often a sequence stands in a field of a slot. */
  count(slot: number, field: Exclude<MatchedField, 'PROVIDER'>, { numbers, others }: Sequence): number {
    const page = this.#sequences.pageOf(slot);
    const [from, to] = this.#spanOf(slot, field);
    const { length } = numbers;
    let found = 0;
    for (let i = from; i + length <= to; i++) {
      let j = 0;
      while (j < length && (page[i + j] === numbers[j] || others[j]?.has(page[i + j]!) === true)) j++;
      if (j === length) found++;
    }
    return found;
  }

  /** The words of a slot's names, each with how often it stands there. */
  namesOf(slot: number): ReadonlyMap<number, number> {
    const page = this.#sequences.pageOf(slot);
    const [from, to] = this.#spanOf(slot, 'NAME');
    const times = new Map<number, number>();
    for (let i = from; i < to; i++) if (page[i] !== 0) times.set(page[i]!, (times.get(page[i]!) ?? 0) + 1);
    return times;
  }

  /** Adds the words of texts to the numbers of a listing. */
  #take(texts: readonly TaggedText[]): void {
    for (const { value } of texts) {
      const joins = readWords(value, this.#push);
      this.#append(0);
      for (const word of joins) {
        this.#push(lettersOf(word));
        this.#append(0);
      }
    }
  }

  #append(number: number): void {
    if (this.#end === this.#numbers.length) this.#numbers = roomFor(this.#numbers, this.#end + 1);
    this.#numbers[this.#end++] = number;
  }

  /** Takes a slot off the postings of a word, which is forgotten where it stands nowhere else. */
  #leave(slot: number, number: number): void {
    this.postings.delete(number, slot);
    if (this.postings.length(number) === 0) this.lexicon.release(number);
  }

  /** Adds up what each word weighs in a slot. */
  #weigh(slot: number, weights: Tally): void {
    const page = this.#sequences.pageOf(slot);
    const start = this.#sequences.startOf(slot);
    const end = start + this.#sequences.lengthOf(slot);
    if (start === end) return;
    const [names, keywords] = [start + page[start]!, start + page[start + 1]!];
    for (let i = start + FIRST; i < end; i++)
      if (page[i] !== 0)
        weights.add(page[i]!, i < names ? WEIGHTS.NAME : i < keywords ? WEIGHTS.KEYWORD : WEIGHTS.DESCRIPTION);
  }

  #spanOf(slot: number, field: Exclude<MatchedField, 'PROVIDER'>): readonly [from: number, to: number] {
    const length = this.#sequences.lengthOf(slot);
    if (length === 0) return [0, 0];
    const page = this.#sequences.pageOf(slot);
    const start = this.#sequences.startOf(slot);
    const [names, keywords] = [start + page[start]!, start + page[start + 1]!];
    switch (field) {
      case 'NAME':
        return [start + FIRST, names];
      case 'KEYWORD':
        return [names, keywords];
      case 'DESCRIPTION':
        return [keywords, start + length];
    }
  }
}
