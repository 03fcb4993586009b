import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createIndex, type CatalogueIndex } from './catalogue-index.ts';
import { parseClauses, type Clause } from './clause.ts';
import type { FacetName, Kind, Level, Listing, Order, Search } from './listing.ts';
import { fold, toWords } from './words.ts';

/** The same answers from a plain filter over an array: slow, and short enough to be seen to be right. */
const LEVELS = [undefined, 'SC', 'L1', 'L2', 'L3'];
const FACETS: readonly FacetName[] = ['KIND', 'PROVIDER', 'COUNTRY', 'LEVEL'];

function occurrences(text: string, clause: Clause): number {
  const words = toWords(text);
  const fits = (i: number): boolean =>
    clause.words.every((word, j) => {
      const last = j === clause.words.length - 1;
      return clause.prefix && last ? words[i + j]?.startsWith(word) : words[i + j] === word;
    });
  return words.filter((_, i) => fits(i)).length;
}

function plain(all: readonly Listing[], search: Search) {
  const live = (l: Listing): boolean => (l.validUntil ?? Infinity) > search.now;
  const providerOf = (l: Listing): Listing | undefined =>
    all.find((p) => p.iri === l.provider && p.kinds.includes('PARTICIPANT') && live(p));
  const countryOf = (l: Listing): string | undefined => l.country ?? providerOf(l)?.country;
  const weigh = (l: Listing, clause: Clause): number =>
    6 * occurrences(l.name, clause) +
    4 * l.keywords.reduce((sum, keyword) => sum + occurrences(keyword, clause), 0) +
    3 * occurrences(providerOf(l)?.name ?? '', clause) +
    2 * occurrences(l.description, clause);
  const length = (l: Listing): number => toWords([l.name, ...l.keywords, l.description].join(' ')).length;
  const mean = all.reduce((sum, l) => sum + length(l), 0) / all.length;
  const clauses = parseClauses(search.text ?? '');
  const wanted = clauses.filter((c) => !c.not);
  const matching = all.filter((l) => live(l) && clauses.every((c) => weigh(l, c) > 0 !== c.not));
  const scores = new Map<string, number>();
  for (const clause of wanted) {
    const n = all.filter((l) => weigh(l, clause) > 0).length;
    const idf = Math.log(1 + (all.length - n + 0.5) / (n + 0.5));
    for (const l of matching) {
      const w = weigh(l, clause);
      const part = (idf * w * 2.2) / (w + 1.2 * (0.25 + (0.75 * length(l)) / mean));
      scores.set(l.iri, (scores.get(l.iri) ?? 0) + part);
    }
  }
  const fails = (l: Listing): FacetName[] => [
    ...(search.kinds && !l.kinds.some((k) => search.kinds!.includes(k)) ? (['KIND'] as const) : []),
    ...(search.providers && !search.providers.includes(l.provider ?? '-') ? (['PROVIDER'] as const) : []),
    ...(search.countries && !search.countries.includes(countryOf(l) ?? '-') ? (['COUNTRY'] as const) : []),
    ...(LEVELS.indexOf(l.level) < LEVELS.indexOf(search.level) ? (['LEVEL'] as const) : []),
  ];
  const listed = matching.filter((l) => search.within?.some((k) => l.kinds.includes(k)) ?? true);
  const order = search.orderBy ?? (wanted.length > 0 ? 'RELEVANCE' : 'NAME');
  const key = {
    RELEVANCE: (l: Listing) => -(scores.get(l.iri) ?? 0),
    NAME: (l: Listing) => fold(l.name),
    NEWEST: (l: Listing) => -l.sequence,
    LEVEL: (l: Listing) => -LEVELS.indexOf(l.level),
  }[order];
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  const hits = listed.filter((l) => fails(l).length === 0);
  hits.sort((a, b) => compare(key(a), key(b)) || compare(a.iri, b.iri));
  const facets = FACETS.map((name) => {
    const counts: Record<string, number> = {};
    for (const l of listed.filter((l) => fails(l).every((f) => f === name))) {
      const values = { KIND: l.kinds, PROVIDER: [l.provider], COUNTRY: [countryOf(l)], LEVEL: [l.level] }[name];
      for (const value of values) if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
    }
    return { name, counts };
  });
  return { iris: hits.map((l) => l.iri), facets };
}

function pages(index: CatalogueIndex, search: Search, end: 'first' | 'last', size: number): string[] {
  const iris: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = index.search({
      ...search,
      [end]: size,
      ...(cursor === undefined ? {} : { [end === 'first' ? 'after' : 'before']: cursor }),
    });
    const found = page.hits.map((h) => h.iri);
    if (end === 'first') iris.push(...found);
    else iris.unshift(...found);
    if (end === 'first' ? !page.hasNextPage : !page.hasPreviousPage) return iris;
    cursor = (end === 'first' ? page.hits.at(-1) : page.hits[0])!.cursor;
  }
}

