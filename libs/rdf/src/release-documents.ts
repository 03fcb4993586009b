import { toJsonLd } from './json-ld-text.ts';
import type { Release } from './release.ts';
import { toShapesGraph } from './shapes-graph.ts';
import { toTurtle } from './turtle-text.ts';

/** A release as others read it: one document each, the same bytes for the same digest. */
export interface ReleaseDocuments {
  readonly name: string;
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Digest of the release. */
  readonly digest: string;
  /** Shapes, code lists and names, `text/turtle`. */
  readonly turtle: string;
  /** The same, `application/ld+json`. */
  readonly jsonLd: string;
  /** The JSON-LD context that credentials of the release name, `application/ld+json`. */
  readonly context: string;
}

/** Writes the documents of a release; some hundred milliseconds of work, so never on a thread that answers requests. */
export function toReleaseDocuments(release: Release): ReleaseDocuments {
  const { name, version = '', date = '', digest } = release;
  const quads = toShapesGraph(release);
  const prefixes = prefixesOf(release);
  return {
    name,
    version,
    date,
    digest,
    turtle: toTurtle(quads, prefixes, [`# Shapes of ${name} (${date}), ${digest}`]),
    jsonLd: JSON.stringify(toJsonLd(quads, prefixes)),
    context: JSON.stringify(release.contexts.get(release.namespace)),
  };
}

function prefixesOf({ name, prefixes = new Map<string, string>() }: Release): ReadonlyMap<string, string> {
  const own = ['shape', 'property', 'code'].map((kind) => [kind, `urn:cadastre:${name}:${kind}:`] as const);
  return new Map([
    ['sh', 'http://www.w3.org/ns/shacl#'],
    ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
    ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
    ...own,
    ...prefixes,
  ]);
}
