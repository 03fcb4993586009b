import type { Columns } from './columns.ts';
import type { Position } from './cursor.ts';
import type { Order } from './listing.ts';

/** A total order of slots: by key, then by IRI. Negative: the first comes before the second. */
export interface Ranking {
  readonly compare: (a: number, b: number) => number;
  readonly compareTo: (slot: number, position: Position) => number;
  readonly keyOf: (slot: number) => number | string;
}

/**
 * RELEVANCE: score, best first. NAME: folded name. NEWEST: log sequence, latest first. LEVEL: highest first.
 * Descending keys are held negated, so that one comparison serves all.
 */
export function rankingOf(order: Order, columns: Columns, scores: Float64Array): Ranking {
  const keyOf = ((): ((slot: number) => number | string) => {
    switch (order) {
      case 'RELEVANCE':
        return (slot) => -scores[slot]!;
      case 'NAME':
        return (slot) => columns.rows[slot]!.name;
      case 'NEWEST':
        return (slot) => -columns.rows[slot]!.listing.sequence;
      case 'LEVEL':
        return (slot) => -columns.rows[slot]!.level;
    }
  })();
  const iriOf = (slot: number): string => columns.rows[slot]!.listing.iri;
  return {
    keyOf,
    compare: (a, b) => ascending(keyOf(a), keyOf(b)) || ascending(iriOf(a), iriOf(b)),
    compareTo: (slot, { key, iri }) => ascending(keyOf(slot), key) || ascending(iriOf(slot), iri),
  };
}

function ascending(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
