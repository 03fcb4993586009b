import { afterAll, beforeAll, describe } from '@jest/globals';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { ROOT } from './shared.ts';

/** Where the Neo4j of this run answers. */
export interface Neo4jOfRun {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const uri = process.env['NEO4J_URI'];

/**
 * A suite against a real Neo4j. Such suites take turns, across workers, and each begins with an empty database. Without a
 * server the suite reports itself skipped, by name; in CI its absence is a failure.
 */
export function describeWithNeo4j(name: string, suite: (server: Neo4jOfRun) => void): void {
  const server: Neo4jOfRun = {
    uri: uri ?? '',
    user: process.env['NEO4J_USER'] ?? 'neo4j',
    password: process.env['NEO4J_PASSWORD'] ?? '',
    database: process.env['NEO4J_DATABASE'] ?? 'neo4j',
  };
  if (uri === undefined && process.env['CI'] !== 'true') {
    describe.skip(`${name} (needs Neo4j: Java 17 and Maven, or NEO4J_URI)`, () => suite(server));
    return;
  }
  describe(name, () => {
    let release: () => Promise<void> = async () => {};
    beforeAll(async () => {
      if (uri === undefined) throw new Error('Neo4j is needed in CI: Java 17 and Maven, or NEO4J_URI');
      release = await turn();
      await eraseNeo4j(server);
    }, 600_000);
    afterAll(() => release());
    suite(server);
  });
}

/** A driver for what a test counts or breaks behind the store's back. */
export function driverOf({ uri, user, password }: Neo4jOfRun): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { useBigInt: true });
}

/** Deletes every node; the schema stays. */
export async function eraseNeo4j(server: Neo4jOfRun): Promise<void> {
  const driver = driverOf(server);
  const session = driver.session({ database: server.database });
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}

/** One suite at a time: the lock file names the process that holds it, and is taken over when that process is gone. */
async function turn(): Promise<() => Promise<void>> {
  const folder = join(ROOT, '.cache');
  const file = join(folder, 'neo4j-suite.lock');
  await mkdir(folder, { recursive: true });
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(file, { force: true });
    await sleep(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
