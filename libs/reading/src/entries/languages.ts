import type { TaggedText } from '#search';

const MOST_LANGUAGES = 10;
/** What is shown where none of the asked languages is there and no text is without a language. */
const DEFAULT = 'en';

/** A text in the language that was asked for, or the best there is. */
export interface ChosenText {
  readonly value: string;
  /** BCP 47; undefined where none was said. */
  readonly language: string | undefined;
  /** Whether it is in another language than the asked ones; undefined where that cannot be told. */
  readonly isFallback: boolean | undefined;
}

/** Language ranges of an `Accept-Language` (RFC 9110 §12.5.4), most wanted first; nothing for what cannot be read. */
export function parseLanguages(header: string | undefined): readonly string[] {
  const ranges = (header ?? '').slice(0, 1_000).split(',').flatMap(toRange);
  const wanted = ranges.toSorted((a, b) => b.weight - a.weight).map(({ range }) => range);
  return [...new Set(wanted)].slice(0, MOST_LANGUAGES);
}

function toRange(text: string): readonly { readonly range: string; readonly weight: number }[] {
  const [, range, q] =
    /^\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/.exec(text) ?? [];
  const weight = q === undefined ? 1 : Number(q);
  return range === undefined || weight === 0 ? [] : [{ range: range.toLowerCase(), weight }];
}

/**
 * The texts of one field for who reads these languages: those of the first asked language that has any (RFC 4647 §3.3.2
 * and §3.4), else those without a language, else the English ones, else those of the first language there is.
 */
export function chooseTexts(texts: readonly TaggedText[], languages: readonly string[]): readonly ChosenText[] {
  const asked = languages.find((range) => texts.some((text) => fits(text.language, range)));
  if (asked !== undefined) return texts.filter((t) => fits(t.language, asked)).map((t) => toChosen(t, false));
  const spoken = ['', DEFAULT].find((range) =>
    texts.some((t) => (range === '' ? t.language === '' : fits(t.language, range))),
  );
  const language = spoken ?? texts[0]?.language ?? '';
  const isFallback = language === '' ? undefined : languages.length > 0;
  return texts
    .filter((t) => t.language === language || (language !== '' && fits(t.language, language)))
    .map((t) => toChosen(t, isFallback));
}

function toChosen({ value, language }: TaggedText, isFallback: boolean | undefined): ChosenText {
  return { value, language: language === '' ? undefined : language, isFallback };
}

/** Whether a text is in the range, or the range in its language: `de` fits `de-ch`, and `de-ch` fits `de`. */
function fits(language: string, range: string): boolean {
  return (
    language !== '' && (language === range || language.startsWith(`${range}-`) || range.startsWith(`${language}-`))
  );
}
