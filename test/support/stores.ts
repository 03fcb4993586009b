import { afterAll, beforeAll, describe } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { canStartNeo4j, startNeo4j } from '../../tools/neo4j/neo4j.mjs';

export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** A store of its own for a suite: an embedded file, or a Neo4j server that nobody else uses. */
export type TestStore =
  | { readonly kind: 'sqlite' }
  | {
      readonly kind: 'neo4j';
      /** Only while the suite runs. */
      readonly address: () => Neo4jAddress;
      /** Forgets everything that is stored. */
      readonly empty: () => Promise<void>;
      /** Number of nodes by labels, and of relationships. */
      readonly counts: () => Promise<{ readonly [what: string]: number }>;
    };

const hasNeo4j = await canStartNeo4j();

/**
 * The same suite on both stores. Without Java and Maven the Neo4j half reports itself skipped, by name; in CI its
 * absence is a failure.
 */
export function describeOnStores(name: string, suite: (store: TestStore) => void): void {
  describe(`${name} (embedded)`, () => suite({ kind: 'sqlite' }));
  if (hasNeo4j || process.env['CI'] === 'true') describe(`${name} (Neo4j)`, () => suite(ownNeo4j()));
  else describe.skip(`${name} (Neo4j: needs Java 17 and Maven)`, () => suite(ownNeo4j()));
}

/** Starts a server before the first test of the suite and stops it after the last. */
function ownNeo4j(): TestStore & { readonly kind: 'neo4j' } {
  let server: Awaited<ReturnType<typeof startNeo4j>> | undefined;
  let driver: Driver | undefined;
  beforeAll(async () => {
    server = await startNeo4j();
    driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password), {
      disableLosslessIntegers: true,
    });
  }, 300_000);
  afterAll(async () => {
    await driver?.close();
    await server?.stop();
  }, 60_000);
  const run = async (query: string): Promise<{ readonly what: string; readonly count: number }[]> => {
    if (driver === undefined) throw new Error('Neo4j runs while tests of its suite run only');
    const { records } = await driver.executeQuery(query, {}, { database: 'neo4j' });
    return records.map((record) => record.toObject() as { what: string; count: number });
  };
  return {
    kind: 'neo4j',
    address: () => {
      if (server === undefined) throw new Error('Neo4j runs while tests of its suite run only');
      const { uri, user, password } = server;
      return { uri, user, password };
    },
    empty: async () => {
      await run('MATCH (n) DETACH DELETE n');
    },
    counts: async () => {
      const nodes = await run(
        'MATCH (n) RETURN reduce(s = "", l IN labels(n) | s + ":" + l) AS what, count(*) AS count',
      );
      const relations = await run('MATCH ()-[r]->() RETURN type(r) AS what, count(*) AS count');
      return Object.fromEntries([...nodes, ...relations].map(({ what, count }) => [what, count]));
    },
  };
}
