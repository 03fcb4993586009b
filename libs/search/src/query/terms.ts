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
const FACTORS = { EXACT: 1, PREFIX: 1, STEM: 0.5, TYPO: 0.25 } as const;

/**
 * The words that answer a clause of one word: the word itself; the words of its stem, at half; and only where none of these
 * is `found`, the words that are one typing error away, at a quarter. So a word that exists never brings strangers, and one
 * that was mistyped is not lost. What is in quotes is taken as it stands; what must not occur bears no typing error.
 */
export function toTerms(clause: Clause, lexicon: Lexicon, found: (word: number) => boolean): readonly Term[] {
  const word = clause.words[0]!;
  const to = (how: keyof typeof FACTORS) => (number: number) => ({ number, how, factor: FACTORS[how] });
  if (clause.prefix) return lexicon.startingWith(word).map(to('PREFIX'));
  const own = [lexicon.find(word)].filter((number) => number !== undefined).map(to('EXACT'));
  if (clause.literal) return own;
  const terms = [...own, ...lexicon.ofOneStem(word).map(to('STEM'))];
  if (clause.not || terms.some(({ number }) => found(number))) return terms;
  const held = new Set(terms.map(({ number }) => number));
  const near = lexicon.oneTypoFrom(word).filter((number) => !held.has(number));
  return [...terms, ...near.map(to('TYPO'))];
}
