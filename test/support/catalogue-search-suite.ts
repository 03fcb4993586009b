import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GraphStore } from '#graph';
import { ask, GX, openCatalogue, publish } from './small-catalogue.ts';

const HRS = 'did:web:hrs.test';
const LIH = 'did:web:lih.test';
const ANCHOR = 'c'.repeat(64);
const START = Date.parse('2026-06-01T00:00:00Z');

/** What a consumer asks with filters, facets and languages, and what it is told of what it does not find. */
export function catalogueSearchSuite(storeOf: () => GraphStore): void {
  let app: NestFastifyApplication;
  let store: GraphStore;
  let revoked = '';
  const page = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
    const { data, errors } = await ask(app, query, {}, headers);
    expect(errors).toBeUndefined();
    return data;
  };
  const found = async (filter: string, more = ''): Promise<readonly string[]> => {
    const { search } = await page(`{ search(filter: ${filter} orderBy: NAME ${more}) { nodes { iri } } }`);
    return search.nodes.map(({ iri }: { readonly iri: string }) => iri.replace(/^https:\/\/[a-z]+\.test\//, ''));
  };
  const codeOf = async (query: string): Promise<unknown> => (await ask(app, query)).errors?.[0]?.extensions.code;

  beforeAll(async () => {
    store = storeOf();
    await publish(store, {
      ...{ iri: 'https://hrs.test/hrs', class: 'LegalPerson', issuer: HRS, anchor: ANCHOR },
      properties: { name: 'Hôpitaux Robert Schuman', legalAddress_countryCode: 'LU' },
    });
    await publish(store, {
      ...{ iri: 'https://lih.test/lih', class: 'LegalPerson', issuer: LIH },
      properties: { name: 'Health Institute', legalAddress_countryCode: 'DE' },
    });
    await publish(store, {
      ...{ iri: 'https://hrs.test/cohort', class: 'VirtualResource', issuer: HRS },
      properties: { name: 'Cohort', licence: 'CC-BY-4.0' },
    });
    await publish(store, {
      ...{ iri: 'https://hrs.test/study', class: 'DataProduct', issuer: HRS, anchor: ANCHOR, level: 'L1' },
      at: '2026-03-01T00:00:00Z',
      properties: {
        name: ['Diabetes study', 'Étude du diabète', 'Diabetesstudie'],
        description: ['A long observation', 'Une longue observation', 'Eine lange Beobachtung'],
        keyword: ['diabetes', 'HbA1c'],
        regime: ['GDPR2016'],
        governingLaw: ['LU', 'DE-BY'],
        standard: 'Dataspace Protocol 2025-1',
        theme: 'health',
      },
      languages: { name: ['en', 'fr', 'de'], description: ['en', 'fr', 'de'] },
      references: { providedBy: 'https://hrs.test/hrs', aggregationOfResources: 'https://hrs.test/cohort' },
    });
    await publish(store, {
      ...{ iri: 'https://lih.test/compute', class: 'ServiceOffering', issuer: LIH, outcome: 'accepted' },
      properties: { name: 'Compute', regime: ['LGPD2019'], provisionType: 'public', theme: 'computing' },
      references: { providedBy: 'https://lih.test/lih', dependsOn: 'https://hrs.test/study' },
      findings: [{ code: 'status/not-checked', severity: 'warning' }],
    });
    revoked = await publish(store, {
      ...{ iri: 'https://lih.test/gone', class: 'ServiceOffering', issuer: LIH, at: '2026-04-01T00:00:00Z' },
      properties: { name: 'Gone', endpoint_endpointURL: 'https://gone.test/' },
      references: { providedBy: 'https://lih.test/lih', aggregationOfResources: 'https://hrs.test/cohort' },
    });
    await store.end(revoked, 'revoked', '2026-05-01T00:00:00Z');
    await publish(store, {
      ...{ iri: 'https://lih.test/brief', class: 'ServiceOffering', issuer: LIH, validUntil: '2026-05-01T00:00:00Z' },
      properties: { name: 'Brief' },
    });
    await publish(store, {
      ...{ iri: 'https://hrs.test/study', class: 'DataProduct', issuer: LIH },
      properties: { name: 'What others call it' },
    });
    await publish(store, {
      ...{ iri: 'https://hrs.test/address', class: 'Address', issuer: HRS },
      properties: { countryCode: 'LU' },
    });
    await publish(store, {
      ...{ iri: 'https://lih.test/refers', class: 'ServiceOffering', issuer: LIH },
      properties: { name: 'Refers' },
      references: { providedBy: 'https://lih.test/lih', dependsOn: 'https://nobody.test/described' },
    });
    await store.recordRefusal({
      ...{ digest: 'd'.repeat(64), at: '2026-05-20T00:00:00Z' },
      ...{ codes: ['shapes/min-count'], iris: ['https://lih.test/refused', 'https://hrs.test/study'] },
    });
    app = await openCatalogue(store, () => new Date(START));
  }, 120_000);
  afterAll(() => app.close());

  it.each([
    ['{ class: { in: ["gx:ServiceOffering"] } }', ['compute', 'study', 'refers']],
    [`{ class: { in: ["${GX}DataProduct"] } }`, ['study']],
    ['{ class: { not: ["gx:Participant", "gx:Resource"] }, kind: { not: [SERVICE] } }', ['study']],
    ['{ provider: { country: { in: ["DE"] } } }', ['compute', 'refers']],
    ['{ provider: { name: "schuman" } }', ['study']],
    ['{ provider: { not: ["https://lih.test/lih"] }, kind: { in: [DATA, SERVICE] } }', ['study']],
    ['{ country: { in: ["LU"] }, kind: { in: [DATA] } }', ['study']],
    ['{ countryOfUse: { in: ["DE"] }, regionOfUse: { in: ["DE-BY"] } }', ['study']],
    ['{ countryOfUse: { in: ["de"] }, value: [{ column: "regionOfUse", in: ["de-by"] }] }', ['study']],
    ['{ dependsOn: { stated: true } }', ['compute', 'refers']],
    ['{ countryOfUse: { stated: true }, provider: { stated: true, country: { stated: true } } }', ['study']],
    ['{ keyword: { in: ["hba1c"] } }', ['study']],
    ['{ keyword: { stated: true } }', ['study']],
    ['{ regime: { stated: false }, kind: { in: [SERVICE] } }', ['refers']],
    ['{ licence: { in: ["CC-BY-4.0"] } }', ['cohort']],
    ['{ provisionType: { in: ["public"] } }', ['compute']],
    ['{ standard: { in: ["Dataspace Protocol 2025-1"] } }', ['study']],
    ['{ level: { atLeast: L1 } }', ['study']],
    ['{ level: { in: [L1, L2] } }', ['study']],
    ['{ outcome: { in: [ACCEPTED] } }', ['compute']],
    ['{ issuer: { in: ["did:web:hrs.test"] }, anchor: { stated: true } }', ['study', 'hrs']],
    ['{ anchor: { in: ["cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"] } }', ['study', 'hrs']],
    ['{ aggregates: { in: ["https://hrs.test/cohort"] } }', ['study']],
    ['{ dependsOn: { in: ["https://hrs.test/study"] } }', ['compute']],
    [
      '{ value: [{ column: "theme", in: ["health", "computing"] }, { column: "theme", not: ["health"] }] }',
      ['compute'],
    ],
    ['{ published: { from: "2026-02-15T00:00:00Z", to: "2026-03-15T00:00:00Z" } }', ['study']],
    [
      '{ or: [{ level: { atLeast: L1 } }, { and: [{ kind: { in: [SERVICE] } }, { not: { regime: { stated: true } } }] }] }',
      ['study', 'refers'],
    ],
    ['{ or: [] }', []],
    ['{ kind: { in: [] } }', []],
    ['{ status: { in: [REVOKED] } }', []],
  ] as const)('filters by %s', async (filter, names) => {
    expect(await found(filter)).toEqual(names);
  });

  it.each([
    ['{ status: { in: [REVOKED] } }', ['gone']],
    // What only the clock has ended is ACTIVE until the log says so, at most a minute.
    ['{ status: { not: [ACTIVE] } }', ['gone']],
    ['{ validAt: "2026-04-15T00:00:00Z", kind: { in: [SERVICE] } }', ['brief', 'compute', 'gone', 'refers']],
    ['{ aggregates: { in: ["https://hrs.test/cohort"] } }', ['study', 'gone']],
  ] as const)('filters what is inactive too by %s where it is asked for', async (filter, names) => {
    expect((await found(filter, 'includeInactive: true')).toSorted()).toEqual(names.toSorted());
  });

  it('shows an inactive entry only where it is asked for, as what it was', async () => {
    const iri = 'https://lih.test/gone';
    const { entity, inactive, search, counts } = await page(`{ entity(iri: "${iri}") { iri }
      inactive: entity(iri: "${iri}", includeInactive: true) { name kinds trust { status } credentials { digest status raw } ... on Offering { endpoint provider { name } } }
      search(query: "gone", includeInactive: true) { totalCount nodes { iri } }
      counts: search(query: "gone") { totalCount facets(names: [KIND, ISSUER, STATUS]) { values { value } } } }`);
    expect(entity).toBeNull();
    expect(inactive).toMatchObject({ name: 'Gone', kinds: ['DATA', 'SERVICE'], trust: { status: 'REVOKED' } });
    expect(inactive).toMatchObject({ endpoint: 'https://gone.test/', provider: { name: 'Health Institute' } });
    expect(inactive.credentials).toMatchObject([{ digest: revoked, status: 'REVOKED' }]);
    expect(search).toMatchObject({ totalCount: 1, nodes: [{ iri }] });
    expect(counts).toEqual({ totalCount: 0, facets: [{ values: [] }, { values: [] }, { values: [] }] });
    const { brief } = await page(
      '{ brief: entity(iri: "https://lih.test/brief", includeInactive: true) { trust { status } } }',
    );
    expect(brief.trust.status).toBe('EXPIRED');
  });

  it.each([
    [
      'https://lih.test/gone',
      [{ reason: 'REVOKED', at: '2026-05-01T00:00:00.000Z', issuer: LIH, owner: LIH, codes: [] }],
    ],
    ['https://lih.test/brief', [{ reason: 'EXPIRED', at: '2026-05-01T00:00:00Z', issuer: LIH, owner: LIH, codes: [] }]],
    ['https://hrs.test/address', [{ reason: 'NOT_LISTED_ALONE', at: null, issuer: HRS, owner: HRS, codes: [] }]],
    ['https://nobody.test/described', [{ reason: 'NOT_DESCRIBED', at: null, issuer: null, owner: null, codes: [] }]],
    ['https://nobody.test/heard-of', [{ reason: 'UNKNOWN', at: null, issuer: null, owner: null, codes: [] }]],
    [
      'https://lih.test/refused',
      [{ reason: 'REFUSED', at: '2026-05-20T00:00:00Z', issuer: null, owner: null, codes: ['shapes/min-count'] }],
    ],
    // Shown, and a later version was refused.
    [
      'https://hrs.test/study',
      [{ reason: 'REFUSED', at: '2026-05-20T00:00:00Z', issuer: null, owner: null, codes: ['shapes/min-count'] }],
    ],
    ['https://hrs.test/cohort', []],
  ])('tells why it does not show %s', async (iri, reasons) => {
    const { whyNot } = await page(`{ whyNot(iri: "${iri}") { reason at issuer owner codes } }`);
    expect(whyNot).toEqual(reasons);
  });

  it('tells that a word is not the owner’s, and what took the place of another', async () => {
    const iri = 'https://lih.test/moved';
    const said = {
      iri,
      class: 'ServiceOffering',
      issuer: LIH,
      id: 'https://lih.test/vc/moved',
      properties: { name: 'Moved' },
    };
    const digest = await publish(store, said);
    await publish(store, { ...said, iri: 'https://lih.test/moved/here', validFrom: '2026-02-01T00:00:00Z' });
    await publish(store, { ...said, issuer: HRS, id: 'https://hrs.test/vc/moved' });
    const { whyNot } = await page(`{ whyNot(iri: "${iri}") { reason digest issuer owner explanation } }`);
    expect(whyNot).toMatchObject([
      { reason: 'SUPERSEDED', digest, issuer: LIH, owner: LIH },
      { reason: 'NOT_THE_OWNERS_WORD', issuer: HRS, owner: LIH },
    ]);
    for (const path of ['/moved', '/moved/here']) {
      const [credential] = (await store.fragments([`https://lih.test${path}`])).filter((f) => f.issuer === LIH);
      if (credential !== undefined) await store.end(credential.digest, 'revoked', '2026-05-02T00:00:00Z');
    }
  });

  it('shows no word of another on what is under the host of an issuer it knows, though that issuer never spoke of it', async () => {
    const iri = 'https://lih.test/never-spoken-of';
    const said = { iri, class: 'ServiceOffering', issuer: HRS, id: 'https://hrs.test/vc/squat' };
    const digest = await publish(store, { ...said, properties: { name: 'Squatted' } });
    const asked = await page(`{ entity(iri: "${iri}") { name } serviceOfferings(query: "Squatted") { totalCount }
      whyNot(iri: "${iri}") { reason digest issuer owner } }`);
    expect(asked).toEqual({
      entity: null,
      serviceOfferings: { totalCount: 0 },
      whyNot: [{ reason: 'NOT_THE_OWNERS_WORD', digest, issuer: HRS, owner: LIH }],
    });
  });

  it('speaks the language of the reader, and marks what stands in for it', async () => {
    const ask = (language: string) =>
      page(
        `{ entity(iri: "https://hrs.test/study") { name description texts { name { value language isFallback } keywords { value language isFallback } } } }`,
        {
          'accept-language': language,
        },
      );
    expect((await ask('fr-LU, de;q=0.5')).entity).toMatchObject({
      name: 'Étude du diabète',
      description: 'Une longue observation',
      texts: { name: { value: 'Étude du diabète', language: 'fr', isFallback: false } },
    });
    const { entity } = await ask('pt');
    expect(entity.texts.name).toEqual({ value: 'Diabetes study', language: 'en', isFallback: true });
    expect(entity.texts.keywords[0]).toEqual({ value: 'diabetes', language: null, isFallback: null });
    const { search } = await page(
      '{ search(query: "beobachtung", language: "de") { nodes { name texts(language: "fr") { name { value } } } } }',
    );
    expect(search.nodes).toEqual([{ name: 'Diabetesstudie', texts: { name: { value: 'Étude du diabète' } } }]);
  });

  it('shows two issuers on one subject, each with its word', async () => {
    const { entity } = await page('{ entity(iri: "https://hrs.test/study") { words { issuer isOwner name } } }');
    expect(entity.words).toEqual([
      { issuer: HRS, isOwner: true, name: 'Diabetes study' },
      { issuer: LIH, isOwner: false, name: 'What others call it' },
    ]);
  });

  it('labels facets and their values, and counts what the release adds', async () => {
    const query = `{ search { facets(names: [KIND, PROVIDER, COUNTRY, CLASS, VALUE]) { name column title values { value label count } } } columns { name title } }`;
    const { search, columns } = await page(query, { 'accept-language': 'de' });
    const [kind, provider, country, classes, theme] = search.facets;
    expect(kind).toMatchObject({ name: 'KIND', title: 'Art' });
    expect(kind.values).toContainEqual({ value: 'DATA', label: 'Daten', count: 1 });
    expect(provider.values[0]).toEqual({ value: 'https://lih.test/lih', label: 'Health Institute', count: 2 });
    expect(country.values).toContainEqual({ value: 'LU', label: 'Luxemburg', count: 2 });
    expect(classes.values).toContainEqual({ value: `${GX}DataProduct`, label: 'DataProduct', count: 1 });
    expect(theme).toMatchObject({ name: 'VALUE', column: 'theme', title: 'theme (de)' });
    expect(theme.values.map(({ value }: { readonly value: string }) => value)).toEqual(['computing', 'health']);
    expect(columns).toContainEqual({ name: 'theme', title: 'theme (de)' });
    const { facetValues, all } = await page(`{ facetValues(name: PROVIDER, prefix: "https://l") { value label count }
      all: facetValues(column: "theme", filter: { kind: { in: [DATA] } }) { value count } }`);
    expect(facetValues).toEqual([{ value: 'https://lih.test/lih', label: 'Health Institute', count: 2 }]);
    expect(all).toEqual([{ value: 'health', count: 1 }]);
  });

  it('tells why a hit is here and where its words stand', async () => {
    const { search } =
      await page(`{ search(query: "diabet* schuman", filter: { country: { in: ["LU"] } }) { edges { score
      highlights { field language text spans { start end } } whyHere { words { asked matched fields how } filters { column text } } } } }`);
    const [{ score, highlights, whyHere }] = search.edges;
    expect(score).toBeGreaterThan(0);
    expect(highlights).toContainEqual({
      field: 'NAME',
      language: 'fr',
      text: 'Étude du diabète',
      spans: [{ start: 9, end: 16 }],
    });
    expect(highlights).toContainEqual({
      field: 'PROVIDER',
      language: null,
      text: 'Hôpitaux Robert Schuman',
      spans: [{ start: 16, end: 23 }],
    });
    expect(whyHere.words).toMatchObject([
      { asked: 'diabet*', how: 'PREFIX' },
      { asked: 'schuman', fields: ['PROVIDER'], how: 'EXACT' },
    ]);
    expect(whyHere.filters).toEqual([{ column: 'country', text: 'country in LU' }]);
  });

  it('finds a German word by its parts and either spelling, and tells so', async () => {
    const said = { iri: 'https://lih.test/parts', class: 'ServiceOffering', issuer: LIH };
    const digest = await publish(store, { ...said, properties: { name: 'Patientendaten für Ärzte' } });
    const { search } = await page(`{ search(query: "daten aerzte") { edges { node { iri }
      highlights { text spans { start end } } whyHere { words { asked matched how } } } } }`);
    expect(search.edges).toEqual([
      {
        node: { iri: said.iri },
        highlights: [
          {
            text: 'Patientendaten für Ärzte',
            spans: [
              { start: 0, end: 14 },
              { start: 19, end: 24 },
            ],
          },
        ],
        whyHere: {
          words: [
            { asked: 'daten', matched: ['patientendaten'], how: 'PART' },
            { asked: 'aerzte', matched: ['ärzte'], how: 'EXACT' },
          ],
        },
      },
    ]);
    await store.end(digest, 'revoked', '2026-05-02T00:00:00Z');
  });

  it('tells what was not checked', async () => {
    const trust = 'trust { chain anchor shapes statusList credential }';
    const { study, compute } = await page(
      `{ study: entity(iri: "https://hrs.test/study") { ${trust} } compute: entity(iri: "https://lih.test/compute") { ${trust} } }`,
    );
    expect(study.trust).toMatchObject({ chain: 'OK', anchor: ANCHOR, shapes: 'OK', statusList: 'OK' });
    expect(compute.trust).toMatchObject({ chain: 'OK', anchor: null, statusList: 'NOT_CHECKED' });
  });

  it('keeps nothing of what changed', async () => {
    const name = async () => (await page('{ entity(iri: "https://lih.test/fresh") { name } }')).entity?.name;
    const said = { iri: 'https://lih.test/fresh', class: 'ServiceOffering', issuer: LIH };
    await publish(store, { ...said, properties: { name: 'Old' } });
    expect([await name(), await name()]).toEqual(['Old', 'Old']);
    const digest = await publish(store, { ...said, properties: { name: 'New' }, validFrom: '2026-02-02T00:00:00Z' });
    expect(await name()).toBe('New');
    await store.end(digest, 'revoked', '2026-05-02T00:00:00Z');
    expect(await name()).toBeUndefined();
  });

  it.each([
    ['a column that is not there', '{ search(filter: { value: [{ column: "nope", in: ["x"] }] }) { totalCount } }'],
    ['a facet of a column that is not there', '{ search { facets(columns: ["nope"]) { column } } }'],
    ['too many values', `{ search(filter: { keyword: { in: [${'"x",'.repeat(101)}] } }) { totalCount } }`],
    ['a filter that is too deep', `{ search(filter: ${'{ not: '.repeat(10)}{}${' }'.repeat(10)}) { totalCount } }`],
    ['no facet', '{ facetValues { value } }'],
  ])('refuses %s', async (_, query) => {
    expect(await codeOf(query)).toBe('request/parameter');
  });
}
