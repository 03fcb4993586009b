import { nearest, type Release } from '#rdf';
import { finding, Refusal, type Finding } from '#refusal';
import { parseValue } from './parameter-value.ts';
import { parametersOf, type ListName, type Parameter } from './parameters.ts';

/** Values of one filter in a request, at most. */
const MOST_VALUES = 100;
const NOT = 'not.';
/** `*` is no value of the column: it is not read as one. */
const ANYTHING = { kind: 'value', value: '*' } as const;

/** What a list is asked for: the arguments of the GraphQL list, and the columns to count. */
export interface ListRequest {
  readonly arguments: object;
  readonly facets: readonly string[];
}

/** What may hold of a column. */
interface Condition {
  in?: readonly unknown[];
  not?: readonly unknown[];
  stated?: boolean;
}
type Place = { [name: string]: unknown };

/**
 * Reads a query string. A parameter without a value says nothing.
 * @throws Refusal `request/parameter`, one finding for each name or value that cannot be used, with the nearest that can.
 */
export function parseListRequest(query: URLSearchParams, list: ListName, release: Release): ListRequest {
  const parameters = parametersOf(list, release);
  const faults: Finding[] = [];
  const said = new Map<Parameter, Said[]>();
  for (const [name, text] of query) {
    const isNot = name.startsWith(NOT);
    const parameter = parameters.find((one) => one.name === (isNot ? name.slice(NOT.length) : name));
    if (parameter === undefined || (isNot && !takesNot(parameter))) faults.push(unknownName(name, parameters));
    else said.set(parameter, [...(said.get(parameter) ?? []), ...toSaid(text, isNot, parameter)]);
  }
  const place: Place = {};
  for (const [parameter, texts] of said) {
    const { values, findings } = toValues(parameter, texts, release);
    faults.push(...findings);
    if (values.length > 0) put(place, parameter, toMember(parameter, values));
  }
  if (faults.length > 0) throw new Refusal(faults);
  return toRequest(place);
}

/** The values of one parameter, and what is wrong with them. */
function toValues(
  { name, form, takes }: Parameter,
  texts: readonly Said[],
  release: Release,
): { readonly values: readonly Value[]; readonly findings: readonly Finding[] } {
  const values: Value[] = [];
  const findings: Finding[] = [];
  for (const one of texts) {
    const parsed = one.isAnything ? ANYTHING : parseValue(one.text, form, release);
    if (parsed.kind === 'value') values.push({ ...one, value: parsed.value });
    else findings.push(wrong(name, { ...parsed, found: one.text }));
  }
  const most = takes === 'one' ? 1 : MOST_VALUES;
  const expected = most === 1 ? 'one value' : `at most ${most} values`;
  if (texts.length > most) findings.push(wrong(name, { expected, found: `${texts.length} values` }));
  return { values, findings };
}

function toMember({ takes }: Parameter, values: readonly Value[]): unknown {
  if (takes === 'one') return values[0]?.value;
  return takes === 'list' ? values.map(({ value }) => value) : toCondition(values);
}

/** What was put together, as GraphQL has it: conditions on columns of the release are a list. */
function toRequest({ facets = [], column = {}, ...rest }: Place): ListRequest {
  const conditions = Object.entries(column as Readonly<Record<string, Condition>>);
  const value = conditions.map(([name, condition]) => ({ column: name, ...condition }));
  const filter = { ...(rest['filter'] as Place | undefined), ...(value.length === 0 ? {} : { value }) };
  return {
    arguments: { ...rest, ...(Object.keys(filter).length === 0 ? {} : { filter }) },
    facets: [...new Set(facets as readonly string[])],
  };
}

interface Said {
  readonly text: string;
  readonly isNot: boolean;
  /** `*`: whatever is stated. */
  readonly isAnything: boolean;
}

interface Value extends Said {
  readonly value: unknown;
}

/** The values of one occurrence. A backslash makes a comma, `!` or `*` part of the value. */
function toSaid(text: string, isNot: boolean, { takes }: Parameter): readonly Said[] {
  if (takes === 'one') return text === '' ? [] : [{ text, isNot, isAnything: false }];
  const parts = text.match(/(?:\\.|[^\\,]|\\$)+/gs) ?? [];
  return parts.flatMap((spaced) => {
    const part = spaced.trim();
    const negated = takes !== 'list' && part.startsWith('!');
    const rest = negated ? part.slice(1) : part;
    const plain = rest.replace(/\\([\\,!*])/g, '$1');
    return plain === ''
      ? []
      : [{ text: plain, isNot: isNot !== negated, isAnything: takes === 'stated' && rest === '*' }];
  });
}

function toCondition(held: readonly Value[]): Condition {
  const anything = held.filter(({ isAnything }) => isAnything);
  const named = held.filter(({ isAnything }) => !isAnything);
  const [wanted, unwanted] = [named.filter(({ isNot }) => !isNot), named.filter(({ isNot }) => isNot)];
  return {
    ...(wanted.length === 0 ? {} : { in: wanted.map(({ value }) => value) }),
    ...(unwanted.length === 0 ? {} : { not: unwanted.map(({ value }) => value) }),
    ...(anything[0] === undefined ? {} : { stated: !anything[0].isNot }),
  };
}

/** Puts a value where it belongs; a condition beside what stands there (`provider`, `provider.name`). */
function put(root: Place, { at, name }: Parameter, value: unknown): void {
  const steps = at.startsWith('column.') ? ['column', name.slice('column.'.length)] : at.split('.');
  let place = root;
  for (const step of steps.slice(0, -1)) place = (place[step] ??= {}) as Place;
  const last = steps.at(-1) ?? '';
  const there = place[last];
  place[last] = isPlace(there) && isPlace(value) ? { ...there, ...value } : value;
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function takesNot({ takes }: Parameter): boolean {
  return takes === 'any' || takes === 'stated';
}

function unknownName(name: string, parameters: readonly Parameter[]): Finding {
  const names = parameters.map((parameter) => parameter.name);
  const expected = `one of ${names.join(', ')}`;
  return toFault(`There is no parameter ${name.slice(0, 60)} here`, {
    expected,
    found: name,
    nearest: nearest(name, names),
  });
}

/** The finding on a value. */
function wrong(name: string, told: Told): Finding {
  return toFault(`The parameter ${name} cannot be used as it is`, told);
}

interface Told {
  readonly expected: string;
  readonly found: string;
  readonly nearest?: string | undefined;
}

/** The finding on a name or a value of a query string. */
export function toFault(title: string, { expected, found, nearest: near }: Told): Finding {
  const fix = near === undefined ? {} : { fix: `Did you mean ${near}?` };
  return finding('request/parameter', { title, expected, found: found.slice(0, 80), ...fix });
}
