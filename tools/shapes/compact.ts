import type { Release } from '#rdf';

const COMMON = [
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['sh', 'http://www.w3.org/ns/shacl#'],
] as const;

/** `gx:LegalPerson` for an IRI of a known namespace, else the IRI. */
export function compact(iri: string, { prefixes }: Pick<Release, 'prefixes'>): string {
  for (const [prefix, namespace] of [...(prefixes ?? []), ...COMMON]) {
    if (iri.startsWith(namespace) && iri.length > namespace.length) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}

/** `gx:LegalPerson` and what the release calls it in a language. */
export function called(iri: string, release: Release, language: 'en' | 'de' | 'fr'): string {
  const name = release.names?.get(iri)?.[language];
  const short = compact(iri, release);
  return name === undefined ? short : `${name} (${short})`;
}
