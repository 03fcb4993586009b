import type { DidDocument } from './gathered.ts';

/** What the operator pinned instead of the network. */
export interface Pins {
  /** By DID. `url` names the file. */
  readonly documents: ReadonlyMap<string, { readonly value: DidDocument; readonly url: string; readonly text: string }>;
  /** URL → text of the file. */
  readonly urls: ReadonlyMap<string, string>;
}

/** Nothing pinned. */
export const NO_PINS: Pins = { documents: new Map(), urls: new Map() };
