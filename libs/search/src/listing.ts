/** What the index keeps of one listed subject; built from its listed fragment by the catalogue. */
export interface Listing {
  readonly iri: string;
  readonly kinds: readonly Kind[];
  readonly classes: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** Provider IRI (offerings, resources) and its issuer; the provider's name is joined inside the index. */
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

export interface Search {
  readonly text?: string;
  readonly kinds?: readonly Kind[];
  readonly providers?: readonly string[];
  readonly countries?: readonly string[];
  /** At least this level. */
  readonly level?: Level;
  readonly orderBy?: Order;
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}
export interface Hit {
  readonly iri: string;
  readonly cursor: string;
  readonly score: number;
}
export interface Hits {
  readonly hits: readonly Hit[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}
