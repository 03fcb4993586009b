import type { Facet, Filter, Listing, Search } from '#search';
import { areOfOneStem, areSame, distance, isPartOf, joinsOf, plainFold, spellings, wordsOf } from './plain-words.ts';

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

interface PlainHits {
  readonly iris: readonly string[];
  /** In step with the IRIs. */
  readonly scores: readonly number[];
  readonly facets: readonly Facet[];
}

export function toText(parts: readonly Part[]): string {
  const forms = { word: '', quoted: '"', prefix: '', phrase: '"' };
  return parts
    .map(({ form, text, not }) => `${not ? '-' : ''}${forms[form]}${text}${form === 'prefix' ? '*' : forms[form]}`)
    .join(' ');
}

const LEVELS = [undefined, 'SC', 'L1', 'L2', 'L3'];
const occurrences = (text: string, words: readonly string[], prefix: boolean): number => {
  const all = wordsOf(text);
  return all.filter((_, i) => words.every((word, j) => fits(all[i + j], word, prefix && j === words.length - 1)))
    .length;
};
const fits = (word: string | undefined, asked: string, prefix: boolean): boolean =>
  word !== undefined && (prefix ? startsWith(word, asked) : areSame(word, asked));
const startsWith = (word: string, asked: string): boolean =>
  spellings(word).some((own) => spellings(asked).some((start) => own.startsWith(start)));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const occurrencesOf = (texts: readonly string[], word: string): number =>
  texts.flatMap(wordsOf).filter((one) => one === word).length;

/** The one word that the hyphens of a part join, where it is not in quotes and they join all of it. */
const joinOf = ({ form, text }: Pick<Part, 'form' | 'text'>): string | undefined =>
  form === 'word' || form === 'prefix' ? joinsOf(text).find(({ isWhole }) => isWhole)?.word : undefined;

/** Texts, and each word that hyphens join in them as a text of its own. */
const textsOf = (texts: Listing['names']): readonly string[] =>
  texts.flatMap(({ value }) => [value, ...joinsOf(value).map(({ word }) => word)]);

export class PlainCatalogue {
  readonly listings: readonly Listing[];
  readonly #words: ReadonlyMap<Listing, readonly string[]>;
  readonly #texts: readonly string[];

  /** `texts`: columns of the release in which case does not matter. */
  constructor(all: Iterable<Listing>, texts: readonly string[] = []) {
    this.#texts = texts;
    this.listings = [...all].filter((listing) => listing.hidden !== true);
    const said = ({ names, keywords, descriptions }: Listing) => textsOf([...names, ...keywords, ...descriptions]);
    this.#words = new Map(this.listings.map((listing) => [listing, said(listing).flatMap(wordsOf)]));
  }

