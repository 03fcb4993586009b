import { foldWord, hasInvisible, withoutInvisible } from './folding.ts';

/** A word of a text, folded, and where it stands: `[start, end)` in UTF-16 units. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A word as it follows another one; a hyphen may tie it to the one before (`e-health`). */
interface TiedToken extends Token {
  readonly tied: boolean;
}

/** Units of a word that count; the rest of a longer one is not looked at. */
export const MAX_WORD = 64;
/** Units between two words that may tie them. */
const MOST_BETWEEN = 8;
/** Words that are joined; a longer chain of hyphens (a UUID, a slug) is no word of a language. */
const MAX_JOINED = 4;

const RUNS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** The same with what is not to be seen between its letters: a soft hyphen, a space of no width. Slower, and rarely needed. */
const RUNS_WITHIN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}+(?=[\p{L}\p{N}\p{M}]))*/gu;
const APOSTROPHES = "'’";
const HYPHENS = '-\u2010\u2011';
/** What French leaves of a word before an apostrophe; it is no word to be looked for. */
const ELISIONS = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu'.split(' '));

/**
 * The words of a text with their places: runs of letters, digits and marks, folded, without what French elides (`l'` of
 * `l'accès`) and without the `'s` of a possessive. What is not to be seen divides nothing and ties nothing. A run that folds into several words (`½`) gives them all its place.
 */
export function toTokens(text: string): readonly TiedToken[] {
  const isPlain = !hasInvisible(text);
  const runs = [...text.matchAll(isPlain ? RUNS : RUNS_WITHIN)].map(({ 0: run, index }) => ({
    run,
    start: index,
    end: index + run.length,
  }));
  const tokens: TiedToken[] = [];
  // What the last run was: none, one that is left out, a word, or one of several words, to which nothing is tied.
  let last: 'none' | 'left out' | 'word' | 'words' = 'none';
  runs.forEach(({ run, start, end }, i) => {
    const words = wordsOf(isPlain ? run : withoutInvisible(run));
    const before = signBetween(text, runs[i - 1]?.end, start);
    const after = signBetween(text, end, runs[i + 1]?.start);
    const isElided = isOneOf(APOSTROPHES, after) && ELISIONS.has(words.join(' '));
    const isPossessive = isOneOf(APOSTROPHES, before) && words.join(' ') === 's' && last !== 'left out';
    if (isElided || isPossessive) {
      last = 'left out';
      return;
    }
    const tied = isOneOf(HYPHENS, before) && last === 'word' && words.length === 1;
    for (const word of words) tokens.push({ word, start, end, tied });
    last = words.length === 1 ? 'word' : 'words';
  });
  return tokens;
}

/** What stands between two words, where it is one sign; its neighbours may be invisible. */
function signBetween(text: string, from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined) return '';
  if (to - from === 1) return text.charAt(from);
  if (to - from > MOST_BETWEEN) return '';
  const sign = withoutInvisible(text.slice(from, to));
  return sign.length === 1 ? sign : '';
}

/** The words of a text, folded. */
export function toWords(text: string): readonly string[] {
  return toTokens(text).map(({ word }) => word);
}

/**
 * What words tied by hyphens make when they are written as one: each two neighbours, and all of a chain (`covid19` of
 * `COVID-19`); nothing where all are digits (`2026-01-31`).
 */
export function joinsOf(tokens: readonly TiedToken[]): readonly Token[] {
  const joins: Token[] = [];
  for (let from = 0, to = 1; from < tokens.length; from = to++) {
    while (tokens[to]?.tied === true) to++;
    if (to - from < 2 || to - from > MAX_JOINED) continue;
    for (let i = from; i + 1 < to; i++) joins.push(...joined(tokens.slice(i, i + 2)));
    if (to - from > 2) joins.push(...joined(tokens.slice(from, to)));
  }
  return joins;
}

/** The one word that all tokens make together, where hyphens tie them all. */
export function joinOfAll(tokens: readonly TiedToken[]): string | undefined {
  const isChain = tokens.length > 1 && tokens.every(({ tied }, i) => i === 0 || tied);
  return isChain ? joinsOf(tokens).at(-1)?.word : undefined;
}

function joined(tokens: readonly Token[]): readonly Token[] {
  const text = tokens.map(({ word }) => word).join('');
  if (/^\p{N}+$/u.test(text)) return [];
  return [{ word: text.slice(0, MAX_WORD), start: tokens[0]!.start, end: tokens.at(-1)!.end }];
}

function wordsOf(run: string): readonly string[] {
  if (/^[A-Za-z0-9]+$/.test(run)) return [run.toLowerCase().slice(0, MAX_WORD)];
  return (foldWord(run).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, MAX_WORD));
}

const isOneOf = (signs: string, sign: string): boolean => sign !== '' && signs.includes(sign);
