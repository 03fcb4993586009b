import type { StoredCredential, StoredFragment } from '#graph';
import { Refusal } from '#refusal';
import type { Release } from '#rdf';
import type { CatalogueIndex } from '#search';
import { Batch } from './batch.ts';
import type { CatalogueOptions } from './catalogue-options.ts';
import { waypointsOf } from './fields.ts';
import type { Follow } from './follow.ts';
import { toView, type EntityView } from './views.ts';

export interface Catalogue extends Pick<CatalogueOptions, 'store' | 'release' | 'clock'> {
  readonly index: CatalogueIndex;
  readonly follow: Follow;
}

/** The longest a request may take, in milliseconds. */
export const TIMEOUT = 5_000;

/** Reads of one request: one instant, every thing read once, everything that is asked for together read together. */
export class Reader {
  /** Milliseconds since the epoch: what is valid is decided at one instant for the whole answer. */
  readonly now: number;
  readonly #catalogue: Catalogue;
  readonly #fragments: Batch<readonly StoredFragment[]>;
  readonly #credentials: Batch<StoredCredential>;

  constructor(catalogue: Catalogue) {
    const { store, clock } = catalogue;
    this.#catalogue = catalogue;
    this.now = clock().getTime();
    this.#fragments = new Batch<readonly StoredFragment[]>(async (iris) => {
      const valid = (await store.fragments(iris)).filter((f) => this.#isValid(f.validUntil));
      return Map.groupBy(valid, (f) => f.iri);
    });
    this.#credentials = new Batch(async (digests) => {
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

  /** A listed entity that is valid now. */
  async entity(iri: string): Promise<EntityView | undefined> {
    if (!this.#isListed(iri)) return undefined;
    return toView(iri, (await this.#fragments.load(iri)) ?? [], this.#catalogue);
  }

  /** Listed entities in the order of their IRIs; others are left out. */
  async entities(iris: readonly string[]): Promise<readonly EntityView[]> {
    const views = await Promise.all(iris.map((iri) => this.entity(iri)));
    return views.filter((view) => view !== undefined);
  }

  /** All that is said of things that need not be listed: registration numbers. */
  async said(iris: readonly string[]): Promise<readonly StoredFragment[]> {
    return (await this.#fragments.loadAll(iris)).flat();
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

  credential(digest: string): Promise<StoredCredential | undefined> {
    return this.#credentials.load(digest);
  }

  credentials(digests: readonly string[]): Promise<readonly StoredCredential[]> {
    return this.#credentials.loadAll(digests);
  }

  #isListed(iri: string): boolean {
    const listing = this.index.get(iri);
    return listing !== undefined && (listing.validUntil ?? Infinity) > this.now;
  }

  #isValid(until: string | undefined): boolean {
    return until === undefined || Date.parse(until) > this.now;
  }
}

/** The work, or a refusal when it takes longer than a request may. */
export async function withinTime<T>(work: Promise<T>, limit = TIMEOUT): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refusal = Refusal.of('store/unavailable', {
      expected: `an answer within ${limit / 1000} s`,
      retryable: true,
    });
    timer = setTimeout(() => reject(refusal), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