  search(search: PlainSearch): PlainHits {
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
      const inOrder = (values: Facet['values']): Facet['values'] =>
        values.toSorted((a, b) => b.count - a.count || ascending(a.value, b.value));
      const values = [...counts].map(([value, count]) => ({ value, count }));
      if (!this.#texts.includes(column)) return { column, values: inOrder(values) };
      const spellings = Map.groupBy(values, ({ value }) => value.toLowerCase());
      const joined = [...spellings.values()].map((all) => ({
        value: inOrder(all)[0]!.value,
        count: sum(all.map(({ count }) => count)),
      }));
      return { column, values: inOrder(joined) };
    });
    return { iris: hits.map(({ iri }) => iri), scores: hits.map((hit) => scored.get(hit)!), facets };
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
    const words = wordsOf(text);
    const join = joinOf({ form, text });
    if (words.length > 1 && join === undefined) return [];
    const word = join ?? words[0] ?? '';
    const vocabulary = [...new Set([...this.#words.values()].flat())];
    if (form === 'prefix') return vocabulary.filter((one) => startsWith(one, word)).map((one) => [one, 1]);
    const same = vocabulary.filter((one) => areSame(one, word)).map((one) => [one, 1] as const);
    if (form !== 'word') return same;
    const others = vocabulary.filter((one) => !areSame(one, word));
    const ofStem = others.filter((one) => areOfOneStem(word, one));
    const compounds = others.filter((one) => !ofStem.includes(one) && isPartOf(word, one));
    const own = [...same, ...ofStem.map((one) => [one, 0.5] as const), ...compounds.map((one) => [one, 0.25] as const)];
    const occurs = (one: string): boolean =>
      this.listings.some((listing) => {
        if (!this.#shows(listing, search)) return false;
        if (!inNames) return this.#words.get(listing)!.includes(one);
        return listing.kinds.includes('PARTICIPANT') && textsOf(listing.names).flatMap(wordsOf).includes(one);
      });
    if (not || join !== undefined || own.some(([one]) => occurs(one))) return own;
    const held = own.map(([one]) => one);
    const typed = spellings(word).filter((one) => /^\p{L}{5,}$/u.test(one));
    const isNear = (one: string) => typed.some((a) => spellings(one).some((b) => distance(a, b) === 1));
    const near = vocabulary.filter((one) => !held.includes(one) && isNear(one));
    return [...own, ...near.map((one) => [one, 0.25] as const)];
  }

  #weigh(listing: Listing, part: Part, search: PlainSearch): number {
    const words = wordsOf(part.text);
    const { names, keywords, descriptions } = listing;
    const weight = (count: (texts: Listing['names']) => number): number =>
      6 * count(names) + 4 * count(keywords) + 2 * count(descriptions);
    const provider = this.#providerOf(listing, search)?.names ?? [];
    const inPhrase = (texts: Listing['names']): number =>
      sum(textsOf(texts).map((text) => occurrences(text, words, part.form === 'prefix')));
    const single = this.#terms(part, search, false).map(([word, factor]) => {
      const times = (texts: Listing['names']): number => occurrencesOf(textsOf(texts), word);
      return factor * Math.min(255, weight(times)) + factor * 3 * Math.min(255, times(provider));
    });
    return sum(single) + (words.length === 1 ? 0 : weight(inPhrase) + 3 * inPhrase(provider));
  }

  #score(listing: Listing, { part, weight }: { part: Part; weight: number }, search: PlainSearch): number {
    if (part.not) return 0;
    const all = this.listings.length;
    const having = (word: string): number => this.listings.filter((l) => this.#words.get(l)!.includes(word)).length;
    const offered = (word: string): number =>
      sum(
        this.listings
          .filter((l) => l.kinds.includes('PARTICIPANT') && this.#shows(l, search))
          .filter((l) => textsOf(l.names).flatMap(wordsOf).includes(word))
          .map((l) => this.listings.filter(({ provider }) => provider === l.iri).length),
      );
    const words = wordsOf(part.text);
    const vocabulary = [...new Set([...this.#words.values()].flat())];
    const places = words.map((word, i) =>
      vocabulary.filter((one) => fits(one, word, part.form === 'prefix' && i === words.length - 1)),
    );
    const whole = part.form === 'prefix' ? places.slice(0, -1) : places;
    const isPhrase = words.length > 1 && places.every(({ length }) => length > 0);
    const rarest = isPhrase ? Math.min(...whole.map((fitting) => sum(fitting.map(having)))) : 0;
    const single = sum(this.#terms(part, search, false).map(([word]) => having(word) + offered(word)));
    const n = Math.min(all, rarest + single);
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
    const values = [...new Set(Object.hasOwn(all, column) ? all[column]!() : (listing.values[column] ?? []))];
    if (!this.#texts.includes(column)) return values;
    return values.filter((value, i) => values.findIndex((one) => one.toLowerCase() === value.toLowerCase()) === i);
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
        const free = ['keyword', 'country', 'providerCountry', ...this.#texts].includes(filter.column);
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
