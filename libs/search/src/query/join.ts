import type { Scope } from './scope.ts';

/** What a listing has from its provider, while the provider is listed himself and as current as the search demands. */
interface Join {
  /** Code of his country in the column `country`; 0 where it cannot be told. */
  readonly providerCountryOf: (slot: number) => number;
  /** The listing's own country, else that of its provider. */
  readonly countryOf: (slot: number) => number;
  /** Code of the country of a provider. */
  readonly homeCountryOf: (provider: number) => number;
  /** `countryOf` or `providerCountryOf` for many slots: every provider is looked up once. */
  readonly countries: (isOwn: boolean) => (slot: number) => number;
}

export function toJoin({ stock, shows }: Pick<Scope, 'stock' | 'shows'>): Join {
  const { providers } = stock;
  const provider = stock.columns.column('provider');
  const country = stock.columns.column('country');
  const homeCountryOf = (code: number): number => {
    const home = providers.homeOf(code);
    return home >= 0 && shows(home) ? country.codeOf(home) : 0;
  };
  const providerCountryOf = (slot: number): number => homeCountryOf(provider.codeOf(slot));
  return {
    providerCountryOf,
    countryOf: (slot) => country.codeOf(slot) || providerCountryOf(slot),
    homeCountryOf,
    countries: (isOwn) => {
      const homes = new Uint32Array(provider.dictionary.end);
      for (let code = 1; code < homes.length; code++) homes[code] = homeCountryOf(code);
      if (isOwn) return (slot) => country.codeOf(slot) || homes[provider.codeOf(slot)]!;
      return (slot) => homes[provider.codeOf(slot)]!;
    },
  };
}
