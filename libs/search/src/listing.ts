/** What the index keeps of one listed subject; built from its listed fragment by the catalogue. */
export interface Listing {
  readonly iri: string;
  readonly kinds: readonly Kind[];
  readonly classes: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** Provider IRI (offerings, resources); the provider's name, and its country where the listing has none, are joined inside the index. */
  readonly provider?: string;
  /** ISO 3166-1 alpha-2 where it can be told. */
  readonly country?: string;
  readonly outcome: 'COMPLIANT' | 'ACCEPTED';
  readonly level?: Level;
  /** Log sequence of admission. */
  readonly sequence: number;
  readonly validFrom: string;
  /** Milliseconds since the epoch; hidden at once when passed. */
  readonly validUntil?: number;
}
export type Kind = 'PARTICIPANT' | 'DATA' | 'SERVICE' | 'RESOURCE';
export type Level = 'SC' | 'L1' | 'L2' | 'L3';
export type Order = 'RELEVANCE' | 'NAME' | 'NEWEST' | 'LEVEL';
export type FacetName = 'KIND' | 'PROVIDER' | 'COUNTRY' | 'LEVEL';

export interface Search {
  readonly text?: string;
  /** The list that is asked: only these kinds exist for the query, its facets included. */
  readonly within?: readonly Kind[];
  /** Any of these kinds: a filter, which the facet KIND leaves out. */
  readonly kinds?: readonly Kind[];
  readonly providers?: readonly string[];
  readonly countries?: readonly string[];
  /** At least this level. */
  readonly level?: Level;
  /** Default: RELEVANCE where the text asks for something, else NAME. */
  readonly orderBy?: Order;
  /** 1 to 100; 20 where neither `first` nor `last` is given. */
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  /** Facets to count, each under all filters but its own. */
  readonly facets?: readonly FacetName[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}
export interface Hit {
  readonly iri: string;
  readonly cursor: string;
  readonly score: number;
}
export interface Facet {
  readonly name: FacetName;
  /** Most frequent first, then by value. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}
export interface Hits {
  readonly hits: readonly Hit[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly facets: readonly Facet[];
}
