import type { Release } from '#rdf';
import { textOf, type Json, type JsonObject } from './instances.ts';

/** The same document with Gaia-X terms written without their prefix, where the contexts read them alike. */
export function bareDocument(document: JsonObject, release: Release): JsonObject {
  return mapped(document, plainNames(release)) as JsonObject;
}

/** A pointer or a compact name into such a document. */
export function barePointer(pointer: string, release: Release): string {
  const isPlain = plainNames(release);
  return pointer.replace(/\/gx:([^/]+)/g, (whole, local: string) => (isPlain(local) ? `/${local}` : whole));
}

/** Names that no context gives another meaning or a datatype. */
function plainNames(release: Release): (local: string) => boolean {
  const terms = new Set<string>();
  for (const { '@context': context } of release.contexts.values()) {
    if (typeof context === 'object' && context !== null) for (const name of Object.keys(context)) terms.add(name);
  }
  return (local) => !terms.has(local);
}

function mapped(value: Json, isPlain: (local: string) => boolean): Json {
  if (Array.isArray(value)) return value.map((item) => mapped(item, isPlain));
  if (typeof value !== 'object' || value === null) return value;
  const bare = (name: string): string => (name.startsWith('gx:') && isPlain(name.slice(3)) ? name.slice(3) : name);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === '@context') return [name, inner];
      if (name !== 'type') return [bare(name), mapped(inner, isPlain)];
      return [name, Array.isArray(inner) ? inner.map((type) => bare(textOf(type))) : bare(textOf(inner))];
    }),
  );
}
