import type { Status as Lifecycle } from '#lifecycle';

/** A text as it was said. Loire texts carry no language tag: `''`. */
export interface TaggedText {
  readonly value: string;
  /** BCP 47, lower case; `''` where none was said. */
  readonly language: string;
}

/** What the index keeps of one listed subject; built from its listed fragments by the catalogue. */
export interface Listing {
  readonly iri: string;
  readonly kinds: readonly Kind[];
  readonly classes: readonly string[];
  /** The first one is the name that lists are ordered by. */
  readonly names: readonly TaggedText[];
  readonly descriptions: readonly TaggedText[];
  readonly keywords: readonly TaggedText[];
  /** Provider IRI (offerings, resources); its name and country are joined inside the index. */
  readonly provider?: string;
  /** ISO 3166-1 alpha-2 where it can be told; the provider's where the listing has none. */
  readonly country?: string;
  /** DID of the owner whose word is listed. */
  readonly issuer: string;
  /** SHA-256 of the trust anchor that the issuer's chain ends in. */
  readonly anchor?: string;
  readonly outcome: 'COMPLIANT' | 'ACCEPTED';
  readonly level?: Level;
  readonly status: Status;
  /** Values of the release's columns (`shapes/<release>/`): `regime`, `licence`, `format`, `standard`, `dependsOn`, … */
  readonly values: { readonly [column: string]: readonly string[] };
  /** Log sequence of admission. */
  readonly sequence: number;
  /** Milliseconds since the epoch: when it was admitted. */
  readonly published: number;
  /** Milliseconds since the epoch. */
  readonly validFrom: number;
  /** Milliseconds since the epoch; inactive at once when passed. */
  readonly validUntil?: number;
  /** True where only some may see it: it is then in no hit, count, facet, suggestion and cursor. */
  readonly hidden?: boolean;
}
export type Kind = 'PARTICIPANT' | 'DATA' | 'SERVICE' | 'RESOURCE';
export type Level = 'SC' | 'L1' | 'L2' | 'L3';
/** A state of a credential, as the index and the answers write it. */
export type Status = Uppercase<Lifecycle>;
