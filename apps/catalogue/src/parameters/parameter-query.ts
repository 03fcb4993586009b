import { Refusal, type Finding } from '#refusal';
import { noSuchParameter, toFault, wrongValue, type Words } from '#web';
import { EXPECTED, FIX, found, noNegation } from './faults.ts';
import { meantBy } from './other-names.ts';
import { parseValue } from './parameter-value.ts';
import type { Parameter } from './parameters.ts';

/** Values of one parameter in a request, at most. */
const MOST_VALUES = 100;
const NOT = 'not.';
/** `*` is no value of the column: it is not read as one. */
const ANYTHING = { kind: 'value', value: '*' } as const;

/** What may hold of a column. */
export interface Condition {
  in?: readonly unknown[];
  not?: readonly unknown[];
  stated?: boolean;
}

/** Values where the parameters say that they belong. */
export type Place = { [name: string]: unknown };

/**
 * Reads a query string by the parameters it may have. A parameter without a value says nothing.
 * @throws Refusal `request/parameter`, one finding for each name or value that cannot be used, with what may have been meant.
 */
export function parseParameters(query: URLSearchParams, parameters: readonly Parameter[]): Place {
  const faults: Finding[] = [];
  const said = new Map<Parameter, Said[]>();
  for (const [name, text] of query) {
    const isNot = name.startsWith(NOT);
    const parameter = parameters.find((one) => one.name === (isNot ? name.slice(NOT.length) : name));
    if (parameter === undefined) faults.push(unknownName(name, parameters));
    else if (isNot && !takesNot(parameter)) faults.push(notNegated(parameter, text, parameters));
    else said.set(parameter, [...(said.get(parameter) ?? []), ...toSaid(text, isNot, parameter)]);
  }
  const place: Place = {};
  for (const [parameter, texts] of said) {
    const { values, findings } = toValues(parameter, texts);
    faults.push(...findings);
    if (values.length > 0) put(place, parameter, toMember(parameter, values));
  }
  if (faults.length > 0) throw new Refusal(faults);
  return place;
}

/** The values of one parameter, and what is wrong with them. */
function toValues(
  parameter: Parameter,
  texts: readonly Said[],
): { readonly values: readonly Value[]; readonly findings: readonly Finding[] } {
  const { name, form, takes } = parameter;
  const title = wrongValue(name);
  const values: Value[] = [];
  const findings: Finding[] = [];
  for (const one of texts) {
    const parsed = one.isAnything ? ANYTHING : parseValue(one.text, form);
    if (parsed.kind === 'value') values.push({ ...one, value: parsed.value });
    else
      findings.push(toFault({ ...parsed, title, found: one.text, fix: elsewhere(parameter, one.text) ?? parsed.fix }));
  }
  const most = takes === 'one' ? 1 : MOST_VALUES;
  if (texts.length > most) {
    const fix = elsewhere(parameter, texts.map(({ text }) => text).join(','));
    findings.push(toFault({ title, expected: EXPECTED.values(most), found: found(texts.length), fix }));
  }
  return { values, findings };
}

/** What was written may be right for a parameter beside this one. */
function elsewhere({ name, several }: Parameter, text: string): Words | undefined {
  return several !== undefined && /[!,]/.test(text)
    ? FIX.elsewhere(name, `${several}=${text.slice(0, 40)}`)
    : undefined;
}

function toMember({ takes }: Parameter, values: readonly Value[]): unknown {
  if (takes === 'one') return values[0]?.value;
  return takes === 'list' ? values.map(({ value }) => value) : toCondition(values);
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
  const isNot = name.startsWith(NOT);
  const meant = meantBy(isNot ? name.slice(NOT.length) : name, names);
  const title = noSuchParameter(name);
  const isPlaceInList = meant[0] === 'after';
  const fix = isPlaceInList ? FIX.nextPage : FIX.didYouMean(isNot ? meant.map((one) => NOT + one) : meant);
  return toFault({ title, expected: EXPECTED.oneOf(names), found: name, ...(meant.length === 0 ? {} : { fix }) });
}

function notNegated({ name, several }: Parameter, text: string, parameters: readonly Parameter[]): Finding {
  const expected = EXPECTED.negated(
    name,
    parameters.filter(takesNot).map((one) => one.name),
  );
  const fix = several === undefined ? undefined : FIX.elsewhere(name, `${several}=!${text.slice(0, 40)}`);
  return toFault({ title: noNegation(name), expected, found: `${NOT}${name}`, fix });
}
