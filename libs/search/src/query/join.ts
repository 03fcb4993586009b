import { Bits } from '../numbers/bits.ts';
import { zeros } from '../numbers/workspace.ts';
import type { Scope } from './scope.ts';

/** What a listing has from its provider, while the provider is listed itself and as current as the search demands. */
export interface Join {
  /** Code of its country in the column `country`; 0 where it cannot be told. */
  readonly providerCountryOf: (slot: number) => number;
  /** The listing's own country, else that of its provider. */
  readonly countryOf: (slot: number) => number;
  /** Code of the country of a provider. */
  readonly homeCountryOf: (provider: number) => number;
  /** The same for very many slots. */
  readonly countries: (column: string) => Countries;
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
  let homes: Uint32Array | undefined;
  return {
    providerCountryOf,
    countryOf: (slot) => country.codeOf(slot) || providerCountryOf(slot),
    homeCountryOf,
    countries: (column) => {
      if (homes === undefined) {
        homes = zeros(provider.dictionary.end);
        for (let code = 1; code < homes.length; code++) homes[code] = homeCountryOf(code);
      }
      return new Countries({ own: column === 'country' ? country.codes : NONE, providers: provider.codes, homes });
    },
  };
}

const NONE = new Uint32Array(0);

/** Countries of listings by slot: every provider was looked up once, and nothing is called for a slot. */
class Countries {
  /** Codes by slot; empty where a listing's own country does not count. */
  readonly #own: Uint32Array;
  readonly #providers: Uint32Array;
  /** By code of the provider. */
  readonly #homes: Uint32Array;

  constructor(parts: { readonly own: Uint32Array; readonly providers: Uint32Array; readonly homes: Uint32Array }) {
    this.#own = parts.own;
    this.#providers = parts.providers;
    this.#homes = parts.homes;
  }

  /** The slots of a set that are in one of these countries. */
  among(within: Bits, codes: ReadonlySet<number>): Bits {
    const [own, providers, homes] = [this.#own, this.#providers, this.#homes];
    const isMet = new Uint8Array(1 + Math.max(0, ...codes));
    for (const code of codes) isMet[code] = 1;
    const { words } = within;
    const met = new Bits(words.length * 32);
    for (let i = 0; i < words.length; i++) {
      let kept = 0;
      for (let word = words[i]!; word !== 0; word &= word - 1) {
        const bit = word & -word;
        const slot = (i << 5) + 31 - Math.clz32(bit);
        if (isMet[own[slot]! || homes[providers[slot]!]!] === 1) kept |= bit;
      }
      met.words[i] = kept;
    }
    return met;
  }

  /** Adds up the slots of each country. */
  count(slots: Uint32Array, counts: Uint32Array): void {
    const [own, providers, homes] = [this.#own, this.#providers, this.#homes];
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!;
      counts[own[slot]! || homes[providers[slot]!]!]!++;
    }
  }
}
