import { afterAll, beforeAll, describe } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueFilterSuite } from '../../../test/support/catalogue-filter-suite.ts';
import { catalogueGeneratedSuite } from '../../../test/support/catalogue-generated-suite.ts';
import { catalogueSearchSuite } from '../../../test/support/catalogue-search-suite.ts';
import { catalogueSuite } from '../../../test/support/catalogue-suite.ts';

const SUITES = [
  ['answers every question', catalogueSuite],
  ['searches, and tells what it does not show', catalogueSearchSuite],
  ['means the same by filters, facets and ids', catalogueFilterSuite],
  ['is as true as a plain filter', (store: () => GraphStore) => catalogueGeneratedSuite({ store })],
] as const;

describe.each(SUITES)('the catalogue over the embedded store %s', (_, suite) => {
  let folder: string;
  let store: GraphStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-catalogue-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
  });
  suite(() => store);
  // After the suite's own hook: who reads a store is closed before it.
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
});
