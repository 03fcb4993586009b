import { parseClauses, type Clause } from './clause.ts';
import type { Columns } from './columns.ts';
import { WEIGHTS, type Text } from './text.ts';

/** What a text selects: the slots in no order, and what each is worth. `undefined` slots: everything, worth nothing. */
export interface Matches {
  readonly slots: readonly number[] | undefined;
  readonly scores: Float64Array;
  readonly excluded: Uint8Array | undefined;
}

interface Stock {
  readonly text: Text;
  readonly columns: Columns;
  readonly size: number;
}

const K1 = 1.2;
const B = 0.75;

/**
 * Slots in which every demand of the text is met, in the listing's own fields or in its provider's name, with their
 * BM25 score: `idf × w (k1 + 1) / (w + k1 (1 - b + b × length / mean length))` summed over the demands, where `w` is the
 * weighted number of occurrences and `idf = ln(1 + (N - n + ½) / (n + ½))` over all `N` listings.
 */
export function toMatches(query: string, stock: Stock, now: number): Matches {
  const clauses = parseClauses(query);
  const capacity = stock.columns.rows.length;
  const scores = new Float64Array(capacity);
  let slots: readonly number[] | undefined;
  let excluded: Uint8Array | undefined;
  for (const clause of clauses) {
    const found = clauseMatches(clause, stock, now);
    if (clause.not) {
      excluded ??= new Uint8Array(capacity);
      for (const slot of found.slots) excluded[slot] = 1;
      continue;
    }
    score(found, scores, stock);
    slots = slots === undefined ? found.slots : slots.filter((slot) => found.weights[slot]! > 0);
  }
  return { slots, scores, excluded };
}

interface Found {
  readonly slots: readonly number[];
  /** By slot. */
  readonly weights: Float32Array;
}

function clauseMatches(clause: Clause, { text, columns }: Stock, now: number): Found {
  const weights = new Float32Array(columns.rows.length);
  const slots: number[] = [];
  const sought = text.seek(clause);
  if (sought === undefined) return { slots, weights };
  const add = (slot: number, weight: number): void => {
    if (columns.rows[slot] === undefined) return;
    if (weights[slot] === 0) slots.push(slot);
    weights[slot]! += weight;
  };
  text.occurrences(sought, add);
  const providers = slots.filter((slot) => columns.rows[slot]!.self > 0 && columns.rows[slot]!.until > now);
  for (const slot of providers) {
    const times = text.inName(slot, sought);
    if (times > 0) columns.offers[columns.rows[slot]!.self]?.forEach((offer) => add(offer, WEIGHTS.provider * times));
  }
  return { slots, weights };
}

function score({ slots, weights }: Found, scores: Float64Array, { text, size }: Stock): void {
  const idf = Math.log(1 + (size - slots.length + 0.5) / (slots.length + 0.5));
  const mean = text.total / size;
  for (const slot of slots) {
    const weight = weights[slot]!;
    scores[slot]! += (idf * weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * text.lengthOf(slot)) / mean));
  }
}
