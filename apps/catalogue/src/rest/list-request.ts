import type { Release } from '#rdf';
import { Refusal } from '#refusal';
import { toFault } from '#web';
import { parseParameters, type Condition, type Place } from '../parameters/parameter-query.ts';
import { parametersOf, type ListName } from '../parameters/parameters.ts';

/** What a list is asked for: the arguments of the GraphQL list, the columns to count, and how a table begins. */
export interface ListRequest {
  readonly arguments: object;
  readonly facets: readonly string[];
  /** Wanted as a table that begins with a byte order mark. */
  readonly bom: boolean;
}

const BOTH_WAYS = toFault({
  title: {
    en: 'first and last exclude each other',
    de: 'first und last schließen einander aus',
    fr: 'first et last s’excluent',
  },
  expected: {
    en: 'first, with after, to go on; or last, with before, to go back',
    de: 'first, mit after, um weiterzugehen; oder last, mit before, um zurückzugehen',
    fr: 'first, avec after, pour avancer ; ou last, avec before, pour reculer',
  },
  found: 'first, last',
});

/**
 * Reads the query string of a list.
 * @throws Refusal `request/parameter`, one finding for each name or value that cannot be used.
 */
export function parseListRequest(query: URLSearchParams, list: ListName, release: Release): ListRequest {
  const { facets = [], column = {}, bom = false, ...rest } = parseParameters(query, parametersOf(list, release));
  if (rest['first'] !== undefined && rest['last'] !== undefined) throw new Refusal([BOTH_WAYS]);
  // As GraphQL has it: conditions on columns of the release are a list.
  const conditions = Object.entries(column as Readonly<Record<string, Condition>>);
  const value = conditions.map(([name, condition]) => ({ column: name, ...condition }));
  const filter = { ...(rest['filter'] as Place | undefined), ...(value.length === 0 ? {} : { value }) };
  return {
    arguments: { ...rest, ...(Object.keys(filter).length === 0 ? {} : { filter }) },
    facets: [...new Set(facets as readonly string[])],
    bom: bom === true,
  };
}
