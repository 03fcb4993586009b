import type { Kind, Level, Listing } from './listing.ts';
import { Postings } from './postings.ts';
import { fold } from './words.ts';

export const KINDS: readonly Kind[] = ['PARTICIPANT', 'DATA', 'SERVICE', 'RESOURCE'];
/** In rising order; position + 1 is the rank, 0 means no level. */
export const LEVELS: readonly Level[] = ['SC', 'L1', 'L2', 'L3'];

/** Values under small numbers, so that a column is an array of numbers. 0 is: no value. */
export class Dictionary {
  readonly values: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  number(value: string): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.values.push(value) - 1;
      this.#numbers.set(value, number);
    }
    return number;
  }

  find(value: string): number | undefined {
    return this.#numbers.get(value);
  }
}

/** One row per slot: what filters, facets and orders read of a listing. Rows that were dropped have no listing. */
export interface Row {
  readonly listing: Listing;
  /** One bit per kind. */
  readonly kinds: number;
  readonly provider: number;
  /** The number of its own IRI as a provider; 0 for what is no participant. */
  readonly self: number;
  readonly country: number;
  readonly level: number;
  readonly until: number;
  readonly name: string;
}

export class Columns {
  readonly providers = new Dictionary();
  readonly countries = new Dictionary();
  /** By provider number: the slots that name it. */
  readonly offers: (Postings | undefined)[] = [];
  /** By provider number: the slot of its own listing. */
  readonly homes: (number | undefined)[] = [];
  rows: (Row | undefined)[] = [];

  add(slot: number, listing: Listing): void {
    const kinds = toBits(listing.kinds);
    const provider = this.providers.number(listing.provider ?? '');
    const self = (kinds & 1) === 1 ? this.providers.number(listing.iri) : 0;
    if (provider > 0) (this.offers[provider] ??= new Postings()).add(slot, 1);
    if (self > 0) this.homes[self] = slot;
    this.rows[slot] = {
      listing,
      kinds,
      provider,
      self,
      country: this.countries.number(listing.country ?? ''),
      level: toRank(listing.level),
      until: listing.validUntil ?? Infinity,
      name: fold(listing.name),
    };
  }

  remove(slot: number): void {
    const self = this.rows[slot]?.self ?? 0;
    if (self > 0) this.homes[self] = undefined;
    this.rows[slot] = undefined;
  }

  /** The country of a slot: its own, else that of its provider while the provider is valid. */
  countryOf(row: Row, now: number): number {
    if (row.country > 0 || row.provider === 0) return row.country;
    const home = this.homes[row.provider];
    const provider = home === undefined ? undefined : this.rows[home];
    return provider !== undefined && provider.until > now ? provider.country : 0;
  }

  renumber(to: Int32Array): void {
    for (const offers of this.offers) offers?.renumber(to);
    this.homes.forEach((slot, provider) => {
      if (slot !== undefined) this.homes[provider] = to[slot]!;
    });
    this.rows = this.rows.filter((row) => row !== undefined);
  }
}

export function toBits(kinds: readonly Kind[]): number {
  return kinds.reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0);
}

export function toRank(level: Level | undefined): number {
  return level === undefined ? 0 : LEVELS.indexOf(level) + 1;
}
