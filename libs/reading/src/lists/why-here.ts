import { toTimestamp } from '#refusal';
import type { Filter, MatchedField, TaggedText, Why } from '#search';
import type { EdgeView } from './page.ts';
import type { Reader } from '../reader.ts';

export interface HighlightView {
  readonly field: MatchedField;
  readonly language: string | undefined;
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}
export interface WhyHereView {
  readonly words: Why['words'];
  readonly filters: readonly { readonly column: string | undefined; readonly text: string }[];
}

/** Highlights of one hit, and characters of one highlight, at most. */
const MOST_HIGHLIGHTS = 20;
const LONGEST = 300;
/** Characters before the first match of a text that is cut. */
const BEFORE = 80;

/** Texts of a hit in which the query was found, the weightiest first. */
export async function toHighlights({ node, asked }: EdgeView, reader: Reader): Promise<readonly HighlightView[]> {
  const query = asked.search.text;
  if (query === undefined) return [];
  const provider = node.provider === undefined ? [] : await reader.entities([node.provider]);
  const texts: readonly (readonly [MatchedField, readonly TaggedText[]])[] = [
    ['NAME', node.said.names],
    ['KEYWORD', node.said.keywords],
    ['PROVIDER', provider.flatMap((view) => view.said.names)],
    ['DESCRIPTION', node.said.descriptions],
  ];
  const found = texts.flatMap(([field, said]) =>
    said.flatMap(({ value, language }): readonly HighlightView[] => {
      const { text, spans } = cut(reader.highlight(query, value));
      return spans.length === 0 ? [] : [{ field, language: language === '' ? undefined : language, text, spans }];
    }),
  );
  return found.slice(0, MOST_HIGHLIGHTS);
}

/** A long text, cut around its first match. */
function cut({
  text,
  spans,
}: {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
}): Pick<HighlightView, 'text' | 'spans'> {
  const [first] = spans;
  if (first === undefined || text.length <= LONGEST)
    return { text, spans: spans.map(([start, end]) => ({ start, end })) };
  const from = wholeAt(text, Math.max(0, Math.min(first[0] - BEFORE, text.length - LONGEST)));
  const to = wholeAt(text, Math.max(first[1], Math.min(text.length, from + LONGEST)));
  const head = from === 0 ? '' : '…';
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    spans: spans.filter(([, end]) => end <= to).map(([start, end]) => ({ start: start + shift, end: end + shift })),
  };
}

/** The place, or the one before it where it would part a surrogate pair. */
function wholeAt(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place;
}

/** Why a hit stands in its list. */
export function toWhyHere({ node, asked }: EdgeView, reader: Reader): WhyHereView {
  const why = reader.explain(asked.search, node.iri);
  return {
    words: why?.words ?? [],
    filters: (why?.filters ?? []).map((filter) => ({ column: columnOf(filter), text: inWords(filter) })),
  };
}

function columnOf(filter: Filter): string | undefined {
  switch (filter.kind) {
    case 'in':
    case 'present':
      return filter.column;
    case 'not':
      return columnOf(filter.filter);
    case 'level':
    case 'validAt':
    case 'published':
      return filter.kind;
    case 'providerName':
      return 'provider';
    case 'and':
    case 'or':
      return undefined;
  }
}

function inWords(filter: Filter): string {
  switch (filter.kind) {
    case 'in':
      return `${filter.column} in ${filter.values.join(', ')}`;
    case 'present':
      return `${filter.column} is stated`;
    case 'not':
      return `not (${inWords(filter.filter)})`;
    case 'level':
      return `level at least ${filter.atLeast}`;
    case 'providerName':
      return `name of the provider has ${filter.text}`;
    case 'validAt':
      return `valid at ${toTimestamp(filter.at)}`;
    case 'published': {
      const from = filter.from === undefined ? '' : ` from ${toTimestamp(filter.from)}`;
      const to = filter.to === undefined ? '' : ` to ${toTimestamp(filter.to)}`;
      return `published${from}${to}`;
    }
    case 'and':
    case 'or':
      return `(${filter.filters.map(inWords).join(`) ${filter.kind} (`)})`;
  }
}
