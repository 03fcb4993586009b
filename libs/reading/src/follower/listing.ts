import type { StoredFragment } from '#graph';
import { lastEndOf, toMillis } from '#lifecycle';
import type { ClassRole, ColumnRow, PropertyRole, Release, Role } from '#rdf';
import type { Kind, Listing, TaggedText } from '#search';
import { toOutcomeView, toStatusView } from '../credentials/status-view.ts';
import { classesOf, headsOf, keysOf, parseNode, rolesOf, textsOf, waypointsOf, type Lookup } from './fields.ts';

/**
 * The owner's fragments of one subject → what the index keeps of it, or nothing where it is of no listed kind. Which
 * property feeds which field and column is the release's table; what is an offering of data or of a service is contract.md
 * §3. The newest word of the owner comes first. Where all have ended, these are its last words, and the status tells.
 */
export function toListing(fragments: readonly StoredFragment[], release: Release, lookup: Lookup): Listing | undefined {
  const words = ownWords(fragments);
  const main = mainOf(words, release);
  if (main === undefined) return undefined;
  const all = (field: string): readonly TaggedText[] =>
    distinct(inAll(words, (word) => textsOf(field, word, release, lookup)));
  const country = all('country').flatMap(({ value }) => toCountry(value))[0];
  const provider = words.flatMap((f) => referencesOf(f, 'providedBy', release))[0] ?? all('provider')[0]?.value;
  const end = endOf(words, release);
  const published = toMillis(main.decidedAt);
  return {
    iri: main.iri,
    kinds: kindsOf(words, release, lookup),
    // With all super-classes: a class stands for what is below it, in filters and in counts.
    classes: [...new Set(inAll(words, (word) => classesOf(word, release)))],
    names: all('name'),
    descriptions: all('description'),
    keywords: all('keyword'),
    issuer: main.issuer,
    outcome: toOutcomeView(main.outcome),
    status: toStatusView(main.status),
    values: valuesByColumn(release.columns ?? [], all),
    sequence: main.sequence,
    published,
    // What was admitted counts at once: the clock of its issuer may be ahead of ours, as far as `verify` lets it.
    validFrom: main.validFrom === '' ? 0 : Math.min(toMillis(main.validFrom), published),
    ...(provider === undefined ? {} : { provider }),
    ...(country === undefined ? {} : { country }),
    ...(main.anchor === undefined ? {} : { anchor: main.anchor }),
    ...(main.level === undefined ? {} : { level: main.level }),
    ...(end === undefined ? {} : { validUntil: end }),
  };
}

/** What is read of each; most things are said by one fragment. */
function inAll<T>(words: readonly StoredFragment[], read: (word: StoredFragment) => readonly T[]): readonly T[] {
  const [only] = words;
  return only !== undefined && words.length === 1 ? read(only) : words.flatMap(read);
}

/** The owner's fragments, newest first. */
export function ownWords(fragments: readonly StoredFragment[]): readonly StoredFragment[] {
  return fragments.filter((f) => f.listed).toSorted((a, b) => b.sequence - a.sequence);
}

/** The fragment whose credential vouches for the listing: the newest of a listed kind. */
export function mainOf(words: readonly StoredFragment[], release: Release): StoredFragment | undefined {
  return words.find((f) => isListed(f, release));
}

/** When the last of the credentials that vouch for a listing ends, ms since the epoch; nothing where one has no end. */
export function endOf(words: readonly StoredFragment[], release: Release): number | undefined {
  const end = lastEndOf(words.filter((f) => isListed(f, release)));
  return end === Infinity ? undefined : end;
}

/** Texts that say the same in the same language, once. */
export function distinct(texts: readonly TaggedText[]): readonly TaggedText[] {
  if (texts.length < 2) return texts;
  return [...new Map(texts.map((text) => [`${text.language} ${text.value}`, text])).values()];
}

function valuesByColumn(
  columns: readonly ColumnRow[],
  all: (field: string) => readonly TaggedText[],
): Record<string, readonly string[]> {
  const values: Record<string, readonly string[]> = {};
  for (const row of columns) {
    const said = toColumn(row, (field) => all(field).map(({ value }) => value));
    if (said.length > 0) values[row.name] = said;
  }
  return values;
}

