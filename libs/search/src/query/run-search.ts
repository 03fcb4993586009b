import { parseCursor, toCursor, type Position } from '../ordering/cursor.ts';
import { toFacet } from './facets.ts';
import { toMatches, type Matches } from './matches.ts';
import { Podium, toPageSize, type PageSize } from '../ordering/page.ts';
import { rankingOf, toMark, type Mark, type Ranking } from '../ordering/ranking.ts';
import { toScope, type Scope } from './scope.ts';
import type { FacetValuesSearch, Hit, Hits, Order, Search } from '../search.ts';
import { select, type Selection } from './selection.ts';
import { DENSE, type SlotSet } from '../numbers/slot-set.ts';
import type { Stock } from '../stock.ts';
import { inWorkspace } from '../numbers/workspace.ts';

/** One page of what matches; facets under all filters but their own. */
export function runSearch(search: Search, stock: Stock): Hits {
  const pageSize = toPageSize(search);
  const { facets = [] } = search;
  const { scores } = stock.scratch;
  return find({ ...search, facets }, stock, ({ scope, matches, selection }) => {
    const order = search.orderBy ?? (matches.slots === undefined ? 'NAME' : 'RELEVANCE');
    const ranking = rankingOf(order, stock, scores.sums);
    const at = (cursor: string | undefined): Mark | undefined => {
      if (cursor === undefined) return undefined;
      return toMark(currentPosition(parseCursor(cursor, order), { ranking, stock }), ranking, stock);
    };
    const bounds = { after: at(search.after), before: at(search.before) };
    const page = toPage(selection.hits, { ranking, bounds, pageSize, stock });
    return {
      hits: page.slots.map((slot) => toHit(order, ranking.positionOf(slot), scores.of(slot))),
      totalCount: selection.hits.size,
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      facets: facets.map((column) => toFacet(column, selection, scope)),
    };
  });
}

/** A hit; its cursor is made where it is looked at: most pages show two of twenty. */
function toHit(order: Order, position: Position, score: number): Hit {
  return {
    iri: position.iri,
    get cursor() {
      return toCursor(order, position);
    },
    score,
  };
}

interface Finding {
  readonly scope: Scope;
  readonly matches: Matches;
  readonly selection: Selection;
}

/** What a search finds, before it is ordered; scores are in `scratch.scores` while `read` runs. */
export function find<T>(
  search: Omit<FacetValuesSearch, 'column' | 'prefix' | 'first'> & Required<Pick<Search, 'facets'>>,
  stock: Stock,
  read: (found: Finding) => T,
): T {
  return inWorkspace(() => {
    try {
      const scope = toScope(search, stock);
      stock.scratch.scores.reserve(stock.size);
      const matches = toMatches(search.text ?? '', scope);
      const selection = select(scope, matches, { filters: search.filters ?? [], facets: search.facets });
      return read({ scope, matches, selection });
    } finally {
      stock.scratch.scores.clear();
    }
  });
}

/**
 * Scores change with every listing that comes or goes, so a stored one would skip or repeat hits: the last hit is scored
 * anew and the page continues after it; the stored key serves only if the hit is gone (graph.md §4 Cursors).
 */
function currentPosition(
  position: Position,
  { ranking, stock }: { readonly ranking: Ranking; readonly stock: Stock },
): Position {
  const slot = ranking.order === 'RELEVANCE' ? stock.slotOf(position.iri) : undefined;
  return slot === undefined || ranking.keys?.[slot] === 0 ? position : ranking.positionOf(slot);
}

interface Paging {
  readonly ranking: Ranking;
  readonly bounds: { readonly after: Mark | undefined; readonly before: Mark | undefined };
  readonly pageSize: PageSize;
  readonly stock: Stock;
}

interface Page {
  readonly slots: readonly number[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

function toPage(hits: SlotSet, paging: Paging): Page {
  const { ranking, bounds, pageSize } = paging;
  const { end, size } = pageSize;
  if (ranking.order === 'NAME' && hits.size * DENSE > paging.stock.size) return walk(hits, paging);
  const podium = new Podium(size, end === 'first' ? ranking.compare : (a, b) => ranking.compare(b, a));
  if (bounds.after === undefined && bounds.before === undefined) return outermost(hits, podium, paging);
  let [inRange, ahead, behind] = [0, 0, 0];
  const { slots } = hits;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    const passed = bounds.after?.isUpTo(slot) === true;
    const beyond = bounds.before?.isFrom(slot) === true;
    if (passed) ahead++;
    if (beyond) behind++;
    if (passed || beyond) continue;
    inRange++;
    podium.offer(slot);
  }
  const more = inRange > podium.numbers.length;
  return {
    slots: end === 'first' ? podium.numbers : podium.numbers.toReversed(),
    hasNext: behind > 0 || (end === 'first' && more),
    hasPrevious: ahead > 0 || (end === 'last' && more),
  };
}

/** The first or the last page: most hits are worse than the worst of it, which one comparison tells. */
function outermost({ slots }: SlotSet, podium: Podium, { ranking: { keys }, pageSize: { end, size } }: Paging): Page {
  const isFirst = end === 'first';
  let least = -Infinity;
  for (let i = 0; i < slots.length; i++) {
    if (keys !== undefined && keys[slots[i]!]! < least) continue;
    podium.offer(slots[i]!);
    if (isFirst && keys !== undefined && podium.numbers.length === size) least = keys[podium.numbers[size - 1]!]!;
  }
  const more = slots.length > podium.numbers.length;
  return {
    slots: isFirst ? podium.numbers : podium.numbers.toReversed(),
    hasNext: isFirst && more,
    hasPrevious: !isFirst && more,
  };
}

/** Many hits by name: the order is there already, so it is followed from the cursor until the page is full. */
function walk(hits: SlotSet, { bounds: { after, before }, pageSize: { end, size }, stock: { order } }: Paging): Page {
  const { bits } = hits;
  const [from, to] = [after?.floor ?? -1, before?.ceiling ?? Infinity];
  const slots: number[] = [];
  const take = (slot: number): boolean => {
    const rank = order.rankOf(slot);
    if (rank <= from || rank >= to) return false;
    if (bits.has(slot)) slots.push(slot);
    return slots.length <= size;
  };
  const isAny = (go: (goOn: (slot: number) => boolean) => void): boolean => {
    let found = false;
    go((slot) => !(found = bits.has(slot)));
    return found;
  };
  if (end === 'first') order.up(from, take);
  else order.down(to, take);
  const more = slots.length > size;
  if (more) slots.pop();
  const ahead = after !== undefined && isAny((goOn) => order.down(from + 1, goOn));
  const behind = before !== undefined && isAny((goOn) => order.up(to - 1, goOn));
  return {
    slots: end === 'first' ? slots : slots.toReversed(),
    hasNext: behind || (end === 'first' && more),
    hasPrevious: ahead || (end === 'last' && more),
  };
}
