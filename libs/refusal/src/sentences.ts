import type { Language } from './finding.ts';
import { CERTIFICATE_DETAILS, DETAILS } from './texts/details.ts';
import { EXPECTATIONS } from './texts/expectations.ts';
import { FIXES } from './texts/fixes.ts';
import { FOREIGN_SENTENCES } from './texts/foreign.ts';
import { LABEL_SENTENCES } from './texts/labels.ts';
import type { Sentence } from './texts/sentence.ts';

const SLOT = '{}';
export const SENTENCES: readonly Sentence[] = [
  ...[...FIXES, ...EXPECTATIONS, ...FOREIGN_SENTENCES, ...LABEL_SENTENCES],
  ...[...DETAILS, ...CERTIFICATE_DETAILS],
];
const whole = new Map(SENTENCES.filter(([en]) => !en.includes(SLOT)).map((sentence) => [sentence[0], sentence]));
const filled = SENTENCES.filter(([en]) => en.includes(SLOT)).map((sentence) => ({
  sentence,
  parts: sentence[0].split(SLOT),
}));

/** What a finding says in English, in another language; as it is where it is a value or a name and no sentence of ours. */
export function sentenceIn(text: string, language: Language): string {
  if (language === 'en') return text;
  const known = whole.get(text);
  if (known !== undefined) return said(known, language);
  for (const { sentence, parts } of filled) {
    const values = valuesIn(text, parts);
    if (values === undefined) continue;
    const own = said(sentence, language).split(SLOT);
    return own.map((part, at) => part + filledIn(values[at] ?? '', language)).join('');
  }
  return text;
}

/** A slot holds a name or a value as it is, or a whole sentence of ours: what is wrong with a certificate, after its number. */
function filledIn(value: string, language: 'de' | 'fr'): string {
  const known = value.includes(' ') ? whole.get(value) : undefined;
  return known === undefined ? value : said(known, language);
}

function said([, de, fr]: Sentence, language: 'de' | 'fr'): string {
  return language === 'de' ? de : fr;
}

/** What fills the slots between the parts of a sentence, or undefined where it is another sentence. */
function valuesIn(text: string, [first = '', ...parts]: readonly string[]): readonly string[] | undefined {
  if (!text.startsWith(first)) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const end = isLast && text.endsWith(part) ? text.length - part.length : isLast ? -1 : text.indexOf(part, at);
    if (end <= at) return undefined;
    values.push(text.slice(at, end));
    at = end + part.length;
  }
  return values;
}
