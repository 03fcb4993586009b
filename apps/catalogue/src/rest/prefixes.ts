import type { Release } from '#rdf';

/** Prefixes that everybody knows; those of the release come first. */
const KNOWN: readonly (readonly [prefix: string, namespace: string])[] = [
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['foaf', 'http://xmlns.com/foaf/0.1/'],
  ['prov', 'http://www.w3.org/ns/prov#'],
];

/** Prefix → namespace: the first that fits is the one to write. */
export function prefixesOf({
  prefixes = new Map<string, string>(),
}: Pick<Release, 'prefixes'>): ReadonlyMap<string, string> {
  return new Map([...prefixes, ...KNOWN.filter(([prefix]) => !prefixes.has(prefix))]);
}
