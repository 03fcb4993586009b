import { parseClauses, type Clause } from './clause.ts';
import { areOfOneStem, areSame, formsOf, isMistyped, isPartOf } from '../text/forms.ts';
import type { Highlight } from '../search.ts';
import { spellingsOf } from '../text/spellings.ts';
import type { Stock } from '../stock.ts';
import { bearsTypos, isLiteral, toTerms } from './terms.ts';
import { joinsOf, toTokens, type Token } from '../text/tokens.ts';

type Span = readonly [start: number, end: number];
type Fit = (word: string) => boolean;

/**
 * The places of a text that answer a query: words, words of their stem, compounds that they are a part of, beginnings, whole
 * phrases, words that hyphens join; words that are one typing error away where the search would take them, because nothing
 * current has the word.
 */
export function highlight(query: string, text: string, stock: Stock): Highlight {
  const tokens = toTokens(text);
  const single = [...tokens, ...joinsOf(tokens)];
  const clauses = parseClauses(query).filter(({ not }) => !not);
  const spans = clauses.flatMap((clause) => {
    const { words, joined, prefix } = clause;
    const word = joined ?? (words.length === 1 ? words[0] : undefined);
    const alone = word === undefined ? [] : spansOf(single, [fitOf(word, clause, stock)]);
    const phrase = words.length === 1 ? [] : words.map((one, i) => asItStands(one, prefix && i === words.length - 1));
    return [...alone, ...(phrase.length === 0 ? [] : spansOf(tokens, phrase))];
  });
  return { text, spans: merged(spans) };
}

/** Where words stand one after the other that fit. */
function spansOf(tokens: readonly Token[], fits: readonly Fit[]): readonly Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + fits.length <= tokens.length; i++)
    if (fits.every((fit, j) => fit(tokens[i + j]!.word)))
      spans.push([tokens[i]!.start, tokens[i + fits.length - 1]!.end]);
  return spans;
}

function asItStands(asked: string, prefix: boolean): Fit {
  const spellings = spellingsOf(asked);
  if (prefix) return (word) => spellingsOf(word).some((own) => spellings.some((start) => own.startsWith(start)));
  return (word) => spellingsOf(word).some((own) => spellings.includes(own));
}

function fitOf(asked: string, clause: Clause, { text, currency }: Stock): Fit {
  if (clause.prefix || isLiteral(clause)) return asItStands(asked, clause.prefix);
  const forms = formsOf(asked);
  const isHere = (word: number): boolean => text.postings.some(word, (slot) => currency.current.has(slot));
  const isTypo = bearsTypos(clause) && toTerms(clause, text.lexicon, isHere).some(({ how }) => how === 'TYPO');
  return (word) => {
    const other = formsOf(word);
    if (areSame(forms, other) || areOfOneStem(forms, other) || isPartOf(forms, other)) return true;
    return isTypo && isMistyped(forms, other);
  };
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
