import type { StoredFragment } from '#graph';
import type { Release } from '#rdf';

/** Fragments of a subject that another one refers to. */
export type Lookup = (iri: string) => readonly StoredFragment[];

type Said = Pick<StoredFragment, 'classes' | 'properties' | 'references'>;

/** Class IRIs of a fragment with all their super-classes. */
export function classesOf(said: Pick<Said, 'classes'>, release: Release): ReadonlySet<string> {
  return new Set(said.classes.flatMap((iri) => [iri, ...(release.classes.get(iri)?.superClasses ?? [])]));
}

/** Whether one of the classes has the role in the release. */
export function hasRole(classes: ReadonlySet<string>, role: string, release: Release): boolean {
  return (release.roles.get(role) ?? []).some((iri) => classes.has(iri));
}

/** Paths of a field for a fragment's classes, in the order of the release's table. */
export function pathsOf(field: string, classes: ReadonlySet<string>, release: Release): readonly (readonly string[])[] {
  return release.fields.filter((row) => row.field === field && classes.has(row.class)).map((row) => row.path);
}

/** Keys on a fragment of the properties that have a role. */
export function keysOf(role: string, release: Release): readonly string[] {
  return (release.roles.get(role) ?? []).flatMap((iri) => release.properties.get(iri)?.key ?? []);
}

/** Texts of one field of a fragment, each once: literals and IRIs, through folded nodes and through references. */
export function valuesOf(field: string, said: Said, release: Release, lookup: Lookup = () => []): readonly string[] {
  const paths = pathsOf(field, classesOf(said, release), release);
  return [...new Set(paths.flatMap((path) => follow(path, said, lookup)))];
}

/** IRIs that must be at hand before fields of these fragments can be read: those a longer path leads through. */
export function waypointsOf(said: Said, release: Release): readonly string[] {
  const classes = classesOf(said, release);
  const paths = release.fields.filter((row) => classes.has(row.class) && row.path.length > 1).map((row) => row.path);
  return said.references.filter(({ predicate }) => paths.some((p) => startsWith(p, predicate))).map(({ to }) => to);
}

function startsWith(path: readonly string[], predicate: string): boolean {
  return path.some((_, i) => i < path.length - 1 && path.slice(0, i + 1).join('_') === predicate);
}

/** Nodes are folded into keys as deep as they are single; the rest of a path goes through a text or a reference. */
function follow(path: readonly string[], said: Said, lookup: Lookup): readonly string[] {
  return path.flatMap((_, i) => {
    const key = path.slice(0, i + 1).join('_');
    const rest = path.slice(i + 1);
    const property = said.properties[key];
    const values = property === undefined ? [] : Array.isArray(property) ? property : [property];
    const references = said.references.filter(({ predicate }) => predicate === key).map(({ to }) => to);
    if (rest.length === 0) return [...values.flatMap((value) => leaves(String(value), [])), ...references];
    return [
      ...values.flatMap((value) => leaves(String(value), rest)),
      ...references.flatMap((iri) => lookup(iri).flatMap((fragment) => follow(rest, fragment, () => []))),
    ];
  });
}

/** A value at the end of a path; a node that repeats is kept as a JSON text and walked here. */
function leaves(value: string, rest: readonly string[]): readonly string[] {
  const node = value.startsWith('{') ? parseNode(value) : undefined;
  if (node === undefined) return rest.length === 0 ? [value] : [];
  let at: readonly unknown[] = [node];
  for (const key of rest)
    at = at.flatMap((n) => (typeof n === 'object' && n !== null ? ((n as Record<string, unknown>)[key] ?? []) : []));
  return at.flatMap((leaf) => {
    if (typeof leaf !== 'object' || leaf === null) return [String(leaf)];
    const { id, value } = leaf as { readonly id?: unknown; readonly value?: unknown };
    return typeof id === 'string' ? [id] : typeof value === 'string' ? [value] : [];
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
