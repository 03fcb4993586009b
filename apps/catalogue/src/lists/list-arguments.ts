import {
  parseQuery,
  toListSearch,
  type EntryFilter,
  type Filter,
  type Kind,
  type ListQuestion,
  type ListSearch,
  type Reader,
} from '#reading';
import { Refusal } from '#refusal';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { LruCache } from '../lru-cache.ts';
import { toFilters } from './filter-faults.ts';

/** Arguments of a list, whichever list it is. */
export type ListArguments = Omit<ListQuestion, 'text' | 'filters'> & {
  readonly query?: string;
  readonly filter?: EntryFilter;
};

/**
 * Arguments → what they ask for. A null is as good as nothing said.
 * @throws Refusal `request/parameter`, one finding for each argument that cannot be used; `request/query-empty`.
 */
export function parseListArguments<T extends ListArguments>(
  given: T,
  { type, within, reader }: { readonly type: new () => T; readonly within?: readonly Kind[]; readonly reader: Reader },
): ListSearch {
  const { query, filter, ...question } = validated(given, type);
  const text = parseQuery(query);
  const filters: readonly Filter[] = filter === undefined ? [] : toFilters(filter, reader);
  return toListSearch({ ...question, text, filters }, reader, within);
}

/** Arguments that were found right lately: a page that is asked for again is not checked again. */
const CHECKED = 500;
const LONGEST_KEPT = 4_000;
const checked = new LruCache<object>(CHECKED);

/** Arguments, checked against what their class declares. @throws Refusal `request/parameter`. */
export function validated<T extends object>(given: T, type: new () => T): T {
  const key = `${type.name} ${JSON.stringify(given)}`;
  const known = checked.get(key) as T | undefined;
  if (known !== undefined) return known;
  const instance = check(given, type);
  return key.length > LONGEST_KEPT ? instance : checked.put(key, instance);
}

function check<T extends object>(given: T, type: new () => T): T {
  const instance = plainToInstance(type, withoutNulls(given));
  const errors = validateSync(instance, { forbidUnknownValues: false });
  if (errors.length === 0) return instance;
  const findings = errors.flatMap((error) => toTexts(error, []));
  throw new Refusal(
    findings.map(({ path, text, value }) => ({
      code: 'request/parameter',
      severity: 'error',
      title: `${path}: ${text}`,
      pointer: `/${path.replaceAll('.', '/')}`,
      expected: text,
      found: toFound(value),
    })),
  );
}

interface Fault {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
}

function toTexts(
  { property, constraints, children, value }: ValidationError,
  above: readonly string[],
): readonly Fault[] {
  const path = [...above, property];
  const own = Object.values(constraints ?? {}).map((text) => ({ path: path.join('.'), text, value: value as unknown }));
  return [...own, ...(children ?? []).flatMap((child) => toTexts(child, path))];
}

/** A list that is too long, or of conditions, is told by its length. */
function toFound(value: unknown): string {
  const isShort = Array.isArray(value) && value.length <= 20 && value.every((one) => typeof one !== 'object');
  return Array.isArray(value) && !isShort ? `${value.length} values` : String(value).slice(0, 80);
}

function withoutNulls(value: object): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
      member === null || member === undefined ? [] : [[key, withoutNullsIn(member)]],
    ),
  );
}

function withoutNullsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNullsIn);
  return typeof value === 'object' && value !== null ? withoutNulls(value) : value;
}
