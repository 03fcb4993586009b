import { hashOf, hashStart, hashStep } from './hashes.ts';

/** A word of a text, folded, and where it stands: `[start, end)` in UTF-16 units. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A folded word as it is read, before there is a string of it; valid until the next one is read. */
export interface Letters {
  /** UTF-16 units, the first `length` of which are the word. */
  readonly units: Uint16Array;
  length: number;
  /** `hashOf(WORD, …)` of it. */
  hash: number;
}

/** Units of a word that count; the rest of a longer one is not looked at. */
const MAX_WORD = 64;
/** What the hashes of whole words are kept apart by (`hashOf`). */
export const WORD = 0;

/**
 * The words of a text, folded: compatibility decomposition (NFKD), without diacritics, lower case. `Straße`, `STRASSE`
 * and `strasse` are one word, `Überweisung` and `uberweisung` too. A word is a run of letters, digits and marks.
 */
export function toWords(text: string): readonly string[] {
  const words: string[] = [];
  readWords(text, (letters) => words.push(spell(letters)));
  return words;
}

export function spell({ units, length }: Letters): string {
  return String.fromCharCode(...units.subarray(0, length));
}

/**
 * Reads the words of `toWords` one after the other, without a string for each. Letters of Latin-1 are folded one by one;
 * what stands between two signs of ASCII and has any other letter is folded together.
 */
export function readWords(text: string, take: (word: Letters) => void): void {
  const { units } = LETTERS;
  let [start, length, hash] = [0, 0, hashStart(WORD)];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = unit < LATIN ? FOLDED[unit]! : STRANGE;
    if (folded !== SIGN && folded !== STRANGE) {
      for (let rest = folded; rest > 0 && length < MAX_WORD; rest >>>= 8) {
        units[length++] = rest & 0xff;
        hash = hashStep(hash, rest & 0xff);
      }
      continue;
    }
    if (folded === STRANGE) {
      while (i + 1 < text.length && !isAsciiSign(text.charCodeAt(i + 1))) i++;
      for (const word of wordsIn(text.slice(start, i + 1))) take(lettersOf(word));
    } else if (length > 0) take(read(length, hash));
    [start, length, hash] = [i + 1, 0, hashStart(WORD)];
  }
  if (length > 0) take(read(length, hash));
}

/** The same words with their places. A run that folds into several words (`½`) gives them all its place. */
export function toTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: run, index } of text.matchAll(RUNS))
    for (const word of wordsOf(run)) tokens.push({ word, start: index, end: index + run.length });
  return tokens;
}

/** A text as it is compared and sorted: NFKD, no diacritics, lower case. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const lower = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return ASCII.test(lower) ? lower : lower.replace(/[ßøłđæœı]/gu, (c) => TYPED[c] ?? c).replace(/\p{M}+/gu, '');
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;
const RUNS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Letters that Unicode does not decompose, as people type them without a special keyboard. */
const TYPED: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

const wordsIn = (text: string): readonly string[] => (text.match(RUNS) ?? []).flatMap(wordsOf);

function wordsOf(run: string): readonly string[] {
  return (fold(run).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, MAX_WORD));
}

/** The word that was read last. */
const LETTERS: Letters = { units: new Uint16Array(MAX_WORD), length: 0, hash: hashStart(WORD) };

function read(length: number, hash: number): Letters {
  LETTERS.length = length;
  LETTERS.hash = hash;
  return LETTERS;
}

function lettersOf(word: string): Letters {
  for (let i = 0; i < word.length; i++) LETTERS.units[i] = word.charCodeAt(i);
  return read(word.length, hashOf(WORD, word) | 0);
}

/** What stands for a unit that divides words, and for one that cannot be folded by itself. */
const [SIGN, STRANGE] = [0, 0xffff];
const LATIN = 256;
/** By unit of Latin-1: what it folds into, one unit or two (the second in the higher byte). */
const FOLDED = Uint16Array.from({ length: LATIN }, (_, unit) => {
  const char = String.fromCharCode(unit);
  if (!/[\p{L}\p{N}\p{M}]/u.test(char)) return SIGN;
  const folded = fold(char);
  const [first = 0, second = 0] = Array.from(folded, (c) => c.charCodeAt(0));
  return /^[\p{L}\p{N}]{1,2}$/u.test(folded) && first < LATIN && second < LATIN ? first | (second << 8) : STRANGE;
});

const isAsciiSign = (unit: number): boolean => unit < 128 && FOLDED[unit] === SIGN;