const WORDS = [
  'diabetes',
  'Diabète',
  'Straße',
  'strasse',
  'health',
  'heart',
  'daten',
  'x',
  '25.11',
  'e-mail',
  '数据',
  'Ärzte',
];
const words = (max: number) => fc.array(fc.constantFrom(...WORDS), { maxLength: max }).map((w) => w.join(' '));
const PROVIDERS = ['https://p/1', 'https://p/2', 'https://p/3'];
const COUNTRIES = ['LU', 'DE', 'FR'];
const some = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const KINDS: readonly Kind[] = ['PARTICIPANT', 'DATA', 'SERVICE', 'RESOURCE'];

const listing: fc.Arbitrary<Listing> = fc
  .record({
    iri: fc.oneof(
      fc.constantFrom(...PROVIDERS),
      fc.integer({ min: 1, max: 30 }).map((n) => `https://o/${n}`),
    ),
    kinds: fc.constantFrom<readonly Kind[]>(['DATA'], ['SERVICE'], ['DATA', 'SERVICE'], ['RESOURCE'], ['PARTICIPANT']),
    name: words(3),
    description: words(6),
    keywords: fc.array(words(2), { maxLength: 2 }),
    provider: some(PROVIDERS),
    country: some(COUNTRIES),
    level: some<Level>(['SC', 'L1', 'L2', 'L3']),
    sequence: fc.integer({ min: 0, max: 20 }),
    validUntil: some([500, 1000, 2000]),
  })
  .map(({ provider, country, level, validUntil, ...rest }) => ({
    ...rest,
    kinds: rest.iri.startsWith('https://p/')
      ? (['PARTICIPANT'] as const)
      : rest.kinds.filter((k) => k !== 'PARTICIPANT'),
    classes: [],
    outcome: 'COMPLIANT' as const,
    validFrom: '2026-01-01T00:00:00Z',
    ...(provider === undefined || rest.iri.startsWith('https://p/') ? {} : { provider }),
    ...(country === undefined ? {} : { country }),
    ...(level === undefined ? {} : { level }),
    ...(validUntil === undefined ? {} : { validUntil }),
  }));
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...WORDS),
      fc.constantFrom(...WORDS).map((w) => `-${w}`),
      fc.constantFrom('h*', 'dia*', 'da*', '-he*', '25.1*'),
      words(2).map((w) => `"${w}"`),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(' '));
const search: fc.Arbitrary<Search> = fc
  .record({
    text: fc.option(text, { nil: undefined }),
    within: some([['DATA'], ['SERVICE', 'DATA'], ['PARTICIPANT']] as readonly Kind[][]),
    kinds: fc.option(fc.subarray([...KINDS]), { nil: undefined, freq: 3 }),
    providers: fc.option(fc.subarray([...PROVIDERS, 'https://p/none']), { nil: undefined, freq: 2 }),
    countries: fc.option(fc.subarray(COUNTRIES), { nil: undefined, freq: 2 }),
    level: some<Level>(['SC', 'L2']),
    orderBy: some<Order>(['RELEVANCE', 'NAME', 'NEWEST', 'LEVEL']),
    now: fc.constantFrom(100, 1000),
  })
  .map((s) => Object.fromEntries(Object.entries(s).filter(([, value]) => value !== undefined)) as unknown as Search);
const change = fc.oneof(
  { weight: 5, arbitrary: listing.map((l) => ({ put: l })) },
  { weight: 1, arbitrary: listing.map((l) => ({ drop: l.iri })) },
);

describe('the index answers as a plain filter does', () => {
  const numRuns = process.env['LONG'] === '1' ? 2000 : 60;
  it(`in ${numRuns} generated histories × 5 queries, every page forward and backward, facets counted`, () => {
    const history = fc.array(change, { maxLength: 60 });
    fc.assert(
      fc.property(
        history,
        fc.array(search, { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (changes, searches, size) => {
          const index = createIndex();
          const truth = new Map<string, Listing>();
          for (const c of changes) {
            if ('put' in c) truth.set(c.put.iri, c.put);
            else truth.delete(c.drop);
            if ('put' in c) index.put(c.put);
            else index.drop(c.drop);
          }
          for (const s of searches) {
            const expected = plain([...truth.values()], s);
            const found = index.search({ ...s, facets: FACETS });
            expect(found.totalCount).toBe(expected.iris.length);
            expect(pages(index, s, 'first', size)).toEqual(expected.iris);
            expect(pages(index, s, 'last', size)).toEqual(expected.iris);
            const facets = found.facets.map((f) => ({
              name: f.name,
              counts: Object.fromEntries(f.values.map((v) => [v.value, v.count])),
            }));
            expect(facets).toEqual(expected.facets);
          }
        },
      ),
      { numRuns },
    );
  });
});
