import type {
  EvidenceRecord,
  GraphStore,
  RefusalRecord,
  StoredCredential,
  StoredDecision,
  StoredFragment,
} from '#graph';
import { hasEnded } from '#lifecycle';
import type { Release } from '#rdf';
import type { CatalogueIndex, FacetValue, FacetValuesSearch, Highlight, Hits, Listed, Search, Why } from '#search';
import { maySee, type Caller } from './caller.ts';
import { codesOf } from './credentials/credential-view.ts';
import { standingOf, standingOfAttestation, type Standing } from './credentials/standing.ts';
import { BatchLoader } from './entries/batch-loader.ts';
import { toView, type EntityView } from './entries/entry-view.ts';
import { keepView, type CachedEntry, type EntryCache } from './entries/entry-cache.ts';
import type { PromiseOrValue } from './entries/promise-or-value.ts';
import { ChangeFeed } from './feed/change-feed.ts';
import type { LogTail } from './feed/log-tail.ts';
import { waypointsOf } from './follower/fields.ts';
import type { IndexFollower } from './follower/index-follower.ts';
import { mainOf, ownWords } from './follower/listing.ts';
import { endedFragmentsOf } from './follower/listings.ts';

/** What readers read from. */
export interface Sources {
  readonly store: GraphStore;
  readonly release: Release;
  readonly clock: () => Date;
  readonly index: CatalogueIndex;
  readonly follower: IndexFollower;
  readonly cache: EntryCache;
  readonly tail: LogTail;
}

/** In which languages somebody asks, and for how long. */
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

/**
 * Reads of one request of one caller: one instant, every thing read once, everything that is asked for together read together. The only
 * path from store and index to an answer, so what a caller may not see is in none.
 */
export class Reader {
  readonly caller: Caller;
  /** Milliseconds since the epoch: what is valid is decided at one instant for the whole answer. */
  readonly now: number;
  readonly languages: readonly string[];
  readonly #sources: Sources;
  readonly #signal: AbortSignal | undefined;
  readonly #entries: BatchLoader<CachedEntry>;
  readonly #ended: BatchLoader<readonly StoredFragment[]>;
  readonly #credentials: BatchLoader<StoredCredential>;

