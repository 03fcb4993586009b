/**
 * The words of a text, folded: compatibility decomposition (NFKD), without diacritics, lower case. `Straße`, `STRASSE`
 * and `strasse` are one word, `Überweisung` and `uberweisung` too. A word is a run of letters, digits and marks.
 */
export function toWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text as it is compared and sorted: NFKD, no diacritics, lower case. */
export function fold(text: string): string {
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const lower = plain.toLowerCase();
  return ASCII.test(lower) ? lower : lower.replace(/[ßøłđæœı]/gu, (c) => LETTERS[c] ?? c).replace(/\p{M}+/gu, '');
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** Letters that Unicode does not decompose, as people type them without a special keyboard. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };
