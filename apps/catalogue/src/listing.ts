import type { StoredFragment } from '#graph';
import type { Release } from '#rdf';
import type { Kind, Listing } from '#search';
import { classesOf, hasRole, keysOf, parseNode, pathsOf, valuesOf, waypointsOf, type Lookup } from './fields.ts';

/**
 * Listed fragments of one subject → what the index keeps of it, or nothing where it is of no listed kind. Which property
 * feeds which field is the release's table; what is an offering of data or of a service is contract.md §3. The newest word
 * of the owner comes first.
 */
export function toListing(fragments: readonly StoredFragment[], release: Release, lookup: Lookup): Listing | undefined {
  const words = ownWords(fragments);
  const main = mainOf(words, release);
  if (main === undefined) return undefined;
  const all = (field: string): readonly string[] => [
    ...new Set(words.flatMap((fragment) => valuesOf(field, fragment, release, lookup))),
  ];
  const country = all('country').flatMap((code) => /^([A-Za-z]{2})(?:-|$)/.exec(code)?.[1] ?? [])[0];
  const provider = words.flatMap((f) => referencesOf(f, 'providedBy', release))[0] ?? all('provider')[0];
  const vouching = words.filter((f) => isListed(f, release));
  const ends = vouching.map((f) => (f.validUntil === undefined ? Infinity : Date.parse(f.validUntil)));
  const end = Math.max(...ends);
  return {
    iri: main.iri,
    kinds: kindsOf(words, release, lookup),
    classes: [...new Set(words.flatMap((f) => f.classes))],
    name: all('name')[0] ?? '',
    description: all('description').join('\n'),
    keywords: all('keyword'),
    outcome: main.outcome === 'compliant' ? 'COMPLIANT' : 'ACCEPTED',
    sequence: main.sequence,
    validFrom: main.validFrom,
    ...(provider === undefined ? {} : { provider }),
    ...(country === undefined ? {} : { country: country.toUpperCase() }),
    ...(main.level === undefined ? {} : { level: main.level }),
    ...(end === Infinity ? {} : { validUntil: end }),
  };
}

/** The owner's fragments, newest first. */
export function ownWords(fragments: readonly StoredFragment[]): readonly StoredFragment[] {
  return fragments.filter((f) => f.listed).toSorted((a, b) => b.sequence - a.sequence);
}

/** The fragment whose credential vouches for the listing: the newest of a listed kind. */
export function mainOf(words: readonly StoredFragment[], release: Release): StoredFragment | undefined {
  return words.find((f) => isListed(f, release));
}

function isListed(said: StoredFragment, release: Release): boolean {
  const classes = classesOf(said, release);
  return LISTED.some((role) => hasRole(classes, role, release));
}

const LISTED = ['participant', 'offering', 'dataProduct', 'resource'];

/** IRIs of what must be read with these fragments before they can be listed. */
export function neighboursOf(fragments: readonly StoredFragment[], release: Release): readonly string[] {
  const own = ownWords(fragments);
  return own.flatMap((f) => [...referencesOf(f, 'aggregates', release), ...waypointsOf(f, release)]);
}

/** IRIs that a fragment refers to by a property of this role. */
export function referencesOf(said: StoredFragment, role: string, release: Release): readonly string[] {
  const keys = keysOf(role, release);
  return said.references.filter(({ predicate }) => keys.includes(predicate)).map(({ to }) => to);
}

function kindsOf(words: readonly StoredFragment[], release: Release, lookup: Lookup): readonly Kind[] {
  const classes = new Set(words.flatMap((f) => [...classesOf(f, release)]));
  const is = (role: string): boolean => hasRole(classes, role, release);
  if (is('participant')) return ['PARTICIPANT'];
  if (!is('offering') && !is('dataProduct')) return is('resource') ? ['RESOURCE'] : [];
  const aggregatesData = words.some((f) => aggregatedClasses(f, release, lookup).some((c) => isData(c, release)));
  if (!is('dataProduct') && !aggregatesData) return ['SERVICE'];
  return aggregatesData && words.some((f) => declares('endpoint', f, release)) ? ['DATA', 'SERVICE'] : ['DATA'];
}

function isData(classes: ReadonlySet<string>, release: Release): boolean {
  return hasRole(classes, 'dataResource', release) && !hasRole(classes, 'softwareResource', release);
}

/** Classes of each aggregated resource: of those with an IRI, and of those described in place. */
function aggregatedClasses(said: StoredFragment, release: Release, lookup: Lookup): readonly ReadonlySet<string>[] {
  const referred = referencesOf(said, 'aggregates', release).map((iri) => lookup(iri).flatMap((f) => f.classes));
  const inPlace = keysOf('aggregates', release).flatMap((key) => {
    const single = [said.properties[`${key}_class`] ?? []].flat().map(String);
    const several = [said.properties[key] ?? []]
      .flat()
      .map((text) => [parseNode(String(text))?.['class'] ?? []].flat());
    return [single, ...several.map((list) => list.map(String))];
  });
  return [...referred, ...inPlace].map((classes) => classesOf({ classes }, release));
}

function declares(field: string, said: StoredFragment, release: Release): boolean {
  const heads = pathsOf(field, classesOf(said, release), release).map((path) => path[0]);
  const keys = [...Object.keys(said.properties), ...said.references.map((r) => r.predicate)];
  return heads.some((head) => head !== undefined && keys.some((key) => key === head || key.startsWith(`${head}_`)));
}
