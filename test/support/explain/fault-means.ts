import type { Release } from '#rdf';
import type { Instances, Json, JsonObject } from './instances.ts';
import { at } from './json-pointer.ts';

/** What the first finding about a fault must say; written where the fault is made, by who made it. */
export interface Key {
  /** Codes that name the cause; one, unless the specification lets two say the same. */
  readonly codes: readonly string[];
  readonly credential: number;
  readonly pointer: string;
  /** Compact name of the property at fault; undefined where a class or an identifier is. */
  readonly property?: string;
  /** What must be suggested. */
  readonly meant?: string;
}

/** What fault makers draw from. */
export interface Means {
  readonly release: Release;
  readonly instances: Instances;
  readonly random: () => number;
}

/** Changes a credential in place and says what is wrong with it now; undefined where the site does not fit. */
export type Maker<Site> = (document: JsonObject, site: Site, means: Means) => Omit<Key, 'credential'> | undefined;

export const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];
const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

export function set(document: JsonObject, pointer: string, value: Json): void {
  const holder = at(document, parentOf(pointer));
  const name = pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  if (Array.isArray(holder)) holder[Number(name)] = value;
  else (holder as JsonObject)[name] = value;
}

/** A slip of the pen in a name of more than three letters: a letter doubled, dropped or swapped with its neighbour. */
export function slip(word: string, random: () => number): string {
  const place = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter = '', next = '', after] = [
    word.slice(0, place),
    word[place],
    word[place + 1],
    word.slice(place + 2),
  ];
  const ways = [before + letter + letter + next + after, before + next + after, before + next + letter + after];
  return ways.find((way, n) => way !== word && n >= Math.floor(random() * 3)) ?? `${word}e`;
}

export function misspelt(name: string, { random, release }: Means): string | undefined {
  const colon = name.indexOf(':');
  const local = name.slice(colon + 1);
  if (local.length < 4) return undefined;
  const wrong = slip(local, random);
  const known = [...release.properties.keys(), ...release.classes.keys()].some(
    (iri) => iri.endsWith(`#${wrong}`) || iri.endsWith(`/${wrong}`),
  );
  return known ? undefined : name.slice(0, colon + 1) + wrong;
}
