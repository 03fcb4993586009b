import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openNeo4j, type GraphStore } from '#graph';
import { startCatalogue, type CatalogueServer } from '../../../../test/support/catalogue-server.ts';
import { describeWithNeo4j } from '../../../../test/support/neo4j.ts';
import { publish } from '../../../../test/support/small-catalogue.ts';
import { listen, subscriber, until } from '../../../../test/support/subscriber.ts';

describeWithNeo4j('changes that another process writes to the same Neo4j', (server) => {
  const issuer = 'did:web:far.example';
  let [near, far]: GraphStore[] = [];
  let catalogue: CatalogueServer | undefined;
  const say = (key: string, validFrom = '2026-01-01T00:00:00Z'): Promise<string> =>
    publish(far!, { iri: `https://far.example/${key}`, class: 'ServiceOffering', issuer, validFrom });
  beforeAll(async () => {
    [near, far] = await Promise.all([openNeo4j(server), openNeo4j(server)]);
    catalogue = await startCatalogue({ store: near });
  }, 60_000);
  afterAll(async () => {
    await catalogue?.close();
    await Promise.all([near?.close(), far?.close()]);
  });

  it('are told to who subscribed or waits, each once and in order', async () => {
    const { url } = catalogue!;
    const client = subscriber(url);
    type Told = { readonly catalogueChanged: { readonly sequence: number; readonly change: string } };
    const heard = listen<Told>(client, 'subscription { catalogueChanged(since: 0) { sequence change } }');
    const waiting = fetch(`${url}/changes?since=0&wait=20`);
    await say('first');
    expect(await (await waiting).json()).toMatchObject({ changes: [{ sequence: 0, change: 'ADMITTED' }], next: 1 });
    for (let n = 0; n < 10; n += 1) await say(`more/${n}`);
    await say('more/0', '2026-02-01T00:00:00Z');
    await far!.end(await say('gone'), 'revoked', '2026-06-01T00:00:00Z');
    await until(() => heard.told.length >= 15);
    expect(heard.told.map((t) => t.catalogueChanged.sequence)).toEqual(Array.from({ length: 15 }, (_, n) => n));
    expect(heard.told.slice(11).map((t) => t.catalogueChanged.change)).toEqual([
      ...['ADMITTED', 'SUPERSEDED', 'ADMITTED', 'REVOKED'],
    ]);
    await client.dispose();
  }, 60_000);
});
