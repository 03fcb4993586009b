import type { JsonValue } from './json.ts';

/** Prefixes that an inline context may declare, each with the namespaces that go under that name. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ['vcard', ['http://www.w3.org/2006/vcard/ns#']],
  ['schema', ['https://schema.org/', 'http://schema.org/']],
  ['dct', ['http://purl.org/dc/terms/']],
  ['dcterms', ['http://purl.org/dc/terms/']],
  ['dcat', ['http://www.w3.org/ns/dcat#']],
  ['odrl', ['http://www.w3.org/ns/odrl/2/']],
  ['xsd', ['http://www.w3.org/2001/XMLSchema#']],
  ['foaf', ['http://xmlns.com/foaf/0.1/']],
  ['rdf', ['http://www.w3.org/1999/02/22-rdf-syntax-ns#']],
  ['rdfs', ['http://www.w3.org/2000/01/rdf-schema#']],
  ['skos', ['http://www.w3.org/2004/02/skos/core#']],
  ['owl', ['http://www.w3.org/2002/07/owl#']],
  ['cred', ['https://www.w3.org/2018/credentials#']],
  ['qudt', ['http://qudt.org/schema/qudt/']],
  ['qk', ['http://qudt.org/vocab/quantitykind/']],
  ['gx', []],
]);

export const ALLOWED_PREFIXES: readonly string[] = [...ALLOWED.keys()];

/**
 * True where an inline context may declare this prefix: a name of the list with its namespace. `own` says that the value
 * is one of the release's namespaces, which goes under `gx`.
 */
export function allowedPrefix(prefix: string, value: JsonValue, own: boolean): boolean {
  const namespaces = ALLOWED.get(prefix);
  if (namespaces === undefined || typeof value !== 'string') return false;
  return namespaces.includes(value) || (own && prefix === 'gx');
}
