import { Accumulator } from './numbers/accumulator.ts';
import { Candidates } from './numbers/candidates.ts';
import type { CatalogueIndex, IndexOptions, Listed } from './catalogue-index.ts';
import { Columns } from './columns/columns.ts';
import { Currency } from './columns/currency.ts';
import { explain } from './query/explain.ts';
import { facetValues } from './query/facet-values.ts';
import { highlight } from './query/highlight.ts';
import type { Kind, Listing, Status } from './listing.ts';
import { MAX_SLOTS } from './numbers/lists.ts';
import { NameOrder } from './ordering/name-order.ts';
import { Providers } from './columns/providers.ts';
import { ownCopy } from './numbers/room.ts';
import { runSearch } from './query/run-search.ts';
import type { FacetValue, FacetValuesSearch, Highlight, Hits, Search, Why } from './search.ts';
import type { Stock } from './stock.ts';
import { Tally } from './numbers/tally.ts';
import { Text } from './text/text.ts';
import { Totals } from './columns/totals.ts';

/**
 * Every listing has a slot; slots have no gaps: a listing that is put anew keeps its own, and where one is dropped the last
 * one moves in. What is hidden has no slot, so nothing that is counted, ordered or suggested can know of it.
 */
export class SlotIndex implements CatalogueIndex {
  readonly #text = new Text();
  readonly #columns: Columns;
  readonly #providers = new Providers();
  readonly #totals: Totals;
  readonly #currency: Currency;
  readonly #slots = new Map<string, number>();
  readonly #iris: string[] = [];
  readonly #names: string[] = [];
  readonly #order: NameOrder;
  readonly #hidden = new Map<string, Listed>();
  readonly #scratch = {
    weights: new Accumulator(),
    scores: new Accumulator(),
    candidates: new Candidates(),
    counts: new Tally(),
    providers: new Tally(),
  };

  constructor({ columns = [], texts }: IndexOptions) {
    this.#columns = new Columns(columns, texts);
    this.#totals = new Totals(this.#columns);
    this.#currency = new Currency((slot, by) => this.#totals.add(slot, by));
    this.#order = new NameOrder((slot) => this.#iris[slot]!);
  }

  get size(): number {
    return this.#slots.size + this.#hidden.size;
  }

  get columns(): readonly string[] {
    return this.#columns.names;
  }

  put(listing: Listing): void {
    if (listing.hidden === true) {
      this.drop(listing.iri);
      this.#hidden.set(ownCopy(listing.iri), toListed(listing));
      return;
    }
    this.#hidden.delete(listing.iri);
    let slot = this.#slots.get(listing.iri);
    if (slot === undefined) {
      slot = this.#slots.size;
      if (slot === MAX_SLOTS) throw new RangeError(`The index holds ${MAX_SLOTS} listings`);
      const iri = ownCopy(listing.iri);
      this.#iris[slot] = iri;
      this.#slots.set(iri, slot);
    } else this.#leave(slot);
    this.#text.set(slot, listing);
    this.#columns.set(slot, listing);
    if (listing.kinds.includes('PARTICIPANT')) this.#settle(slot);
    const name = ownCopy(listing.names[0]?.value ?? '');
    this.#names[slot] = name;
    this.#order.insert(slot, name);
    this.#currency.add(slot, listing);
  }

  drop(iri: string): void {
    this.#hidden.delete(iri);
    const slot = this.#slots.get(iri);
    if (slot === undefined) return;
    this.#leave(slot);
    this.#text.delete(slot);
    this.#slots.delete(iri);
    const last = this.#slots.size;
    if (slot !== last) this.#move(last, slot);
    this.#iris.pop();
    this.#names.pop();
  }

  clear(): void {
    // The last one first: no other has to move into its place.
    for (const iri of [...this.#hidden.keys(), ...this.#iris.toReversed()]) this.drop(iri);
  }

  settle(): void {
    this.#order.settle();
  }

  get(iri: string): Listed | undefined {
    const slot = this.#slots.get(iri);
    if (slot === undefined) return this.#hidden.get(iri);
    const kinds: Kind[] = [];
    const kind = this.#columns.column('kind');
    kind.visit(slot, (code) => kinds.push(kind.dictionary.value(code) as Kind));
    const provider = this.#columns.column('provider').valueOf(slot);
    const validUntil = this.#currency.endOf(slot);
    return {
      iri,
      name: this.#names[slot]!,
      kinds,
      status: this.#columns.column('status').valueOf(slot) as Status,
      sequence: this.#columns.sequences[slot]!,
      hidden: false,
      ...(validUntil === Infinity ? {} : { validUntil }),
      ...(provider === undefined ? {} : { provider }),
    };
  }

  isHidden(iri: string): boolean {
    return this.#hidden.has(iri);
  }

  search(search: Search): Hits {
    return runSearch(search, this.#stock());
  }

  facetValues(search: FacetValuesSearch): readonly FacetValue[] {
    return facetValues(search, this.#stock());
  }

  explain(search: Search, iri: string): Why | undefined {
    return explain(search, iri, this.#stock());
  }

  highlight(query: string, text: string): Highlight {
    return highlight(query, text, this.#stock());
  }

  /** Enters a participant as a provider. */
  #settle(slot: number): void {
    const code = this.#columns.column('provider').dictionary.acquire(this.#iris[slot]!);
    this.#providers.add(slot, code, this.#text.namesOf(slot));
  }

  /** Takes a slot out of everything but its words, which are replaced or deleted next. */
  #leave(slot: number): void {
    this.#currency.remove(slot);
    this.#order.remove(slot);
    const code = this.#providers.codeAt(slot);
    if (code > 0) {
      this.#providers.remove(slot, this.#text.namesOf(slot));
      this.#columns.column('provider').dictionary.release(code);
    }
    this.#columns.clear(slot);
  }

  #move(from: number, to: number): void {
    this.#currency.remove(from);
    this.#order.remove(from);
    this.#text.move(from, to);
    this.#columns.move(from, to);
    this.#providers.move(from, to);
    this.#iris[to] = this.#iris[from]!;
    this.#names[to] = this.#names[from]!;
    this.#slots.set(this.#iris[to], to);
    this.#order.insert(to, this.#names[to]);
    this.#currency.move(from, to);
  }

  #stock(): Stock {
    return {
      text: this.#text,
      columns: this.#columns,
      providers: this.#providers,
      currency: this.#currency,
      totals: this.#totals,
      order: this.#order,
      size: this.#slots.size,
      iriOf: (slot) => this.#iris[slot]!,
      slotOf: (iri) => this.#slots.get(iri),
      scratch: this.#scratch,
    };
  }
}

function toListed({ iri, kinds, status, sequence, validUntil, provider, names }: Listing): Listed {
  const own = provider === undefined ? {} : { provider };
  const until = validUntil === undefined ? {} : { validUntil };
  return { iri, kinds, status, sequence, name: names[0]?.value ?? '', hidden: true, ...own, ...until };
}
