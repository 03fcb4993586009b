import type { Position } from './cursor.ts';
import type { Order } from '../search.ts';
import type { Stock } from '../stock.ts';

/** A total order of slots: by falling key where there is one, then by name, then by IRI. */
export interface Ranking {
  readonly order: Order;
  /** By slot; none where the order is by name. */
  readonly keys: Float64Array | undefined;
  /** Negative: the first comes before the second. */
  readonly compare: (a: number, b: number) => number;
  readonly positionOf: (slot: number) => Position;
}

/** A position among the slots as they are now. */
export interface Mark {
  /** Whether a slot stands there, or before. */
  readonly isUpTo: (slot: number) => boolean;
  /** Whether a slot stands there, or after. */
  readonly isFrom: (slot: number) => boolean;
  /** By name: ranks of the last slot up to there, of the first one from there. */
  readonly floor: number;
  readonly ceiling: number;
}

/** RELEVANCE: score, best first. NAME: folded name. NEWEST: log sequence, latest first. LEVEL: highest first. */
export function rankingOf(order: Order, stock: Stock, scores: Float64Array): Ranking {
  const { columns, order: names } = stock;
  const keys = { RELEVANCE: scores, NAME: undefined, NEWEST: columns.sequences, LEVEL: columns.levels }[order];
  return {
    order,
    keys,
    compare:
      keys === undefined
        ? (a, b) => names.rankOf(a) - names.rankOf(b)
        : (a, b) => keys[b]! - keys[a]! || names.rankOf(a) - names.rankOf(b),
    positionOf: (slot) => ({ key: keys?.[slot] ?? 0, name: names.keyOf(slot), iri: stock.iriOf(slot) }),
  };
}

/** Finds a position of a cursor again, whether its listing is still there or not. */
export function toMark({ key, name, iri }: Position, { keys }: Ranking, { order }: Stock): Mark {
  const { floor, ceiling } = order.locate(name, iri);
  const keyOf = (slot: number): number => (keys === undefined ? key : keys[slot]!);
  return {
    isUpTo: (slot) => keyOf(slot) > key || (keyOf(slot) === key && order.rankOf(slot) <= floor),
    isFrom: (slot) => keyOf(slot) < key || (keyOf(slot) === key && order.rankOf(slot) >= ceiling),
    floor,
    ceiling,
  };
}
