import type { Hits, Search } from '#search';
import type { Reader } from './reader.ts';
import type { EntityView } from './views.ts';

/** A page of a list, its entries read. */
export interface PageView {
  readonly edges: readonly { readonly cursor: string; readonly score: number; readonly node: EntityView }[];
  readonly nodes: readonly EntityView[];
  readonly totalCount: number;
  readonly pageInfo: Pick<Hits, 'hasNextPage' | 'hasPreviousPage'> & { startCursor?: string; endCursor?: string };
  /** What was asked, for the facets. */
  readonly search: Search;
}

/**
 * Runs a search and reads its page. A hit that the store gave up in between (another process ended it) is left out of the page.
 * @throws Refusal `request/parameter`, `request/cursor`, `store/unavailable`.
 */
export async function toPage(search: Search, reader: Reader): Promise<PageView> {
  const { hits, totalCount, hasNextPage, hasPreviousPage } = reader.index.search(search);
  const views = new Map((await reader.entities(hits.map((hit) => hit.iri))).map((view) => [view.iri, view]));
  const edges = hits.flatMap(({ iri, cursor, score }) => {
    const node = views.get(iri);
    return node === undefined ? [] : [{ cursor, score, node }];
  });
  const [first, last] = [hits[0], hits.at(-1)];
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    totalCount,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      ...(first === undefined || last === undefined ? {} : { startCursor: first.cursor, endCursor: last.cursor }),
    },
    search,
  };
}
