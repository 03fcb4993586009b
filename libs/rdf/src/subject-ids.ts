import { isObject, type JsonObject, type JsonValue } from './json.ts';
import type { RdfQuad } from './json-ld.ts';

/**
 * A subject without id must be found again after two renamings of blank nodes (jsonld's and RDFC's), so it goes through
 * jsonld under an IRI that nobody can have written: one that holds the digest of the credential's own bytes.
 */
export interface NamedSubjects {
  readonly nodes: readonly JsonObject[];
  /** Identifier per subject, in document order: an IRI, or `_:subject<n>` for one without. */
  readonly ids: readonly string[];
  /** jsonld's quads with the stand-ins as blank nodes `subject<n>`. */
  readonly restore: (dataset: readonly RdfQuad[]) => readonly RdfQuad[];
}

export function nameSubjects(nodes: readonly JsonObject[], digest: string): NamedSubjects {
  const standIn = `urn:cadastre:subject:${digest}:`;
  let named = nodes;
  const ids: string[] = [];
  nodes.forEach((node, position) => {
    const id = node['@id'];
    if (typeof id === 'string' && !id.startsWith('_:')) {
      ids.push(id);
      return;
    }
    const existing =
      ids.length > 0 && typeof id === 'string' ? nodes.findIndex((other) => other['@id'] === id) : position;
    ids.push(`_:subject${existing}`);
    named =
      typeof id === 'string'
        ? (rename(named, id, standIn + existing) as readonly JsonObject[])
        : named.map((other, at) => (at === position ? { ...other, '@id': standIn + position } : other));
  });
  return {
    nodes: named,
    ids,
    restore: (dataset) => (named === nodes ? dataset : dataset.map((quad) => restored(quad, standIn))),
  };
}

function rename(value: JsonValue, from: string, to: string): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => rename(item, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === '@id' && inner === from ? to : rename(inner, from, to),
    ]),
  );
}

function restored(quad: RdfQuad, standIn: string): RdfQuad {
  return { ...quad, subject: blank(quad.subject, standIn), object: blank(quad.object, standIn) };
}

function blank(term: RdfQuad['subject'], standIn: string): RdfQuad['subject'] {
  if (term.termType !== 'NamedNode' || !term.value.startsWith(standIn)) return term;
  return { termType: 'BlankNode', value: `subject${term.value.slice(standIn.length)}` };
}
