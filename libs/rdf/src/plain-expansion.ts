import { ABSOLUTE, type ActiveContext, type Member, type Missing, type Scope } from './active-context.ts';
import { isObject, type JsonObject, type JsonValue } from './json.ts';

const LANGUAGE = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/** What became of a document: expanded, waiting for a context, or not plain: jsonld must see to it. */
export type PlainExpansion =
  | { readonly kind: 'expanded'; readonly document: JsonObject[] }
  | { readonly kind: 'missing'; readonly missing: Missing }
  | { readonly kind: 'special' };

const SPECIAL = { kind: 'special' } as const;

/**
 * Expansion (JSON-LD 1.1 API §5.1) of what nearly every credential is made of: nodes with ids and types, type-scoped contexts, references,
 * values and value objects, arrays. It answers exactly as jsonld does or not at all: `special` for every other keyword and container, and
 * for whatever safe mode would refuse, so that there is one judge of errors. Synchronous, and it reads each name of a context once.
 */
export function expandPlain(document: JsonObject, initial: ActiveContext): PlainExpansion {
  try {
    const node = expandNode(document, initial);
    // A root that says nothing is dropped.
    if (node === undefined || '@value' in node || Object.keys(node).every((name) => name === '@id')) return SPECIAL;
    return { kind: 'expanded', document: [node] };
  } catch (stop) {
    if (stop instanceof Stop) return stop.missing === undefined ? SPECIAL : { kind: 'missing', missing: stop.missing };
    throw stop;
  }
}

/** Thrown to leave the expansion. */
class Stop extends Error {
  readonly missing: Missing | undefined;
  constructor(missing?: Missing) {
    super('not plain');
    this.missing = missing;
  }
}
const STOP = new Stop();

type Expanded = Record<string, JsonValue>;

/** `active` is the context of the member that holds the element, type-scoped or not; `scoped` is what the member's term brings along. */
function expandNode(element: JsonObject, active: ActiveContext, scoped?: JsonValue): JsonObject | undefined {
  const names = Object.keys(element).sort();
  if (names.some((name) => active.member(name).name === '@value')) {
    return expandValueObject(element, names, scoped === undefined ? active : within(active, 'property', scoped));
  }
  // A type-scoped context ends with its node; a bare reference has nothing that it could be needed for but its id.
  const isReference = names.length === 1 && active.member(names[0] ?? '').name === '@id';
  let context = isReference ? active : (active.previous ?? active);
  if (scoped !== undefined) context = within(context, 'property', scoped);
  const own = element['@context'];
  if (own !== undefined) context = within(context, 'node', own);
  const outer = context;
  const typeNames = names.filter((name) => name !== '@context' && outer.member(name).name === '@type');
  if (typeNames.length > 1) throw STOP;
  const [typeName] = typeNames;
  const types = typeName === undefined ? [] : stringsOf(element[typeName] as JsonValue);
  for (const type of types.length > 1 ? types.toSorted() : types) {
    const byClass = outer.scopedBy(type);
    if (byClass !== undefined) context = within(context, 'class', byClass);
  }

  const node: Expanded = {};
  for (const name of names) {
    if (name === '@context') continue;
    const member = context.member(name);
    const value = element[name] as JsonValue;
    if (value === null) throw STOP;
    if (member.name === '@id') {
      const id = typeof value === 'string' ? context.id(value) : null;
      if (id === null || '@id' in node || !ABSOLUTE.test(id)) throw STOP;
      node['@id'] = id;
    } else if (member.name === '@type') {
      if (name !== typeName) throw STOP;
      if (types.length > 0) node['@type'] = types.map((type) => typeOf(type, outer));
    } else {
      const property = propertyOf(name, context);
      const values = (node[property.member.name as string] ??= []) as JsonValue[];
      expandInto(values, value, property);
    }
  }
  return node;
}

/** A property: how its values are read, and in which context. */
interface Property {
  readonly member: Member;
  readonly context: ActiveContext;
}

function propertyOf(name: string, context: ActiveContext): Property {
  const member = context.member(name);
  if (member.name === null || !ABSOLUTE.test(member.name) || isSpecial(member)) throw STOP;
  if (member.context === undefined) return { member, context };
  const inner = within(context, 'property', member.context);
  const again = inner.member(name);
  if (again.name !== member.name || isSpecial(again)) throw STOP;
  return { member: again, context: inner };
}

function isSpecial({ isPlain, type }: Member): boolean {
  return !isPlain || type === '@json';
}

function expandInto(values: JsonValue[], value: JsonValue, property: Property): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) expandInto(values, item, property);
  } else if (isObject(value)) {
    const node = expandNode(value, property.context, property.member.context);
    if (node !== undefined) values.push(node);
  } else if (value !== null) values.push(expandScalar(value, property));
}

/** JSON-LD 1.1 API §5.3. */
function expandScalar(value: JsonValue, { member, context }: Property): JsonValue {
  const { type, language } = member;
  if (typeof value === 'string' && (type === '@id' || type === '@vocab')) {
    const id = type === '@id' ? context.id(value) : context.vocabulary(value);
    if (id === null) throw STOP;
    return { '@id': id };
  }
  if (type !== null && type !== '@id' && type !== '@vocab' && type !== '@none')
    return { '@type': type, '@value': value };
  if (typeof value === 'string' && language !== null) return { '@language': language, '@value': value };
  return { '@value': value };
}

/** A value with a datatype or a language, in the context of the member that holds it. */
function expandValueObject(element: JsonObject, names: readonly string[], active: ActiveContext): JsonObject {
  if (names.length > 2) throw STOP;
  const expanded: Expanded = {};
  for (const name of names) {
    const value = element[name] as JsonValue;
    switch (active.member(name).name) {
      case '@value':
        if (typeof value === 'object' || '@value' in expanded) throw STOP;
        expanded['@value'] = value;
        break;
      case '@type':
        if (typeof value !== 'string' || active.scopedBy(value) !== undefined) throw STOP;
        expanded['@type'] = typeOf(value, active);
        if (expanded['@type'].startsWith('_:')) throw STOP;
        break;
      case '@language':
        if (typeof value !== 'string' || !LANGUAGE.test(value)) throw STOP;
        expanded['@language'] = value.toLowerCase();
        break;
      default:
        throw STOP;
    }
  }
  if ('@language' in expanded && typeof expanded['@value'] !== 'string') throw STOP;
  return expanded;
}

function typeOf(name: string, context: ActiveContext): string {
  const iri = context.type(name);
  if (iri === null || iri === '@json' || !ABSOLUTE.test(iri)) throw STOP;
  return iri;
}

function stringsOf(value: JsonValue): readonly string[] {
  const values: readonly JsonValue[] = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  if (!values.every((one) => typeof one === 'string')) throw STOP;
  return values;
}

/** The context that another one makes of this one. */
function within(on: ActiveContext, scope: Scope, context: JsonValue): ActiveContext {
  const key = scope === 'node' ? JSON.stringify(context) : context;
  const known = on.after[scope].get(key);
  if (known === undefined) throw new Stop({ on, key, context, scope });
  return known;
}
