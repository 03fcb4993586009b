import type { RefusalRecord, StoredCredential, StoredFragment } from '#graph';
import { hasEnded } from '#lifecycle';
import type { Release } from '#rdf';
import type { CatalogueIndex, Listed } from '#search';
import { Batch } from './batch.ts';
import { keepView, type Card, type Cards } from './cards.ts';
import type { CatalogueOptions } from '../catalogue-options.ts';
import { codesOf } from './credential-view.ts';
import { waypointsOf } from '../follow/fields.ts';
import type { Follow } from '../follow/follow.ts';
import { mainOf, ownWords } from '../follow/listing.ts';
import type { Soon } from './soon.ts';
import { lastWordsOf } from '../follow/to-listings.ts';
import { toView, type EntityView } from './views.ts';

export interface Catalogue extends Pick<CatalogueOptions, 'store' | 'release' | 'clock'> {
  readonly index: CatalogueIndex;
  readonly follow: Follow;
  readonly cards: Cards;
}

/** Who asks, and for how long. */
export interface Asking {
  /** Languages of the reader, most wanted first (`parseLanguages`). */
  readonly languages?: readonly string[];
  /** Aborted when the client left or the time is over: from then on the store is asked nothing. */
  readonly signal?: AbortSignal;
}

/** How an entity is wanted. */
export interface Wanted {
  readonly includeInactive?: boolean | undefined;
  /** Default: the languages of the request. */
  readonly languages?: readonly string[] | undefined;
}

/** Reads of one request: one instant, every thing read once, everything that is asked for together read together. */
export class Reader {
  /** Milliseconds since the epoch: what is valid is decided at one instant for the whole answer. */
  readonly now: number;
  readonly languages: readonly string[];
  readonly #catalogue: Catalogue;
  readonly #signal: AbortSignal | undefined;
  readonly #cards: Batch<Card>;
  readonly #lastWords: Batch<readonly StoredFragment[]>;
  readonly #credentials: Batch<StoredCredential>;

