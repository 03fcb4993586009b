import type { Listing } from './listing.ts';
import type { FacetValue, FacetValuesSearch, Highlight, Hits, Search, Why } from './search.ts';
import { SlotIndex } from './slot-index.ts';

/**
 * The search index: listings in, hits out (graph.md §4). It holds no truth of its own: it is rebuilt from the store and
 * follows the log. Every method is synchronous, so a search sees one state.
 */
export interface CatalogueIndex {
  /** Lists a subject, or lists it anew. */
  put(listing: Listing): void;
  /** Takes a subject off the list; nothing happens where it was not on it. */
  drop(iri: string): void;
  /** Takes every subject off the list. */
  clear(): void;
  /** After a large fill: does at once what the first search would wait for. */
  settle(): void;
  /**
   * One page of what matches.
   * @throws Refusal `request/parameter` for a page size out of range or a column that is not there, `request/cursor` for a
   * cursor that is not ours or was made for another order.
   */
  search(search: Search): Hits;
  /** Values of one column under a search, by prefix, most frequent first. */
  facetValues(search: FacetValuesSearch): readonly FacetValue[];
  /** Why a listing is a hit of this search; undefined where it is none. */
  explain(search: Search, iri: string): Why | undefined;
  /** The places of a text that answer a query. */
  highlight(query: string, text: string): Highlight;
  /** What the index keeps of a listing beside its texts. */
  get(iri: string): Listed | undefined;
  /** Whether a listing is one that only some may see: nobody is told of it. */
  isHidden(iri: string): boolean;
  /** Columns, those of the release last. */
  readonly columns: readonly string[];
  /** Number of listings, inactive ones included. */
  readonly size: number;
}

/** What can be said of a listing without the store. */
export interface Listed extends Pick<Listing, 'iri' | 'kinds' | 'status' | 'sequence' | 'validUntil' | 'provider'> {
  readonly name: string;
  readonly hidden: boolean;
}

export interface IndexOptions {
  /** Names of the release's columns, beside those that every index has. */
  readonly columns?: readonly string[];
  /** Those of them that hold texts as people type them: case does not matter, and a facet keeps the commonest spelling. */
  readonly texts?: readonly string[];
}

/** @throws Error where a column of the release has the name of one that every index has. */
export function createIndex(options: IndexOptions = {}): CatalogueIndex {
  return new SlotIndex(options);
}
