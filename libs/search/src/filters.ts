import { toBits, toRank, type Columns, type Row } from './columns.ts';
import type { Search } from './listing.ts';

/** Which filters a row fails, one bit each in the order of `FACETS`; 0 means it passes. */
export type Failures = (row: Row) => number;

/** The filters of a search over numbers: kind, provider, country, level. An empty list lets nothing pass. */
export function toFailures(search: Search, columns: Columns): Failures {
  const kinds = search.kinds === undefined ? undefined : toBits(search.kinds);
  const providers = numbers(search.providers, (value) => columns.providers.find(value));
  const countries = numbers(search.countries, (value) => columns.countries.find(value.toUpperCase()));
  const level = toRank(search.level);
  return (row) =>
    (kinds !== undefined && (row.kinds & kinds) === 0 ? 1 : 0) |
    (providers !== undefined && !providers.has(row.provider) ? 2 : 0) |
    (countries !== undefined && !countries.has(columns.countryOf(row, search.now)) ? 4 : 0) |
    (row.level < level ? 8 : 0);
}

function numbers(
  values: readonly string[] | undefined,
  find: (value: string) => number | undefined,
): ReadonlySet<number> | undefined {
  if (values === undefined) return undefined;
  return new Set(values.map(find).filter((number) => number !== undefined && number > 0) as number[]);
}
