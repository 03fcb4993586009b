import type { Connection } from './connection.ts';
import { toLabel } from './names.ts';

/**
 * Makes sure that credentials of a class can be found by their issuer in one seek, the newest first. Few classes are ever
 * asked for (those that carry the terms), so only those have an index.
 */
export class IssuerIndexes {
  readonly #connection: Connection;
  readonly #made = new Map<string, Promise<void>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async ensure(labels: readonly string[]): Promise<void> {
    await Promise.all(labels.map(toLabel).map((label) => this.#made.get(label) ?? this.#make(label)));
  }

  #make(label: string): Promise<void> {
    const made = this.#connection.define([
      `CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n._issuer, n._seq)`,
      'CALL db.awaitIndexes(60)',
    ]);
    this.#made.set(label, made);
    // Not made (connection lost): the next one to ask tries again.
    made.catch(() => this.#made.delete(label));
    return made;
  }
}
