import { Inject } from '@nestjs/common';
import { Args, Int, Resolver, Subscription } from '@nestjs/graphql';
import { ANONYMOUS, toChangeView, type Catalogue, type Change } from '#reading';
import { Refusal } from '#refusal';
import { CATALOGUE } from '../tokens.ts';
import { beyondTheLog } from './changes-request.ts';
import { CatalogueChange, ChangeFilter } from './schema.ts';

const MAX_VALUES = 100;

/** Changes of the catalogue for those who want to hear of them as they happen. */
@Resolver()
export class CatalogueChangedResolver {
  readonly #catalogue: Catalogue;

  constructor(@Inject(CATALOGUE) catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  @Subscription(() => CatalogueChange, {
    resolve: (change: Change) => toChangeView(change),
    description:
      'What is admitted, superseded, revoked or expires, in the order of the log: over graphql-transport-ws at this address. A connection whose client reads too slowly is closed with code 4408 and `request/slow`.',
  })
  async catalogueChanged(
    @Args('filter', {
      type: () => ChangeFilter,
      nullable: true,
      description: 'Which changes; default: all.',
    })
    filter?: ChangeFilter | null,
    @Args('since', {
      type: () => Int,
      nullable: true,
      description: 'First sequence to report; default: only new changes.',
    })
    since?: number | null,
  ): Promise<AsyncIterableIterator<Change>> {
    await this.#catalogue.upTo();
    const { feed } = this.#catalogue.reader(ANONYMOUS);
    const from = since ?? feed.next;
    if (from < 0 || from > feed.next) {
      const size = await feed.size();
      if (from < 0 || from > size) throw beyondTheLog(from, size);
    }
    const { change, kind, provider, iri } = filter ?? {};
    for (const list of [provider, iri]) {
      if ((list?.length ?? 0) <= MAX_VALUES) continue;
      throw Refusal.of('request/parameter', { expected: `at most ${MAX_VALUES} IRIs`, found: String(list?.length) });
    }
    const orUndefined = <T>(list: T | null | undefined): T | undefined => list ?? undefined;
    const wanted = {
      changes: orUndefined(change),
      kinds: orUndefined(kind),
      providers: orUndefined(provider),
      iris: orUndefined(iri),
    };
    return feed.stream({ wanted, since: from }, beyondTheLog);
  }
}
