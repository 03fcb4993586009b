import { toBits, type Columns } from './columns.ts';
import { parseCursor, toCursor, type Position } from './cursor.ts';
import { FacetCounts } from './facets.ts';
import { toFailures } from './filters.ts';
import type { Hits, Order, Search } from './listing.ts';
import { toMatches, type Matches } from './matches.ts';
import { Podium, toPageSize } from './page.ts';
import { rankingOf, type Ranking } from './ranking.ts';
import type { Text } from './text.ts';

interface Stock {
  readonly text: Text;
  readonly columns: Columns;
  readonly size: number;
  readonly slotOf: (iri: string) => number | undefined;
}

/**
 * The text gives candidates, then one pass: a row that fails no filter is counted and competes for the page, a row that fails
 * exactly one counts for the facet of that filter only.
 */
export function runSearch(search: Search, stock: Stock): Hits {
  const { columns } = stock;
  const { end, size } = toPageSize(search);
  const matches = toMatches(search.text ?? '', stock, search.now);
  const order = search.orderBy ?? (matches.slots === undefined ? 'NAME' : 'RELEVANCE');
  const ranking = rankingOf(order, columns, matches.scores);
  const at = (cursor: string | undefined): Position | undefined =>
    cursor === undefined ? undefined : currentPosition(parseCursor(cursor, order), { order, matches, ranking, stock });
  const after = at(search.after);
  const before = at(search.before);
  const podium = new Podium(size, end === 'first' ? ranking.compare : (a, b) => ranking.compare(b, a));
  const facets = new FacetCounts(search.facets ?? [], columns, search.now);
  const failuresOf = toFailures(search, columns);
  const within = search.within === undefined ? undefined : toBits(search.within);
  let [total, inRange, ahead, behind] = [0, 0, 0, 0];
  const consider = (slot: number): void => {
    const row = columns.rows[slot];
    if (row === undefined || row.until <= search.now) return;
    if (within !== undefined && (row.kinds & within) === 0) return;
    if (matches.excluded?.[slot] === 1) return;
    const failures = failuresOf(row);
    facets.count(row, failures);
    if (failures !== 0) return;
    total++;
    const passed = after !== undefined && ranking.compareTo(slot, after) <= 0;
    const beyond = before !== undefined && ranking.compareTo(slot, before) >= 0;
    if (passed) ahead++;
    if (beyond) behind++;
    if (passed || beyond) return;
    inRange++;
    podium.offer(slot);
  };
  if (matches.slots === undefined) for (let slot = 0; slot < columns.rows.length; slot++) consider(slot);
  else matches.slots.forEach(consider);
  const page = end === 'first' ? podium.slots : podium.slots.toReversed();
  const more = inRange > page.length;
  return {
    hits: page.map((slot) => {
      const { iri } = columns.rows[slot]!.listing;
      return { iri, score: matches.scores[slot]!, cursor: toCursor(order, { key: ranking.keyOf(slot), iri }) };
    }),
    totalCount: total,
    hasNextPage: behind > 0 || (end === 'first' && more),
    hasPreviousPage: ahead > 0 || (end === 'last' && more),
    facets: facets.toFacets(),
  };
}

/**
 * Scores change with every listing that comes or goes, so a stored one would skip or repeat hits: the last hit is scored
 * anew and the page continues after it; the stored key serves only if the hit is gone (graph.md §4 Cursors).
 */
function currentPosition(
  position: Position,
  { order, matches, ranking, stock }: { order: Order; matches: Matches; ranking: Ranking; stock: Stock },
): Position {
  const slot = order === 'RELEVANCE' ? stock.slotOf(position.iri) : undefined;
  if (slot === undefined || matches.scores[slot] === 0) return position;
  return { key: ranking.keyOf(slot), iri: position.iri };
}
