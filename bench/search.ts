/**
 * The search index alone: time per query beside a plain filter in the same run, build, put, memory, and how all of it grows,
 * at 1k, 10k and 100k listings (LONG=1: 1M too).
 *   node --expose-gc --conditions=cadastre-source bench/search.ts
 */
import { createIndex, type CatalogueIndex, type Listing, type Search } from '#search';
import { performance } from 'node:perf_hooks';
import { BROAD, catalogueOf, FIXED, NOW, RELEASE_COLUMNS, wordOf } from './catalogue-of.ts';

const SIZES = process.env['LONG'] === '1' ? [1000, 10_000, 100_000, 1_000_000] : [1000, 10_000, 100_000];
const FACETS = ['kind', 'providerCountry', 'level', 'provider', 'licence', 'regime'];
const FILTERS: Search['filters'] = [
  { kind: 'in', column: 'kind', values: ['DATA', 'SERVICE'] },
  { kind: 'in', column: 'providerCountry', values: ['DE', 'FR', 'LU'] },
  { kind: 'in', column: 'licence', values: ['CC-BY-4.0', 'CC0-1.0', 'MIT'] },
];
const WORD = wordOf(40, 'de');
const QUERIES: Readonly<Record<string, Omit<Search, 'now'>>> = {
  'text + 3 filters + 6 facets': { text: WORD, filters: FILTERS, facets: FACETS },
  '40 hits + 6 facets': { text: FIXED, facets: FACETS },
  'broad text (44 %) + 6 facets': { text: BROAD, facets: FACETS },
  'broad text, keyword facet': { text: BROAD, facets: ['keyword'] },
  'everything + 6 facets': { facets: FACETS },
  'data offerings + 6 facets': { facets: FACETS, within: ['DATA'] },
  '3 filters + 6 facets': { filters: FILTERS, facets: FACETS },
  '2 filters and a date, newest': {
    filters: [
      { kind: 'in', column: 'kind', values: ['DATA'] },
      { kind: 'in', column: 'providerCountry', values: ['LU'] },
      { kind: 'published', from: NOW - 100 * 86_400_000 },
    ],
    orderBy: 'NEWEST',
  },
  'typing error': { text: `${WORD}x`, facets: FACETS },
  'prefix*': { text: 'onk*' },
  'two words, one broad': { text: `${BROAD} ${WORD}` },
};
const ROUNDS = 200;

/** Milliseconds, sorted. */
function timesOf(rounds: number, work: (round: number) => unknown): readonly number[] {
  for (let i = 0; i < 20; i++) work(i);
  return Array.from({ length: rounds }, (_, i) => {
    const start = performance.now();
    work(i);
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

const at = (times: readonly number[], share: number): number => times[Math.floor(times.length * share)]!;
const shown = (times: readonly number[]): string => `${at(times, 0.5).toFixed(2)} / ${at(times, 0.99).toFixed(2)}`;

/** What a plain filter does for text + 3 filters + 6 facets: every listing is looked at, once per facet. */
function plainFilter(all: readonly Listing[], texts: readonly string[]): number {
  const homes = new Map(all.filter(({ kinds }) => kinds[0] === 'PARTICIPANT').map((one) => [one.iri, one]));
  const valuesOf = (one: Listing, column: string): readonly (string | undefined)[] => {
    if (column === 'kind') return one.kinds;
    if (column === 'providerCountry') return [homes.get(one.provider ?? '')?.country];
    if (column === 'level' || column === 'provider') return [one[column]];
    return one.values[column] ?? [];
  };
  const passes = (i: number, but: string): boolean =>
    texts[i]!.includes(WORD) &&
    FILTERS!.every(
      (filter) =>
        filter.kind === 'in' &&
        (filter.column === but || valuesOf(all[i]!, filter.column).some((v) => filter.values.includes(v ?? ''))),
    );
  let counted = 0;
  for (const facet of FACETS) {
    const counts = new Map<string | undefined, number>();
    for (let i = 0; i < all.length; i++)
      if (passes(i, facet)) for (const v of valuesOf(all[i]!, facet)) counts.set(v, (counts.get(v) ?? 0) + 1);
    counted += counts.size;
  }
  const hits = all.filter((_, i) => passes(i, ''));
  return counted + hits.sort((a, b) => (a.iri < b.iri ? -1 : 1)).slice(0, 20).length;
}

function laterPage(index: CatalogueIndex): (round: number) => unknown {
  const search: Search = { text: BROAD, now: NOW, first: 20 };
  let after = index.search(search).hits.at(-1)!.cursor;
  return () => {
    const page = index.search({ ...search, after });
    after = (page.hasNextPage ? page : index.search(search)).hits.at(-1)!.cursor;
  };
}

const used = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const rows = new Map<string, string[]>();
const medians = new Map<string, number[]>();
const note = (name: string, text: string): void => void rows.set(name, [...(rows.get(name) ?? []), text]);
const timed = (name: string, times: readonly number[]): void => {
  note(name, shown(times));
  medians.set(name, [...(medians.get(name) ?? []), at(times, 0.5)]);
};

for (const size of SIZES) {
  const before = used();
  const index = createIndex({ columns: RELEASE_COLUMNS });
  let building = 0;
  const sample: Listing[] = [];
  for (const listing of catalogueOf({ size })) {
    const start = performance.now();
    index.put(listing);
    building += performance.now() - start;
    if (listing.sequence % Math.ceil(size / 500) === 0) sample.push(listing);
  }
  const megabytes = (used() - before) / 1e6;
  for (const [name, search] of Object.entries(QUERIES))
    timed(
      name,
      timesOf(ROUNDS, () => index.search({ first: 20, ...search, now: NOW })),
    );
  timed('a later page of the broad text', timesOf(ROUNDS, laterPage(index)));
  timed(
    'facetValues, provider by prefix',
    timesOf(ROUNDS, () => index.facetValues({ text: BROAD, column: 'provider', prefix: 'hos', first: 20, now: NOW })),
  );
  timed(
    'put again',
    timesOf(sample.length - 20, (i) => index.put(sample[i]!)),
  );
  timed(
    'put new',
    timesOf(sample.length - 20, (i) => index.put({ ...sample[i]!, iri: `https://new.example/${i}` })),
  );
  timed(
    'drop',
    timesOf(sample.length - 20, (i) => index.drop(sample[i]!.iri)),
  );
  if (size <= 100_000) {
    const all = [...catalogueOf({ size })];
    const texts = all.map((one) => [...one.names, ...one.keywords, ...one.descriptions].map((t) => t.value).join(' '));
    const plain = timesOf(5, () => plainFilter(all, texts));
    note('a plain filter: text + 3 filters + 6 facets', shown(plain));
    const own = medians.get('text + 3 filters + 6 facets')!.at(-1)!;
    note('… times the index', `${(at(plain, 0.5) / own).toFixed(0)} ×`);
  }
  note('build, s', (building / 1000).toFixed(2));
  note('memory, MB', megabytes.toFixed(0));
  note('bytes per listing', ((megabytes * 1e6) / size).toFixed(0));
}

console.log(`| p50 / p99 ms at | ${SIZES.join(' | ')} | growth of p50 |`);
console.log(`|---${'|---'.repeat(SIZES.length + 1)}|`);
for (const [name, texts] of rows) {
  const growth = medians.get(name)?.flatMap((one, i, all) => (i === 0 ? [] : `${(one / all[i - 1]!).toFixed(1)} ×`));
  console.log(`| ${name} | ${texts.join(' | ')} | ${growth?.join(', ') ?? ''} |`);
}
