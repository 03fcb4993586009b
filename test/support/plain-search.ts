import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import type { Facet, Filter, Listing, Search } from '#search';

/**
 * A search as a plain filter over an array: slow, and short enough to be seen to be right. The index must answer alike. It
 * shares no code with the index; a query text comes in parts, so that it needs no reader.
 */
export interface Part {
  readonly form: 'word' | 'quoted' | 'prefix' | 'phrase';
  readonly text: string;
  readonly not: boolean;
}
export interface PlainSearch extends Omit<Search, 'text'> {
  readonly parts: readonly Part[];
}

export function toText(parts: readonly Part[]): string {
  const forms = { word: '', quoted: '"', prefix: '', phrase: '"' };
  return parts
    .map(({ form, text, not }) => `${not ? '-' : ''}${forms[form]}${text}${form === 'prefix' ? '*' : forms[form]}`)
    .join(' ');
}

const LEVELS = [undefined, 'SC', 'L1', 'L2', 'L3'];
const plainFold = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
const wordsOf = (text: string): string[] =>
  plainFold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
const occurrences = (text: string, words: readonly string[], prefix: boolean): number => {
  const all = wordsOf(text);
  return all.filter((_, i) =>
    words.every((word, j) => (prefix && j === words.length - 1 ? all[i + j]?.startsWith(word) : all[i + j] === word)),
  ).length;
};
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Optimal string alignment distance, by its definition. */
function distance(a: string, b: string): number {
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const swapped =
      i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : Infinity;
    const replaced = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    return Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, replaced, swapped);
  };
  const known = new Map<string, number>();
  const cell = (i: number, j: number): number => {
    const key = `${i} ${j}`;
    if (!known.has(key)) known.set(key, at(i, j));
    return known.get(key)!;
  };
  return cell(a.length, b.length);
}

function areOfOneStem(a: string, b: string): boolean {
  const latin = (word: string): boolean => /^[a-z]{3,32}$/.test(word);
  return a !== b && latin(a) && latin(b) && [german, english, french].some((stem) => stem(a) === stem(b));
}

export class PlainCatalogue {
  readonly listings: readonly Listing[];
  readonly #words: ReadonlyMap<Listing, readonly string[]>;

  constructor(all: Iterable<Listing>) {
    this.listings = [...all].filter((listing) => listing.hidden !== true);
    const textOf = ({ names, keywords, descriptions }: Listing): string =>
      [...names, ...keywords, ...descriptions].map(({ value }) => value).join(' ');
    this.#words = new Map(this.listings.map((listing) => [listing, wordsOf(textOf(listing))]));
  }

