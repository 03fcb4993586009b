import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { describeWhereNeo4jStarts } from '../../test/support/own-neo4j.ts';
import { startNeo4j, type StartedNeo4j } from './neo4j.mjs';

// `npm run start:neo4j` keeps its database: the second start, and every later one, finds data and password again.
describeWhereNeo4jStarts('a Neo4j with a home', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'cadastre-neo4j-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const ask = async (server: StartedNeo4j, query: string): Promise<readonly unknown[]> => {
    const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
    const { records } = await driver.executeQuery(query, {}, { database: 'neo4j' });
    await driver.close();
    return records.map((record) => record.get(0) as unknown);
  };

  it('starts a second time', async () => {
    const passwords = new Set<string>();
    for (let start = 0; start < 2; start += 1) {
      const server = await startNeo4j({ home, brief: true });
      passwords.add(server.password);
      try {
        expect(await ask(server, 'MATCH (n:Kept) RETURN n.name')).toEqual(start === 0 ? [] : ['kept']);
        await ask(server, "MERGE (:Kept {name: 'kept'})");
      } finally {
        await server.stop();
      }
    }
    expect(passwords.size).toBe(1);
    expect(statSync(join(home, 'conf', 'password')).mode & 0o777).toBe(0o600);
  }, 240_000);

  it('says so at once where it cannot start', async () => {
    const begun = performance.now();
    writeFileSync(join(home, 'conf', 'password'), '');
    await expect(startNeo4j({ home, brief: true })).rejects.toThrow('the file is empty');
    writeFileSync(join(home, 'conf', 'password'), 'short');
    await expect(startNeo4j({ home, brief: true })).rejects.toThrow('Neo4j did not start (ended)');
    expect(performance.now() - begun).toBeLessThan(100_000);
  }, 120_000);
});
