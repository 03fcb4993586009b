/**
 * A text without what is not to be seen: soft hyphens, spaces and joiners of no width, variation selectors, marks of direction (Unicode
 * Default_Ignorable_Code_Point). Where joiners shape letters, as in Persian or Hindi, they tell few words apart, and many leave them out.
 */
export function withoutInvisible(text: string): string {
  return hasInvisible(text) ? text.replace(INVISIBLES, '') : text;
}
const INVISIBLES = /\p{Default_Ignorable_Code_Point}+/gu;

export function hasInvisible(text: string): boolean {
  return !ASCII.test(text) && INVISIBLE.test(text);
}
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** A text as it is compared and sorted: NFKD, no diacritics, nothing invisible, lower case. */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : withoutMarks(withoutInvisible(text).normalize('NFKD').toLowerCase());
}

/**
 * A word as it is held: folded, but `ä`, `ö` and `ü` stay, so that it is still known that they may be written `ae`, `oe` and
 * `ue` (`spellingsOf`).
 */
export function foldWord(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const letters = text.normalize('NFKD').toLowerCase();
  return withoutMarks(letters.replace(/[aou]\u0308/g, (letter) => letter.normalize('NFC')));
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** Letters that Unicode does not decompose, as people type them without a special keyboard. */
const TYPED: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

function withoutMarks(lower: string): string {
  const bare = lower.replace(/\p{M}+/gu, '');
  return ASCII.test(bare) ? bare : bare.replace(/[ßøłđæœı]/gu, (c) => TYPED[c] ?? c);
}
