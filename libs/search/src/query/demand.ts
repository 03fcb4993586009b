import type { Clause } from './clause.ts';
import type { Scope } from './scope.ts';
import type { Stock } from '../stock.ts';
import { toTerms, type Term } from './terms.ts';
import { WEIGHTS, type Sequence } from '../text/text.ts';

/** A clause with its words looked up. */
export interface Demand {
  readonly clause: Clause;
  /** Single words that answer it; none where it is a phrase. */
  readonly terms: readonly Term[];
  /** The phrase, and the rarest of its words, where it is one and all its words exist. */
  readonly phrase?: Sequence & { readonly rarest: number };
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
  if (clause.words.length > 1) return phraseDemand(clause, stock, isShown);
  const terms = toTerms(clause, lexicon, (word) => postings.some(word, shows));
  const providers = new Map<number, number>();
  let frequency = terms.reduce((sum, { number }) => sum + postings.length(number), 0);
  for (const { number, factor } of terms)
    readProviders(stock, number, (code, times) => {
      if (!isShown(code)) return;
      providers.set(code, (providers.get(code) ?? 0) + WEIGHTS.PROVIDER * times * factor);
      frequency += offersOf(stock, code);
    });
  return { clause, terms, providers, cost: frequency, frequency: Math.min(frequency, stock.size) };
}

function phraseDemand(clause: Clause, stock: Stock, isShown: (code: number) => boolean): Demand {
  const none = { clause, terms: [], providers: new Map<number, number>(), cost: 0, frequency: 0 };
  const phrase = toPhrase(clause, stock);
  if (phrase === undefined) return none;
  const providers = new Map<number, number>();
  let cost = stock.text.postings.length(phrase.rarest);
  const frequency = cost;
  readProviders(stock, phrase.rarest, (code) => {
    const times = isShown(code) ? stock.text.count(stock.providers.homeOf(code), 'NAME', phrase) : 0;
    if (times === 0) return;
    providers.set(code, WEIGHTS.PROVIDER * times);
    cost += offersOf(stock, code);
  });
  return { clause, terms: [], phrase, providers, cost, frequency };
}

/** Looks the words of a phrase up; nothing where one of them occurs nowhere. */
export function toPhrase({ words, prefix }: Clause, { text }: Stock): Demand['phrase'] {
  const { lexicon, postings } = text;
  const start = words.slice(0, -1).map((word) => lexicon.find(word));
  const end = words.at(-1)!;
  const last = prefix ? lexicon.startingWith(end) : [lexicon.find(end)].filter((number) => number !== undefined);
  const numbers = start.filter((number) => number !== undefined);
  if (numbers.length < start.length || last.length === 0) return undefined;
  const whole = prefix ? numbers : [...numbers, last[0]!];
  const rarest = whole.reduce((a, b) => (postings.length(a) <= postings.length(b) ? a : b));
  return { numbers: [...numbers, last[0]!], last: new Set(last), rarest };
}

/** What the words of a demand weigh in a slot; 0 where it is not met. */
export function weightIn(slot: number, { terms, phrase, providers }: Demand, { text, columns }: Stock): number {
  let weight = phrase === undefined ? 0 : text.weigh(slot, phrase);
  for (const { number, factor } of terms) weight += factor * text.postings.weight(number, slot);
  return providers.size === 0 ? weight : weight + (providers.get(columns.column('provider').codeOf(slot)) ?? 0);
}

/** Whether a provider is listed himself where a search may see him. */
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
