import { GroupWriter } from '../group-writer.ts';
import { isOutage } from '../outage.ts';
import type { Known, KnownQuery, StoredDecision } from '../records.ts';
import type { Connection } from './connection.ts';
import type { IssuerIndexes } from './issuer-indexes.ts';
import { readKnown } from './known.ts';

/** Longest time a reading waits for others, in ms. */
const GATHER_MS = 5;

type Question =
  { readonly kind: 'known'; readonly query: KnownQuery } | { readonly kind: 'decision'; readonly presentation: string };
type Answer = Known | StoredDecision | undefined;

/**
 * The two reads every admission makes, as one. A transaction costs the server more than these look-ups do, so those who
 * ask while one runs share the next, and what several of them ask about is read once.
 */
export class JointReads {
  readonly #group: GroupWriter<Question, Answer>;

  constructor(connection: Connection, indexes: IssuerIndexes) {
    this.#group = new GroupWriter<Question, Answer>({
      run: async (questions) => {
        const queries = questions.flatMap((q) => (q.kind === 'known' ? [q.query] : []));
        const presentations = questions.flatMap((q) => (q.kind === 'decision' ? [q.presentation] : []));
        await indexes.ensure(queries.flatMap((query) => query.issuerLabels));
        const { known, decisions } = await readKnown(connection, { queries, presentations });
        let next = 0;
        return questions.map((q) => (q.kind === 'known' ? known[next++] : decisions.get(q.presentation)));
      },
      keysOf: () => [],
      isOutage,
      gather: GATHER_MS,
    });
  }

  async known(query: KnownQuery): Promise<Known> {
    return (await this.#group.submit({ kind: 'known', query })) as Known;
  }

  async decision(presentation: string): Promise<StoredDecision | undefined> {
    return (await this.#group.submit({ kind: 'decision', presentation })) as StoredDecision | undefined;
  }

  idle(): Promise<void> {
    return this.#group.idle();
  }
}
