const PLAIN: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u' };

/**
 * How a folded word is written where there is no key for its umlauts: without their dots, and with an `e` instead. A word
 * without umlauts has one spelling, itself. Two words are the same where they have a spelling in common: `ärzte` is
 * `aerzte` and `arzte`, which are not the same as each other, as `poet` is not `pot`.
 */
export function spellingsOf(word: string): readonly string[] {
  if (!/[äöü]/.test(word)) return [word];
  return ['', 'e'].map((dots) => word.replace(/[äöü]/g, (letter) => `${PLAIN[letter]}${dots}`));
}
