import { Refusal } from '#refusal';
import { MAX_FACET_VALUES, topValues } from './facets.ts';
import { toNamedProviders } from './named-providers.ts';
import { find } from './run-search.ts';
import type { FacetValue, FacetValuesSearch } from '../search.ts';
import type { Stock } from '../stock.ts';
import { fold, toWords } from '../text/words.ts';

/** Values of one column under a search that start with a prefix; a provider also where a word of his name does. */
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
    const wants = (code: number): boolean =>
      fold(dictionary.value(code)).startsWith(prefix) || named?.has(code) === true;
    return topValues(search.column, { selection, scope, limit: first, ...(prefix === '' ? {} : { wants }) });
  });
}
