import { Bits } from '../numbers/bits.ts';
import { parseClauses } from './clause.ts';
import { toDemand, weightIn, type Demand } from './demand.ts';
import type { Span } from '../numbers/lists.ts';
import type { Scope } from './scope.ts';
import type { Stock } from '../stock.ts';

/** What a text selects, before filters and validity; what each slot is worth is in `scratch.scores`. */
export interface Matches {
  /** The slots that meet it, in no order; undefined where it asks for nothing. */
  readonly slots: Uint32Array | undefined;
  readonly excluded: Bits | undefined;
}

const K1 = 1.2;
const B = 0.75;

/**
 * Slots in which every demand of the text is met, in the listing's own fields or in its provider's name, with their
 * BM25 score: `idf × w (k1 + 1) / (w + k1 (1 - b + b × length / mean length))` summed over the demands as they were written,
 * where `w` is the weighted number of occurrences and `idf = ln(1 + (N - n + ½) / (n + ½))` over all `N` listings.
 */
export function toMatches(query: string, scope: Scope): Matches {
  const demands = parseClauses(query).map((clause) => toDemand(clause, scope));
  const unwanted = demands.filter(({ clause }) => clause.not);
  const excluded = unwanted.length === 0 ? undefined : new Bits(scope.stock.size);
  for (const demand of unwanted) occurrences(demand, scope.stock, excluded!);
  const wanted = demands.filter(({ clause }) => !clause.not);
  if (wanted.length === 0) return { slots: undefined, excluded };
  return { slots: intersect(wanted, scope.stock), excluded };
}

/** From the rarest demand to the commonest: what the rare ones leave is looked up in the common ones, not the reverse. */
function intersect(wanted: readonly Demand[], stock: Stock): Uint32Array {
  const { weights: accumulator, candidates } = stock.scratch;
  accumulator.reserve(stock.size);
  candidates.clear(stock.size);
  const ordered = wanted.toSorted((a, b) => a.cost - b.cost);
  ordered.forEach((demand, i) => {
    if (i === 0 && demand.terms.length === 1 && demand.phrase === undefined && demand.providers.size === 0)
      return occurrences(demand, stock, candidates);
    if (i > 0 && demand.cost > LOOK_UP * candidates.length * (demand.terms.length + 1))
      return candidates.narrow((slot) => weightIn(slot, demand, stock));
    occurrences(demand, stock, accumulator);
    if (i === 0) return candidates.take(accumulator);
    candidates.narrow((slot) => accumulator.of(slot));
    accumulator.clear();
  });
  for (const demand of wanted) score(demand, candidates.weightsOf(ordered.indexOf(demand)), stock);
  return candidates.slots;
}

/** A posting that is looked up costs as much as so many that are read in a row. */
const LOOK_UP = 16;

/** Who takes the slots that meet a demand, with their weight: one by one, or as they stand in postings. */
interface Taker {
  add(slot: number, weight: number): void;
  addEntries(entries: Uint32Array, span: Span): void;
}

/** Gives the slots that meet a demand; a slot may come more than once. */
function occurrences(demand: Demand, { text, columns }: Stock, taker: Taker): void {
  const { terms, phrase, providers } = demand;
  for (const { number, factor } of terms)
    text.postings.read(number, (entries, start, end) => taker.addEntries(entries, { start, end, factor }));
  phrase?.rarest.forEach((number, i, rarest) => {
    const isKnown = (slot: number): boolean =>
      rarest.slice(0, i).some((other) => text.postings.weight(other, slot) > 0);
    text.postings.read(number, (entries, start, end) => {
      for (let at = start; at < end; at++) {
        const slot = entries[at]! >>> 8;
        const weight = i > 0 && isKnown(slot) ? 0 : text.weigh(slot, phrase);
        if (weight > 0) taker.add(slot, weight);
      }
    });
  });
  for (const [code, weight] of providers) columns.column('provider').read(code, (slot) => taker.add(slot, weight));
}

function score({ frequency }: Demand, weights: Float64Array, { text, size, scratch }: Stock): void {
  const { scores } = scratch;
  const { slots } = scratch.candidates;
  const idf = Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
  const { lengths } = text;
  const mean = text.total / size;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    const weight = weights[i]!;
    scores.add(slot, (idf * weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * lengths[slot]!) / mean)));
  }
}
