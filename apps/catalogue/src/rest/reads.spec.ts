import { afterAll, beforeAll, describe } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueReadSuite } from '../../../../test/support/catalogue-read-suite.ts';

describe('the catalogue over the embedded store, without GraphQL', () => {
  let folder: string;
  let store: GraphStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-reads-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
  });
  catalogueReadSuite(() => store);
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
});
