import type { GraphStore } from '#graph';
import type { Release } from '#rdf';
import type { CatalogueIndex } from '#search';

/** What the read side is made of. */
export interface CatalogueOptions {
  readonly store: GraphStore;
  readonly release: Release;
  readonly publicUrl: string;
  readonly clock: () => Date;
  /** An index to fill; an empty new one where none is given. */
  readonly index?: CatalogueIndex;
  /** How often the log is asked for commits of other processes, in milliseconds; default 500. */
  readonly pollEvery?: number;
}

export const CATALOGUE_OPTIONS = Symbol('CatalogueOptions');
export const CATALOGUE_INDEX = Symbol('CatalogueIndex');
