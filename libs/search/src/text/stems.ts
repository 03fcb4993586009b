import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';

const STEMMERS = [german, english, french];

/**
 * The stems of a spelling of a word in German, English and French, in this order; texts carry no language, so every word has
 * all three. Two words are of one stem where they agree in one of the languages. Nothing for what is no word of these
 * languages: other scripts, digits, under 3 or over 32 letters (a long word costs the French stemmer minutes).
 */
export function stemsOf(spelling: string): readonly string[] {
  return /^[a-z]{3,32}$/.test(spelling) ? STEMMERS.map((stem) => stem(spelling)) : [];
}
