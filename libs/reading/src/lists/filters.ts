import { toMillis } from '#lifecycle';
import { Refusal } from '#refusal';
import { nearest, type Release } from '#rdf';
import { hasNoWord, type Column, type Filter } from '#search';
import type { Reader } from '../reader.ts';
import { parseClassName } from './class-names.ts';
import type { EntryFilter, Values, ValueFilter } from './entry-filter.ts';

/** Conditions that one filter may hold, and how deep they may be nested. */
const MOST_CONDITIONS = 100;
const DEEPEST = 8;

/** What is wrong in a filter: where it stands in the arguments, as a JSON pointer, and what was found there. */
export type FilterFault = { readonly pointer: string; readonly found: string } & (
  | { readonly kind: 'unknown-class'; readonly nearest: string | undefined }
  | { readonly kind: 'unknown-column'; readonly columns: readonly string[]; readonly nearest: string | undefined }
  | { readonly kind: 'name-without-word' }
  | { readonly kind: 'ends-before-it-begins'; readonly begin: string }
);

/** Members of a filter that are columns of the same name. */
const PLAIN = [
  ...(['kind', 'provider', 'country', 'keyword', 'level', 'outcome', 'status', 'issuer', 'anchor'] as const),
  ...(['countryOfUse', 'regionOfUse', 'regime', 'licence', 'provisionType', 'format', 'standard'] as const),
  ...(['aggregates', 'dependsOn'] as const),
] as const;

/**
 * A filter of the API → filters of the index, all of which must hold, or what is wrong in it: each class and column that is not known, each
 * name without a word and each span that ends before it begins would hold for nothing or for everything in silence. Pointers lead into
 * the arguments: `/filter/class/in/0`.
 * @throws Refusal `request/parameter` where it is too large or too deep.
 */
export function parseFilter(
  filter: EntryFilter,
  reader: Known,
):
  | { readonly kind: 'filters'; readonly filters: readonly Filter[] }
  | { readonly kind: 'faults'; readonly faults: readonly FilterFault[] } {
  const faults: FilterFault[] = [];
  const filters = conditionsOf(filter, { reader, faults, depth: 0, pointer: '/filter', counted: { conditions: 0 } });
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'filters', filters };
}

/** What tells which names are known. */
type Known = Pick<Reader, 'release' | 'columns' | 'search' | 'now'>;

interface Walk {
  readonly reader: Known;
  readonly faults: FilterFault[];
  readonly depth: number;
  /** JSON pointer to the filter. */
  readonly pointer: string;
  readonly counted: { conditions: number };
}

function conditionsOf(filter: EntryFilter, walk: Walk): readonly Filter[] {
  if (walk.depth > DEEPEST) throw tooLarge(`a filter of at most ${DEEPEST} levels`);
  const at = (path: string): Walk => ({ ...walk, pointer: `${walk.pointer}/${path}` });
  const found = [
    ...PLAIN.flatMap((column) => onColumn(column, asHeld(column, filter[column], walk.reader.release))),
    ...onColumn('class', classesIn(filter.class, at('class'))),
    ...(filter.value ?? []).flatMap((value, i) => onValue(value, at(`value/${i}`))),
    ...onProvider(filter.provider, at('provider')),
    ...onTimes(filter, at('published')),
  ];
  walk.counted.conditions += 1 + found.length;
  if (walk.counted.conditions > MOST_CONDITIONS) throw tooLarge(`a filter of at most ${MOST_CONDITIONS} conditions`);
  const part = (one: EntryFilter, path: string): Filter => {
    const filters = conditionsOf(one, { ...at(path), depth: walk.depth + 1 });
    return filters.length === 1 && filters[0] !== undefined ? filters[0] : { kind: 'and', filters };
  };
  return [
    ...found,
    ...(filter.level?.atLeast === undefined ? [] : [{ kind: 'level', atLeast: filter.level.atLeast } as const]),
    ...(filter.and ?? []).map((one, i) => part(one, `and/${i}`)),
    ...(filter.or === undefined
      ? []
      : [{ kind: 'or', filters: filter.or.map((one, i) => part(one, `or/${i}`)) } as const]),
    ...(filter.not === undefined ? [] : [{ kind: 'not', filter: part(filter.not, 'not') } as const]),
  ];
}

