import { Inject } from '@nestjs/common';
import { Args, Int, Resolver, Subscription } from '@nestjs/graphql';
import { Refusal } from '#refusal';
import type { Catalogue } from '../reads/reader.ts';
import { CATALOGUE } from '../tokens.ts';
import { beyondTheLog } from './changes-request.ts';
import { changeStream } from './change-stream.ts';
import { toToldChange, type Change } from './change.ts';
import { LogTail } from './log-tail.ts';
import { CatalogueChange, ChangeFilter } from './schema.ts';

const MAX_VALUES = 100;

/** Changes of the catalogue for those who want to hear of them as they happen. */
@Resolver()
export class CatalogueChangedResolver {
  readonly #catalogue: Catalogue;
  readonly #tail: LogTail;

  constructor(@Inject(CATALOGUE) catalogue: Catalogue, @Inject(LogTail) tail: LogTail) {
    this.#catalogue = catalogue;
    this.#tail = tail;
  }

  @Subscription(() => CatalogueChange, {
    resolve: (change: Change) => toToldChange(change),
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
    const { follow, store, index } = this.#catalogue;
    await follow.upTo();
    const from = since ?? this.#tail.next;
    if (from < 0 || from > this.#tail.next) {
      const size = await store.size();
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
    return changeStream({ tail: this.#tail, index, wanted, since: from });
  }
}
