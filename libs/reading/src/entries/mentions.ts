import type { Filter, Search } from '#search';
import type { Reader } from '../reader.ts';

/** An entry that speaks of a thing without describing it. */
export interface MentionView {
  readonly iri: string;
  readonly name: string | undefined;
  /** The column of the release in which the thing stands; absent where it is referred to otherwise. */
  readonly column?: string;
}

/** Entries that are named, at most. */
const MOST = 10;
/** Things that refer to it which are looked at, at most. */
const MOST_LOOKED_AT = 100;

/**
 * Who speaks of an IRI that nobody describes: active entries that have it in a column of the release, as a reference or as a plain
 * text, and those that refer to it otherwise. `isMentioned` also where it is no entry that does: an address, a number.
 */
export async function toMentions(
  iri: string,
  reader: Reader,
): Promise<{ readonly isMentioned: boolean; readonly by: readonly MentionView[] }> {
  const stated = statedBy(iri, reader);
  const referrers = await reader.referrers(iri, MOST_LOOKED_AT);
  const columns = new Map<string, string | undefined>(referrers.map((one) => [one, undefined]));
  for (const [one, column] of stated) columns.set(one, column);
  const entries = await reader.entities([...stated.keys(), ...referrers.filter((one) => !stated.has(one))]);
  const by = entries.slice(0, MOST).map(({ iri: of, name }): MentionView => {
    const column = columns.get(of);
    return { iri: of, name, ...(column === undefined ? {} : { column }) };
  });
  return { isMentioned: columns.size > 0, by };
}

/** Entries with the IRI in a column, and in which. */
function statedBy(iri: string, reader: Reader): ReadonlyMap<string, string> {
  const { release, now } = reader;
  const columns = ['provider', ...(release.columns ?? []).map(({ name }) => name)];
  const filters = columns.map((column): Filter => ({ kind: 'in', column, values: [iri] }));
  const search: Search = { filters: [{ kind: 'or', filters }], orderBy: 'NAME', first: MOST, now };
  return new Map(
    reader.search(search).hits.flatMap((hit) => {
      const [met] = reader.explain(search, hit.iri)?.filters ?? [];
      return met?.kind === 'in' ? [[hit.iri, met.column] as const] : [];
    }),
  );
}
