import { afterAll, beforeAll } from '@jest/globals';
import { openNeo4j, type GraphStore } from '#graph';
import { catalogueSuite } from '../../../test/support/catalogue-suite.ts';
import { describeWithNeo4j } from '../../../test/support/neo4j.ts';

describeWithNeo4j('the catalogue over Neo4j', (server) => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openNeo4j(server);
  });
  catalogueSuite(() => store);
  // After the suite's own hook: who reads a store is closed before it.
  afterAll(() => store.close());
});
