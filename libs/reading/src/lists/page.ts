import type { Column, Facet, Hit, Hits } from '#search';
import type { Reader } from '../reader.ts';
import type { ListSearch } from './list-search.ts';
import type { EntityView } from '../entries/entry-view.ts';

/** A hit, and the list it stands in. */
export interface EdgeView {
  readonly cursor: string;
  readonly score: number;
  readonly node: EntityView;
  readonly asked: ListSearch;
}

/** A page of a list, its entries read. */
export interface PageView {
  readonly edges: readonly EdgeView[];
  readonly nodes: readonly EntityView[];
  readonly totalCount: number;
  readonly pageInfo: Pick<Hits, 'hasNextPage' | 'hasPreviousPage'> & {
    readonly startCursor: string | undefined;
    readonly endCursor: string | undefined;
  };
  /** What was asked, for facets that were not counted with the page. */
  readonly asked: ListSearch;
  readonly facets: readonly Facet[];
}

/**
 * Runs a search and reads its page; counts these columns in the same pass. A hit that the store gave up in between (another
 * process ended it) is left out of the page.
 * @throws Refusal `request/parameter`, `request/cursor`, `store/unavailable`.
 */
export async function toPage(asked: ListSearch, reader: Reader, columns: readonly Column[] = []): Promise<PageView> {
  const { search, languages } = asked;
  const found = reader.search(columns.length === 0 ? search : { ...search, facets: columns });
  const { hits, totalCount, hasNextPage, hasPreviousPage, facets } = found;
  const wanted = { includeInactive: search.includeInactive, languages };
  const views = await reader.entities(
    hits.map((hit) => hit.iri),
    wanted,
  );
  let next = 0;
  const edges = hits.flatMap((hit): readonly EdgeView[] => {
    const node = views[next];
    if (node?.iri !== hit.iri) return [];
    next++;
    return [toEdge(hit, node, asked)];
  });
  return {
    edges,
    nodes: views,
    totalCount,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      get startCursor() {
        return hits[0]?.cursor;
      },
      get endCursor() {
        return hits.at(-1)?.cursor;
      },
    },
    asked,
    facets,
  };
}

/** A cursor is made only where it is asked for. */
function toEdge(hit: Hit, node: EntityView, asked: ListSearch): EdgeView {
  return {
    get cursor() {
      return hit.cursor;
    },
    score: hit.score,
    node,
    asked,
  };
}
