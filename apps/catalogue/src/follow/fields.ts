import type { StoredFragment } from '#graph';
import type { Release } from '#rdf';
import type { TaggedText } from '#search';

/** Fragments of a subject that another one refers to. */
export type Lookup = (iri: string) => readonly StoredFragment[];

export type Said = Pick<StoredFragment, 'classes' | 'properties' | 'languages' | 'references'>;

/** What a release says of things of the same classes: worked out once. */
interface Plan {
  readonly classes: ReadonlySet<string>;
  readonly paths: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Keys at which a path of several steps may leave the fragment. */
  readonly leads: ReadonlySet<string>;
}
const PLANS = new WeakMap<Release, Map<string, Plan>>();
/** Sets of classes that are remembered: a lab lets any class in. */
const MOST_PLANS = 1_000;

function planOf(classes: readonly string[], release: Release): Plan {
  const plans = PLANS.get(release) ?? new Map<string, Plan>();
  PLANS.set(release, plans);
  const key = classes.join(' ');
  const known = plans.get(key);
  if (known !== undefined) return known;
  if (plans.size >= MOST_PLANS) plans.clear();
  const plan = toPlan(classes, release);
  plans.set(key, plan);
  return plan;
}

function toPlan(said: readonly string[], release: Release): Plan {
  const classes = new Set(said.flatMap((iri) => [iri, ...(release.classes.get(iri)?.superClasses ?? [])]));
  const rows = release.fields.filter((row) => classes.has(row.class));
  const leads = rows.flatMap(({ path }) => path.slice(0, -1).map((_, i) => path.slice(0, i + 1).join('_')));
  const paths = Map.groupBy(rows, (row) => row.field);
  return {
    classes,
    paths: new Map([...paths].map(([field, of]) => [field, of.map((row) => row.path)])),
    leads: new Set(leads),
  };
}

/** Class IRIs of a fragment with all their super-classes. */
export function classesOf(said: Pick<Said, 'classes'>, release: Release): ReadonlySet<string> {
  return planOf(said.classes, release).classes;
}

/** Whether one of the classes has the role in the release. */
export function hasRole(classes: ReadonlySet<string>, role: string, release: Release): boolean {
  return (release.roles.get(role) ?? []).some((iri) => classes.has(iri));
}

/** Paths of a field for a fragment's classes, in the order of the release's table. */
export function pathsOf(field: string, said: Pick<Said, 'classes'>, release: Release): readonly (readonly string[])[] {
  return planOf(said.classes, release).paths.get(field) ?? [];
}

/** Keys on a fragment of the properties that have a role. */
export function keysOf(role: string, release: Release): readonly string[] {
  return (release.roles.get(role) ?? []).flatMap((iri) => release.properties.get(iri)?.key ?? []);
}

/** Texts of one field of a fragment with their languages: literals and IRIs, through folded nodes and through references. */
export function textsOf(field: string, said: Said, release: Release, lookup: Lookup = () => []): readonly TaggedText[] {
  return pathsOf(field, said, release).flatMap((path) => follow(path, said, lookup));
}

/** The texts of a field, each once, whatever their language. */
export function valuesOf(field: string, said: Said, release: Release, lookup?: Lookup): readonly string[] {
  return [...new Set(textsOf(field, said, release, lookup).map(({ value }) => value))];
}

/** IRIs that must be at hand before fields of these fragments can be read: those a longer path leads through. */
export function waypointsOf(said: Said, release: Release): readonly string[] {
  const { leads } = planOf(said.classes, release);
  return said.references.filter(({ predicate }) => leads.has(predicate)).map(({ to }) => to);
}

/** Nodes are folded into keys as deep as they are single; the rest of a path goes through a text or a reference. */
function follow(path: readonly string[], said: Said, lookup: Lookup): readonly TaggedText[] {
  return path.flatMap((_, i) => {
    const key = path.slice(0, i + 1).join('_');
    const rest = path.slice(i + 1);
    const texts = taggedAt(key, said);
    const references = said.references.filter(({ predicate }) => predicate === key).map(({ to }) => to);
    if (rest.length === 0) return [...texts.flatMap((text) => leaves(text, [])), ...references.map(untagged)];
    return [
      ...texts.flatMap((text) => leaves(text, rest)),
      ...references.flatMap((iri) => lookup(iri).flatMap((fragment) => follow(rest, fragment, () => []))),
    ];
  });
}

function taggedAt(key: string, { properties, languages }: Said): readonly TaggedText[] {
  const property = properties[key];
  if (property === undefined) return [];
  const tags = languages[key];
  return [property].flat().map((value, i) => ({ value: String(value), language: (tags?.[i] ?? '').toLowerCase() }));
}

function untagged(value: string): TaggedText {
  return { value, language: '' };
}

/** A value at the end of a path; a node that repeats is kept as a JSON text and walked here. */
function leaves(text: TaggedText, rest: readonly string[]): readonly TaggedText[] {
  const node = text.value.startsWith('{') ? parseNode(text.value) : undefined;
  if (node === undefined) return rest.length === 0 ? [text] : [];
  let at: readonly unknown[] = [node];
  for (const key of rest)
    at = at.flatMap((n) => (typeof n === 'object' && n !== null ? ((n as Record<string, unknown>)[key] ?? []) : []));
  return at.flatMap((leaf) => {
    if (typeof leaf !== 'object' || leaf === null) return [untagged(String(leaf))];
    const { id, value, language } = leaf as {
      readonly id?: unknown;
      readonly value?: unknown;
      readonly language?: unknown;
    };
    if (typeof id === 'string') return [untagged(id)];
    if (typeof value !== 'string') return [];
    return [{ value, language: typeof language === 'string' ? language.toLowerCase() : '' }];
  });
}

/** The members of a folded node; nothing for a text that only begins like one. */
export function parseNode(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
