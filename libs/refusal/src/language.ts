import { codeText } from './code-texts.ts';
import type { Finding, Language } from './finding.ts';
import { sentenceIn } from './sentences.ts';

/** The languages that findings speak, the one for whoever asks for none of them first. */
export const LANGUAGES: readonly Language[] = ['en', 'de', 'fr'];

/**
 * The language that an Accept-Language header prefers (RFC 9110 §12.5.4, look-up of RFC 4647 §3.4: `de-AT` is answered with
 * `de`). English where there is no header, and where it names none of ours: an answer in English is better than none.
 */
export function parseLanguage(header: string | undefined): Language {
  const ranges = (header ?? '').split(',').slice(0, 50).map(toRange);
  const weights = LANGUAGES.map((language) => ({ language, weight: weightOf(language, ranges) }));
  const best = weights.reduce((a, b) => (b.weight > a.weight ? b : a));
  return best.weight > 0 ? best.language : 'en';
}

interface Range {
  readonly tag: string;
  readonly weight: number;
}

function toRange(text: string): Range {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { tag, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** The highest weight of the ranges of a language; `*` speaks for the languages that are not named. */
function weightOf(language: Language, ranges: readonly Range[]): number {
  const own = ranges.filter(({ tag }) => tag === language || tag.startsWith(`${language}-`));
  const exact = own.find(({ tag }) => tag === language);
  if (exact !== undefined) return exact.weight;
  const named = own.length > 0 ? own : ranges.filter(({ tag }) => tag === '*');
  return Math.max(0, ...named.map(({ weight }) => weight));
}

/**
 * A finding as a client is told it: its texts in one language, those of its consequences too, and no translations. What has no
 * words of its own in the language is called by its code, and what was expected and found is said in the sentences that are
 * known in each language; names and values stay as they are.
 */
export function inLanguage(finding: Finding, language: Language): Finding {
  const { translations, consequences, ...said } = finding;
  const own = language === 'en' ? undefined : translations?.[language];
  const general = codeText(finding.code, language);
  const label = own?.label;
  return {
    ...said,
    title: own?.title ?? (language === 'en' ? said.title : general.title),
    explanation: own?.explanation ?? (language === 'en' ? said.explanation : undefined) ?? general.explanation,
    ...(said.expected === undefined ? {} : { expected: own?.expected ?? sentenceIn(said.expected, language) }),
    ...(said.found === undefined ? {} : { found: own?.found ?? sentenceIn(said.found, language) }),
    ...(said.fix === undefined ? {} : { fix: { ...said.fix, text: own?.fix ?? sentenceIn(said.fix.text, language) } }),
    ...(label === undefined ? {} : { path: { ...said.path, label } }),
    ...(consequences === undefined ? {} : { consequences: consequences.map((one) => inLanguage(one, language)) }),
  };
}
