import { describe, expect, it } from '@jest/globals';
import { BROAD, catalogueOf, FIXED, NOW, RELEASE_COLUMNS, wordOf } from '../../../bench/catalogue-of.ts';
import { seeded } from '../../../test/support/seeded.ts';
import { createIndex } from './catalogue-index.ts';
import type { Listing } from './listing.ts';
import { COLUMNS, type Search } from './search.ts';

const SIZE = process.env['LONG'] === '1' ? 20_000 : 2000;
const FACETS = [...COLUMNS, ...RELEASE_COLUMNS];
const COUNTRIES = { kind: 'in', column: 'providerCountry', values: ['DE', 'LU'] } as const;
const DATA = { kind: 'in', column: 'kind', values: ['DATA'] } as const;
const SEARCHES: readonly Omit<Search, 'now'>[] = [
  {},
  { orderBy: 'NEWEST' },
  { orderBy: 'LEVEL', within: ['SERVICE'] },
  { text: BROAD },
  { text: BROAD, filters: [COUNTRIES, DATA], orderBy: 'NAME' },
  { text: FIXED },
  { text: `${wordOf(3, 'de')} ${wordOf(5, 'fr')}` },
  { text: `"${wordOf(3, 'de')} ${BROAD}" -${wordOf(4, 'de')}` },
  { text: `${wordOf(40, 'en')}x` },
  { text: 'onk* -klin*' },
  { filters: [COUNTRIES, DATA, { kind: 'not', filter: { kind: 'in', column: 'licence', values: ['MIT'] } }] },
  {
    filters: [
      { kind: 'level', atLeast: 'L1' },
      { kind: 'providerName', text: 'klinik*' },
    ],
    includeInactive: true,
  },
  { filters: [{ kind: 'published', from: NOW - 3e9 }, COUNTRIES], orderBy: 'NEWEST' },
];

/** Big enough that lists leave the arena, blocks split, columns grow out of bitmaps, and broad sets are done as bits. */
describe('a large catalogue', () => {
  it('is the same after a long history as after a restart', () => {
    const random = seeded(7);
    const index = createIndex({ columns: RELEASE_COLUMNS });
    const truth = new Map<string, Listing>();
    const put = (listing: Listing): void => {
      index.put(listing);
      truth.set(listing.iri, listing);
    };
    for (const listing of catalogueOf({ size: SIZE })) put(listing);
    const all = [...truth.values()];
    const any = (): Listing => all[Math.floor(random() * all.length)]!;
    for (let i = 0; i < SIZE; i++) {
      const [one, other] = [any(), any()];
      const kept = { iri: one.iri, kinds: one.kinds, sequence: SIZE + i };
      if (random() < 0.3) {
        index.drop(one.iri);
        truth.delete(one.iri);
      } else if (one.kinds.includes('PARTICIPANT')) put({ ...one, names: other.names, country: 'LU', ...kept });
      else if (random() < 0.2) put({ ...one, validUntil: NOW - 1e9 * random(), ...kept });
      else put({ ...other, hidden: random() < 0.1, ...kept });
      if (i % 500 === 0) index.search({ now: NOW - 1e9 * random(), facets: FACETS, text: BROAD });
    }
    const fresh = createIndex({ columns: RELEASE_COLUMNS });
    for (const listing of [...truth.values()].reverse()) fresh.put(listing);
    const shown = [...truth.values()].filter(({ hidden }) => hidden !== true);
    for (const now of [NOW, NOW - 5e8]) {
      const current = shown.filter(({ validFrom, validUntil = Infinity }) => validFrom <= now && now < validUntil);
      expect(index.search({ now }).totalCount).toBe(current.length);
      const broad = current.filter(({ descriptions }) => descriptions[0]!.value.split(' ').includes(BROAD));
      expect(index.search({ now, text: BROAD }).totalCount).toBe(broad.length);
      for (const search of SEARCHES) {
        const [found, expected] = [index, fresh].map((one) =>
          one.search({ ...search, facets: FACETS, now, first: 50 }),
        );
        expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
        const after = found!.hits.at(-1)?.cursor;
        if (after === undefined) continue;
        const [next, nextExpected] = [index, fresh].map((one) => one.search({ ...search, now, after, first: 50 }));
        expect(JSON.stringify(next)).toBe(JSON.stringify(nextExpected));
        const before = next!.hits[0]?.cursor;
        if (before !== undefined) expect(index.search({ ...search, now, before, last: 50 }).hits).toEqual(found!.hits);
      }
    }
  });
});