  constructor(catalogue: Catalogue, { languages = [], signal }: Asking = {}) {
    const { store, clock, cards } = catalogue;
    this.#catalogue = catalogue;
    this.#signal = signal;
    this.languages = languages;
    this.now = clock().getTime();
    this.#cards = this.#batch(async (iris) => {
      const { epoch } = cards;
      const found = Map.groupBy(await store.fragments(iris), (f) => f.iri);
      return new Map(iris.map((iri) => [iri, cards.put(iri, found.get(iri) ?? [], epoch)]));
    });
    this.#lastWords = this.#batch((iris) => lastWordsOf(iris, catalogue));
    this.#credentials = this.#batch(async (digests) => {
      const found = await store.credentials(digests);
      return new Map(found.filter((c) => c !== undefined).map((c) => [c.digest, c]));
    });
  }

  get index(): CatalogueIndex {
    return this.#catalogue.index;
  }

  get release(): Release {
    return this.#catalogue.release;
  }

  /** Everything this process acknowledged is visible to what is read next. */
  async caughtUp(): Promise<void> {
    await this.#catalogue.follow.upTo();
  }

  /** A listed entity: one that is active now, unless an inactive one is wanted too. */
  async entity(iri: string, wanted: Wanted = {}): Promise<EntityView | undefined> {
    return (await this.entities([iri], wanted))[0];
  }

  /** Listed entities in the order of their IRIs; others are left out. Most pages are at hand. */
  entities(iris: readonly string[], wanted: Wanted = {}): Soon<readonly EntityView[]> {
    const key = (wanted.languages ?? this.languages).join();
    const kept: EntityView[] = [];
    for (const iri of iris) {
      const view = this.#kept(iri, key);
      if (view === undefined) return this.#all(iris, wanted);
      kept.push(view);
    }
    return kept;
  }

  /** All that is said of things that need not be listed: registration numbers. */
  async said(iris: readonly string[]): Promise<readonly StoredFragment[]> {
    const cards = await Promise.all(iris.map((iri) => this.#card(iri)));
    return cards.flatMap(({ fragments }) => fragments).filter((f) => this.isValid(f));
  }

  /** All that is said of one thing, what is past its end but not yet logged so included. */
  async spoken(iri: string): Promise<readonly StoredFragment[]> {
    return (await this.#card(iri)).fragments;
  }

  /** The owners' words on things that need not be listed: addresses. */
  async words(iris: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFragment[]>> {
    const said = await this.said(iris);
    return Map.groupBy(
      said.filter((f) => f.listed),
      (f) => f.iri,
    );
  }

  /** The owners' words on what paths of fields lead through. */
  waypoints(own: readonly StoredFragment[]): Promise<ReadonlyMap<string, readonly StoredFragment[]>> {
    return this.words([...new Set(own.flatMap((fragment) => waypointsOf(fragment, this.release)))]);
  }

  /** A stored credential, whatever became of it; nothing where what it is about is hidden. */
  async credential(digest: string): Promise<StoredCredential | undefined> {
    const credential = await this.#credentials.load(digest);
    return credential === undefined || this.index.isHidden(credential.subject) ? undefined : credential;
  }

  credentials(digests: readonly string[]): Promise<readonly StoredCredential[]> {
    return this.#credentials.loadAll(digests);
  }

  /** The credential that was the last word of a subject's owner, where none is active, and when it ended (RFC 3339). */
  async lastCredential(
    iri: string,
  ): Promise<{ readonly credential: StoredCredential; readonly at: string | undefined } | undefined> {
    this.#signal?.throwIfAborted();
    const { store } = this.#catalogue;
    const credential = (await store.lastWords([iri])).get(iri);
    if (credential === undefined) return undefined;
    const [end] = credential.until === undefined ? [] : await store.log(credential.until, 1);
    return { credential, at: end?.time };
  }

  /** Refusals that concern an IRI, newest first. */
  async refusals(iri: string): Promise<readonly RefusalRecord[]> {
    this.#signal?.throwIfAborted();
    return this.#catalogue.store.refusals(iri, new Date(this.now).toISOString());
  }

  /** Owner of a subject. */
  async ownerOf(iri: string): Promise<string | undefined> {
    this.#signal?.throwIfAborted();
    return (await this.#catalogue.store.owners([iri])).get(iri);
  }

  /** Subjects that refer to an IRI in their owners' words, in IRI order, at most `limit`; what is hidden refers to nothing. */
  async referrers(iri: string, limit: number): Promise<readonly string[]> {
    this.#signal?.throwIfAborted();
    const found = await this.#catalogue.store.referrers([iri], limit);
    return found.filter((one) => !this.index.isHidden(one));
  }

  /** Whether an entry is active now: what a search shows without being asked for more. */
  isActive({ status, validUntil }: Pick<Listed, 'status' | 'validUntil'>): boolean {
    return status === 'ACTIVE' && !hasEnded(validUntil, this.now);
  }

  isValid({ validUntil }: Pick<StoredFragment, 'validUntil'>): boolean {
    return !hasEnded(validUntil, this.now);
  }

  #isShown(listed: Listed | undefined, { includeInactive }: Wanted): listed is Listed {
    if (listed === undefined || listed.hidden) return false;
    return includeInactive === true || this.isActive(listed);
  }

  /** The view that is at hand; nothing where it has to be read. What is kept is active as long as its card holds. */
  #kept(iri: string, languages: string): EntityView | undefined {
    const card = this.#catalogue.cards.get(iri);
    if (card === undefined || hasEnded(card.until, this.now) || this.index.isHidden(iri)) return undefined;
    return card.views.get(languages);
  }

  async #all(iris: readonly string[], wanted: Wanted): Promise<readonly EntityView[]> {
    const key = (wanted.languages ?? this.languages).join();
    const views = await Promise.all(iris.map(async (iri) => this.#kept(iri, key) ?? this.#read(iri, wanted)));
    return views.filter((view) => view !== undefined);
  }

  async #read(iri: string, wanted: Wanted): Promise<EntityView | undefined> {
    const listed = this.index.get(iri);
    if (!this.#isShown(listed, wanted)) return undefined;
    const languages = wanted.languages ?? this.languages;
    const card = await this.#card(iri);
    const valid = !hasEnded(card.until, this.now) ? card.fragments : card.fragments.filter((f) => this.isValid(f));
    const vouching = valid.some((f) => f.listed) ? valid : card.fragments;
    // No word of the owner is active: what he said last.
    const fragments = vouching.some((f) => f.listed)
      ? vouching
      : [...((await this.#lastWords.load(iri)) ?? []), ...valid];
    const context = { listed, release: this.release, languages, now: this.now };
    const codes = await this.#codes(fragments, card);
    const view = toView(fragments, { ...context, codes });
    const isKept = fragments === card.fragments && !hasEnded(card.until, this.now) && this.isActive(listed);
    return view !== undefined && isKept ? keepView(card, languages.join(), view) : view;
  }

  /** Codes of what stood against the credential that vouches for an entry: nothing where it is compliant. */
  async #codes(fragments: readonly StoredFragment[], card: Card): Promise<readonly string[]> {
    const main = mainOf(ownWords(fragments), this.release);
    if (main === undefined || main.outcome === 'compliant') return [];
    if (card.codes?.digest === main.digest) return card.codes.codes;
    const credential = await this.#credentials.load(main.digest);
    const codes = credential === undefined ? [] : codesOf(credential);
    card.codes = { digest: main.digest, codes };
    return codes;
  }

  async #card(iri: string): Promise<Card> {
    return this.#catalogue.cards.get(iri) ?? (await this.#cards.load(iri)) ?? NO_CARD;
  }

  #batch<V>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>): Batch<V> {
    return new Batch(async (keys) => {
      this.#signal?.throwIfAborted();
      return read(keys);
    });
  }
}

const NO_CARD: Card = { fragments: [], until: Infinity, views: new Map() };
