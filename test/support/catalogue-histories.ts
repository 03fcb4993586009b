import type { GraphStore } from '#graph';
import fc from 'fast-check';
import type { ApiFilter } from './catalogue-truth.ts';
import { GX, publish, type Said } from './small-catalogue.ts';

const HOSTS = ['a.test', 'b.test', 'c.test'];
const ISSUERS = [...HOSTS.map((host) => `did:web:${host}`), 'did:web:evil.test'];
const COUNTRIES = ['LU', 'DE', 'FR'];
const REGIMES = ['GDPR2016', 'LGPD2019', 'PIPEDA2000'];
const LICENCES = ['CC-BY-4.0', 'MIT'];
const ANCHORS = ['a'.repeat(64), 'b'.repeat(64)];
const CLASSES = ['ServiceOffering', 'DataProduct', 'Participant', 'Resource', 'VirtualResource'].map(
  (name) => GX + name,
);
const LEVELS = ['SC', 'L1', 'L2', 'L3'] as const;
/** Four letters and digits: nothing stems them, and they are too short for a typing error. */
const WORDS = ['bx01', 'bx02', 'cy01', 'cy02', 'dz01', 'ew07'];
export const NOW = Date.parse('2026-06-01T00:00:00Z');

const several = <T>(values: readonly T[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const some = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const words = (max: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: max }).map((w) => w.join(' '));
const iris = (path: string, count: number): readonly string[] =>
  HOSTS.flatMap((host) => Array.from({ length: count }, (_, i) => `https://${host}/${path}${i}`));

const PARTICIPANTS = iris('me', 1);
const OFFERINGS = iris('o', 6);
const RESOURCES = iris('r', 3);

/** What happens to a catalogue. The rename of a provider is a `publish` of a participant that is there already. */
export type Event =
  | {
      readonly kind: 'publish';
      readonly said: Omit<Said, 'validFrom' | 'at' | 'issuer'>;
      readonly issuer: string | undefined;
    }
  | { readonly kind: 'revoke' | 'expire'; readonly which: number };

const texts = fc.record({
  name: words(3),
  description: words(4),
  keyword: several(WORDS, 3),
});
const terms = {
  issuer: fc.option(fc.constantFrom(...ISSUERS), { nil: undefined, freq: 5 }),
  validUntil: some(['2026-05-01T00:00:00Z', '2027-01-01T00:00:00Z']),
  anchor: some(ANCHORS),
  level: fc.constantFrom(...LEVELS),
  outcome: fc.constantFrom('compliant', 'compliant', 'compliant', 'accepted'),
} as const;

const participant = fc
  .record({ iri: fc.constantFrom(...PARTICIPANTS), texts, country: fc.constantFrom(...COUNTRIES), ...terms })
  .map(({ texts, country, ...rest }) =>
    toPublish(rest, 'LegalPerson', { properties: { ...texts, legalAddress_countryCode: country } }),
  );
const offering = fc
  .record({
    iri: fc.constantFrom(...OFFERINGS),
    type: fc.constantFrom('ServiceOffering', 'ServiceOffering', 'DataProduct'),
    texts,
    regime: several(REGIMES, 2),
    endpoint: fc.boolean(),
    provider: some(PARTICIPANTS),
    dependsOn: several(OFFERINGS, 2),
    aggregates: several(RESOURCES, 2),
    ...terms,
  })
  .map(({ type, texts, regime, endpoint, provider, dependsOn, aggregates, ...rest }) =>
    toPublish(rest, type, {
      properties: { ...texts, regime, ...(endpoint ? { endpoint_endpointURL: 'https://api.test/' } : {}) },
      references: {
        ...(provider === undefined ? {} : { providedBy: provider }),
        ...{ dependsOn, aggregationOfResources: aggregates },
      },
    }),
  );
const resource = fc
  .record({
    iri: fc.constantFrom(...RESOURCES),
    type: fc.constantFrom('VirtualResource', 'SoftwareResource', 'PhysicalResource'),
    texts,
    licence: several(LICENCES, 1),
    ...terms,
  })
  .map(({ type, texts, licence, ...rest }) => toPublish(rest, type, { properties: { ...texts, licence } }));

function toPublish(
  {
    iri,
    issuer,
    validUntil,
    anchor,
    level,
    outcome,
  }: {
    readonly iri: string;
    readonly issuer: string | undefined;
    readonly validUntil: string | undefined;
    readonly anchor: string | undefined;
    readonly level: (typeof LEVELS)[number];
    readonly outcome: 'compliant' | 'accepted';
  },
  type: string,
  content: Pick<Said, 'properties' | 'references'>,
): Event {
  const said = {
    ...{ iri, class: type, level, outcome, ...content },
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(anchor === undefined ? {} : { anchor }),
  };
  return { kind: 'publish', issuer, said };
}

const ending = fc.record({ kind: fc.constantFrom('revoke' as const, 'expire' as const), which: fc.nat(1000) });
export const events = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: participant },
    { weight: 6, arbitrary: offering },
    { weight: 2, arbitrary: resource },
    { weight: 3, arbitrary: ending },
  ),
  { minLength: 4, maxLength: 24 },
);

