import neo4j, { Neo4jError, type Driver, type ManagedTransaction, type RecordShape, type Session } from 'neo4j-driver';
import { outage } from '../outage.ts';

/** Longest run of one transaction, in ms; the server ends it then. */
const TRANSACTION_MS = 20_000;
/** How long a lost connection is retried before the caller is told, in ms. */
const RETRY_MS = 3_000;

export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Named in every session: without it each one asks the server for the default database. */
  readonly database?: string;
}

/** One driver, one database. Failures to reach the server are Refusals `store/unavailable`; the rest are defects. */
export class Connection {
  readonly #driver: Driver;
  readonly #database: string;
  /** Later sessions see what earlier ones wrote, on a cluster too. */
  #bookmarkManager = neo4j.bookmarkManager();
  /** The server was away: what was written there before may be gone, and its bookmarks would be waited for in vain. */
  #isLost = false;
  #meeting: Promise<void> | undefined;

  constructor({ uri, user, password, database }: Neo4jAddress) {
    this.#database = database ?? 'neo4j';
    this.#driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
      // Integers come back exact (graph.md §7).
      useBigInt: true,
      fetchSize: 2_000,
      maxConnectionPoolSize: 64,
      connectionTimeout: 5_000,
      connectionAcquisitionTimeout: 10_000,
      maxTransactionRetryTime: RETRY_MS,
    });
  }

  /** Runs `work` in a reading transaction; it may run more than once. */
  read<T>(work: (tx: ManagedTransaction) => Promise<T>): Promise<T> {
    return this.#run((session) => session.executeRead(work, { timeout: TRANSACTION_MS }));
  }

  /** Runs `work` in a writing transaction; it may run more than once, and resolves after the commit. */
  write<T>(work: (tx: ManagedTransaction) => Promise<T>): Promise<T> {
    return this.#run((session) => session.executeWrite(work, { timeout: TRANSACTION_MS }));
  }

  /**
   * Runs one reading statement as a transaction of its own: one message each way instead of three, and a third of the
   * server's time. What a transaction would be tried again for is tried again as one.
   */
  ask<Row extends RecordShape>(query: string, parameters: Record<string, unknown>): Promise<readonly Row[]> {
    return this.#run(async (session) => {
      try {
        const { records } = await session.run<Row>(query, parameters, { timeout: TRANSACTION_MS });
        return records.map((record) => record.toObject());
      } catch (error) {
        if (!(error instanceof Neo4jError) || !neo4j.isRetryableError(error)) throw error;
        return session.executeRead((tx) => rowsOf<Row>(tx, query, parameters), { timeout: TRANSACTION_MS });
      }
    }, neo4j.session.READ);
  }

  /** Runs statements of the schema, one by one. Two processes that start at once may make the same thing: it is made then. */
  async define(statements: readonly string[]): Promise<void> {
    await this.#run(async (session) => {
      for (const statement of statements) {
        try {
          await session.executeWrite((tx) => tx.run(statement));
        } catch (error) {
          if (!isMadeAlready(error)) throw error;
        }
      }
    });
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #run<T>(
    work: (session: Session) => Promise<T>,
    defaultAccessMode: 'READ' | 'WRITE' = neo4j.session.WRITE,
  ): Promise<T> {
    try {
      if (this.#isLost) await (this.#meeting ??= this.#meetAgain());
      const session = this.#driver.session({
        database: this.#database,
        bookmarkManager: this.#bookmarkManager,
        defaultAccessMode,
      });
      try {
        return await work(session);
      } finally {
        await session.close();
      }
    } catch (error) {
      if (isLoss(error)) this.#isLost = true;
      throw toRefusal(error);
    }
  }

  /**
   * Takes the bookmarks anew from the server that writes. It may have been restored to an older copy: the old ones are then of
   * transactions that never come, and every reading would wait for them until the server gives up (30 s). With the new ones
   * readings are never older than what it holds now, on a cluster too.
   */
  async #meetAgain(): Promise<void> {
    const session = this.#driver.session({ database: this.#database, defaultAccessMode: neo4j.session.WRITE });
    try {
      await session.run('RETURN 1', {}, { timeout: TRANSACTION_MS });
      this.#bookmarkManager = neo4j.bookmarkManager({ initialBookmarks: session.lastBookmarks() });
      this.#isLost = false;
    } finally {
      this.#meeting = undefined;
      await session.close();
    }
  }
}

/** Whether the server may be another one at the next attempt, or does not know our bookmarks. */
function isLoss(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false;
  return ['ServiceUnavailable', 'SessionExpired'].includes(error.code) || error.code.includes('Bookmark');
}

function isMadeAlready(error: unknown): boolean {
  return error instanceof Neo4jError && /^Neo\.ClientError\.Schema\.\w+AlreadyExists$/.test(error.code);
}

/** What a statement or a constraint objects to is a defect; everything else the driver reports is the server's trouble. */
function toRefusal(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const isDefect = /^Neo\.ClientError\.(Statement|Schema|Procedure|Request)\./.test(error.code);
  return isDefect ? error : outage(`${error.code}: ${error.message}`);
}

/** Runs a query and returns its records as objects. Not awaited, the next one is sent along with it. */
export async function rowsOf<Row extends RecordShape>(
  tx: ManagedTransaction,
  query: string,
  parameters: Record<string, unknown> = {},
): Promise<readonly Row[]> {
  const { records } = await tx.run<Row>(query, parameters);
  return records.map((record) => record.toObject());
}