  search(search: PlainSearch): { readonly iris: readonly string[]; readonly facets: readonly Facet[] } {
    const scored = new Map<Listing, number>();
    for (const listing of this.listings) {
      if (!this.#shows(listing, search)) continue;
      if (search.within !== undefined && !search.within.some((kind) => listing.kinds.includes(kind))) continue;
      const weights = search.parts.map((part) => this.#weigh(listing, part, search));
      if (search.parts.every(({ not }, i) => weights[i]! > 0 !== not))
        scored.set(
          listing,
          sum(search.parts.map((part, i) => this.#score(listing, { part, weight: weights[i]! }, search))),
        );
    }
    const conjuncts = (search.filters ?? []).flatMap(flatten);
    const holds = (listing: Listing, without?: string): boolean =>
      conjuncts
        .filter((one) => without === undefined || [...new Set(columnsOf(one))].join(' ') !== without)
        .every((one) => this.#meets(listing, one, search));
    const hits = [...scored.keys()].filter((listing) => holds(listing));
    const asksForText = search.parts.some(({ not }) => !not);
    const key = {
      RELEVANCE: (listing: Listing) => scored.get(listing)!,
      NAME: () => 0,
      NEWEST: (listing: Listing) => listing.sequence,
      LEVEL: (listing: Listing) => LEVELS.indexOf(listing.level),
    }[search.orderBy ?? (asksForText ? 'RELEVANCE' : 'NAME')];
    const nameOf = (listing: Listing): string => plainFold(listing.names[0]?.value ?? '').trim() || '\uffff';
    const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    hits.sort((a, b) => key(b) - key(a) || ascending(nameOf(a), nameOf(b)) || ascending(a.iri, b.iri));
    const facets = (search.facets ?? []).map((column) => {
      const counts = new Map<string, number>();
      for (const listing of scored.keys())
        if (holds(listing, column))
          for (const value of this.#valuesOf(listing, column, search)) counts.set(value, (counts.get(value) ?? 0) + 1);
      const values = [...counts].map(([value, count]) => ({ value, count }));
      return { column, values: values.sort((a, b) => b.count - a.count || ascending(a.value, b.value)) };
    });
    return { iris: hits.map(({ iri }) => iri), facets };
  }

  #shows({ status, validFrom, validUntil = Infinity }: Listing, { includeInactive, now }: PlainSearch): boolean {
    return includeInactive === true || (status === 'ACTIVE' && validFrom <= now && now < validUntil);
  }

  #providerOf(listing: Listing, search: PlainSearch): Listing | undefined {
    return this.listings.find(
      (one) => one.iri === listing.provider && one.kinds.includes('PARTICIPANT') && this.#shows(one, search),
    );
  }

  /** Words that answer a part which is one word, with what they are worth; `inNames`: where words of providers are sought. */
  #terms({ form, text, not }: Part, search: PlainSearch, inNames: boolean): readonly (readonly [string, number])[] {
    const [word = ''] = wordsOf(text);
    const vocabulary = new Set([...this.#words.values()].flat());
    if (form === 'prefix') return [...vocabulary].filter((one) => one.startsWith(word)).map((one) => [one, 1]);
    const own: [string, number][] = vocabulary.has(word) ? [[word, 1]] : [];
    if (form !== 'word') return own;
    for (const one of vocabulary) if (areOfOneStem(word, one)) own.push([one, 0.5]);
    const occurs = (one: string): boolean =>
      this.listings.some((listing) => {
        if (!this.#shows(listing, search)) return false;
        if (!inNames) return this.#words.get(listing)!.includes(one);
        return listing.kinds.includes('PARTICIPANT') && listing.names.some((name) => wordsOf(name.value).includes(one));
      });
    if (not || own.some(([one]) => occurs(one)) || !/^\p{L}{5,}$/u.test(word)) return own;
    const held = own.map(([one]) => one);
    const near = [...vocabulary].filter((one) => !held.includes(one) && distance(word, one) === 1);
    return [...own, ...near.map((one) => [one, 0.25] as const)];
  }

  #weigh(listing: Listing, part: Part, search: PlainSearch): number {
    const words = wordsOf(part.text);
    const count = (texts: Listing['names'], sought: readonly string[], prefix: boolean): number =>
      sum(texts.map(({ value }) => occurrences(value, sought, prefix)));
    const own = ({ names, keywords, descriptions }: Listing, sought: readonly string[], prefix: boolean): number =>
      6 * count(names, sought, prefix) + 4 * count(keywords, sought, prefix) + 2 * count(descriptions, sought, prefix);
    const names = this.#providerOf(listing, search)?.names ?? [];
    if (words.length > 1) {
      const prefix = part.form === 'prefix';
      return own(listing, words, prefix) + 3 * count(names, words, prefix);
    }
    return sum(
      this.#terms(part, search, false).map(
        ([word, factor]) =>
          factor * Math.min(255, own(listing, [word], false)) + factor * 3 * Math.min(255, count(names, [word], false)),
      ),
    );
  }

  #score(listing: Listing, { part, weight }: { part: Part; weight: number }, search: PlainSearch): number {
    if (part.not) return 0;
    const all = this.listings.length;
    const having = (word: string): number => this.listings.filter((l) => this.#words.get(l)!.includes(word)).length;
    const offered = (word: string): number =>
      sum(
        this.listings
          .filter((l) => l.kinds.includes('PARTICIPANT') && this.#shows(l, search))
          .filter((l) => l.names.some((name) => wordsOf(name.value).includes(word)))
          .map((l) => this.listings.filter(({ provider }) => provider === l.iri).length),
      );
    const words = wordsOf(part.text);
    const n =
      words.length > 1
        ? Math.min(...(part.form === 'prefix' ? words.slice(0, -1) : words).map(having))
        : Math.min(all, sum(this.#terms(part, search, false).map(([word]) => having(word) + offered(word))));
    const idf = Math.log(1 + (all - n + 0.5) / (n + 0.5));
    const lengths = [...this.#words.values()].map((list) => list.length);
    const length = this.#words.get(listing)!.length;
    return (idf * weight * 2.2) / (weight + 1.2 * (1 - 0.75 + (0.75 * length) / (sum(lengths) / all)));
  }

  #valuesOf(listing: Listing, column: string, search: PlainSearch): readonly string[] {
    const one = (value: string | undefined): string[] => (value === undefined || value === '' ? [] : [value]);
    const provider = this.#providerOf(listing, search);
    const all: Record<string, () => readonly string[]> = {
      kind: () => listing.kinds,
      class: () => listing.classes,
      provider: () => one(listing.provider),
      providerCountry: () => one(provider?.country?.toUpperCase()),
      country: () => one((listing.country ?? provider?.country)?.toUpperCase()),
      keyword: () => listing.keywords.map(({ value }) => value.toLowerCase()).filter((value) => value !== ''),
      issuer: () => one(listing.issuer),
      anchor: () => one(listing.anchor),
      outcome: () => [listing.outcome],
      level: () => one(listing.level),
      status: () => [listing.status],
    };
    return [...new Set(Object.hasOwn(all, column) ? all[column]!() : (listing.values[column] ?? []))];
  }

  #meets(listing: Listing, filter: Filter, search: PlainSearch): boolean {
    switch (filter.kind) {
      case 'and':
        return filter.filters.every((one) => this.#meets(listing, one, search));
      case 'or':
        return filter.filters.some((one) => this.#meets(listing, one, search));
      case 'not':
        return !this.#meets(listing, filter.filter, search);
      case 'in': {
        const free = ['keyword', 'country', 'providerCountry'].includes(filter.column);
        const same = (a: string, b: string): boolean => (free ? a.toLowerCase() === b.toLowerCase() : a === b);
        const values = this.#valuesOf(listing, filter.column, search);
        return filter.values.some((value) => values.some((one) => same(one, value)));
      }
      case 'present':
        return this.#valuesOf(listing, filter.column, search).length > 0;
      case 'level':
        return LEVELS.indexOf(listing.level) >= LEVELS.indexOf(filter.atLeast);
      case 'providerName': {
        const provider = this.#providerOf(listing, search);
        const words = provider?.names.flatMap(({ value }) => wordsOf(value)) ?? [];
        const meets = (text: string): boolean =>
          this.#terms({ form: 'word', text, not: false }, search, true).some(([word]) => words.includes(word));
        return provider !== undefined && filter.text.split(' ').filter(Boolean).every(meets);
      }
      case 'validAt':
        return listing.validFrom <= filter.at && filter.at < (listing.validUntil ?? Infinity);
      case 'published':
        return listing.published >= (filter.from ?? -Infinity) && listing.published <= (filter.to ?? Infinity);
    }
  }
}

const flatten = (filter: Filter): readonly Filter[] =>
  filter.kind === 'and' ? filter.filters.flatMap(flatten) : [filter];

function columnsOf(filter: Filter): readonly string[] {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.flatMap(columnsOf);
  if (filter.kind === 'not') return columnsOf(filter.filter);
  if (filter.kind === 'in' || filter.kind === 'present') return [filter.column];
  return [filter.kind === 'level' ? 'level' : `${filter.kind} is no column`];
}
