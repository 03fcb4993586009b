import type { StoredFragment } from '#graph';
import type { PropertyRole, Release, Role } from '#rdf';
import type { TaggedText } from '#search';
import { planOf, type Step } from './class-plan.ts';

/** Fragments of a subject that another one refers to. */
export type Lookup = (iri: string) => readonly StoredFragment[];

export type Said = Pick<StoredFragment, 'classes' | 'properties' | 'languages' | 'references'>;

/** Class IRIs of a fragment with all their super-classes. */
export function classesOf(said: Pick<Said, 'classes'>, release: Release): readonly string[] {
  return planOf(said.classes, release).classes;
}

/** Roles of the release that one of its classes has. */
export function rolesOf(said: Pick<Said, 'classes'>, release: Release): ReadonlySet<Role> {
  return planOf(said.classes, release).roles;
}

/** Keys at which a field of a fragment may begin. */
export function headsOf(field: string, said: Pick<Said, 'classes'>, release: Release): readonly string[] {
  return (planOf(said.classes, release).steps.get(field) ?? []).flatMap(({ key, isHead }) => (isHead ? [key] : []));
}

/** Keys on a fragment of the properties that have a role. */
export function keysOf(role: PropertyRole, release: Release): readonly string[] {
  return (release.roles.get(role) ?? []).flatMap((iri) => release.properties.get(iri)?.key ?? []);
}

/** Texts of one field of a fragment with their languages: literals and IRIs, through folded nodes and through references. */
export function textsOf(field: string, said: Said, release: Release, lookup: Lookup = nothing): readonly TaggedText[] {
  const steps = planOf(said.classes, release).steps.get(field);
  return steps === undefined ? [] : follow(steps, said, lookup);
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
function follow(steps: readonly Step[], said: Said, lookup: Lookup): readonly TaggedText[] {
  const texts: TaggedText[] = [];
  for (const { key, rest, onward } of steps) {
    if (said.properties[key] !== undefined) texts.push(...taggedAt(key, said).flatMap((text) => leaves(text, rest)));
    for (const { predicate, to } of said.references) {
      if (predicate !== key) continue;
      if (rest.length === 0) texts.push(untagged(to));
      else texts.push(...lookup(to).flatMap((fragment) => follow(onward, fragment, nothing)));
    }
  }
  return texts;
}

function nothing(): readonly StoredFragment[] {
  return [];
}

function taggedAt(key: string, { properties, languages }: Said): readonly TaggedText[] {
  const tags = languages[key];
  return [properties[key] ?? []]
    .flat()
    .map((value, i) => ({ value: String(value), language: (tags?.[i] ?? '').toLowerCase() }));
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
