import type { Kind, Level } from './listing.ts';

export type Order = 'RELEVANCE' | 'NAME' | 'NEWEST' | 'LEVEL';

/**
 * Columns that every index has; the release adds its own (`createIndex`). Each holds texts, none, one or several per listing.
 * `providerCountry` is joined from the provider's own listing.
 */
export const COLUMNS = [
  'kind',
  'class',
  'provider',
  'providerCountry',
  'country',
  'keyword',
  'issuer',
  'anchor',
  'outcome',
  'level',
  'status',
] as const;
export type Column = (typeof COLUMNS)[number] | (string & {});

/** What must hold of a hit. Values are compared as the column holds them; an empty `in` holds for nothing. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  /** One of the column's values is one of these; keywords, countries and texts of the release without regard to case. */
  | { readonly kind: 'in'; readonly column: Column; readonly values: readonly string[] }
  | { readonly kind: 'present'; readonly column: Column }
  /** At least this level. */
  | { readonly kind: 'level'; readonly atLeast: Level }
  /** All words of the text occur in the provider's name (as in `text` of a search). */
  | { readonly kind: 'providerName'; readonly text: string }
  /** Valid at this moment (ms since the epoch), as its credentials say. */
  | { readonly kind: 'validAt'; readonly at: number }
  /** Admitted in this span, ms since the epoch, both ends included. */
  | { readonly kind: 'published'; readonly from?: number; readonly to?: number };

export interface Search {
  /** Words, "phrases", -not, prefix*. Never an error, whatever it holds. */
  readonly text?: string;
  /** The list that is asked: only these kinds exist for the query, its facets included. */
  readonly within?: readonly Kind[];
  /** All of these hold. A facet leaves out those that speak of its own column alone (`kind` of a filter `level` is `level`). */
  readonly filters?: readonly Filter[];
  /** Default: only what is active and valid at `now`. */
  readonly includeInactive?: boolean;
  /** Default: RELEVANCE where the text asks for something, else NAME. */
  readonly orderBy?: Order;
  /** 1 to 100; 20 where neither `first` nor `last` is given. */
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  /** Columns to count, each under all filters but its own. */
  readonly facets?: readonly Column[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Hit {
  readonly iri: string;
  readonly cursor: string;
  readonly score: number;
}
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}
export interface Facet {
  readonly column: Column;
  /** Most frequent first, then by value; at most 100. A text that is spelt in several ways is one value, in its commonest spelling. */
  readonly values: readonly FacetValue[];
}
export interface Hits {
  readonly hits: readonly Hit[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly facets: readonly Facet[];
}

/** Values of one column under a search, by prefix: for facets that are too long to show. */
export interface FacetValuesSearch extends Pick<Search, 'text' | 'within' | 'filters' | 'includeInactive' | 'now'> {
  readonly column: Column;
  /** Case and diacritics do not matter; every value where it is empty. */
  readonly prefix: string;
  /** What people call a value, in any language: the prefix may begin a word of one of these too. */
  readonly labelsOf?: (value: string) => readonly string[];
  /** 1 to 100. */
  readonly first: number;
}

export type MatchedField = 'NAME' | 'KEYWORD' | 'PROVIDER' | 'DESCRIPTION';

/** Why a listing is a hit: which words of the text matched what, and how; which filters it met. */
export interface Why {
  readonly words: readonly {
    /** As it was asked: `diabets`, `"blood sugar"`, `cardio*`. */
    readonly asked: string;
    /** Words of the listing that answer it. */
    readonly matched: readonly string[];
    readonly fields: readonly MatchedField[];
    readonly how: 'EXACT' | 'STEM' | 'PREFIX' | 'PHRASE' | 'PART' | 'TYPO';
  }[];
  readonly filters: readonly Filter[];
}

/** A text with the places that answer a query: `[start, end)` in UTF-16 units, ascending, apart. */
export interface Highlight {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
}
