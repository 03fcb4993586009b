import { toMillis } from '#graph';
import { Refusal } from '#refusal';
import type { Release } from '#rdf';
import type { Column, Filter } from '#search';
import type { SearchFilter } from '../schema/filters.ts';

/** Conditions that one filter may hold, and how deep they may be nested. */
const MOST_CONDITIONS = 100;
const DEEPEST = 8;

/** What a condition on one column may say. */
interface Values {
  readonly in?: readonly string[];
  readonly not?: readonly string[];
  readonly stated?: boolean;
}

/** Members of a filter that are columns of the same name. */
const PLAIN = [
  ...(['kind', 'provider', 'country', 'keyword', 'level', 'outcome', 'status', 'issuer', 'anchor'] as const),
  ...(['countryOfUse', 'regionOfUse', 'regime', 'licence', 'provisionType', 'format', 'standard'] as const),
  ...(['aggregates', 'dependsOn'] as const),
] as const;

/**
 * A filter of the API → filters of the index, all of which must hold.
 * @throws Refusal `request/parameter` where it is too large or too deep.
 */
export function toFilters(filter: SearchFilter, release: Release): readonly Filter[] {
  const counted = { conditions: 0 };
  return conditionsOf(filter, { release, depth: 0, counted });
}

interface Walk {
  readonly release: Release;
  readonly depth: number;
  readonly counted: { conditions: number };
}

function conditionsOf(filter: SearchFilter, walk: Walk): readonly Filter[] {
  if (walk.depth > DEEPEST) throw tooLarge(`a filter of at most ${DEEPEST} levels`);
  const found = [
    ...PLAIN.flatMap((column) => onColumn(column, asHeld(column, filter[column], walk.release))),
    ...onColumn('class', classesIn(filter.class, walk.release)),
    ...(filter.value ?? []).flatMap((value) => onColumn(value.column, asHeld(value.column, value, walk.release))),
    ...onProvider(filter.provider),
    ...onTimes(filter),
  ];
  walk.counted.conditions += 1 + found.length;
  if (walk.counted.conditions > MOST_CONDITIONS) throw tooLarge(`a filter of at most ${MOST_CONDITIONS} conditions`);
  const below = { ...walk, depth: walk.depth + 1 };
  const part = (one: SearchFilter): Filter => {
    const filters = conditionsOf(one, below);
    return filters.length === 1 && filters[0] !== undefined ? filters[0] : { kind: 'and', filters };
  };
  return [
    ...found,
    ...(filter.level?.atLeast === undefined ? [] : [{ kind: 'level', atLeast: filter.level.atLeast } as const]),
    ...(filter.and ?? []).map(part),
    ...(filter.or === undefined ? [] : [{ kind: 'or', filters: filter.or.map(part) } as const]),
    ...(filter.not === undefined ? [] : [{ kind: 'not', filter: part(filter.not) } as const]),
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

function onProvider(provider: SearchFilter['provider']): readonly Filter[] {
  if (provider === undefined) return [];
  const { name, country } = provider;
  return [
    ...(name === undefined ? [] : [{ kind: 'providerName', text: name } as const]),
    ...onColumn('providerCountry', country),
  ];
}

function onTimes({ validAt, published }: SearchFilter): readonly Filter[] {
  const { from, to } = published ?? {};
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

/** Short names become IRIs, and each class brings its sub-classes. */
function classesIn(said: Values | undefined, release: Release): Values | undefined {
  if (said === undefined) return undefined;
  const whole = (names: readonly string[]): readonly string[] => {
    const wanted = new Set(names.map((name) => toIri(name, release)));
    const below = [...release.classes.values()].filter((term) => term.superClasses.some((iri) => wanted.has(iri)));
    return [...new Set([...wanted, ...below.map(({ iri }) => iri)])];
  };
  return {
    ...(said.in === undefined ? {} : { in: whole(said.in) }),
    ...(said.not === undefined ? {} : { not: whole(said.not) }),
    ...(said.stated === undefined ? {} : { stated: said.stated }),
  };
}

function toIri(name: string, { prefixes }: Release): string {
  const [, prefix = '', local = ''] = /^([A-Za-z][A-Za-z0-9]*):(?!\/\/)(.+)$/.exec(name) ?? [];
  const namespace = prefixes?.get(prefix);
  return namespace === undefined ? name : namespace + local;
}

function tooLarge(expected: string): Refusal {
  return Refusal.of('request/parameter', { title: 'The filter is too large', expected });
}
