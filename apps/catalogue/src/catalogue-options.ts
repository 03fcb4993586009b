import type { GraphStore } from '#graph';
import type { Release } from '#rdf';
import type { CatalogueIndex } from '#search';
import type { PlacesLimits } from './changes/places.ts';
import type { SocketTimes } from './changes/socket-line.ts';

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
  /** Aborted when the process is going: nobody waits for changes any longer. */
  readonly ending?: AbortSignal;
  /** Told of what an operator should know: that the store was set back. */
  readonly say?: (text: string) => void;
  /** Bounds of those who subscribe; a test may narrow them. */
  readonly subscriptions?: SocketTimes & { readonly places: PlacesLimits };
}

export const CATALOGUE_OPTIONS = Symbol('CatalogueOptions');
export const CATALOGUE_INDEX = Symbol('CatalogueIndex');
