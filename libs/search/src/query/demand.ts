import type { Clause } from './clause.ts';
import type { Scope } from './scope.ts';
import type { Stock } from '../stock.ts';
import { toTerms, type Term } from './terms.ts';
import { WEIGHTS, type Sequence } from '../text/text.ts';

/** A clause with its words looked up. */
export interface Demand {
  readonly clause: Clause;
  /** Single words that answer it; none where it is a phrase alone. */
  readonly terms: readonly Term[];
  /** The phrase, where it is one and all its words exist, and what may stand in the place that is filled least often. */
  readonly phrase?: Sequence & { readonly rarest: readonly number[] };
  /** By code: providers whose names answer it, with what that weighs in each of their listings. */
  readonly providers: ReadonlyMap<number, number>;
  /** Entries of the postings that are read for it. */
  readonly cost: number;
  /** What BM25 takes for the number of listings that answer: postings and listings of providers together, at most all. */
  readonly frequency: number;
}

export function toDemand(clause: Clause, { stock, shows }: Pick<Scope, 'stock' | 'shows'>): Demand {
  const isShown = (code: number): boolean => isHome(stock, code, shows);
  const { postings, lexicon } = stock.text;
  const terms = toTerms(clause, lexicon, (word) => postings.some(word, shows));
  const phrase = toPhrase(clause, stock);
  const providers = new Map<number, number>();
  const name = (code: number, weight: number): void => {
    if (weight > 0) providers.set(code, (providers.get(code) ?? 0) + WEIGHTS.PROVIDER * weight);
  };
  let frequency = terms.reduce((sum, { number }) => sum + postings.length(number), 0);
  for (const { number, factor } of terms)
    readProviders(stock, number, (code, times) => {
      if (!isShown(code)) return;
      name(code, times * factor);
      frequency += offersOf(stock, code);
    });
  let cost = frequency;
  if (phrase !== undefined) {
    const read = phrase.rarest.reduce((sum, number) => sum + postings.length(number), 0);
    const named = providersOf(phrase, stock).filter(isShown);
    for (const code of named) name(code, stock.text.count(stock.providers.homeOf(code), 'NAME', phrase));
    frequency += read;
    cost += named.reduce((sum, code) => sum + offersOf(stock, code), read);
  }
  const looked = { clause, terms, providers, cost, frequency: Math.min(frequency, stock.size) };
  return phrase === undefined ? looked : { ...looked, phrase };
}

/** Looks the words of a phrase up; nothing where a clause is none, or one of the words occurs nowhere. */
export function toPhrase({ words, prefix }: Clause, { text }: Pick<Stock, 'text'>): Demand['phrase'] {
  if (words.length === 1) return undefined;
  const { lexicon, postings } = text;
  const ends = words.length - 1;
  const found = words.map((word, i) => (prefix && i === ends ? lexicon.startingWith(word) : lexicon.same(word)));
  if (found.some(({ length }) => length === 0)) return undefined;
  const entries = (numbers: readonly number[]): number =>
    numbers.reduce((sum, number) => sum + postings.length(number), 0);
  const whole = prefix ? found.slice(0, -1) : found;
  return {
    numbers: found.map((numbers) => numbers[0]!),
    others: found.map((numbers) => (numbers.length === 1 ? undefined : new Set(numbers))),
    rarest: whole.reduce((a, b) => (entries(a) <= entries(b) ? a : b)),
  };
}

/** Codes of the providers that have a word of a phrase in their names, once each. */
function providersOf({ rarest }: NonNullable<Demand['phrase']>, stock: Stock): readonly number[] {
  const codes = new Set<number>();
  for (const number of rarest) readProviders(stock, number, (code) => codes.add(code));
  return [...codes];
}

/** What the words of a demand weigh in a slot; 0 where it is not met. */
export function weightIn(slot: number, { terms, phrase, providers }: Demand, { text, columns }: Stock): number {
  let weight = phrase === undefined ? 0 : text.weigh(slot, phrase);
  for (const { number, factor } of terms) weight += factor * text.postings.weight(number, slot);
  return providers.size === 0 ? weight : weight + (providers.get(columns.column('provider').codeOf(slot)) ?? 0);
}

/** Whether a provider is listed itself where a search may see it. */
export function isHome({ providers }: Stock, code: number, shows: (slot: number) => boolean): boolean {
  const home = providers.homeOf(code);
  return home >= 0 && shows(home);
}

function readProviders({ providers }: Stock, word: number, take: (code: number, times: number) => void): void {
  providers.names.read(word, (entries, start, end) => {
    for (let i = start; i < end; i++) take(entries[i]! >>> 8, entries[i]! & 255);
  });
}

const offersOf = ({ columns }: Stock, code: number): number => columns.column('provider').lengthOf(code) ?? 0;