/** Codes in the case in which their column holds them. */
function asHeld(column: Column, said: Values | undefined, { columns = [] }: Release): Values | undefined {
  const form = columns.find(({ name }) => name === column)?.form;
  if (said === undefined || form === undefined || form === 'iri') return said;
  const held = (value: string): string => (form === 'language' ? value.toLowerCase() : value.toUpperCase());
  return {
    ...said,
    ...(said.in === undefined ? {} : { in: said.in.map(held) }),
    ...(said.not === undefined ? {} : { not: said.not.map(held) }),
  };
}

function onColumn(column: Column, said: Values | undefined): readonly Filter[] {
  if (said === undefined) return [];
  const present: Filter = { kind: 'present', column };
  return [
    ...(said.in === undefined ? [] : [{ kind: 'in', column, values: said.in } as const]),
    ...(said.not === undefined ? [] : [{ kind: 'not', filter: { kind: 'in', column, values: said.not } } as const]),
    ...(said.stated === undefined ? [] : [said.stated ? present : ({ kind: 'not', filter: present } as const)]),
  ];
}

/** A column by its name, which is checked before what is asked of it. */
function onValue(value: ValueFilter, walk: Walk): readonly Filter[] {
  const { columns, release } = walk.reader;
  const { column } = value;
  if (!columns.includes(column)) {
    const at = { pointer: `${walk.pointer}/column`, found: column };
    walk.faults.push({ kind: 'unknown-column', ...at, columns, nearest: nearest(column, columns) });
    return [];
  }
  return onColumn(column, column === 'class' ? classesIn(value, walk) : asHeld(column, value, release));
}

function onProvider(provider: EntryFilter['provider'], walk: Walk): readonly Filter[] {
  if (provider === undefined) return [];
  const { name, country } = provider;
  if (name !== undefined && hasNoWord(name))
    walk.faults.push({ kind: 'name-without-word', pointer: `${walk.pointer}/name`, found: name });
  return [
    ...(name === undefined ? [] : [{ kind: 'providerName', text: name } as const]),
    ...onColumn('providerCountry', country),
  ];
}

function onTimes({ validAt, published }: EntryFilter, walk: Walk): readonly Filter[] {
  const { from, to } = published ?? {};
  if (from !== undefined && to !== undefined && toMillis(from) > toMillis(to))
    walk.faults.push({ kind: 'ends-before-it-begins', pointer: `${walk.pointer}/to`, found: to, begin: from });
  return [
    ...(validAt === undefined ? [] : [{ kind: 'validAt', at: toMillis(validAt) } as const]),
    ...(published === undefined
      ? []
      : [
          {
            kind: 'published',
            ...(from === undefined ? {} : { from: toMillis(from) }),
            ...(to === undefined ? {} : { to: toMillis(to) }),
          } as const,
        ]),
  ];
}

/** Short names become IRIs. Listings have their classes with all super-classes, so a class stands for its sub-classes too. */
function classesIn(said: Values | undefined, walk: Walk): Values | undefined {
  if (said === undefined) return undefined;
  const { reader } = walk;
  const { release, now } = reader;
  const isListed = (iri: string): boolean => {
    const ofClass = { kind: 'in', column: 'class', values: [iri] } as const;
    return reader.search({ filters: [ofClass], includeInactive: true, first: 1, now }).totalCount > 0;
  };
  const iris = (member: 'in' | 'not'): readonly string[] | undefined =>
    said[member]?.map((name, i) => {
      const named = parseClassName(name, { release, isListed });
      if (named.kind === 'class') return named.iri;
      const at = { pointer: `${walk.pointer}/${member}/${i}`, found: name };
      walk.faults.push({ kind: 'unknown-class', ...at, nearest: named.nearest });
      return name;
    });
  const [wanted, unwanted] = [iris('in'), iris('not')];
  return {
    ...(wanted === undefined ? {} : { in: wanted }),
    ...(unwanted === undefined ? {} : { not: unwanted }),
    ...(said.stated === undefined ? {} : { stated: said.stated }),
  };
}

function tooLarge(expected: string): Refusal {
  return Refusal.of('request/parameter', { title: 'The filter is too large', expected });
}
