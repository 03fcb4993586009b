import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../apps/cadastre/src/config.ts';
import { openCadastre, type Cadastre } from '../../apps/cadastre/src/open-cadastre.ts';
import { createFederation } from '../support/federation.ts';
import { describeWithNeo4j } from '../support/neo4j.ts';

// contract.md §2, instance identity: processes on one Neo4j share it; §10: another one is refused unless it is said.
describeWithNeo4j('two processes on one Neo4j', (server) => {
  const federation = createFederation();
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-shared-'));
  const open = (name: string, newIdentity = false): Promise<Cadastre> => {
    const config = loadConfig({
      ...{ PORT: '0', CADASTRE_DATA: join(folder, name), CADASTRE_TRUST: join(folder, 'trust') },
      ...{ NEO4J_URI: server.uri, NEO4J_USER: server.user, NEO4J_PASSWORD: server.password },
      ...{ NEO4J_DATABASE: server.database, CADASTRE_PUBLIC_URL: 'https://shared.example' },
    });
    return openCadastre(config, { log: 'silent', workers: 1, newIdentity });
  };
  beforeAll(() => federation.writeTrust(join(folder, 'trust')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('sign with one identity: the second one needs the files of the first', async () => {
    const first = await open('first');
    try {
      await expect(open('second')).rejects.toThrow(
        /There is no identity in .* signed by did:web:shared\.example \(key/,
      );
      expect(existsSync(join(folder, 'second', 'identity'))).toBe(false);
      cpSync(join(folder, 'first', 'identity'), join(folder, 'second', 'identity'), { recursive: true });
      await (await open('second')).close();
      await (await open('third', true)).close();
      // The data is the third one's now: the key of the first is another one, under the same DID.
      await expect(open('second')).rejects.toThrow(/is did:web:shared\.example \(key .* but the data was signed by/);
    } finally {
      await first.close();
    }
  }, 120_000);
});
