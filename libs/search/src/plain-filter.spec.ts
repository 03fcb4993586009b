import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PlainCatalogue, toText, type Part, type PlainSearch } from '../../../test/support/plain-search.ts';
import { createIndex, type CatalogueIndex } from './catalogue-index.ts';
import type { Kind, Level, Listing, Status } from './listing.ts';
import { COLUMNS, type Filter, type Order, type Search } from './search.ts';

const RELEASE = ['regime', 'format', '__proto__'];
const TEXTS = ['regime'];
const WORDS =
  "diabetes Diabète diabètes diabtes diabets Straße strasse study studies studied Daten Klinik Kliniken heart hearts haert heard constructor __proto__ x 25.11 e-mail 数据 Ärzte arzt 27001 27002 Bilddaten Patientendaten Register Diabetesregister Gesundheitsdatenraum bilder Größe groesse grosse Aerzte poet pot e-santé esanté E-Health-Daten ehealth eHealth health COVID-19 covid19 l’accès d'imagerie accès imagerie patient's patients 2026-01-31".split(
    ' ',
  );
const PROVIDERS = ['https://p/1', 'https://p/2', 'https://p/3'];
const KINDS: readonly Kind[] = ['DATA', 'SERVICE', 'RESOURCE'];
const some = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
/** Words that come so often that they make phrases. */
const COMMON = ['heart', 'Größe', 'groesse', 'E-Health'];
const word = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...COMMON) },
);
const words = (max: number) => fc.array(word, { maxLength: max }).map((list) => list.join(' '));
const texts = (max: number, length: number) =>
  fc.array(
    words(length).map((value) => ({ value, language: '' })),
    { maxLength: max },
  );
const defined = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

const listing: fc.Arbitrary<Listing> = fc
  .record({
    iri: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...PROVIDERS) },
      { weight: 7, arbitrary: fc.integer({ min: 1, max: 25 }).map((n) => `https://o/${n}`) },
    ),
    kinds: fc.subarray([...KINDS]),
    classes: fc.subarray(['a', 'b', 'toString']),
    names: texts(2, 3),
    descriptions: texts(2, 6),
    keywords: texts(3, 2),
    provider: some(PROVIDERS),
    country: some(['LU', 'de', 'FR']),
    issuer: fc.constantFrom('did:web:a', 'did:web:b'),
    anchor: some(['1', '2']),
    outcome: fc.constantFrom('COMPLIANT' as const, 'ACCEPTED' as const),
    level: some<Level>(['SC', 'L1', 'L2', 'L3']),
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant<Status>('ACTIVE') },
      { weight: 1, arbitrary: fc.constantFrom<Status>('REVOKED', 'EXPIRED', 'SUSPENDED', 'DEPRECATED') },
    ),
    regime: fc.shuffledSubarray(['GDPR', 'gdpr', 'Gdpr', 'LGPD']),
    format: fc.subarray(
      Array.from({ length: 90 }, (_, i) => `f${i}`),
      { maxLength: 3 },
    ),
    proto: fc.subarray(['__proto__', 'x']),
    sequence: fc.integer({ min: 0, max: 20 }),
    published: fc.integer({ min: 0, max: 20 }),
    validFrom: fc.constantFrom(0, 0, 0, 700),
    validUntil: some([500, 1000, 2000]),
    hidden: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(undefined, false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  })
  .map(({ regime, format, proto, provider, ...rest }) => {
    const isProvider = rest.iri.startsWith('https://p/');
    const values = Object.defineProperty({ regime, format }, '__proto__', { value: proto, enumerable: true });
    const kinds: readonly Kind[] = isProvider ? ['PARTICIPANT'] : rest.kinds;
    return defined({ ...rest, kinds, values, provider: isProvider ? undefined : provider }) as Listing;
  });

const part: fc.Arbitrary<Part> = fc
  .record({
    form: fc.constantFrom('word', 'word', 'word', 'quoted', 'prefix', 'phrase'),
    word: fc.constantFrom(
      ...WORDS.filter((word) => !/[._]/.test(word)),
      'haerts',
      'kliniks',
      'dibaetes',
      'etudes',
      'e-health',
      'hilder',
      'ehaelth',
    ),
    cut: fc.integer({ min: 1, max: 5 }),
    phrase: words(3).filter((text) => /[\p{L}\p{N}]/u.test(text)),
    not: fc.constantFrom(false, false, false, true),
  })
  .map(({ form, word, cut, phrase, not }) => {
    if (form === 'phrase') return { form, text: phrase, not };
    if (form === 'quoted' && /[-'’]/.test(word)) return { form: 'phrase' as const, text: word, not };
    return { form, text: form === 'prefix' ? word.slice(0, cut) : word, not };
  });

const column = fc.constantFrom(...COLUMNS, ...RELEASE);
const value = fc.constantFrom(
  ...[
    'LU',
    'DE',
    'fr',
    'Diabetes',
    'heart heart',
    'GDPR',
    'gDPR',
    'f1',
    'f2',
    'f80',
    'SC',
    'L2',
    'ACTIVE',
    'REVOKED',
    'a',
  ],
  ...['1', 'toString', '__proto__', 'did:web:a', 'COMPLIANT', ...PROVIDERS, ...KINDS],
);
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('in' as const),
      column,
      values: fc.uniqueArray(value, { minLength: 0, maxLength: 12 }),
    }),
  },
  fc.record({ kind: fc.constant('present' as const), column }),
  fc.record({ kind: fc.constant('level' as const), atLeast: fc.constantFrom<Level>('SC', 'L1', 'L2', 'L3') }),
  fc.record({
    kind: fc.constant('providerName' as const),
    text: fc.constantFrom('diabetes', 'heart', 'haert study', 'studies', '', 'klinik'),
  }),
  fc.record({ kind: fc.constant('validAt' as const), at: fc.constantFrom(100, 800, 1500) }),
  fc
    .record({ kind: fc.constant('published' as const), from: some([5, 10]), to: some([10, 15]) })
    .map((filter) => defined(filter) as Filter),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'filter' },
    { weight: 4, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        filters: fc.array(tie('filter'), { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), filter: tie('filter') }) },
  ),
}));