/** A store and all that was ever published into it. */
export interface History {
  readonly store: GraphStore;
  readonly published: Map<string, Said>;
}

/** Lets events happen, each later than all before it. */
export async function play(happening: readonly Event[], { store, published }: History): Promise<void> {
  for (const event of happening) {
    const step = new Date(Date.parse('2026-01-01T00:00:00Z') + published.size * 60_000).toISOString();
    if (event.kind === 'publish') {
      const host = new URL(event.said.iri).host;
      const said = { ...event.said, issuer: event.issuer ?? `did:web:${host}`, validFrom: step, at: step };
      published.set(await publish(store, said), said);
    } else {
      const digest = [...published.keys()][event.which % Math.max(1, published.size)];
      if (digest !== undefined) await store.end(digest, event.kind === 'revoke' ? 'revoked' : 'expired', step);
    }
  }
}

/** One question to the API. */
export interface Question {
  readonly list: string;
  readonly within: readonly string[] | undefined;
  readonly query: string | undefined;
  readonly filter: ApiFilter | undefined;
  readonly orderBy: 'NAME' | 'NEWEST' | 'LEVEL' | 'RELEVANCE';
  readonly includeInactive: boolean;
  readonly size: number;
  readonly end: 'first' | 'last';
}

const valuesOn = (values: readonly string[]) =>
  fc.oneof(
    fc.record({ in: several(values, 2) }),
    fc.record({ not: several(values, 2) }),
    fc.record({ in: several(values, 3), not: several(values, 1) }),
  );
const stated = (values: readonly string[]) => fc.oneof(valuesOn(values), fc.record({ stated: fc.boolean() }));
const conditions = {
  class: valuesOn(CLASSES),
  country: valuesOn(COUNTRIES),
  keyword: stated(WORDS),
  issuer: valuesOn(ISSUERS),
  anchor: stated(ANCHORS),
  outcome: valuesOn(['COMPLIANT', 'ACCEPTED']),
  status: valuesOn(['ACTIVE', 'DEPRECATED', 'REVOKED', 'EXPIRED']),
  level: fc.oneof(valuesOn(LEVELS), fc.record({ atLeast: fc.constantFrom(...LEVELS) })),
  published: fc
    .record({ from: some(['2026-01-01T00:20:00Z']), to: some(['2026-01-01T02:00:00Z']) })
    .map(withoutUndefined),
};
const offeringConditions = {
  ...conditions,
  kind: valuesOn(['DATA', 'SERVICE', 'RESOURCE']),
  provider: fc.oneof(valuesOn(PARTICIPANTS), fc.record({ country: valuesOn(COUNTRIES) })),
  regime: stated(REGIMES),
  licence: stated(LICENCES),
  dependsOn: valuesOn(OFFERINGS),
  aggregates: valuesOn(RESOURCES),
  value: fc.tuple(valuesOn(REGIMES)).map(([one]) => [{ ...one, column: 'regime' }]),
};

function filterOf(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<ApiFilter> {
  const flat = fc
    .uniqueArray(fc.constantFrom(...Object.keys(members)), { minLength: 1, maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, members[name]!]))));
  return fc.oneof(
    { weight: 4, arbitrary: flat },
    { weight: 1, arbitrary: fc.tuple(flat, flat, flat).map(([a, b, c]) => ({ ...a, or: [b, c] })) },
    { weight: 1, arbitrary: fc.tuple(flat, flat).map(([a, b]) => ({ ...a, not: b })) },
    { weight: 1, arbitrary: fc.tuple(flat, flat, flat).map(([a, b, c]) => ({ and: [a, { not: { or: [b, c] } }] })) },
  );
}

const clause = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((word) => `-${word}`) },
  { weight: 1, arbitrary: fc.constantFrom('bx*', 'cy0*', 'e*') },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map(([a, b]) => `"${a} ${b}"`),
  },
);
const LISTS = [
  { list: 'search', within: undefined, filter: filterOf(offeringConditions) },
  { list: 'dataOfferings', within: ['DATA'], filter: filterOf(offeringConditions) },
  { list: 'serviceOfferings', within: ['SERVICE'], filter: filterOf(offeringConditions) },
  { list: 'participants', within: ['PARTICIPANT'], filter: filterOf(conditions) },
] as const;

export const questions: fc.Arbitrary<Question> = fc.constantFrom(...LISTS).chain(({ list, within, filter }) =>
  fc.record({
    list: fc.constant<string>(list),
    within: fc.constant(within),
    query: fc.option(
      // A search that names nothing to look for is refused.
      fc
        .array(clause, { minLength: 1, maxLength: 2 })
        .filter((all) => all.some((one) => !one.startsWith('-')))
        .map((all) => all.join(' ')),
      { nil: undefined },
    ),
    filter: fc.option(filter, { nil: undefined, freq: 4 }),
    orderBy: fc.constantFrom('NAME', 'NEWEST', 'LEVEL', 'RELEVANCE'),
    includeInactive: fc.boolean(),
    size: fc.integer({ min: 2, max: 9 }),
    end: fc.constantFrom('first', 'last'),
  }),
);

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
