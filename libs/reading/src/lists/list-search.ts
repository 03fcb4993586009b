import type { Filter, Kind, Order, Search } from '#search';
import { parseLanguages } from '../entries/languages.ts';
import type { Reader } from '../reader.ts';

/** A list that is asked for: of the index, and in which languages. */
export interface ListSearch {
  readonly search: Search;
  /** Most wanted first. */
  readonly languages: readonly string[];
}

/** What is asked of a list, whichever way it came in. */
export interface ListQuestion {
  /** As `parseQuery` and `parseFilter` give it. */
  readonly text?: string | undefined;
  readonly filters?: readonly Filter[];
  readonly includeInactive?: boolean | undefined;
  readonly orderBy?: Order | undefined;
  readonly first?: number | undefined;
  readonly after?: string | undefined;
  readonly last?: number | undefined;
  readonly before?: string | undefined;
  /** As in `Accept-Language`; those of the request where nothing is said. */
  readonly language?: string | undefined;
}

/** A question → the search it is, among the listings of some kinds, as of the moment of its reader. */
export function toListSearch(question: ListQuestion, reader: Reader, within?: readonly Kind[]): ListSearch {
  const { text, filters = [], includeInactive, language, orderBy, first, after, last, before } = question;
  return {
    search: {
      ...(text === undefined ? {} : { text }),
      ...(within === undefined ? {} : { within }),
      ...(filters.length === 0 ? {} : { filters }),
      ...(includeInactive === true ? { includeInactive } : {}),
      ...(orderBy === undefined ? {} : { orderBy }),
      ...(first === undefined ? {} : { first }),
      ...(after === undefined ? {} : { after }),
      ...(last === undefined ? {} : { last }),
      ...(before === undefined ? {} : { before }),
      now: reader.now,
    },
    languages: language === undefined ? reader.languages : parseLanguages(language),
  };
}
