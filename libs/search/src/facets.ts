import { KINDS, LEVELS, type Columns, type Row } from './columns.ts';
import type { Facet, FacetName } from './listing.ts';

/** Values that a facet shows; the rare ones of a long facet are left to a search by prefix. */
export const MAX_FACET_VALUES = 100;

/** The filters, each by its facet: bit n of a row's failures is facet n. */
export const FACETS: readonly FacetName[] = ['KIND', 'PROVIDER', 'COUNTRY', 'LEVEL'];

/** Counts while the one pass over the candidates runs: a row that fails one filter counts for that facet alone. */
export class FacetCounts {
  readonly #counts: readonly (number[] | undefined)[];
  readonly #columns: Columns;
  readonly #now: number;

  constructor(names: readonly FacetName[], columns: Columns, now: number) {
    this.#counts = FACETS.map((name) => (names.includes(name) ? [] : undefined));
    this.#columns = columns;
    this.#now = now;
  }

  count(row: Row, failures: number): void {
    for (let i = 0; i < FACETS.length; i++) {
      const name = FACETS[i]!;
      const counts = this.#counts[i];
      if (counts === undefined || (failures & ~(1 << i)) !== 0) continue;
      switch (name) {
        case 'KIND':
          for (let k = 0; k < KINDS.length; k++) if ((row.kinds & (1 << k)) !== 0) increase(counts, k);
          break;
        case 'PROVIDER':
          if (row.provider > 0) increase(counts, row.provider);
          break;
        case 'COUNTRY': {
          const country = this.#columns.countryOf(row, this.#now);
          if (country > 0) increase(counts, country);
          break;
        }
        case 'LEVEL':
          if (row.level > 0) increase(counts, row.level);
      }
    }
  }

  toFacets(): readonly Facet[] {
    return FACETS.flatMap((name, i) => {
      const counts = this.#counts[i];
      if (counts === undefined) return [];
      const values = counts.flatMap((count, number) =>
        count > 0 ? [{ value: this.#valueOf(name, number), count }] : [],
      );
      values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      return [{ name, values: values.slice(0, MAX_FACET_VALUES) }];
    });
  }

  #valueOf(name: FacetName, number: number): string {
    switch (name) {
      case 'KIND':
        return KINDS[number]!;
      case 'PROVIDER':
        return this.#columns.providers.values[number]!;
      case 'COUNTRY':
        return this.#columns.countries.values[number]!;
      case 'LEVEL':
        return LEVELS[number - 1]!;
    }
  }
}

function increase(counts: number[], key: number): void {
  while (counts.length <= key) counts.push(0);
  counts[key]!++;
}