/** What a column of the release holds, given the values of its fields: each once, in its form. */
export function toColumn(
  { fields, form }: ColumnRow,
  valuesOf: (field: string) => readonly string[],
): readonly string[] {
  const said = new Set<string>();
  for (const field of fields)
    for (const value of valuesOf(field)) for (const formed of toForm(value, form)) said.add(formed);
  return [...said];
}

function toForm(value: string, form: ColumnRow['form']): readonly string[] {
  switch (form) {
    case 'country':
      return toCountry(value);
    case 'region':
      return /^[A-Za-z]{2}-[A-Za-z0-9]{1,3}$/.test(value) ? [value.toUpperCase()] : [];
    case 'language':
      return [value.toLowerCase()];
    case 'iri':
      return [value];
    case undefined:
      return value.trim() === '' ? [] : [value];
  }
}

/** The country of a code of ISO 3166-1 or 3166-2. */
export function toCountry(code: string): readonly string[] {
  const country = /^([A-Za-z]{2})(?:-|$)/.exec(code)?.[1];
  return country === undefined ? [] : [country.toUpperCase()];
}

function isListed(said: StoredFragment, release: Release): boolean {
  const roles = rolesOf(said, release);
  return LISTED.some((role) => roles.has(role));
}

const LISTED: readonly ClassRole[] = ['participant', 'offering', 'dataProduct', 'resource'];

/** IRIs of what must be read with these fragments before they can be listed. */
export function neighboursOf(fragments: readonly StoredFragment[], release: Release): readonly string[] {
  const own = fragments.filter((f) => f.listed);
  return own.flatMap((f) => [...referencesOf(f, 'aggregates', release), ...waypointsOf(f, release)]);
}

/** IRIs that a fragment refers to by a property of this role. */
export function referencesOf(said: StoredFragment, role: PropertyRole, release: Release): readonly string[] {
  const keys = keysOf(role, release);
  return said.references.filter(({ predicate }) => keys.includes(predicate)).map(({ to }) => to);
}

function kindsOf(words: readonly StoredFragment[], release: Release, lookup: Lookup): readonly Kind[] {
  const is = (role: ClassRole): boolean => words.some((f) => rolesOf(f, release).has(role));
  if (is('participant')) return ['PARTICIPANT'];
  if (!is('offering') && !is('dataProduct')) return is('resource') ? ['RESOURCE'] : [];
  const aggregatesData = words.some((f) => aggregatedRoles(f, release, lookup).some(isData));
  if (!is('dataProduct') && !aggregatesData) return ['SERVICE'];
  return aggregatesData && words.some((f) => declares('endpoint', f, release)) ? ['DATA', 'SERVICE'] : ['DATA'];
}

function isData(roles: ReadonlySet<Role>): boolean {
  return roles.has('dataResource') && !roles.has('softwareResource');
}

/** Roles of each aggregated resource: of those with an IRI, and of those described in place. */
function aggregatedRoles(said: StoredFragment, release: Release, lookup: Lookup): readonly ReadonlySet<Role>[] {
  const referred = referencesOf(said, 'aggregates', release).map((iri) => lookup(iri).flatMap((f) => f.classes));
  const inPlace = keysOf('aggregates', release).flatMap((key) => {
    const single = [said.properties[`${key}_class`] ?? []].flat().map(String);
    const several = [said.properties[key] ?? []]
      .flat()
      .map((text) => [parseNode(String(text))?.['class'] ?? []].flat());
    return [single, ...several.map((list) => list.map(String))];
  });
  return [...referred, ...inPlace].map((classes) => rolesOf({ classes }, release));
}

function declares(field: string, said: StoredFragment, release: Release): boolean {
  const heads = headsOf(field, said, release);
  const keys = [...Object.keys(said.properties), ...said.references.map((r) => r.predicate)];
  return heads.some((head) => keys.some((key) => key === head || key.startsWith(`${head}_`)));
}
