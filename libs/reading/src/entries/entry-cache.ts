import type { StoredFragment } from '#graph';
import { firstEndOf } from '#lifecycle';
import type { EntityView } from './entry-view.ts';

/** What is kept of one subject between requests: the fragments of the active credentials that describe it. */
export interface CachedEntry {
  readonly fragments: readonly StoredFragment[];
  /** When the first of them ends, ms since the epoch. */
  readonly until: number;
  /** Codes of what stood against the credential that vouches for it; read where there were any. */
  codes?: { readonly digest: string; readonly codes: readonly string[] };
  /** Its views, all fragments valid, by the languages of the reader. */
  readonly views: Map<string, EntityView>;
}

/** About so many characters are kept, and of so many readers' languages. */
const MOST_CHARACTERS = 48_000_000;
const MOST_VIEWS = 8;

/**
 * The entries that were read last (graph.md §4): a page that is asked for again costs the store nothing. Credentials
 * never change, so one holds until the log touches its subject; then the follower drops it.
 */
export class EntryCache {
  readonly #entries = new Map<string, { readonly entry: CachedEntry; readonly weight: number }>();
  #weight = 0;
  #epoch = 0;

  /** What a read begins with and `put` is given: an entry is not kept where something changed since. */
  get epoch(): number {
    return this.#epoch;
  }

  get(iri: string): CachedEntry | undefined {
    const found = this.#entries.get(iri);
    if (found === undefined) return undefined;
    this.#entries.delete(iri);
    this.#entries.set(iri, found);
    return found.entry;
  }

  put(iri: string, fragments: readonly StoredFragment[], epoch: number): CachedEntry {
    const entry: CachedEntry = { fragments, until: firstEndOf(fragments), views: new Map() };
    if (epoch !== this.#epoch || fragments.some(isBeingAttested)) return entry;
    this.#forget(iri);
    const weight = weightOf(fragments);
    this.#entries.set(iri, { entry, weight });
    this.#weight += weight;
    for (const [oldest] of this.#entries) {
      if (this.#weight <= MOST_CHARACTERS) break;
      this.#forget(oldest);
    }
    return entry;
  }

  /** The log touched these subjects. */
  drop(iris: readonly string[]): void {
    this.#epoch++;
    for (const iri of iris) this.#forget(iri);
  }

  /** The store holds another catalogue than before. */
  clear(): void {
    this.#epoch++;
    this.#entries.clear();
    this.#weight = 0;
  }

  #forget(iri: string): void {
    this.#weight -= this.#entries.get(iri)?.weight ?? 0;
    this.#entries.delete(iri);
  }
}

/** An attestation is signed right after its commit, and the log says nothing of it. */
function isBeingAttested({ level, attestationDigest }: StoredFragment): boolean {
  return level !== undefined && attestationDigest === undefined;
}

/** Keeps a view of an entry; of those for rare languages, none. */
export function keepView(entry: CachedEntry, key: string, view: EntityView): EntityView {
  if (entry.views.size < MOST_VIEWS) entry.views.set(key, view);
  return view;
}

/** About how many characters the fragments hold. */
function weightOf(fragments: readonly StoredFragment[]): number {
  let weight = 500;
  for (const { properties, references } of fragments) {
    weight += 1_000 + 150 * references.length;
    for (const value of Object.values(properties))
      for (const one of [value].flat()) weight += 50 + (typeof one === 'string' ? one.length : 0);
  }
  return weight;
}
