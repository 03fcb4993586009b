/**
 * The search index alone: time per query and what it keeps, at 1k, 10k and 100k listings.
 *   node --expose-gc --conditions=cadastre-source bench/search.ts
 */
import { createIndex, type CatalogueIndex, type Listing, type Search } from '#search';
import { performance } from 'node:perf_hooks';

/** mulberry32: the same catalogue in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = seeded(42);
const zipf = (n: number): number => Math.min(n - 1, Math.floor(n ** random() - 1));
const SYLLABLES = [
  'dia',
  'be',
  'tes',
  'ge',
  'sund',
  'heit',
  'don',
  'nées',
  'onko',
  'lo',
  'gie',
  'ima',
  'ging',
  'ter',
  'stu',
  'die',
];
const word = (rank: number): string => {
  let text = '';
  for (let n = rank + 17; n > 0; n = Math.floor(n / SYLLABLES.length)) text += SYLLABLES[n % SYLLABLES.length]!;
  return text;
};
const words = (count: number): string => Array.from({ length: count }, () => word(zipf(20000))).join(' ');
const COUNTRIES = ['DE', 'FR', 'LU', 'IT', 'ES', 'NL', 'BE', 'AT'];

function listing(n: number, providers: number): Listing {
  const participant = n < providers;
  return {
    iri: `https://${participant ? 'participant' : 'offering'}.example/${n}`,
    kinds: participant ? ['PARTICIPANT'] : n % 3 === 0 ? ['DATA'] : n % 3 === 1 ? ['SERVICE'] : ['RESOURCE'],
    classes: ['https://w3id.org/gaia-x/development#ServiceOffering'],
    name: words(3),
    description: `${words(20)}${n % 9 < 4 ? ' health' : ''}`,
    keywords: [words(1), words(1), words(2)],
    ...(participant
      ? { country: COUNTRIES[zipf(COUNTRIES.length)]! }
      : { provider: `https://participant.example/${zipf(providers)}` }),
    outcome: 'COMPLIANT',
    level: (['SC', 'L1', 'L2', 'L3'] as const)[zipf(4)]!,
    sequence: n,
    validFrom: '2026-01-01T00:00:00Z',
  };
}

const FACETS = ['KIND', 'PROVIDER', 'COUNTRY', 'LEVEL'] as const;
const QUERIES: Readonly<Record<string, Omit<Search, 'now'>>> = {
  'text + 3 filters': {
    text: word(40),
    kinds: ['DATA', 'SERVICE'],
    countries: ['DE', 'FR'],
    level: 'SC',
    facets: FACETS,
  },
  'broad text (44 %)': { text: 'health', facets: FACETS },
  'everything by name': { facets: FACETS },
  'two filters, newest': { kinds: ['DATA'], countries: ['LU'], orderBy: 'NEWEST' },
  phrase: { text: `"${word(1)} ${word(2)}"` },
  'prefix*': { text: 'onko*' },
};

function measure(index: CatalogueIndex, search: Omit<Search, 'now'>): string {
  const times: number[] = [];
  for (let i = 0; i < 120; i++) {
    const start = performance.now();
    index.search({ first: 20, ...search, now: 0 });
    if (i >= 20) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return `${times[50]!.toFixed(2)} / ${times[98]!.toFixed(2)}`;
}

const collect = (globalThis as { gc?: () => void }).gc;
console.log(`| p50 / p99 ms | ${Object.keys(QUERIES).join(' | ')} | put ms | MB |`);
for (const size of [1000, 10000, 100000]) {
  const listings = Array.from({ length: size }, (_, n) => listing(n, Math.max(10, size / 20)));
  collect?.();
  const before = process.memoryUsage();
  const start = performance.now();
  const index = createIndex();
  for (const one of listings) index.put(one);
  const put = (performance.now() - start) / size;
  collect?.();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  const figures = Object.values(QUERIES).map((search) => measure(index, search));
  console.log(`| ${size} | ${figures.join(' | ')} | ${put.toFixed(3)} | ${(bytes / 1e6).toFixed(0)} |`);
}
