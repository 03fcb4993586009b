import type { StoredFragment } from '#graph';
import type { Release } from '#rdf';
import type { CatalogueIndex, Kind, Level, Listing } from '#search';
import { valuesOf, type Lookup } from './fields.ts';
import { toGlobalId } from './global-id.ts';
import { mainOf, ownWords, referencesOf } from './listing.ts';

/** A credential as far as the trust block tells it without reading the credential. */
export interface TrustView {
  readonly signature: 'OK';
  readonly issuer: string;
  readonly outcome: 'COMPLIANT' | 'ACCEPTED';
  readonly level?: Level;
  readonly status: string;
  readonly decidedAt: string;
  readonly sequence: number;
  readonly attestation?: string;
  /** Of the credential that vouches for the entity. */
  readonly digest: string;
}

/** What a subject is in answers: the index says what it is, the store's fragments say the rest. */
export interface EntityView {
  readonly __typename: EntityType;
  readonly id: string;
  readonly iri: string;
  readonly kinds: readonly Kind[];
  readonly classes: readonly string[];
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly keywords: readonly string[];
  readonly country: string | undefined;
  readonly validFrom: string;
  readonly validUntil: string | undefined;
  readonly trust: TrustView;
  readonly provider: string | undefined;
  /** All credentials that describe it, the owner's first. */
  readonly digests: readonly string[];
  readonly own: readonly StoredFragment[];
}
export type EntityType = 'Participant' | 'Offering' | 'Resource';

/** The GraphQL type of a listing. */
export function typeOf({ kinds }: Listing): EntityType {
  if (kinds.includes('PARTICIPANT')) return 'Participant';
  return kinds.includes('RESOURCE') ? 'Resource' : 'Offering';
}

/** Fragments of one listed subject → its view; nothing where the store no longer holds a word of its owner. */
export function toView(
  iri: string,
  fragments: readonly StoredFragment[],
  { index, release }: { readonly index: CatalogueIndex; readonly release: Release },
): EntityView | undefined {
  const listing = index.get(iri);
  const own = ownWords(fragments);
  const main = mainOf(own, release);
  if (listing === undefined || main === undefined) return undefined;
  const type = typeOf(listing);
  return {
    __typename: type,
    id: toGlobalId(type, iri),
    iri,
    kinds: listing.kinds,
    classes: listing.classes,
    name: listing.name || undefined,
    description: listing.description || undefined,
    keywords: listing.keywords,
    country: listing.country,
    validFrom: listing.validFrom,
    validUntil: listing.validUntil === undefined ? undefined : new Date(listing.validUntil).toISOString(),
    trust: toTrust(main),
    provider: listing.provider,
    digests: [...new Set([...own, ...fragments].map((f) => f.digest))],
    own,
  };
}

function toTrust(main: StoredFragment): TrustView {
  return {
    signature: 'OK',
    issuer: main.issuer,
    outcome: main.outcome === 'compliant' ? 'COMPLIANT' : 'ACCEPTED',
    status: main.status.toUpperCase(),
    decidedAt: main.decidedAt,
    sequence: main.sequence,
    digest: main.digest,
    ...(main.level === undefined ? {} : { level: main.level }),
    ...(main.attestationDigest === undefined ? {} : { attestation: main.attestationDigest }),
  };
}

/** Values of a field in the owner's word. */
export function fieldOf(view: EntityView, field: string, release: Release, lookup?: Lookup): readonly string[] {
  return [...new Set(view.own.flatMap((fragment) => valuesOf(field, fragment, release, lookup)))];
}

/** IRIs the owner's word refers to by properties of a role. */
export function refersTo(view: EntityView, role: string, release: Release): readonly string[] {
  return [...new Set(view.own.flatMap((fragment) => referencesOf(fragment, role, release)))];
}
