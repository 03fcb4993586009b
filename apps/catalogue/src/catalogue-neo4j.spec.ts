import { afterAll, beforeAll } from '@jest/globals';
import { openNeo4j, type GraphStore } from '#graph';
import { catalogueFilterSuite } from '../../../test/support/catalogue-filter-suite.ts';
import { catalogueGeneratedSuite } from '../../../test/support/catalogue-generated-suite.ts';
import { catalogueSearchSuite } from '../../../test/support/catalogue-search-suite.ts';
import { catalogueSuite } from '../../../test/support/catalogue-suite.ts';
import { describeWithNeo4j, type Neo4jOfRun } from '../../../test/support/neo4j.ts';

type Suite = (store: () => GraphStore, server: Neo4jOfRun) => void;
const SUITES: readonly (readonly [name: string, suite: Suite])[] = [
  ['answers every question', (store) => catalogueSuite(store)],
  ['searches, and tells what it does not show', (store) => catalogueSearchSuite(store)],
  ['means the same by filters, facets and ids', (store) => catalogueFilterSuite(store)],
  [
    'is as true as a plain filter',
    (store, server) => catalogueGeneratedSuite({ store, another: () => openNeo4j(server) }),
  ],
];

for (const [name, suite] of SUITES)
  describeWithNeo4j(`the catalogue over Neo4j ${name}`, (server) => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await openNeo4j(server);
    });
    suite(() => store, server);
    // After the suite's own hook: who reads a store is closed before it.
    afterAll(() => store.close());
  });