const search: fc.Arbitrary<PlainSearch> = fc
  .record({
    parts: fc.uniqueArray(part, { maxLength: 3, selector: (one) => toText([one]) }),
    within: some([['DATA'], ['SERVICE', 'DATA'], ['PARTICIPANT'], []] as readonly Kind[][]),
    filters: fc.option(fc.array(filter, { maxLength: 3 }), { nil: undefined }),
    includeInactive: some([true, false]),
    orderBy: some<Order>(['RELEVANCE', 'NAME', 'NEWEST', 'LEVEL']),
    facets: fc.subarray([...COLUMNS, ...RELEASE]),
    now: fc.constantFrom(100, 600, 1000, 1999, 2000),
  })
  .map((one) => defined(one) as PlainSearch);

type Change = { readonly put: Listing } | { readonly drop: string };
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: listing.map((put) => ({ put })) },
  { weight: 1, arbitrary: listing.map(({ iri }) => ({ drop: iri })) },
);

function pages(index: CatalogueIndex, asked: Search, end: 'first' | 'last', size: number): string[] {
  const iris: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const at = cursor === undefined ? {} : { [end === 'first' ? 'after' : 'before']: cursor };
    const page = index.search({ ...asked, ...at, [end]: size });
    const found = page.hits.map(({ iri }) => iri);
    if (end === 'first') iris.push(...found);
    else iris.unshift(...found);
    if (cursor !== undefined) expect(end === 'first' ? page.hasPreviousPage : page.hasNextPage).toBe(true);
    if (end === 'first' ? !page.hasNextPage : !page.hasPreviousPage) return iris;
    cursor = (end === 'first' ? page.hits.at(-1) : page.hits[0])!.cursor;
  }
}

function compare(index: CatalogueIndex, truth: PlainCatalogue, asked: PlainSearch, size: number): void {
  const { parts, ...rest } = asked;
  const query: Search = { ...rest, text: toText(parts) };
  const expected = truth.search(asked);
  const found = index.search(query);
  expect(found.totalCount).toBe(expected.iris.length);
  expect(found.facets).toEqual(expected.facets);
  found.hits.forEach(({ score }, i) => expect(score).toBeCloseTo(expected.scores[i]!, 9));
  expect(pages(index, query, 'first', size)).toEqual(expected.iris);
  expect(pages(index, query, 'last', size)).toEqual(expected.iris);
  for (const { iri } of truth.listings)
    expect([iri, index.explain(query, iri) !== undefined]).toEqual([iri, expected.iris.includes(iri)]);
  for (const { column, values } of expected.facets.slice(0, 1)) {
    const like = values.filter(({ value }) => /^f|^gd/i.test(value)).slice(0, 100);
    // What begins with a G is called something with an F.
    const labelsOf = (value: string): readonly string[] => (/^gd/i.test(value) ? ['a föderal law'] : []);
    if (column !== 'provider')
      expect(index.facetValues({ ...query, column, prefix: 'F', labelsOf, first: 100 })).toEqual(like);
  }
}

describe('the index answers as a plain filter does', () => {
  const numRuns = process.env['LONG'] === '1' ? 1000 : 60;
  it(`in ${numRuns} generated histories × 5 queries: hits, order, all pages both ways, counts, facets, reasons`, () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 60 }),
        fc.array(search, { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (changes, searches, size) => {
          const index = createIndex({ columns: RELEASE, texts: TEXTS });
          const truth = new Map<string, Listing>();
          changes.forEach((one, i) => {
            if ('put' in one) truth.set(one.put.iri, one.put);
            else truth.delete(one.drop);
            if ('put' in one) index.put(one.put);
            else index.drop(one.drop);
            // Searches between the changes: what they leave behind must not matter.
            if (i % 16 === 15) index.search({ now: searches[0]!.now, text: 'heart', facets: COLUMNS });
          });
          expect(index.size).toBe(truth.size);
          const plain = new PlainCatalogue(truth.values(), TEXTS);
          for (const one of searches) compare(index, plain, one, size);
          // After a restart everything comes in another order.
          const again = createIndex({ columns: RELEASE, texts: TEXTS });
          for (const one of [...truth.values()].reverse()) again.put(one);
          compare(again, plain, searches[0]!, size);
        },
      ),
      { numRuns },
    );
  });
});
