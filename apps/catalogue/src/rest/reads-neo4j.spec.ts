import { afterAll, beforeAll } from '@jest/globals';
import { openNeo4j, type GraphStore } from '#graph';
import { catalogueReadSuite } from '../../../../test/support/catalogue-read-suite.ts';
import { describeWithNeo4j } from '../../../../test/support/neo4j.ts';

describeWithNeo4j('the catalogue over Neo4j, without GraphQL', (server) => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openNeo4j(server);
  });
  catalogueReadSuite(() => store);
  afterAll(() => store.close());
});
