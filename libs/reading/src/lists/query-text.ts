import { Refusal } from '#refusal';
import { hasNoDemand, isBlank } from '#search';

/**
 * The text of a search; undefined where nothing is said, which asks for everything (contract.md §11).
 * @throws Refusal `request/query-empty` where it names nothing to look for: `-`, `*`, an emoji, `-not` alone.
 */
export function parseQuery(query: string | undefined): string | undefined {
  if (query === undefined || isBlank(query)) return undefined;
  if (hasNoDemand(query)) throw Refusal.of('request/query-empty', { pointer: '/query', found: query.slice(0, 80) });
  return query;
}
