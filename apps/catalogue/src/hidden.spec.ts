import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { toIndexOptions } from '#reading';
import { createIndex, type CatalogueIndex } from '#search';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCatalogue, type CatalogueServer } from '../../../test/support/catalogue-server.ts';
import { publish, RELEASE } from '../../../test/support/small-catalogue.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are what the tests look at */

const A = 'did:web:a.test';
const B = 'did:web:b.test';
/** What nobody may know of: a participant, its offering, and a data set that only it mentions. */
const HIDDEN = ['https://b.test/me', 'https://b.test/secret'];
const SECRET = HIDDEN[1] ?? '';

describe('what is hidden', () => {
  let folder: string;
  let store: GraphStore;
  let server: CatalogueServer;
  let digest = '';
  let isHidden = false;
  let inner: CatalogueIndex;
  const ids: string[] = [];

  /** Answers of every kind, as one text: GraphQL first. */
  const told = async (): Promise<any> => {
    const query = `query ($ids: [ID!]!, $digest: Digest!) {
      search(query: "secret*", includeInactive: true) { totalCount nodes { iri } }
      all: search(first: 100, includeInactive: true) { totalCount nodes { iri } pageInfo { endCursor }
        facets(names: [KIND, CLASS, PROVIDER, COUNTRY, KEYWORD, REGIME, ISSUER, LEVEL, VALUE, DEPENDS_ON]) { values { value label count } } }
      keywords: facetValues(name: KEYWORD, prefix: "") { value } themes: facetValues(column: "theme", prefix: "s") { value }
      providers: facetValues(name: PROVIDER, prefix: "secr") { value }
      nodes(ids: $ids) { id } entity(iri: "${SECRET}", includeInactive: true) { iri }
      other: entity(iri: "https://a.test/open") { ... on Offering { provider { iri } aggregates { iri } dependsOn { iri } } }
      credential(digest: $digest) { digest }
      whyNot(iri: "${SECRET}") { reason digest issuer owner codes }
      dataset: whyNot(iri: "https://b.test/dataset") { reason mentionedBy { iri } } }`;
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { ids, digest } }),
    });
    const { data, errors } = (await response.json()) as any;
    expect(errors).toBeUndefined();
    return data;
  };
  const get = async (path: string, accept = 'application/json'): Promise<readonly [number, string]> => {
    const response = await fetch(server.url + path, { headers: { accept } });
    return [response.status, await response.text()];
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-hidden-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
    await publish(store, {
      ...{ iri: 'https://b.test/me', class: 'LegalPerson', issuer: B },
      properties: { name: 'Secretive', legalAddress_countryCode: 'FR' },
    });
    digest = await publish(store, {
      ...{ iri: SECRET, class: 'DataProduct', issuer: B, level: 'L3' },
      properties: { name: 'Secret study', keyword: ['Secretkey'], regime: 'SECRETLAW', theme: 'secrecy' },
      references: { providedBy: 'https://b.test/me', dependsOn: 'https://b.test/dataset' },
    });
    await publish(store, {
      ...{ iri: 'https://a.test/open', class: 'ServiceOffering', issuer: A },
      properties: { name: 'Open', keyword: ['open'] },
      references: { providedBy: 'https://b.test/me', dependsOn: SECRET },
    });
    await store.recordRefusal({ digest: 'd'.repeat(64), at: '2026-05-20T00:00:00Z', codes: ['x'], iris: [SECRET] });
    inner = createIndex(toIndexOptions(RELEASE));
    const index = new Proxy(inner, {
      get: (target, name) => {
        if (name === 'put')
          return (listing: Parameters<CatalogueIndex['put']>[0]) =>
            target.put({ ...listing, hidden: isHidden && HIDDEN.includes(listing.iri) });
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    server = await startCatalogue({ store, index });
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('is there before it is hidden', async () => {
    const ask = `{ search(first: 100) { nodes { id credentials { id } } } }`;
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(ask)}`);
    const { data } = (await response.json()) as any;
    ids.push(...data.search.nodes.flatMap((node: any) => [node.id, ...node.credentials.map((one: any) => one.id)]));
    expect(ids).toHaveLength(6);
    const { search, all, nodes, entity, other, whyNot, dataset, themes, providers } = await told();
    expect([search.totalCount, all.totalCount, nodes.every((node: any) => node !== null)]).toEqual([3, 3, true]);
    expect([entity.iri, other.provider.iri]).toEqual([SECRET, 'https://b.test/me']);
    expect(other.dependsOn).toEqual([{ iri: SECRET }]);
    expect([whyNot.length, dataset[0].mentionedBy]).toEqual([1, [{ iri: SECRET }]]);
    expect([themes.length, providers.length]).toEqual([1, 1]);
    expect((await get(`/entities?iri=${encodeURIComponent(SECRET)}`))[0]).toBe(200);
    for (const path of [`/credentials/${digest}`, `/decisions/${digest}`]) expect((await get(path))[0]).toBe(200);
  });

  it('shows in no hit, count, facet, suggestion, cursor, node, entity or reason, and in no address', async () => {
    isHidden = true;
    // Listed anew, as when who may see it changes; what was kept of it must not show either.
    await publish(store, {
      ...{ iri: 'https://b.test/me', class: 'LegalPerson', issuer: B, validFrom: '2026-01-02T00:00:00Z' },
      properties: { name: 'Secretive', legalAddress_countryCode: 'FR' },
    });
    const hidden = { names: [], descriptions: [], keywords: [], classes: [], kinds: ['DATA'], values: {} } as const;
    const times = { sequence: 1, published: 0, validFrom: 0, hidden: true } as const;
    inner.put({ ...hidden, ...times, iri: SECRET, issuer: B, outcome: 'COMPLIANT', status: 'ACTIVE' });

    const answer = await told();
    const { search, all, nodes, entity, other, credential, whyNot, dataset, keywords, themes, providers } = answer;
    expect([search, all.totalCount]).toEqual([{ totalCount: 0, nodes: [] }, 1]);
    expect(nodes.filter((node: any) => node !== null)).toHaveLength(2);
    expect([entity, credential, other.provider, other.dependsOn]).toEqual([null, null, null, []]);
    const nothing = { reason: 'UNKNOWN', digest: null, issuer: null, owner: null, codes: [] };
    expect([whyNot, dataset]).toEqual([[nothing], [{ reason: 'UNKNOWN', mentionedBy: [] }]]);
    expect([keywords, themes, providers]).toEqual([[{ value: 'open' }], [], []]);
    const cursor = Buffer.from(all.pageInfo.endCursor, 'base64url').toString();
    // What an open entry says itself is its own word: whom it names as its provider, and what it depends on.
    const facets = JSON.stringify(
      all.facets.map(({ values }: any) => values.filter((one: any) => !HIDDEN.includes(one.value))),
    );
    for (const text of [facets, cursor, JSON.stringify(search)])
      for (const word of ['ecret', 'SECRET', 'FR', 'L3', 'did:web:b.test']) expect(text).not.toContain(word);
    expect(all.facets.flatMap(({ values }: any) => values).filter((one: any) => /secret/i.test(one.label))).toEqual([
      { value: SECRET, label: SECRET, count: 1 },
    ]);

    for (const path of ['/search?query=secret*&includeInactive=true', '/data-offerings', '/participants'])
      for (const type of ['application/json', 'application/ld+json', 'text/csv', 'text/html']) {
        const [status, text] = await get(path, type);
        expect([status, path, type]).toEqual([200, path, type]);
        expect(text.replaceAll('secret*', '').replaceAll('secret%2A', '')).not.toMatch(/secret/i);
      }
    for (const type of ['application/json', 'text/html', 'text/turtle']) {
      const gone = await get(`/entities?iri=${encodeURIComponent(SECRET)}&includeInactive=true`, type);
      const never = await get(
        `/entities?iri=${encodeURIComponent('https://b.test/absent')}&includeInactive=true`,
        type,
      );
      expect([gone[0], gone[1].replaceAll(SECRET, '')]).toEqual([
        404,
        never[1].replaceAll('https://b.test/absent', ''),
      ]);
    }
    // A digest is no secret: whoever was told one by somebody learns nothing by it here.
    for (const path of [`/credentials/${digest}`, `/decisions/${digest}`])
      for (const type of ['application/json', 'text/html']) {
        const never = (await get(path.replace(digest, 'e'.repeat(64)), type))[1];
        expect(await get(path, type)).toEqual([404, never]);
      }
    const [, changes] = await get('/changes?since=0&limit=100');
    expect(changes).not.toContain(SECRET);
  });
});
