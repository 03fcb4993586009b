import type { Clause } from './clause.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Why } from '../search.ts';

export type How = Why['words'][number]['how'];

/** A word of the index that answers a word of a query, and what it is worth. */
export interface Term {
  readonly number: number;
  readonly factor: number;
  readonly how: How;
}

/** Powers of two, so that sums of weights are exact in whatever order they are made. */
const FACTORS = { EXACT: 1, PREFIX: 1, STEM: 0.5, PART: 0.25, TYPO: 0.25 } as const;

/**
 * The words that answer the one word of a clause: the word itself; the words of its stem, at half; the compounds that it is a
 * part of, at a quarter; and only where none of these is `found`, the words that are one typing error away, at a quarter. So
 * a word that exists never brings strangers, and one that was mistyped is not lost. What is in quotes is taken as it stands;
 * what must not occur, or has hyphens, bears no typing error. None where a clause is a phrase alone.
 */
export function toTerms(clause: Clause, lexicon: Lexicon, found: (word: number) => boolean): readonly Term[] {
  const word = clause.joined ?? (clause.words.length === 1 ? clause.words[0]! : undefined);
  if (word === undefined) return [];
  const to = (how: keyof typeof FACTORS) => (number: number) => ({ number, how, factor: FACTORS[how] });
  if (clause.prefix) return lexicon.startingWith(word).map(to('PREFIX'));
  const own = lexicon.same(word).map(to('EXACT'));
  if (isLiteral(clause)) return own;
  const held = new Set(own.map(({ number }) => number));
  const terms = [...own];
  const add = (how: keyof typeof FACTORS, numbers: readonly number[]): void => {
    for (const number of numbers)
      if (!held.has(number)) {
        held.add(number);
        terms.push(to(how)(number));
      }
  };
  add('STEM', lexicon.ofOneStem(word));
  add('PART', lexicon.compoundsOf(word));
  if (!bearsTypos(clause) || terms.some(({ number }) => found(number))) return terms;
  add('TYPO', lexicon.oneTypoFrom(word));
  return terms;
}

/** Whether a word is taken as it stands. Words that hyphens tie are a phrase as they stand, but one word as they are joined. */
export const isLiteral = ({ literal, joined }: Clause): boolean => literal && joined === undefined;
export const bearsTypos = ({ not, joined }: Clause): boolean => !not && joined === undefined;
