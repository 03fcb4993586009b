import type { StoredFragment } from '#graph';
import { statusAt } from '#lifecycle';
import type { PropertyRole, Release } from '#rdf';
import { toTimestamp } from '#refusal';
import type { Kind, Level, Listed, Status, TaggedText } from '#search';
import { toOutcomeView, toStatusView } from '../credentials/status-view.ts';
import { textsOf, valuesOf, type Lookup } from '../follower/fields.ts';
import { toGlobalId } from './global-id.ts';
import { chooseTexts } from './languages.ts';
import { distinct, endOf, mainOf, ownWords, referencesOf } from '../follower/listing.ts';

export type CheckView = 'OK' | 'FAILED' | 'NOT_CHECKED';

/** The credential that vouches for an entry, as far as the trust block tells it. */
export interface TrustView {
  readonly signature: CheckView;
  readonly issuer: string;
  readonly chain: CheckView;
  readonly anchor: string | undefined;
  readonly shapes: CheckView;
  readonly statusList: CheckView;
  readonly outcome: 'COMPLIANT' | 'ACCEPTED';
  readonly level: Level | undefined;
  readonly status: Status;
  readonly decidedAt: string;
  readonly sequence: number;
  readonly attestation: string | undefined;
  /** Digest of the credential. */
  readonly credential: string;
}

/** What one issuer says of a subject in one credential, in short. */
export interface WordView {
  readonly issuer: string;
  readonly isOwner: boolean;
  readonly digest: string;
  readonly sequence: number;
  readonly classes: readonly string[];
  readonly name: string | undefined;
  readonly description: string | undefined;
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
  readonly validUntil: string | undefined;
  readonly trust: TrustView;
  readonly provider: string | undefined;
  /** All credentials that describe it, the owner's first. */
  readonly digests: readonly string[];
  readonly words: readonly WordView[];
  readonly own: readonly StoredFragment[];
  /** Its texts in all languages. */
  readonly said: Texts;
  /** What its reader reads, most wanted first. */
  readonly languages: readonly string[];
  /** Fields that were read from its own words alone. */
  readonly fields: Map<string, readonly string[]>;
}
export type EntityType = 'Participant' | 'Offering' | 'Resource';
export interface Texts {
  readonly names: readonly TaggedText[];
  readonly descriptions: readonly TaggedText[];
  readonly keywords: readonly TaggedText[];
}

/** The GraphQL type of a listing. */
export function typeOf({ kinds }: Pick<Listed, 'kinds'>): EntityType {
  if (kinds.includes('PARTICIPANT')) return 'Participant';
  return kinds.includes('RESOURCE') ? 'Resource' : 'Offering';
}

export interface ViewContext {
  readonly listed: Listed;
  readonly release: Release;
  readonly languages: readonly string[];
  /** Codes of what stood against the credential that vouches for it. */
  readonly codes: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Fragments of one subject → its view; nothing where they hold no word of its owner. */
export function toView(fragments: readonly StoredFragment[], context: ViewContext): EntityView | undefined {
  const { listed, release, languages } = context;
  const own = ownWords(fragments);
  const main = mainOf(own, release);
  if (main === undefined) return undefined;
  const type = typeOf(listed);
  const said = textsIn(own, release);
  const end = endOf(own, release);
  const ordered = [...own, ...fragments.filter((f) => !f.listed)];
  return {
    __typename: type,
    id: toGlobalId(type, main.iri),
    iri: main.iri,
    kinds: listed.kinds,
    classes: [...new Set(own.flatMap((f) => f.classes))],
    ...shortTexts(said, languages),
    keywords: chooseTexts(said.keywords, languages).map(({ value }) => value),
    validUntil: end === undefined ? undefined : toTimestamp(end),
    trust: toTrust(main, context),
    provider: listed.provider,
    digests: [...new Set(ordered.map((f) => f.digest))],
    words: ordered.map((f) => toWord(f, release, languages)),
    own,
    said,
    languages,
    fields: new Map(),
  };
}

function textsIn(own: readonly StoredFragment[], release: Release): Texts {
  const all = (field: string): readonly TaggedText[] => distinct(own.flatMap((f) => textsOf(field, f, release)));
  return { names: all('name'), descriptions: all('description'), keywords: all('keyword') };
}

function shortTexts({ names, descriptions }: Texts, languages: readonly string[]) {
  const description = chooseTexts(descriptions, languages).map(({ value }) => value);
  return {
    name: chooseTexts(names, languages)[0]?.value,
    description: description.length === 0 ? undefined : description.join('\n'),
  };
}

function toWord(fragment: StoredFragment, release: Release, languages: readonly string[]): WordView {
  const { issuer, listed, digest, sequence, classes } = fragment;
  return { issuer, isOwner: listed, digest, sequence, classes, ...shortTexts(textsIn([fragment], release), languages) };
}

function toTrust(main: StoredFragment, { codes, now }: ViewContext): TrustView {
  const has = (start: string): boolean => codes.some((code) => code.startsWith(start));
  const unchecked = has('trust/no-chain') || has('trust/unreachable');
  return {
    signature: 'OK',
    issuer: main.issuer,
    chain: unchecked ? 'NOT_CHECKED' : has('trust/') ? 'FAILED' : 'OK',
    anchor: main.anchor,
    shapes: has('shapes/nothing-to-judge') ? 'NOT_CHECKED' : has('shapes/') ? 'FAILED' : 'OK',
    statusList: has('status/not-checked') ? 'NOT_CHECKED' : has('status/') ? 'FAILED' : 'OK',
    outcome: toOutcomeView(main.outcome),
    level: main.level,
    status: toStatusView(statusAt(main, now)),
    decidedAt: main.decidedAt,
    sequence: main.sequence,
    attestation: main.attestationDigest,
    credential: main.digest,
  };
}

/** Values of a field in the owner's word. */
export function fieldOf(view: EntityView, field: string, release: Release, lookup?: Lookup): readonly string[] {
  return [...new Set(view.own.flatMap((fragment) => valuesOf(field, fragment, release, lookup)))];
}

/** IRIs the owner's word refers to by properties of a role. */
export function refersTo(view: EntityView, role: PropertyRole, release: Release): readonly string[] {
  return [...new Set(view.own.flatMap((fragment) => referencesOf(fragment, role, release)))];
}
