import { compoundPartsOf, partStemOf } from './compound-parts.ts';
import { spellingsOf } from './spellings.ts';
import { stemsOf } from './stems.ts';
import { bearsTypo, isOneTypo } from './typo.ts';

/** What a folded word is compared by. */
export interface Forms {
  readonly spellings: readonly string[];
  /** By spelling: in German, English and French; empty where it is no word of these. */
  readonly stems: readonly (readonly string[])[];
  /** Stems of what it is made of, where it is a compound. */
  readonly parts: readonly string[];
}

/** Words whose forms are remembered for searches and highlights, which compare the same ones again and again. */
const MOST_KNOWN = 4096;
const known = new Map<string, Forms>();

export function formsOf(word: string): Forms {
  const held = known.get(word);
  if (held !== undefined) return held;
  const forms = toForms(word);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(word, forms);
  return forms;
}

/** The same, not remembered: for who asks once. */
export function toForms(word: string): Forms {
  const spellings = spellingsOf(word);
  const [first = '', second] = spellings;
  if (second === undefined) return { spellings, stems: [stemsOf(first)], parts: compoundPartsOf(first) };
  const parts = [...new Set(spellings.flatMap(compoundPartsOf))];
  return { spellings, stems: spellings.map(stemsOf), parts };
}

export function areSame(a: Forms, b: Forms): boolean {
  return a.spellings.some((spelling) => b.spellings.includes(spelling));
}

/** Whether they have a stem in common, in the same language. */
export function areOfOneStem(a: Forms, b: Forms): boolean {
  return a.stems.some((some) => b.stems.some((others) => some.some((stem, language) => stem === others[language])));
}

/** Whether a word, in any of its forms, is a part of a compound. */
export function isPartOf(part: Forms, compound: Forms): boolean {
  return compound.parts.length > 0 && partStemsOf(part).some((stem) => compound.parts.includes(stem));
}

export function partStemsOf({ spellings }: Forms): readonly string[] {
  return spellings.map(partStemOf).filter((stem) => stem !== undefined);
}

/** Whether one typing error makes a word that was meant of the one that was typed. */
export function isMistyped(typed: Forms, meant: Forms): boolean {
  return typed.spellings.some((a) => bearsTypo(a) && meant.spellings.some((b) => isOneTypo(a, b)));
}
