import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { GraphStore } from '#graph';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser, Writer } from 'n3';
import { startCatalogue, type CatalogueServer } from './catalogue-server.ts';
import { publish } from './small-catalogue.ts';

const HRS = 'did:web:hrs.test';
const LIH = 'did:web:lih.test';
const STUDY = 'https://hrs.test/study';
const HOSTILE = [
  '=HYPERLINK("https://evil.test")',
  '<script>alert(1)</script>',
  `"'><img src=x onerror=alert(1)>\n@SUM(1)`,
];

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are what the tests look at */

/** What a reader without GraphQL is told, over HTTP; and that it is what GraphQL tells. */
export function catalogueReadSuite(storeOf: () => GraphStore): void {
  let server: CatalogueServer;
  let store: GraphStore;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers });
  const read = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<any> => {
    const response = await get(path, headers);
    if (response.status !== 200) throw new Error(await response.text());
    return response.json();
  };
  const ask = async (query: string, headers: Readonly<Record<string, string>> = {}): Promise<any> => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as any;
    expect(errors).toBeUndefined();
    return data;
  };
  const entityPath = (iri: string): string => `/entities/${encodeURIComponent(iri)}`;

  beforeAll(async () => {
    store = storeOf();
    await publish(store, {
      ...{ iri: 'https://hrs.test/hrs', class: 'LegalPerson', issuer: HRS, anchor: 'c'.repeat(64) },
      properties: {
        name: 'Hôpitaux Robert Schuman',
        legalAddress_countryCode: 'LU',
        legalAddress_locality: 'Kirchberg',
      },
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
      ...{ iri: STUDY, class: 'DataProduct', issuer: HRS, level: 'L1', anchor: 'c'.repeat(64) },
      at: '2026-03-01T00:00:00Z',
      properties: {
        name: ['Diabetes study', 'Étude du diabète', 'Diabetesstudie'],
        description: ['A long observation', 'Une longue observation', 'Eine lange Beobachtung'],
        keyword: ['diabetes', 'blood, sugar'],
        regime: ['GDPR2016'],
        governingLaw: ['LU', 'DE-BY'],
        standard: 'Dataspace Protocol 2025-1',
        theme: 'health',
        endpoint_endpointURL: 'https://api.hrs.test/',
      },
      languages: { name: ['en', 'fr', 'de'], description: ['en', 'fr', 'de'] },
      references: { providedBy: 'https://hrs.test/hrs', aggregationOfResources: 'https://hrs.test/cohort' },
    });
    await publish(store, { iri: STUDY, class: 'DataProduct', issuer: LIH, properties: { name: 'Slander' } });
    await publish(store, {
      ...{ iri: 'https://lih.test/compute', class: 'ServiceOffering', issuer: LIH, outcome: 'accepted' },
      properties: { name: 'Compute', regime: ['LGPD2019'], provisionType: 'public', theme: 'computing' },
      references: { providedBy: 'https://lih.test/lih', dependsOn: STUDY },
      findings: [{ code: 'trust/no-chain', severity: 'warning' }],
    });
    for (const [n, name] of HOSTILE.entries())
      await publish(store, {
        ...{ iri: `https://lih.test/hostile/${n}`, class: 'ServiceOffering', issuer: LIH },
        properties: { name, description: HOSTILE.join(' '), keyword: [name], format: name },
        references: { providedBy: 'https://lih.test/lih' },
      });
    for (let n = 0; n < 25; n++)
      await publish(store, {
        ...{ iri: `https://lih.test/many/${n}`, class: 'DataProduct', issuer: LIH },
        properties: { name: `Series ${n % 7}`, keyword: [`k${n % 3}`], licence: n % 2 === 0 ? 'CC0-1.0' : 'MIT' },
        references: { providedBy: n % 5 === 0 ? 'https://hrs.test/hrs' : 'https://lih.test/lih' },
      });
    const gone = await publish(store, {
      ...{ iri: 'https://lih.test/gone', class: 'ServiceOffering', issuer: LIH },
      properties: { name: 'Gone' },
    });
    await store.end(gone, 'revoked', '2026-05-01T00:00:00Z');
    await publish(store, {
      ...{ iri: 'https://hrs.test/address', class: 'Address', issuer: HRS },
      properties: { countryCode: 'LU' },
    });
    server = await startCatalogue({ store });
  }, 60_000);
  afterAll(() => server.close());

  it.each([
    ['/participants', 'participants'],
    ['/resources?licence=CC-BY-4.0', 'resources(filter: { licence: { in: ["CC-BY-4.0"] } })'],
    ['/data-offerings?query=diabet*', 'dataOfferings(query: "diabet*")'],
    ['/data-offerings?first=30&orderBy=newest', 'dataOfferings(first: 30, orderBy: NEWEST)'],
    ['/service-offerings?kind=service&kind=data', 'serviceOfferings(filter: { kind: { in: [SERVICE, DATA] } })'],
    ['/search?first=100', 'search(first: 100)'],
    ['/search?last=7', 'search(last: 7)'],
    ['/search?class=gx:DataProduct&first=50', 'search(first: 50, filter: { class: { in: ["gx:DataProduct"] } })'],
    ['/search?not.class=gx:ServiceOffering', 'search(filter: { class: { not: ["gx:ServiceOffering"] } })'],
    ['/search?keyword=k0,k1&first=40', 'search(first: 40, filter: { keyword: { in: ["k0", "k1"] } })'],
    ['/search?keyword=k0,!k0', 'search(filter: { keyword: { in: ["k0"], not: ["k0"] } })'],
    ['/search?keyword=blood%5C%2C+sugar', 'search(filter: { keyword: { in: ["blood, sugar"] } })'],
    ['/search?keyword=!*&first=90', 'search(first: 90, filter: { keyword: { stated: false } })'],
    ['/search?regime=*', 'search(filter: { regime: { stated: true } })'],
    [
      '/search?dependsOn=*&kind=!RESOURCE',
      'search(filter: { dependsOn: { stated: true }, kind: { not: [RESOURCE] } })',
    ],
    ['/search?aggregates=!*', 'search(filter: { aggregates: { stated: false } })'],
    ['/search?country=lu', 'search(filter: { country: { in: ["LU"] } })'],
    ['/search?provider.country=!LU&first=50', 'search(first: 50, filter: { provider: { country: { not: ["LU"] } } })'],
    [
      '/search?provider.name=schuman&provider=https://hrs.test/hrs',
      'search(filter: { provider: { name: "schuman", in: ["https://hrs.test/hrs"] } })',
    ],
    [
      '/search?countryOfUse=DE&regionOfUse=DE-BY',
      'search(filter: { countryOfUse: { in: ["DE"] }, regionOfUse: { in: ["DE-BY"] } })',
    ],
    ['/search?level=L1', 'search(filter: { level: { atLeast: L1 } })'],
    ['/search?level=SC&level.in=!L1&first=50', 'search(first: 50, filter: { level: { atLeast: SC, not: [L1] } })'],
    ['/search?outcome=accepted', 'search(filter: { outcome: { in: [ACCEPTED] } })'],
    [
      '/search?includeInactive=true&status=revoked',
      'search(includeInactive: true, filter: { status: { in: [REVOKED] } })',
    ],
    [
      '/search?issuer=did:web:hrs.test&anchor=*',
      'search(filter: { issuer: { in: ["did:web:hrs.test"] }, anchor: { stated: true } })',
    ],
    [
      '/search?standard=Dataspace+Protocol+2025-1',
      'search(filter: { standard: { in: ["Dataspace Protocol 2025-1"] } })',
    ],
    ['/search?provisionType=public', 'search(filter: { provisionType: { in: ["public"] } })'],
    [
      '/search?aggregates=https://hrs.test/cohort',
      'search(filter: { aggregates: { in: ["https://hrs.test/cohort"] } })',
    ],
    [`/search?dependsOn=${STUDY}`, `search(filter: { dependsOn: { in: ["${STUDY}"] } })`],
    [
      '/search?column.theme=health,computing',
      'search(filter: { value: [{ column: "theme", in: ["health", "computing"] }] })',
    ],
    [
      '/search?publishedFrom=2026-02-15&publishedTo=2026-03-01',
      'search(filter: { published: { from: "2026-02-15T00:00:00Z", to: "2026-03-01T23:59:59.999Z" } })',
    ],
    [
      '/search?includeInactive=true&validAt=2026-04-15T00:00:00+02:00&query=gone',
      'search(query: "gone", includeInactive: true, filter: { validAt: "2026-04-14T22:00:00Z" })',
    ],
    [`/search?query=${encodeURIComponent('series -1 "series 2"')}`, 'search(query: "series -1 \\"series 2\\"")'],
  ])('%s finds what GraphQL finds, in its order', async (path, list) => {
    const told = await read(path);
    const { page } = await ask(`{ page: ${list} { totalCount edges { cursor score node { iri } } } }`);
    expect(told.items.map((one: any) => [one.iri, one.score, one.cursor])).toEqual(
      page.edges.map((edge: any) => [edge.node.iri, edge.score, edge.cursor]),
    );
    expect(told.totalCount).toBe(page.totalCount);
    if (!path.includes('k0,!k0')) expect(told.totalCount).toBeGreaterThan(0);
  });

  it('tells of a hit what GraphQL tells', async () => {
    const path = '/search?query=diabet*+schuman&country=LU&facets=country,kind,theme';
    const [told] = (await read(path, { 'accept-language': 'fr' })).items;
    const { search } = await ask(
      `{ search(query: "diabet* schuman", filter: { country: { in: ["LU"] } }) { edges {
        highlights { field language text spans { start end } } whyHere { words { asked matched fields how } filters { column text } }
        node { id name description keywords kinds classes validUntil texts { name { value language isFallback } }
          words { issuer isOwner digest name } trust { signature issuer chain anchor shapes statusList outcome level status decidedAt sequence attestation credential }
          ... on Offering { provider { iri name country } endpoint terms regime standard } } } } }`,
      { 'accept-language': 'fr' },
    );
    const [{ highlights, whyHere, node }] = search.edges;
    expect(withNulls(told, ['validUntil'])).toMatchObject({
      ...{ highlights: withoutNulls(highlights), whyHere },
      ...{ id: node.id, name: 'Étude du diabète', description: node.description, keywords: node.keywords },
      ...{ kinds: node.kinds, classes: node.classes, validUntil: node.validUntil, texts: node.texts },
      ...{ words: node.words, trust: node.trust, provider: node.provider, endpoint: node.endpoint, terms: node.terms },
      values: { regime: node.regime, standard: node.standard, theme: ['health'] },
    });
  });

  it('counts facets as GraphQL does', async () => {
    const { facets } = await read('/data-offerings?query=series&licence=MIT&facets=licence,provider,theme&language=de');
    const { dataOfferings } =
      await ask(`{ dataOfferings(query: "series", language: "de", filter: { licence: { in: ["MIT"] } }) {
      facets(names: [LICENCE, PROVIDER], columns: ["theme"]) { name column title values { value label count } } } }`);
    expect(facets).toEqual(dataOfferings.facets);
    expect(facets[0].values.length).toBe(2);
  });

  it('goes through a list by its links, there and back', async () => {
    const { page } = await ask('{ page: search(first: 100) { nodes { iri } } }');
    const all = page.nodes.map((one: any) => one.iri);
    const walk = async (from: string, relation: string): Promise<string[][]> => {
      const pages: string[][] = [];
      for (let path: string | undefined = from; path !== undefined;) {
        const response = await get(path);
        pages.push(((await response.json()) as any).items.map((one: any) => one.iri));
        const links = new Map(
          [...(response.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, to, rel]) => [rel, to]),
        );
        expect(links.get('first')).toBe('https://cadastre.test/search?first=7');
        path = links.get(relation)?.replace('https://cadastre.test', '');
      }
      return pages;
    };
    const forth = await walk('/search?first=7', 'next');
    expect(forth.flat()).toEqual(all);
    const last = await read('/search?first=7');
    expect(last.links.self).toBe('https://cadastre.test/search?first=7');
    const { page: end } = await ask('{ page: search(last: 1) { pageInfo { endCursor } } }');
    const response = await get(`/search?last=7&before=${end.pageInfo.endCursor}`);
    expect(((await response.json()) as any).items.map((one: any) => one.iri)).toEqual(all.slice(-8, -1));
    expect(response.headers.get('link')).toMatch(/rel="next".*rel="prev"/);
  });

  it('answers that nothing changed, until something does', async () => {
    const path = '/search?query=compute';
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get('vary')).toBe('Accept, Accept-Language');
    const asked = { 'if-none-match': tag };
    expect((await get(path, asked)).status).toBe(304);
    for (const other of [{ accept: 'text/csv' }, { 'accept-language': 'de' }])
      expect((await get(path, { ...asked, ...other })).status).toBe(200);
    expect((await get(`${path}&first=3`, asked)).status).toBe(200);
    await publish(store, {
      iri: 'https://lih.test/tool',
      class: 'SoftwareResource',
      issuer: LIH,
      properties: { name: 'Tool' },
    });
    expect((await get(path, asked)).status).toBe(200);
  });

  it.each([
    ['/search?contry=LU', 'country'],
    ['/search?facets=cuontry', 'country'],
    ['/search?kind=dat', 'DATA'],
    ['/search?orderBy=newes', 'NEWEST'],
    ['/search?column.thme=x', 'column.theme'],
    ['/search?class=gx:DataProdukt', 'gx:DataProduct'],
    ['/search?class=DataProdukt', 'gx:DataProduct'],
    ['/search?not.class=https://w3id.org/gaia-x/development%23DataProdct', 'gx:DataProduct'],
    ['/search?provider.name=--', undefined],
    ['/participants?provider=https://hrs.test/hrs', undefined],
    ['/search?country=XX', undefined],
    ['/search?provider=hrs', undefined],
    ['/search?first=0', undefined],
    ['/search?first=101', undefined],
    ['/search?first=1&first=2', undefined],
    ['/search?first=2&last=3', undefined],
    ['/search?validAt=yesterday', undefined],
    ['/search?includeInactive=yes', undefined],
    ['/search?not.query=x', undefined],
    [`/search?keyword=${'x,'.repeat(101)}`, undefined],
    [`/entities/${encodeURIComponent(STUDY)}?langage=de`, 'language'],
    ['/entities', undefined],
    ['/entities/nonsense', undefined],
    ['/entities/https%3A%2F%2Fnobody.test%2F%22%3E%3Cscript%3E', undefined],
  ])('refuses %s', async (path, near) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    const { code, findings } = (await response.json()) as any;
    expect(code).toBe('request/parameter');
    expect(findings[0].expected ?? findings[0].fix?.text).toBeTruthy();
    if (near !== undefined) expect(findings[0].fix.text).toContain(near);
  });

  it('tells everything that is wrong with an address at once', async () => {
    const { findings } = (await (await get('/search?kindd=DATA&country=QQ&first=x')).json()) as any;
    expect(findings.length).toBe(3);
  });

  it('refuses a cursor that is not ours, and a form it has not', async () => {
    const forged = await get('/search?after=forged');
    expect([forged.status, ((await forged.json()) as any).code]).toEqual([400, 'request/cursor']);
    for (const path of ['/search', '/participants', entityPath(STUDY)]) {
      const response = await get(path, { accept: 'image/png' });
      expect([response.status, ((await response.json()) as any).code]).toEqual([406, 'request/not-acceptable']);
    }
  });

  it('gives a table that no spreadsheet runs', async () => {
    const response = await get('/service-offerings?first=50', { accept: 'text/csv' });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('x-total-count')).toBe('5');
    const text = await response.text();
    expect(text.endsWith('\r\n')).toBe(true);
    const [heads = [], ...rows] = parseCsv(text);
    expect(rows.length).toBe(5);
    expect(rows.every((row) => row.length === heads.length)).toBe(true);
    const cell = (row: readonly string[], name: string): string => row[heads.indexOf(name)] ?? '';
    const names = rows.map((row) => cell(row, 'name'));
    expect(names).toEqual(expect.arrayContaining([`'${HOSTILE[0] ?? ''}`, HOSTILE[1], HOSTILE[2]]));
    expect(rows.flat().filter((value) => /^[=+\-@\t\r\n]/.test(value))).toEqual([]);
    const compute = rows.find((row) => cell(row, 'name') === 'Compute') ?? [];
    expect(
      ['provider', 'providerName', 'chain', 'outcome', 'provisionType'].map((name) => cell(compute, name)),
    ).toEqual([...['https://lih.test/lih', 'Health Institute', 'NOT_CHECKED', 'ACCEPTED', 'public']]);
  });

  it('keeps who said what in JSON-LD and TriG, and merges nothing in Turtle', async () => {
    const accept = (type: string): Promise<Response> => get(entityPath(STUDY), { accept: type });
    const expanded = (await (await accept('application/ld+json')).json()) as object[];
    const trig = await (await accept('application/trig')).text();
    const quads = new Parser({ format: 'application/trig' }).parse(trig);
    const writer = new Writer({ format: 'N-Quads' });
    writer.addQuads(quads);
    const nquads = await new Promise<string>((done, fail) =>
      writer.end((error, text: string) => (error ? fail(error) : done(text))),
    );
    const canonical = (input: any, options: object): Promise<unknown> =>
      jsonld.canonize(input, { algorithm: 'RDFC-1.0', format: 'application/n-quads', ...options } as object);
    expect(await canonical(expanded, {})).toBe(await canonical(nquads, { inputFormat: 'application/n-quads' }));
    const named = quads.filter(({ predicate }) => predicate.value.endsWith('#name'));
    const graphs = new Map(named.map(({ graph, object }) => [object.value, graph.value]));
    expect([...graphs.keys()].toSorted()).toEqual(['Diabetes study', 'Diabetesstudie', 'Slander', 'Étude du diabète']);
    expect(graphs.get('Slander')).not.toBe(graphs.get('Diabetes study'));
    const issuers = quads.filter(({ predicate }) => predicate.value.endsWith('#wasAttributedTo'));
    expect(new Map(issuers.map(({ subject, object }) => [subject.value, object.value]))).toEqual(
      new Map([
        [graphs.get('Slander'), LIH],
        [graphs.get('Diabetes study'), HRS],
      ]),
    );
    const turtle = await (await accept('text/turtle')).text();
    const own = new Parser({ format: 'text/turtle' }).parse(turtle);
    expect(own.length).toBe(quads.filter(({ graph }) => graph.value === graphs.get('Diabetes study')).length);
    expect(turtle).not.toContain('Slander');
  });

  it('gives a page of a list as linked data', async () => {
    const response = await get('/data-offerings?query=diabetes', { accept: 'application/ld+json' });
    const [page, ...graphs] = (await response.json()) as any[];
    expect(page['http://www.w3.org/ns/hydra/core#member']).toEqual([{ '@list': [{ '@id': STUDY }] }]);
    expect(page['http://www.w3.org/ns/hydra/core#totalItems']).toEqual([{ '@value': 1 }]);
    expect(graphs.map((graph) => graph['@graph'][0]['@id'])).toEqual([STUDY, STUDY]);
  });

  it('has a page of an entry in the language of the reader, without scripts', async () => {
    const page = async (iri: string, language: string): Promise<string> => {
      const response = await get(entityPath(iri), { accept: 'text/html,*/*;q=0.8', 'accept-language': language });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-language')).toBe(language.slice(0, 2));
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
      return response.text();
    };
    const study = await page(STUDY, 'de');
    expect(study).toMatch(/<html lang="de">.*<h1><span lang="de">Diabetesstudie<\/span><\/h1>/);
    expect(study).toContain('Vom Eigentümer, did:web:hrs.test');
    expect(study).toContain('Von einem anderen Aussteller, did:web:lih.test');
    expect(study).toContain('<dd><span lang="fr">Étude du diabète</span> <small>fr</small></dd>');
    expect(study).toContain(
      `<a href="/entities/${encodeURIComponent('https://hrs.test/hrs')}">Hôpitaux Robert Schuman</a>`,
    );
    expect(await page('https://lih.test/compute', 'en')).toContain('could not be checked');
    expect(await page('https://lih.test/compute', 'fr')).toContain('n’a pas pu être vérifié');
    for (const path of ['/search?first=100', ...HOSTILE.map((_, n) => entityPath(`https://lih.test/hostile/${n}`))]) {
      const html = await (await get(path, { accept: 'text/html' })).text();
      expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>|href="(?!\/)/);
      expect(html).toContain('&#60;script&#62;');
    }
  });

  it('lets a browser ask for other words on the page of a list, and keeps what else was asked', async () => {
    const asked = new URLSearchParams({ query: '"><script>study', kind: 'DATA', language: 'de', after: '' });
    const html = await (await get(`/search?${asked.toString()}`, { accept: 'text/html' })).text();
    const form = /<form action="\/search" role="search"[^>]*>.*<\/form>/s.exec(html)?.[0];
    expect(form).toContain('name="query" value="&#34;&#62;&#60;script&#62;study"');
    expect(form).toContain('<input type="hidden" name="kind" value="DATA">');
    expect(form).toContain('<button>Suchen</button>');
    expect(form).not.toContain('name="after"');
    expect(html).not.toContain('<script');
  });

  it.each([
    ['https://lih.test/gone', 410, 'REVOKED', 'révoqué'],
    ['https://hrs.test/address', 404, 'NOT_LISTED_ALONE', 'propriétaire'],
    ["https://nobody.test/'&lt;img;src=x(1)", 404, 'UNKNOWN', 'Aucun justificatif'],
  ])('tells why %s is not listed', async (iri, status, reason, words) => {
    const json = await get(entityPath(iri));
    expect([json.status, json.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await json.json()).toMatchObject({ status, code: 'request/not-found', whyNot: [{ reason }] });
    const html = await get(entityPath(iri), { accept: 'text/html', 'accept-language': 'fr' });
    const text = await html.text();
    expect(html.status).toBe(status);
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain(words);
  });

  it('shows what has ended where it is asked for, and takes the IRI in either place', async () => {
    const told = await read(`/entities?iri=${encodeURIComponent('https://lih.test/gone')}&includeInactive=true`);
    expect(told).toMatchObject({ name: 'Gone', trust: { status: 'REVOKED' } });
    const { entity } = await ask(`{ entity(iri: "${STUDY}") { id words { name } } }`);
    expect(await read(entityPath(STUDY))).toMatchObject({ id: entity.id, words: entity.words });
    expect(await read(entityPath('https://hrs.test/hrs'))).toMatchObject({
      ...{ type: 'Participant', country: 'LU', name: 'Hôpitaux Robert Schuman' },
      legalAddress: { countryCode: 'LU', parts: [{ name: 'locality', value: 'Kirchberg' }] },
    });
    const long = `https://nobody.test/${'x'.repeat(3_000)}`;
    expect((await get(entityPath(long))).status).toBe(404);
  });

  it('is never at a loss, whatever an address says', async () => {
    const names =
      'query kind class provider provider.name country keyword level level.in facets first after not.class column.theme language validAt publishedTo includeInactive orderBy __proto__ constructor'.split(
        ' ',
      );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        ...'* ! !* \\ \\, , ,, DATA LU gx: gx:x :// did:a:b 1 -1 1e9 2026-02-30 2026-13-01T00:00:00Z %00 true'.split(
          ' ',
        ),
      ),
      fc.constantFrom('__proto__', 'toString', '"', '\u0000', '\ud800', '((((', 'x'.repeat(3_000)),
    );
    const pairs = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), texts), texts), { maxLength: 4 });
    const paths = fc.constantFrom(
      '/search',
      '/participants',
      '/data-offerings',
      '/resources',
      '/entities',
      '/entities/x',
    );
    const types = fc.constantFrom(
      'application/json',
      'text/csv',
      'application/ld+json',
      'text/html',
      'text/turtle',
      ';;,',
    );
    await fc.assert(
      fc.asyncProperty(paths, pairs, types, async (path, said, accept) => {
        const query = said.map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&');
        const response = await get(`${path}?${query}`, { accept });
        await response.arrayBuffer();
        expect([200, 400, 404, 406]).toContain(response.status);
      }),
      { numRuns: process.env['LONG'] === '1' ? 5_000 : 200 },
    );
    for (const raw of [
      '/search?%',
      '/search?%ff=%fe',
      '/search?a&b&=c&&',
      '/entities/%',
      '/entities/%00',
      '/search?query=%',
    ])
      expect((await get(raw)).status).toBeLessThan(500);
  });
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Fields that JSON leaves out where GraphQL says null. */
function withNulls(value: any, names: readonly string[]): any {
  return { ...Object.fromEntries(names.map((name) => [name, null])), ...value };
}

function withoutNulls(value: any): any {
  return JSON.parse(JSON.stringify(value, (_, one: unknown) => (one === null ? undefined : one)));
}

/** CSV by the grammar of RFC 4180. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    const [, quoted, plain, end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error(`Not CSV at ${at}`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
