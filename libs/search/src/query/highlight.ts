import { parseClauses, type Clause } from './clause.ts';
import type { Highlight } from '../search.ts';
import { haveOneStem, stemsOf } from '../text/stems.ts';
import type { Stock } from '../stock.ts';
import { toTerms } from './terms.ts';
import { bearsTypo, isOneTypo } from '../text/typo.ts';
import { toTokens, type Token } from '../text/words.ts';

type Span = readonly [start: number, end: number];

/**
 * The places of a text that answer a query: words, words of their stem, beginnings, whole phrases; words that are one typing
 * error away where the search would take them, because nothing current has the word.
 */
export function highlight(query: string, text: string, stock: Stock): Highlight {
  const tokens = toTokens(text);
  const clauses = parseClauses(query).filter(({ not }) => !not);
  const spans = clauses.flatMap((clause) => spansOf(clause, tokens, stock));
  return { text, spans: merged(spans) };
}

function spansOf(clause: Clause, tokens: readonly Token[], stock: Stock): readonly Span[] {
  const { words, prefix } = clause;
  const last = words.length - 1;
  const fits = words.length === 1 ? fitOf(clause, stock) : (word: string) => isLast(word, words[last]!, prefix);
  const spans: Span[] = [];
  for (let i = 0; i + last < tokens.length; i++) {
    let j = 0;
    while (j < last && tokens[i + j]!.word === words[j]) j++;
    if (j === last && fits(tokens[i + j]!.word)) spans.push([tokens[i]!.start, tokens[i + j]!.end]);
  }
  return spans;
}

const isLast = (word: string, asked: string, prefix: boolean): boolean =>
  prefix ? word.startsWith(asked) : word === asked;

function fitOf(clause: Clause, { text, currency }: Stock): (word: string) => boolean {
  const asked = clause.words[0]!;
  if (clause.prefix || clause.literal) return (word) => isLast(word, asked, clause.prefix);
  const terms = toTerms(clause, text.lexicon, (word) => text.postings.some(word, (slot) => currency.current.has(slot)));
  const isTypo = terms.some(({ how }) => how === 'TYPO');
  const stems = stemsOf(asked);
  return (word) => word === asked || haveOneStem(stems, word) || (isTypo && bearsTypo(asked) && isOneTypo(asked, word));
}

/** Ascending; what overlaps or touches is one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const apart: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const previous = apart.at(-1);
    if (previous !== undefined && start <= previous[1]) previous[1] = Math.max(previous[1], end);
    else apart.push([start, end]);
  }
  return apart;
}
