import { Columns } from './columns.ts';
import type { Hits, Listing, Search } from './listing.ts';
import { runSearch } from './run-search.ts';
import { Text } from './text.ts';

/**
 * The search index: listings in, hits out (graph.md §4). It holds no truth of its own: it is rebuilt from the store and
 * follows the log. Every method is synchronous, so a search sees one state.
 */
export interface CatalogueIndex {
  /** Lists a subject, or lists it anew. */
  put(listing: Listing): void;
  /** Takes a subject off the list; nothing happens where it was not on it. */
  drop(iri: string): void;
  /**
   * One page of what matches.
   * @throws Refusal `request/parameter` for a page size out of range, `request/cursor` for a cursor that is not ours.
   */
  search(search: Search): Hits;
  get(iri: string): Listing | undefined;
  /** Number of listings, expired ones that were not dropped yet included. */
  readonly size: number;
}

export function createIndex(): CatalogueIndex {
  return new SlotIndex();
}

/**
 * Every listing has a slot; a listing that is put anew gets a new one at the end, so that all slot lists stay ascending by
 * appending. When more slots are dead than alive, the living are renumbered in one pass.
 */
class SlotIndex implements CatalogueIndex {
  readonly #text = new Text();
  readonly #columns = new Columns();
  readonly #slots = new Map<string, number>();

  get size(): number {
    return this.#slots.size;
  }

  put(listing: Listing): void {
    this.drop(listing.iri);
    const slot = this.#columns.rows.length;
    this.#columns.add(slot, {
      ...listing,
      ...(listing.country === undefined ? {} : { country: listing.country.toUpperCase() }),
    });
    this.#text.add(slot, listing);
    this.#slots.set(listing.iri, slot);
  }

  drop(iri: string): void {
    const slot = this.#slots.get(iri);
    if (slot === undefined) return;
    this.#text.remove(slot);
    this.#columns.remove(slot);
    this.#slots.delete(iri);
    if (this.#columns.rows.length > 2 * this.#slots.size + SPARE) this.#renumber();
  }

  get(iri: string): Listing | undefined {
    const slot = this.#slots.get(iri);
    return slot === undefined ? undefined : this.#columns.rows[slot]?.listing;
  }

  search(search: Search): Hits {
    const stock = { text: this.#text, columns: this.#columns, size: this.size };
    return runSearch(search, { ...stock, slotOf: (iri) => this.#slots.get(iri) });
  }

  #renumber(): void {
    const { rows } = this.#columns;
    let next = 0;
    const to = Int32Array.from(rows, (row) => (row === undefined ? -1 : next++));
    this.#text.renumber(to);
    this.#columns.renumber(to);
    for (const [iri, slot] of this.#slots) this.#slots.set(iri, to[slot]!);
  }
}

/** Dead slots that are borne before a renumbering is worth it. */
const SPARE = 1024;
