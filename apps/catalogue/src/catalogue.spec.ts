import { afterAll, beforeAll, describe } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueSuite } from '../../../test/support/catalogue-suite.ts';

describe('the catalogue over the embedded store', () => {
  let folder: string;
  let store: GraphStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-catalogue-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
  });
  catalogueSuite(() => store);
  // After the suite's own hook: who reads a store is closed before it.
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
});
