import { Refusal } from '#refusal';
import { createHash } from 'node:crypto';
import type { GraphqlRequest } from './request.ts';

/** Queries that are remembered; their length is bounded as that of any query. */
const KEPT = 1_000;

/**
 * Automatic persisted queries (the protocol of Apollo): a client sends the hash alone, and where it is not known, hash and
 * query once. Remembered in this process, the least recently used one is forgotten first: a client always can send both.
 */
export class PersistedQueries {
  readonly #known = new Map<string, string>();

  /**
   * The text of a query.
   * @throws Refusal `request/persisted-query` for a hash that is not known, `request/body` for one that is not the query's.
   */
  textOf({ query, hash }: Pick<GraphqlRequest, 'query' | 'hash'>): string {
    if (hash === undefined) {
      if (query === undefined)
        throw Refusal.of('request/body', { expected: '`query`: the text of a GraphQL document' });
      return query;
    }
    if (query === undefined) {
      const known = this.#known.get(hash);
      if (known === undefined) throw Refusal.of('request/persisted-query', { retryable: true });
      this.#known.delete(hash);
      this.#known.set(hash, known);
      return known;
    }
    const found = createHash('sha256').update(query).digest('hex');
    if (found !== hash)
      throw Refusal.of('request/body', { expected: '`sha256Hash` to be the SHA-256 of `query`', found: hash });
    return query;
  }

  /** Remembers a query that was found to be valid, where it came with its hash. */
  keep({ query, hash }: Pick<GraphqlRequest, 'query' | 'hash'>): void {
    if (query === undefined || hash === undefined) return;
    this.#known.delete(hash);
    this.#known.set(hash, query);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}
