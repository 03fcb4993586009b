import { finding, type Finding } from '#refusal';
import { isObject, type JsonObject, type JsonValue } from './json.ts';
import { nearest } from './nearest.ts';
import type { Release } from './release.ts';
import { pointersTo } from './source-pointer.ts';

/** What a release knows of names; made once per release. */
export interface TermIndex {
  readonly namespace: string;
  readonly namespaces: readonly string[];
  /** Every class, property, enumeration, and what is tolerated. */
  readonly known: ReadonlySet<string>;
  /** Names to suggest: `gx:name`, `schema:name`. */
  readonly classNames: readonly string[];
  readonly propertyNames: readonly string[];
  /** What all namespaces begin with. */
  readonly stem: string;
  /** Judged names: true for what nobody defined. A bounded memory of `isUndefined`. */
  readonly judged: Map<string, boolean>;
}

const MOST_JUDGED = 10_000;
const indexes = new WeakMap<Release, TermIndex>();

export function termIndex(release: Release): TermIndex {
  const made = indexes.get(release);
  if (made !== undefined) return made;
  const enumerations = [...(release.codeLists?.values() ?? [])].flatMap((list) => [
    list.enumeration,
    ...list.values.map((value) => `${list.enumeration}/${encodeURIComponent(value)}`),
  ]);
  const named = [...release.classes.keys(), ...release.properties.keys()];
  const compact = (iri: string): string => {
    for (const [prefix, namespace] of release.prefixes ?? [])
      if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
    return iri;
  };
  const namespaces = release.namespaces ?? [release.namespace];
  const index: TermIndex = {
    namespace: release.namespace,
    namespaces,
    stem: namespaces.reduce(sharedStart),
    judged: new Map(),
    known: new Set([...named, ...enumerations, ...(release.tolerated ?? [])]),
    classNames: [...release.classes.keys()].map(compact),
    propertyNames: [...release.properties.keys()].map(compact),
  };
  indexes.set(release, index);
  return index;
}

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/** An IRI of any version of the release's namespace in the one that all are normalised to; others as they are. */
export function normaliseIri(iri: string, index: TermIndex): string {
  if (iri.startsWith(index.namespace) || !iri.startsWith(index.stem)) return iri;
  const namespace = index.namespaces.find((other) => iri.startsWith(other));
  return namespace === undefined ? iri : index.namespace + iri.slice(namespace.length);
}

const NAMES = /^(?:https?|did|urn):/;

/** No more are shown, and each costs a walk through the document and a look at every term. */
const MOST_TOLD = 100;

/**
 * Names that nobody defined (contract.md §2 "Terms"): after expansion, any property, datatype or enumeration in the release's
 * namespace that its vocabulary lacks, and any name whose prefix was not declared. `source` is the sender's own document.
 */
export function undefinedTerms(
  expanded: readonly JsonObject[],
  index: TermIndex,
  source: { readonly document: JsonObject; readonly pointer: string },
): readonly Finding[] {
  const undefinedIris = new Set<string>();
  for (const node of expanded) collect(node, index, undefinedIris);
  const findings: Finding[] = [];
  for (const iri of undefinedIris) {
    if (findings.length > MOST_TOLD) break;
    const pointers = pointersTo(iri, index, source).slice(0, MOST_TOLD + 1);
    const said = explain(iri, index);
    findings.push(...(pointers.length > 0 ? pointers.map((pointer) => ({ ...said, pointer })) : [said]));
  }
  return byPrefix(findings.slice(0, MOST_TOLD + 1), `${source.pointer}/payload/@context`);
}

const UNDECLARED = 'a name with a declared prefix';

/** Names that lack one and the same prefix are told once, at the context that does not declare it, with each name under it. */
function byPrefix(findings: readonly Finding[], pointer: string): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const one of findings) {
    const { expected, found = '' } = one;
    const key = expected === UNDECLARED && found.includes(':') ? found.slice(0, found.indexOf(':') + 1) : found;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([prefix, named]) => {
    if (named.length === 1 || named[0]?.expected !== UNDECLARED) return named;
    const fix = `Name the context that defines ${prefix} in @context, or declare the prefix there.`;
    const said = { pointer, found: prefix, expected: `a context that defines ${prefix}`, fix };
    return [finding('rdf/undefined-term', { ...said, consequences: named })];
  });
}

function collect(value: JsonValue, index: TermIndex, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) collect(item, index, into);
    return;
  }
  if (!isObject(value)) return;
  for (const name in value) {
    const inner = value[name] as JsonValue;
    if (name === '@type') {
      // Classes are the shapes' word (`shapes/unknown-class`); here only datatypes, and names without a declared prefix.
      const isDatatype = '@value' in value;
      for (const type of Array.isArray(inner) ? (inner as readonly JsonValue[]) : [inner])
        if (isDatatype || !isOwn(type, index)) check(type, index, into);
    } else if (name.charCodeAt(0) !== 64 /* @ */) {
      check(name, index, into);
      collect(inner, index, into);
    } else if (name === '@id') {
      // A value of an enumeration, or whatever else is said to be in the release's own namespace.
      if (isOwn(inner, index)) check(inner, index, into);
    } else if (typeof inner === 'object' && name !== '@value') {
      collect(inner, index, into);
    }
  }
}

function isOwn(name: JsonValue, index: TermIndex): boolean {
  return (
    typeof name === 'string' && name.startsWith(index.stem) && index.namespaces.some((own) => name.startsWith(own))
  );
}

function check(name: JsonValue, index: TermIndex, into: Set<string>): void {
  if (typeof name !== 'string') return;
  let wrong = index.judged.get(name);
  if (wrong === undefined) {
    wrong = isUndefined(name, index);
    if (index.judged.size < MOST_JUDGED) index.judged.set(name, wrong);
  }
  if (wrong) into.add(name);
}

function isUndefined(name: string, index: TermIndex): boolean {
  if (index.known.has(name)) return false;
  const normal = normaliseIri(name, index);
  return normal.startsWith(index.namespace) ? !index.known.has(normal) : !NAMES.test(name) && name !== '@json';
}

function explain(iri: string, index: TermIndex): Finding {
  const normal = normaliseIri(iri, index);
  if (!normal.startsWith(index.namespace)) {
    const fix = 'Declare the prefix in @context, or leave the member out.';
    return finding('rdf/undefined-term', { found: iri, expected: UNDECLARED, fix });
  }
  const local = normal.slice(index.namespace.length);
  return finding('rdf/undefined-term', { found: `gx:${local}`, ...suggestion(local, index) });
}

/** What a misspelt name may have meant: a class where it begins with a capital letter, else a property. */
export function suggestion(name: string, index: TermIndex): { readonly expected: string; readonly fix: string } {
  const near = nearest(name, /^[A-Z]/.test(name) ? index.classNames : index.propertyNames);
  if (near === undefined) {
    return { expected: 'a term of the release', fix: 'Use a term that the release defines, or leave the member out.' };
  }
  return { expected: near, fix: `Write ${near}.` };
}
