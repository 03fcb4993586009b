import type { Catalogue } from '#reading';
import type { PlacesLimits } from './changes/places.ts';
import type { SocketTimes } from './changes/socket-line.ts';

/** What the read side is made of. */
export interface CatalogueOptions {
  readonly catalogue: Catalogue;
  readonly publicUrl: string;
  /** Bounds of those who subscribe; a test may narrow them. */
  readonly subscriptions?: SocketTimes & { readonly places: PlacesLimits };
}

export const CATALOGUE_OPTIONS = Symbol('CatalogueOptions');
