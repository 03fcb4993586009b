import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GraphStore } from '#graph';
import { ask, openCatalogue, publish } from './small-catalogue.ts';

const HRS = 'did:web:hrs.test';
const ESANTE = 'did:web:esante.test';
const TRUST = 'trust { signature issuer chain shapes outcome level status decidedAt sequence attestation }';

/** Every question of the skeleton (contract.md §3), on the store it is given. */
export function catalogueSuite(storeOf: () => GraphStore): void {
  let app: NestFastifyApplication;
  let store: GraphStore;
  let now = Date.parse('2026-06-01T00:00:00Z');
  const page = async (query: string, variables: object = {}) => {
    const { data, errors } = await ask(app, query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  beforeAll(async () => {
    store = storeOf();
    const publisher = (issuer: string) => (said: Omit<Parameters<typeof publish>[1], 'issuer'>) =>
      publish(store, { issuer, ...said });
    const [hrs, esante] = [publisher(HRS), publisher(ESANTE)];
    await hrs({
      iri: 'https://hrs.test/hrs',
      class: 'LegalPerson',
      properties: {
        name: 'Hôpitaux Robert Schuman',
        legalAddress_countryCode: 'LU-L',
        legalAddress_locality: 'Luxembourg',
      },
      references: { registrationNumber: 'https://notary.test/vat/1' },
    });
    await publish(store, {
      iri: 'https://notary.test/vat/1',
      class: 'VatID',
      issuer: 'did:web:notary.test',
      properties: { vatID: 'LU123', countryCode: 'LU' },
    });
    await hrs({
      iri: 'https://hrs.test/cohort',
      class: 'VirtualResource',
      properties: { name: 'Cohort', licence: ['CC-BY-4.0'] },
    });
    await hrs({ iri: 'https://hrs.test/tool', class: 'SoftwareResource', properties: { name: 'Tool' } });
    await hrs({
      iri: 'https://hrs.test/study',
      class: 'ServiceOffering',
      properties: {
        name: 'Diabetes observational study',
        keyword: ['diabetes', 'HbA1c'],
        description: 'Étude',
        regime: ['GDPR2016'],
        terms: ['https://hrs.test/terms'],
      },
      references: { providedBy: 'https://hrs.test/hrs', aggregationOfResources: 'https://hrs.test/cohort' },
      level: 'L1',
    });
    await hrs({
      iri: 'https://hrs.test/api',
      class: 'ServiceOffering',
      properties: { name: 'Cohort API', endpoint_endpointURL: 'https://api.hrs.test/' },
      references: {
        providedBy: 'https://hrs.test/hrs',
        aggregationOfResources: ['https://hrs.test/cohort', 'https://hrs.test/tool'],
        dependsOn: 'https://hrs.test/compute',
      },
    });
    await hrs({
      iri: 'https://hrs.test/compute',
      class: 'ServiceOffering',
      properties: { name: 'Compute' },
      references: { providedBy: 'https://hrs.test/hrs', aggregationOfResources: 'https://hrs.test/tool' },
    });
    await hrs({
      iri: 'https://hrs.test/product',
      class: 'DataProduct',
      properties: { name: 'Product' },
      references: { providedBy: 'https://hrs.test/hrs' },
    });
    await esante({
      iri: 'https://hrs.test/study',
      class: 'ServiceOffering',
      properties: { name: 'Slander', description: 'Not ours' },
    });
    await esante({
      iri: 'https://esante.test/lab',
      class: 'ServiceOffering',
      properties: { name: 'Lab entry' },
      outcome: 'accepted',
      findings: [
        { code: 'shapes/datatype', severity: 'error' },
        { code: 'trust/no-chain', severity: 'warning' },
      ],
    });
    await esante({
      iri: 'https://esante.test/brief',
      class: 'ServiceOffering',
      properties: { name: 'Brief' },
      validUntil: '2026-07-01T00:00:00Z',
    });
    app = await openCatalogue(store, () => new Date(now));
  }, 120_000);
  afterAll(() => app.close());

  it('lists participants with addresses, registration numbers and offerings', async () => {
    const { participants } = await page(`{ participants { totalCount nodes {
      id iri kinds name country ${TRUST} legalAddress { countryCode parts { name value } } headquartersAddress { iri }
      registrationNumbers { iri source parts { name value } } offerings(first: 2) { totalCount nodes { name } } } } }`);
    expect(participants.totalCount).toBe(1);
    expect(participants.nodes[0]).toMatchObject({
      iri: 'https://hrs.test/hrs',
      kinds: ['PARTICIPANT'],
      country: 'LU',
      trust: {
        signature: 'OK',
        issuer: HRS,
        chain: 'OK',
        shapes: 'OK',
        outcome: 'COMPLIANT',
        level: 'SC',
        status: 'ACTIVE',
        attestation: 'a'.repeat(64),
      },
      legalAddress: { countryCode: 'LU-L', parts: [{ name: 'locality', value: 'Luxembourg' }] },
      headquartersAddress: null,
      registrationNumbers: [{ iri: 'https://notary.test/vat/1', source: 'did:web:notary.test' }],
      offerings: { totalCount: 4, nodes: [{ name: 'Cohort API' }, { name: 'Compute' }] },
    });
  });

  it('tells offerings of data from offerings of a service (contract.md §3)', async () => {
    const names = async (list: string) =>
      (await page(`{ ${list} { nodes { name } } }`))[list].nodes.map((n: { name: string }) => n.name);
    expect(await names('dataOfferings')).toEqual(['Cohort API', 'Diabetes observational study', 'Product']);
    expect(await names('serviceOfferings')).toEqual(['Brief', 'Cohort API', 'Compute', 'Lab entry']);
    expect(await names('resources')).toEqual(['Cohort', 'Tool']);
  });

  it('answers relations of a hit', async () => {
    const { dataOfferings } = await page(`{ dataOfferings(query: "cohort") { edges { cursor score node {
      provider { name } aggregates { name licence } dependsOn { name } endpoint licence terms regime keywords validUntil } } } }`);
    expect(dataOfferings.edges[0].score).toBeGreaterThan(0);
    expect(dataOfferings.edges[0].node).toEqual({
      provider: { name: 'Hôpitaux Robert Schuman' },
      aggregates: [
        { name: 'Cohort', licence: ['CC-BY-4.0'] },
        { name: 'Tool', licence: [] },
      ],
      dependsOn: [{ name: 'Compute' }],
      endpoint: 'https://api.hrs.test/',
      licence: [],
      terms: [],
      regime: [],
      keywords: [],
      validUntil: null,
    });
  });

  it('searches all kinds, filters and counts facets', async () => {
    const { search } =
      await page(`{ search(query: "schuman", filter: { kind: { in: [DATA] }, country: { in: "LU" }, level: { atLeast: L1 }, provider: { in: ["https://hrs.test/hrs"] } }) {
      totalCount nodes { __typename iri ... on Offering { regime terms } } facets { name values { value count } } } }`);
    expect(search.nodes).toEqual([
      {
        __typename: 'Offering',
        iri: 'https://hrs.test/study',
        regime: ['GDPR2016'],
        terms: ['https://hrs.test/terms'],
      },
    ]);
    const counts = Object.fromEntries(search.facets.map((f: { name: string; values: unknown }) => [f.name, f.values]));
    expect(counts.LEVEL).toEqual([
      { value: 'SC', count: 2 },
      { value: 'L1', count: 1 },
    ]);
    expect(counts.KIND).toEqual([{ value: 'DATA', count: 1 }]);
    const { participants } = await page(
      '{ participants(query: "hopitaux") { facets(names: [COUNTRY]) { name values { value count } } } }',
    );
    expect(participants.facets).toEqual([{ name: 'COUNTRY', values: [{ value: 'LU', count: 1 }] }]);
  });

  it('keeps the word of another beside that of the owner', async () => {
    const { entity } = await page(
      '{ entity(iri: "https://hrs.test/study") { name credentials { issuer status type raw } statements { predicate value source digest datatype } } }',
    );
    expect(entity.name).toBe('Diabetes observational study');
    expect(entity.credentials.map((c: { issuer: string }) => c.issuer)).toEqual([HRS, ESANTE]);
    const names = entity.statements.filter((s: { predicate: string }) => s.predicate.endsWith('#name'));
    expect(names.map((s: { value: string; source: string }) => [s.value, s.source])).toEqual([
      ['Diabetes observational study', HRS],
      ['Slander', ESANTE],
    ]);
    expect(await page('{ search(query: "slander") { totalCount } }')).toEqual({ search: { totalCount: 0 } });
  });

  it('tells what a lab let pass', async () => {
    const { search } = await page(`{ search(query: "lab") { nodes { ${TRUST} } } }`);
    expect(search.nodes[0].trust).toMatchObject({
      outcome: 'ACCEPTED',
      level: null,
      shapes: 'FAILED',
      chain: 'NOT_CHECKED',
    });
  });

  it('answers node, nodes, entity and credential, and null for what is not listed', async () => {
    const { entity } = await page(
      '{ entity(iri: "https://hrs.test/cohort") { __typename id credentials { id digest } } }',
    );
    expect(entity.__typename).toBe('Resource');
    const [{ id, digest }] = entity.credentials;
    const answer = await page(
      `query ($ids: [ID!]!, $id: ID!, $digest: Digest!) { nodes(ids: $ids) { id __typename ... on Resource { name } } node(id: $id) { id }
        credential(digest: $digest) { issuer subject statements { value } } entity(iri: "https://nowhere.test/") { iri } other: entity(iri: "https://notary.test/vat/1") { iri } }`,
      { ids: [entity.id, 'x', id], id: entity.id, digest },
    );
    expect(answer.nodes).toEqual([
      { id: entity.id, __typename: 'Resource', name: 'Cohort' },
      null,
      { id, __typename: 'Credential' },
    ]);
    expect(answer).toMatchObject({
      node: { id: entity.id },
      credential: { issuer: HRS, subject: 'https://hrs.test/cohort' },
      entity: null,
      other: null,
    });
    expect(await page(`{ credential(digest: "${'0'.repeat(64)}") { id } }`)).toEqual({ credential: null });
  });

  it('pages forward and backward through the same list', async () => {
    const all = (await page('{ search { nodes { iri } } }')).search.nodes;
    const walk = async (size: 'first' | 'last', from: 'after' | 'before') => {
      const found: unknown[] = [];
      let cursor: string | null = null;
      for (;;) {
        const { search } = await page(
          `query ($c: String) { search(${size}: 2, ${from}: $c) { nodes { iri } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
          { c: cursor },
        );
        if (size === 'first') found.push(...search.nodes);
        else found.unshift(...search.nodes);
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = search.pageInfo;
        if (size === 'first' ? !hasNextPage : !hasPreviousPage) return found;
        cursor = size === 'first' ? endCursor : startCursor;
      }
    };
    expect(await walk('first', 'after')).toEqual(all);
    expect(await walk('last', 'before')).toEqual(all);
  });

  it('shows a commit at once, follows a change of a resource, and an end', async () => {
    const kinds = async () => (await page('{ entity(iri: "https://hrs.test/compute") { kinds } }')).entity.kinds;
    expect(await kinds()).toEqual(['SERVICE']);
    const tool = { iri: 'https://hrs.test/tool', class: 'VirtualResource', issuer: HRS };
    const digest = await publish(store, { ...tool, properties: { name: 'Now data' } });
    expect((await page('{ resources(query: "now data") { totalCount } }')).resources.totalCount).toBe(1);
    await store.end(digest, 'revoked', '2026-06-01T00:00:00Z');
    expect((await page('{ resources(query: "now data") { totalCount } }')).resources.totalCount).toBe(0);
    expect((await page(`{ credential(digest: "${digest}") { status } }`)).credential.status).toBe('REVOKED');
  });

  it('hides an entry the moment its validity ends', async () => {
    const count = async () =>
      await page('{ search(query: "brief") { totalCount } entity(iri: "https://esante.test/brief") { validUntil } }');
    expect(await count()).toMatchObject({
      search: { totalCount: 1 },
      entity: { validUntil: '2026-07-01T00:00:00.000Z' },
    });
    now = Date.parse('2026-07-01T00:00:00Z');
    expect(await count()).toEqual({ search: { totalCount: 0 }, entity: null });
    now = Date.parse('2026-06-01T00:00:00Z');
  });

  it('reads a page of any length in the same number of reads', async () => {
    const reads = async (first: number): Promise<number> => {
      let count = 0;
      const fragments = store.fragments.bind(store);
      store.fragments = (iris) => (count++, fragments(iris));
      await page(
        `{ serviceOfferings(first: ${first}) { nodes { name provider { name } aggregates { name } dependsOn { name } ${TRUST} } } }`,
      );
      store.fragments = fragments;
      return count;
    };
    expect(await reads(100)).toBeLessThanOrEqual(2);
  });

  describe('refuses', () => {
    const refusals: readonly (readonly [name: string, query: string, code: string])[] = [
      ['a syntax error', '{ search {', 'request/query'],
      ['an unknown field', '{ search { nope } }', 'request/query'],
      ['a malformed digest', '{ credential(digest: "x") { id } }', 'request/query'],
      ['a page over 100', '{ search(first: 101) { totalCount } }', 'request/parameter'],
      ['an unknown country', '{ search(filter: { country: { in: ["XX"] } }) { totalCount } }', 'request/parameter'],
      ['a forged cursor', '{ search(after: "abc") { totalCount } }', 'request/cursor'],
      [
        'a deep query',
        `{ participants(first: 1) { nodes ${'{ offerings(first: 1) { nodes { provider '.repeat(4)} { iri } ${'} } }'.repeat(4)} } }`,
        'request/cost',
      ],
      [
        'a costly query',
        '{ search(first: 100) { nodes { credentials { statements { value source digest } } } } }',
        'request/cost',
      ],
      [
        '16 aliases',
        `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: search { totalCount }`).join(' ')} }`,
        'request/cost',
      ],
      ['1,001 tokens', `{ search { ${'totalCount '.repeat(1001)} } }`, 'request/cost'],
      [
        'a fragment bomb',
        `${Array.from({ length: 30 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f30 on Query { __typename } { ...f0 }`,
        'request/cost',
      ],
    ];
    it.each(refusals)('%s', async (_, query, code) => {
      const { errors } = await ask(app, query);
      expect(errors?.[0]?.extensions).toMatchObject({
        code,
        problem: { code, title: expect.any(String), type: `https://cadastre.test/problems/${code}` },
      });
    });

    it('a batch, another media type, and a mutation by GET', async () => {
      const batch = await app.inject({ method: 'POST', url: '/graphql', payload: [{ query: '{ __typename }' }] });
      expect([batch.statusCode, batch.json().errors[0].extensions.code]).toEqual([400, 'request/body']);
      const form = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'query=%7B__typename%7D',
      });
      expect([form.statusCode, form.headers['content-type'], form.json().code]).toEqual([
        ...[415, 'application/problem+json', 'request/media-type'],
      ]);
      const mutation = await app.inject({ method: 'GET', url: '/graphql?query=mutation%7B__typename%7D' });
      expect(mutation.statusCode).toBe(405);
    });
  });

  it('runs the operation that is asked for, also after its plan was compiled', async () => {
    const query = 'query A { a: __typename } query B { b: __typename }';
    for (const operationName of ['A', 'B', 'A', 'B', 'A', 'B']) {
      const { data } = (
        await app.inject({ method: 'POST', url: '/graphql', payload: { query, operationName } })
      ).json();
      expect(Object.keys(data)).toEqual([operationName.toLowerCase()]);
    }
  });

  it('shows the cost, and takes any text with a word as a query', async () => {
    expect((await ask(app, '{ search(first: 10) { nodes { name iri } } }')).extensions.cost).toEqual({
      requested: 22,
      maximum: 5000,
    });
    const searched = (query: string) =>
      ask(app, 'query ($q: String) { search(query: $q) { totalCount } }', { q: query });
    for (const query of ['', ' \t', '\u200b', 'a AND b:c~2^', '${a}', "';DROP", '"a', '-b a', 'a*'])
      expect((await searched(query)).errors).toBeUndefined();
  });
}
