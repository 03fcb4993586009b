import { Refusal } from '#refusal';
import { MAX_FACET_VALUES, topValues } from './facets.ts';
import { toNamedProviders } from './named-providers.ts';
import { find } from './run-search.ts';
import type { FacetValue, FacetValuesSearch } from '../search.ts';
import type { Stock } from '../stock.ts';
import { fold } from '../text/folding.ts';
import { toWords } from '../text/tokens.ts';

/**
 * Values of one column under a search that start with a prefix; also those whose label, or a word of it, does. A provider's
 * label is its name.
 */
export function facetValues(search: FacetValuesSearch, stock: Stock): readonly FacetValue[] {
  const { first } = search;
  if (!Number.isInteger(first) || first < 1 || first > MAX_FACET_VALUES)
    throw Refusal.of('request/parameter', { expected: `first from 1 to ${MAX_FACET_VALUES}`, found: String(first) });
  const prefix = fold(search.prefix.trim());
  const words = toWords(prefix).join(' ');
  const isCountry = search.column === 'providerCountry';
  const { dictionary } = stock.columns.column(isCountry ? 'country' : search.column);
  return find({ ...search, facets: [search.column] }, stock, ({ scope, selection }) => {
    const named = search.column === 'provider' && words !== '' ? toNamedProviders(`${words}*`, scope) : undefined;
    const wants = (code: number): boolean => {
      const value = dictionary.value(code);
      if (fold(value).startsWith(prefix) || named?.has(code) === true) return true;
      return search.labelsOf?.(value).some((label) => hasWordFrom(fold(label), prefix)) === true;
    };
    return topValues(search.column, { selection, scope, limit: first, ...(prefix === '' ? {} : { wants }) });
  });
}

/** Whether a word of a text begins with this. */
function hasWordFrom(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
}
