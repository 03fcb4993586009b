import { toWords } from './words.ts';

/**
 * One demand of a query text. All demands must be met. `words` are folded and at least one; several are a phrase: they
 * stand next to one another in one field. With `prefix` the last word is only the start of a word.
 */
export interface Clause {
  readonly words: readonly string[];
  readonly prefix: boolean;
  readonly not: boolean;
}

/** Demands that are read from one query; what follows is left out, so that no text costs without bound. */
export const MAX_CLAUSES = 32;

/**
 * Reads a query text: words, "phrases", `-not`, `prefix*`. Every text can be read: an operator without a word, an
 * unclosed quote and any other character mean nothing. A word that punctuation divides (`e-mail`, `25.11`) is a phrase.
 */
export function parseClauses(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const [, minus, quoted, bare] of text.matchAll(/(?<![^\s"])(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const words = toWords(quoted ?? bare ?? '');
    if (words.length === 0) continue;
    clauses.push({ words, prefix: quoted === undefined && bare?.endsWith('*') === true, not: minus === '-' });
    if (clauses.length === MAX_CLAUSES) break;
  }
  return clauses;
}
