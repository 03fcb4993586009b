import { foldWord } from './folding.ts';
import { hashOf, hashStart, hashStep } from './hashes.ts';
import { joinsOf, MAX_WORD, toTokens } from './tokens.ts';

/** A folded word as it is read, before there is a string of it; valid until the next one is read. */
export interface Letters {
  /** UTF-16 units, the first `length` of which are the word. */
  readonly units: Uint16Array;
  length: number;
  /** `hashOf(WORD, …)` of it. */
  hash: number;
}

/** What the hashes of whole words are kept apart by (`hashOf`). */
export const WORD = 0;

export function spell({ units, length }: Letters): string {
  return String.fromCharCode(...units.subarray(0, length));
}

/**
 * Reads the words of `toTokens` one after the other, without a string for each, and gives what hyphens join (`joinsOf`).
 * Letters of Latin-1 are folded one by one; what stands between two signs of ASCII and has any other letter, a soft hyphen, or an
 * apostrophe or a hyphen between letters, is read together.
 */
export function readWords(text: string, take: (word: Letters) => void): readonly string[] {
  const { units } = LETTERS;
  let [start, length, hash] = [0, 0, hashStart(WORD)];
  const joins: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = foldedOf(unit);
    if (folded !== SIGN && folded !== STRANGE) {
      for (let rest = folded; rest > 0 && length < MAX_WORD; rest >>>= 8) {
        units[length++] = rest & 0xff;
        hash = hashStep(hash, rest & 0xff);
      }
      continue;
    }
    if (folded === STRANGE || (length > 0 && isTie(unit) && foldedOf(text.charCodeAt(i + 1)) !== SIGN)) {
      while (i + 1 < text.length && !isDivider(text.charCodeAt(i + 1))) i++;
      const tokens = toTokens(text.slice(start, i + 1));
      for (const { word } of tokens) take(lettersOf(word));
      for (const { word } of joinsOf(tokens)) joins.push(word);
    } else if (length > 0) take(read(length, hash));
    [start, length, hash] = [i + 1, 0, hashStart(WORD)];
  }
  if (length > 0) take(read(length, hash));
  return joins;
}

export function lettersOf(word: string): Letters {
  for (let i = 0; i < word.length; i++) LETTERS.units[i] = word.charCodeAt(i);
  return read(word.length, hashOf(WORD, word) | 0);
}

/** The word that was read last. */
const LETTERS: Letters = { units: new Uint16Array(MAX_WORD), length: 0, hash: hashStart(WORD) };

function read(length: number, hash: number): Letters {
  LETTERS.length = length;
  LETTERS.hash = hash;
  return LETTERS;
}

/** What stands for a unit that divides words, and for one that cannot be folded by itself. */
const [SIGN, STRANGE] = [0, 0xffff];
const SOFT_HYPHEN = '\u00ad';
const LATIN = 256;
/** By unit of Latin-1: what it folds into, one unit or two (the second in the higher byte). */
const FOLDED = Uint16Array.from({ length: LATIN }, (_, unit) => {
  const char = String.fromCharCode(unit);
  // It stands within a word.
  if (char === SOFT_HYPHEN) return STRANGE;
  if (!/[\p{L}\p{N}\p{M}]/u.test(char)) return SIGN;
  const folded = foldWord(char);
  const [first = 0, second = 0] = Array.from(folded, (c) => c.charCodeAt(0));
  return /^[\p{L}\p{N}]{1,2}$/u.test(folded) && first < LATIN && second < LATIN ? first | (second << 8) : STRANGE;
});

const foldedOf = (unit: number): number => (unit < LATIN ? FOLDED[unit]! : STRANGE);
/** `'` and `-`, which may tie what stands on both sides. */
const isTie = (unit: number): boolean => unit === 0x27 || unit === 0x2d;
/** A sign of ASCII that ties nothing. */
const isDivider = (unit: number): boolean => unit < 128 && FOLDED[unit] === SIGN && !isTie(unit);
