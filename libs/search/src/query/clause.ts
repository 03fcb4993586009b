import { withoutInvisible } from '../text/folding.ts';
import { joinOfAll, toTokens } from '../text/tokens.ts';

/**
 * One demand of a query text. All demands must be met. `words` are folded and at least one; several are a phrase: they
 * stand next to one another in one field. With `prefix` the last word is only the start of a word. With `literal` (in
 * quotes, or a phrase) a word is taken as it stands, without its stems, compounds and typing errors.
 */
export interface Clause {
  readonly words: readonly string[];
  /** The one word that they make without their hyphens, where they are not in quotes: it answers as well as the phrase. */
  readonly joined?: string;
  readonly prefix: boolean;
  readonly not: boolean;
  readonly literal: boolean;
  /** As it was written, without the sign and what is not to be seen. */
  readonly asked: string;
}

/** Demands that are read from one query; what follows is left out, so that no text costs without bound. */
const MAX_CLAUSES = 32;
/** Words of one phrase; what follows is left out. */
const MAX_PHRASE = 32;

/**
 * Reads a query text: words, "phrases", `-not`, `prefix*`. Every text can be read: an operator without a word, an
 * unclosed quote and any other character mean nothing. A word that punctuation divides (`25.11`) is a phrase; one that
 * hyphens divide (`e-mail`) is besides the word without them.
 */
export function parseClauses(text: string): readonly Clause[] {
  const clauses = new Map<string, Clause>();
  for (const [, minus, quoted, bare] of withoutInvisible(text).matchAll(/(?<![^\s"])(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const asked = quoted === undefined ? (bare ?? '') : `"${quoted}"`;
    const tokens = toTokens(quoted ?? bare ?? '');
    const words = tokens.map(({ word }) => word).slice(0, MAX_PHRASE);
    if (words.length === 0) continue;
    const prefix = quoted === undefined && bare?.endsWith('*') === true;
    const literal = !prefix && (quoted !== undefined || words.length > 1);
    const not = minus === '-';
    const joined = quoted === undefined ? joinOfAll(tokens) : undefined;
    const clause = { words, prefix, not, literal, asked, ...(joined === undefined ? {} : { joined }) };
    clauses.set([not, prefix, literal, joined, ...words].join(' '), clause);
    if (clauses.size === MAX_CLAUSES) break;
  }
  return [...clauses.values()];
}

/** Whether a text says nothing at all: then it asks for everything. */
export function isBlank(text: string): boolean {
  return withoutInvisible(text).trim() === '';
}

/** Whether a text names nothing to look for: no word, or only such as must not occur. */
export function hasNoDemand(text: string): boolean {
  return parseClauses(text).every(({ not }) => not);
}

/** Whether a text holds no word. */
export function hasNoWord(text: string): boolean {
  return parseClauses(text).length === 0;
}