  constructor(sources: Sources, caller: Caller, { languages = [], signal }: Asking = {}) {
    const { store, clock, cache } = sources;
    this.#sources = sources;
    this.#signal = signal;
    this.caller = caller;
    this.languages = languages;
    this.now = clock().getTime();
    this.#entries = this.#batch(async (iris) => {
      const { epoch } = cache;
      const found = Map.groupBy(await store.fragments(iris), (f) => f.iri);
      return new Map(iris.map((iri) => [iri, cache.put(iri, found.get(iri) ?? [], epoch)]));
    });
    this.#ended = this.#batch((iris) => endedFragmentsOf(iris, sources));
    this.#credentials = this.#batch(async (digests) => {
      const found = await store.credentials(digests);
      return new Map(found.filter((c) => c !== undefined).map((c) => [c.digest, c]));
    });
  }

  get release(): Release {
    return this.#sources.release;
  }

  /** Columns that can be filtered and counted by, those of the release last. */
  get columns(): readonly string[] {
    return this.#sources.index.columns;
  }

  /** The log as the caller may read it. */
  get feed(): ChangeFeed {
    const { tail, store } = this.#sources;
    return new ChangeFeed({ tail, store, listings: this });
  }

  /** Everything this process acknowledged is visible to what is read next. */
  async caughtUp(): Promise<void> {
    await this.#sources.follower.upTo();
  }

  /** One page of what matches. @throws Refusal `request/parameter`, `request/cursor`. */
  search(search: Search): Hits {
    return this.#sources.index.search(search);
  }

  /** Values of one column under a search, by prefix, most frequent first. */
  facetValues(search: FacetValuesSearch): readonly FacetValue[] {
    return this.#sources.index.facetValues(search);
  }

  /** Why a listing is a hit of a search; undefined where it is none. */
  explain(search: Search, iri: string): Why | undefined {
    return this.#sources.index.explain(search, iri);
  }

  /** The places of a text that answer a query. */
  highlight(query: string, text: string): Highlight {
    return this.#sources.index.highlight(query, text);
  }

  /** What is listed under an IRI, active or not, without the store; nothing where the caller may not see it. */
  listed(iri: string): Listed | undefined {
    const listed = this.#sources.index.get(iri);
    return listed === undefined || !maySee(this.caller, listed.hidden) ? undefined : listed;
  }

  /** Whether the caller may know of a subject. */
  maySee(iri: string): boolean {
    return maySee(this.caller, this.#sources.index.isHidden(iri));
  }

  /** A listed entity: one that is active now, unless an inactive one is wanted too. */
  async entity(iri: string, wanted: Wanted = {}): Promise<EntityView | undefined> {
    return (await this.entities([iri], wanted))[0];
  }

  /** Listed entities in the order of their IRIs; others are left out. Most pages are at hand. */
  entities(iris: readonly string[], wanted: Wanted = {}): PromiseOrValue<readonly EntityView[]> {
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
  async validFragments(iris: readonly string[]): Promise<readonly StoredFragment[]> {
    const visible = iris.filter((iri) => this.maySee(iri));
    const entries = await Promise.all(visible.map((iri) => this.#entry(iri)));
    return entries.flatMap(({ fragments }) => fragments).filter((f) => this.isValid(f));
  }

  /** All that is said of one thing, what is past its end but not yet logged so included. */
  async fragments(iri: string): Promise<readonly StoredFragment[]> {
    return this.maySee(iri) ? (await this.#entry(iri)).fragments : [];
  }

  /** The owners' words on things that need not be listed: addresses. */
  async ownersFragments(iris: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFragment[]>> {
    const said = await this.validFragments(iris);
    return Map.groupBy(
      said.filter((f) => f.listed),
      (f) => f.iri,
    );
  }

  /** The owners' words on what paths of fields lead through. */
  waypoints(own: readonly StoredFragment[]): Promise<ReadonlyMap<string, readonly StoredFragment[]>> {
    return this.ownersFragments([...new Set(own.flatMap((fragment) => waypointsOf(fragment, this.release)))]);
  }

  /** A stored credential, whatever became of it; nothing where what it is about is hidden. */
  async credential(digest: string): Promise<StoredCredential | undefined> {
    return (await this.credentials([digest]))[0];
  }

  /** The same of several, in their order; what is not there is left out. */
  async credentials(digests: readonly string[]): Promise<readonly StoredCredential[]> {
    return (await this.#credentials.loadAll(digests)).filter(({ subject }) => this.maySee(subject));
  }

  /** The decision on these submitted bytes; nothing where it admitted something that the caller may not see. */
  async decision(presentation: string): Promise<StoredDecision | undefined> {
    this.#signal?.throwIfAborted();
    const decision = await this.#sources.store.decision(presentation);
    if (decision === undefined) return undefined;
    const admitted = await this.#credentials.loadAll(decision.admitted.map(({ digest }) => digest));
    return admitted.every(({ subject }) => this.maySee(subject)) ? decision : undefined;
  }

  /** An attestation of this instance, by the digest of its bytes; the store also finds one by the presentation it is about. */
  async attestation(digest: string): Promise<string | undefined> {
    this.#signal?.throwIfAborted();
    return this.#sources.store.attestation(digest);
  }

  async evidence(digest: string): Promise<EvidenceRecord | undefined> {
    this.#signal?.throwIfAborted();
    return this.#sources.store.evidence(digest);
  }

  /** How a credential stands now. */
  standing(credential: StoredCredential): Promise<Standing> {
    return standingOf(credential, this.now, this.#sources.store);
  }

  /** How an attestation stands now, by the decision that it is about and the end that it names itself. */
  async standingOfAttestation({ admitted }: StoredDecision, validUntil: string | undefined): Promise<Standing> {
    const credentials = await this.credentials(admitted.map(({ digest }) => digest));
    return standingOfAttestation({ credentials, validUntil }, this.now, this.#sources.store);
  }

  /** The credential that was the last word of a subject's owner, where none is active, and when it ended (RFC 3339). */
  async lastCredential(
    iri: string,
  ): Promise<{ readonly credential: StoredCredential; readonly at: string | undefined } | undefined> {
    this.#signal?.throwIfAborted();
    const { store } = this.#sources;
    const credential = this.maySee(iri) ? (await store.lastWords([iri])).get(iri) : undefined;
    if (credential === undefined) return undefined;
    const [end] = credential.until === undefined ? [] : await store.log(credential.until, 1);
    return { credential, at: end?.time };
  }

  /** Refusals that concern an IRI, newest first. */
  async refusals(iri: string): Promise<readonly RefusalRecord[]> {
    this.#signal?.throwIfAborted();
    return this.maySee(iri) ? this.#sources.store.refusals(iri, new Date(this.now).toISOString()) : [];
  }

  /** Owner of a subject. */
  async ownerOf(iri: string): Promise<string | undefined> {
    this.#signal?.throwIfAborted();
    return this.maySee(iri) ? (await this.#sources.store.owners([iri])).get(iri) : undefined;
  }

  /** Subjects that refer to an IRI in their owners' words, in IRI order, at most `limit`; what is hidden refers to nothing. */
  async referrers(iri: string, limit: number): Promise<readonly string[]> {
    this.#signal?.throwIfAborted();
    const found = await this.#sources.store.referrers([iri], limit);
    return found.filter((one) => this.maySee(one));
  }

  /** Whether an entry is active now: what a search shows without being asked for more. */
  isActive({ status, validUntil }: Pick<Listed, 'status' | 'validUntil'>): boolean {
    return status === 'ACTIVE' && !hasEnded(validUntil, this.now);
  }

  isValid({ validUntil }: Pick<StoredFragment, 'validUntil'>): boolean {
    return !hasEnded(validUntil, this.now);
  }

  #isShown(listed: Listed | undefined, { includeInactive }: Wanted): listed is Listed {
    return listed !== undefined && (includeInactive === true || this.isActive(listed));
  }

  /** The view that is at hand; nothing where it has to be read. What is kept is active as long as it holds. */
  #kept(iri: string, languages: string): EntityView | undefined {
    const entry = this.#sources.cache.get(iri);
    if (entry === undefined || hasEnded(entry.until, this.now) || !this.maySee(iri)) return undefined;
    return entry.views.get(languages);
  }

  async #all(iris: readonly string[], wanted: Wanted): Promise<readonly EntityView[]> {
    const key = (wanted.languages ?? this.languages).join();
    const views = await Promise.all(iris.map(async (iri) => this.#kept(iri, key) ?? this.#read(iri, wanted)));
    return views.filter((view) => view !== undefined);
  }

  async #read(iri: string, wanted: Wanted): Promise<EntityView | undefined> {
    const listed = this.listed(iri);
    if (!this.#isShown(listed, wanted)) return undefined;
    const languages = wanted.languages ?? this.languages;
    const entry = await this.#entry(iri);
    const valid = !hasEnded(entry.until, this.now) ? entry.fragments : entry.fragments.filter((f) => this.isValid(f));
    const vouching = valid.some((f) => f.listed) ? valid : entry.fragments;
    // No word of the owner is active: what he said last.
    const fragments = vouching.some((f) => f.listed) ? vouching : [...((await this.#ended.load(iri)) ?? []), ...valid];
    const context = { listed, release: this.release, languages, now: this.now };
    const codes = await this.#codes(fragments, entry);
    const view = toView(fragments, { ...context, codes });
    const isKept = fragments === entry.fragments && !hasEnded(entry.until, this.now) && this.isActive(listed);
    return view !== undefined && isKept ? keepView(entry, languages.join(), view) : view;
  }

  /** Codes of what stood against the credential that vouches for an entry: nothing where it is compliant. */
  async #codes(fragments: readonly StoredFragment[], entry: CachedEntry): Promise<readonly string[]> {
    const main = mainOf(ownWords(fragments), this.release);
    if (main === undefined || main.outcome === 'compliant') return [];
    if (entry.codes?.digest === main.digest) return entry.codes.codes;
    const credential = await this.#credentials.load(main.digest);
    const codes = credential === undefined ? [] : codesOf(credential);
    entry.codes = { digest: main.digest, codes };
    return codes;
  }

  async #entry(iri: string): Promise<CachedEntry> {
    return this.#sources.cache.get(iri) ?? (await this.#entries.load(iri)) ?? NO_ENTRY;
  }

  #batch<V>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>): BatchLoader<V> {
    return new BatchLoader(async (keys) => {
      this.#signal?.throwIfAborted();
      return read(keys);
    });
  }
}

const NO_ENTRY: CachedEntry = { fragments: [], until: Infinity, views: new Map() };
