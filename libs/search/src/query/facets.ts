import type { Column as Stored } from '../columns/column.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { Podium } from '../ordering/page.ts';
import type { Scope } from './scope.ts';
import type { Column, Facet, FacetValue } from '../search.ts';
import type { Selection } from './selection.ts';
import type { SlotSet } from '../numbers/slot-set.ts';
import type { Tally } from '../numbers/tally.ts';

/** Values that a facet shows; the rare ones of a long facet are left to a search by prefix. */
export const MAX_FACET_VALUES = 100;

/** Counts of one column over what a search finds without the filters on that column, most frequent first, then by value. */
export function toFacet(column: Column, selection: Selection, scope: Scope): Facet {
  return { column, values: topValues(column, { selection, scope, limit: MAX_FACET_VALUES }) };
}

interface Asked {
  readonly selection: Selection;
  readonly scope: Scope;
  readonly limit: number;
  /** Which codes of the column are wanted; all where it is not said. */
  readonly wants?: (code: number) => boolean;
}

export function topValues(name: Column, { selection, scope, limit, wants }: Asked): readonly FacetValue[] {
  const { counts: tally } = scope.stock.scratch;
  const { dictionary } = countedColumn(name, scope);
  const isTotal = selection.isAll && !scope.includeInactive;
  try {
    if (isTotal) addTotals(name, scope, tally);
    else
      for (const set of [selection.hits, selection.besides.get(name)])
        if (set !== undefined) addCounts(name, { set, scope, tally });
    joinSpellings(dictionary, tally);
    const least = leastOf(tally, limit, wants);
    const { counts } = tally;
    const podium = new Podium(
      limit,
      (a, b) => counts[b]! - counts[a]! || (dictionary.value(a) < dictionary.value(b) ? -1 : 1),
    );
    tally.visit((code, count) => {
      if (count >= least && wants?.(code) !== false) podium.offer(code);
    });
    return podium.numbers.map((code) => ({ value: dictionary.value(code), count: counts[code]! }));
  } finally {
    tally.clear();
  }
}

/** Spellings of one text are one value: the commonest speaks for all. No listing has two of them. */
function joinSpellings(dictionary: Dictionary, { counts }: Tally): void {
  dictionary.visitAmbiguous((codes) => {
    let [best, sum] = [0, 0];
    for (const code of codes) {
      const count = counts[code] ?? 0;
      sum += count;
      const isBetter = count > (counts[best] ?? 0) || (count > 0 && count === counts[best] && isBefore(code, best));
      if (isBetter) best = code;
    }
    if (sum === 0) return;
    for (const code of codes) if ((counts[code] ?? 0) > 0) counts[code] = 0;
    counts[best] = sum;
  });
  function isBefore(a: number, b: number): boolean {
    return dictionary.value(a) < dictionary.value(b);
  }
}

/** Counts from here on are all one. */
const HIGH = 1024;

/** A count that at least `limit` values have, where there are as many: so most are never compared with one another. */
function leastOf(tally: Tally, limit: number, wants: Asked['wants']): number {
  if (wants !== undefined) return 1;
  const having = new Uint32Array(HIGH + 1);
  tally.visit((_, count) => having[Math.min(HIGH, count)]!++);
  let least = HIGH;
  for (let sum = having[HIGH]!; sum < limit && least > 1; sum += having[least]!) least--;
  return least;
}

/** Whose codes are counted. */
function countedColumn(name: Column, { stock: { columns } }: Scope): Stored {
  return columns.column(name === 'providerCountry' ? 'country' : name);
}

interface Counting {
  readonly set: SlotSet;
  readonly scope: Scope;
  readonly tally: Tally;
}

/** Countries are joined: each slot counts for its own, or for its provider's. */
function addCounts(name: Column, { set, scope, tally }: Counting): void {
  const { columns, providers } = scope.stock;
  if (name !== 'country' && name !== 'providerCountry') return columns.column(name).count(set, tally);
  const { join } = scope;
  const { slots } = set;
  if (slots.length > providers.end)
    return join.countries(name).count(slots, tally.open(columns.column('country').dictionary.end));
  const countryOf = name === 'country' ? join.countryOf : join.providerCountryOf;
  for (const slot of slots) if (countryOf(slot) > 0) tally.add(countryOf(slot), 1);
}

/** The same over everything that is current: it has been counted. */
function addTotals(name: Column, scope: Scope, tally: Tally): void {
  const { stock, within } = scope;
  const { providers } = stock.scratch;
  const copy = (counts: Uint32Array, to: Tally): void => to.open(counts.length).set(counts);
  if (name !== 'providerCountry') copy(stock.totals.counts(within, stock.columns.column(name)), tally);
  if (name === 'country') copy(stock.totals.borrowers(within), providers);
  if (name === 'providerCountry') copy(stock.totals.counts(within, stock.columns.column('provider')), providers);
  addCountries(scope, tally);
}

/** Gives what was counted by provider to their countries. */
function addCountries(scope: Scope, tally: Tally): void {
  const { providers } = scope.stock.scratch;
  const { homeCountryOf } = scope.join;
  providers.visit((code, count) => {
    const country = homeCountryOf(code);
    if (country > 0) tally.add(country, count);
  });
  providers.clear();
}
