import { Refusal } from '#refusal';
import { Bits } from '../numbers/bits.ts';
import { Column } from './column.ts';
import { caseless } from './dictionary.ts';
import type { Kind, Level, Listing } from '../listing.ts';
import { roomFor } from '../numbers/room.ts';
import { COLUMNS } from '../search.ts';

const KINDS: readonly Kind[] = ['PARTICIPANT', 'DATA', 'SERVICE', 'RESOURCE'];
/** In rising order. */
export const LEVELS: readonly Level[] = ['SC', 'L1', 'L2', 'L3'];

/** Columns with many values, whose slots are read value by value. */
const LONG: readonly string[] = ['provider', 'keyword', 'issuer'];
/** Joined at the time of a search, never stored. */
const JOINED = 'providerCountry';

/** All columns of the index: those that every index has, then those of the release. */
export class Columns {
  readonly names: readonly string[];
  /** Stored columns in a fixed order. */
  readonly stored: readonly Column[];
  /** The same by name. `country` holds a listing's own; the provider's is joined. */
  readonly #columns: ReadonlyMap<string, Column>;
  /** What each stored column holds of a listing, in the same order. */
  readonly #readers: readonly Reader[];
  #kinds = new Uint8Array(64);
  /** By slot: position of the level in `LEVELS` + 1; 0 for none. */
  levels = new Float64Array(64);
  sequences = new Float64Array(64);
  published = new Float64Array(64);

  /**
   * `texts`: those of the release in which case does not matter.
   * @throws Error where a column of the release has the name of one that every index has.
   */
  constructor(release: readonly string[], texts: readonly string[] = []) {
    this.names = [...COLUMNS, ...new Set(release)];
    if (new Set(this.names).size < this.names.length) throw new Error(`A column twice: ${this.names.join(' ')}`);
    const stored = this.names.filter((name) => name !== JOINED);
    this.#columns = new Map(
      stored.map((name) => [name, new Column({ isLong: LONG.includes(name), isText: texts.includes(name) })]),
    );
    this.stored = [...this.#columns.values()];
    this.#readers = stored.map(
      (name) => OWN.get(name) ?? (texts.includes(name) ? textReader(name) : releaseReader(name)),
    );
  }

  /** A stored column. @throws Refusal `request/parameter` where there is none of this name. */
  column(name: string): Column {
    const column = this.#columns.get(name);
    if (column === undefined)
      throw Refusal.of('request/parameter', { expected: this.names.join(', '), found: name.slice(0, 80) });
    return column;
  }

  set(slot: number, listing: Listing): void {
    for (let i = 0; i < this.stored.length; i++) this.stored[i]!.set(slot, this.#readers[i]!(listing));
    this.#makeRoom(slot);
    this.#kinds[slot] = toMask(listing.kinds) || KINDLESS;
    this.levels[slot] = listing.level === undefined ? 0 : LEVELS.indexOf(listing.level) + 1;
    this.sequences[slot] = listing.sequence;
    this.published[slot] = listing.published;
  }

  clear(slot: number): void {
    for (const column of this.stored) column.clear(slot);
  }

  move(from: number, to: number): void {
    for (const column of this.stored) column.move(from, to);
    this.#kinds[to] = this.#kinds[from]!;
    this.levels[to] = this.levels[from]!;
    this.sequences[to] = this.sequences[from]!;
    this.published[to] = this.published[from]!;
  }

  /** One bit per kind. */
  maskOf(slot: number): number {
    return this.#kinds[slot]!;
  }

  /** Slots of one of these kinds. */
  withinOf(kinds: readonly Kind[], capacity: number): Bits {
    const bits = new Bits(capacity);
    const column = this.column('kind');
    for (const kind of kinds) column.fill(bits, column.dictionary.find(kind) ?? 0);
    return bits;
  }

  #makeRoom(slot: number): void {
    if (slot < this.#kinds.length) return;
    this.#kinds = roomFor(this.#kinds, slot + 1);
    this.levels = roomFor(this.levels, slot + 1);
    this.sequences = roomFor(this.sequences, slot + 1);
    this.published = roomFor(this.published, slot + 1);
  }
}

/** The bit of a listing of no kind. */
const KINDLESS = 2 ** KINDS.length;
/** The mask of everything. */
export const ALL_KINDS = 2 * KINDLESS - 1;

export function toMask(kinds: readonly Kind[]): number {
  let mask = 0;
  for (const kind of kinds) mask |= 1 << KINDS.indexOf(kind);
  return mask;
}

/**
 * A value as its column holds it: keywords in lower case, countries in upper case, all else as it was said. Texts of the release
 * keep each spelling, and are found by any (`Dictionary`).
 */
export function toHeld(column: string, value: string): string {
  if (column === 'keyword') return value.trim().toLowerCase();
  return column === 'country' || column === JOINED ? value.toUpperCase() : value;
}

type Reader = (listing: Listing) => readonly string[] | string | undefined;

/** A text that says nothing is no value. */
const said = (value: string | undefined): string | undefined => value || undefined;

const OWN: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['kind', ({ kinds }) => kinds],
  ['class', ({ classes }) => classes],
  ['provider', ({ provider }) => said(provider)],
  ['country', ({ country }) => said(country?.toUpperCase())],
  ['keyword', ({ keywords }) => keywords.map(({ value }) => toHeld('keyword', value)).filter((value) => value !== '')],
  ['issuer', ({ issuer }) => said(issuer)],
  ['anchor', ({ anchor }) => said(anchor)],
  ['outcome', ({ outcome }) => outcome],
  ['level', ({ level }) => said(level)],
  ['status', ({ status }) => status],
]);

function releaseReader(name: string): Reader {
  return ({ values }) => (Object.hasOwn(values, name) ? values[name] : undefined);
}

/** A text that a listing has in two spellings counts once. */
function textReader(name: string): Reader {
  const read = releaseReader(name);
  return (listing) => {
    const values = read(listing);
    if (typeof values !== 'object' || values.length < 2) return values;
    return [...new Map(values.toReversed().map((value) => [caseless(value), value])).values()];
  };
}
