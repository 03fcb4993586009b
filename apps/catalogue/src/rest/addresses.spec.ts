import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCatalogue, type CatalogueServer } from '../../../../test/support/catalogue-server.ts';
import { publish } from '../../../../test/support/small-catalogue.ts';

const issuer = 'did:web:a.test';
const PLAIN = 'https://a.test/things/one';
const ASKED = 'https://a.test/things?id=1&language=de&part=%C3%BC';
const ENCODED = 'https://a.test/things/a%2Fb';
const PORT = 'did:web:a.test%3A8443';

interface Problem {
  readonly code: string;
  readonly findings: readonly {
    readonly title: string;
    readonly expected: string;
    readonly found: string;
    readonly fix?: { readonly text: string };
  }[];
}

// What people type into an address, over real HTTP.
describe('addresses as people write them', () => {
  let folder: string;
  let store: GraphStore;
  let server: CatalogueServer;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers });
  /** The path as it is: `fetch` would tidy it up. */
  const raw = (path: string): Promise<{ status: number | undefined; link: string; body: string }> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(server.url);
      request({ host: '127.0.0.1', port, path }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const link = [response.headers.link].flat().join();
          resolve({ status: response.statusCode, link, body: Buffer.concat(parts).toString() });
        });
      })
        .on('error', reject)
        .end();
    });
  const problem = async (path: string, language = 'en'): Promise<Problem> => {
    const response = await get(path, { 'accept-language': language });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-language')).toBe(language);
    return (await response.json()) as Problem;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-addresses-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
    for (const [n, iri] of [PLAIN, ASKED, ENCODED, PORT].entries())
      await publish(store, {
        ...{ iri, class: 'ServiceOffering', issuer },
        properties: {
          name: `Größe ${n}`,
          terms: 'https://a.test/terms',
          format: 'text/csv',
          endpoint_endpointURL: 'javascript:alert(1)',
        },
      });
    server = await startCatalogue({ store });
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    [PLAIN, `/entities/${PLAIN}`],
    [PLAIN, '/entities/https:/a.test/things/one'],
    [PLAIN, '/entities/https:%2F%2Fa.test%2Fthings%2Fone'],
    [PLAIN, '/entities/https%3A//a.test/things/one'],
    [PLAIN, `/entities/${PLAIN}?language=de&includeInactive=true`],
    [PLAIN, `/entities/${encodeURIComponent(PLAIN)}?language=de`],
    [PLAIN, `/entities?iri=${PLAIN}`],
    ['https://a.test/things?id=1&part=%C3%BC', '/entities/https://a.test/things?id=1&language=de&part=%C3%BC'],
    [ASKED, `/entities/${encodeURIComponent(ASKED)}?language=fr`],
    [ENCODED, `/entities/${ENCODED}`],
    [ENCODED, `/entities/${encodeURIComponent(ENCODED)}`],
    [PORT, `/entities/${PORT}`],
    [PORT, `/entities/${encodeURIComponent(PORT)}`],
    ['did:web:a.test:8443', '/entities/did%3Aweb%3Aa.test%3A8443'],
    ['https://a.test/things/../things/one', '/entities/https://a.test/things/../things/one'],
  ])('%s is what %s names', async (iri, path) => {
    const { status, link, body } = await raw(path);
    expect(link).toBe(`<https://cadastre.test/entities/${encodeURIComponent(iri)}>; rel="canonical"`);
    expect(status).toBe([PLAIN, ASKED, ENCODED, PORT].includes(iri) ? 200 : 404);
    if (status === 200) expect(JSON.parse(body)).toMatchObject({ iri });
    else expect(JSON.parse(body)).toMatchObject({ code: 'request/not-found', detail: `found ${iri}` });
  });

  it.each(['/entities/../graphql', '/entities/..%2F..%2Fetc/passwd', '/entities//etc/passwd', '/entities/%2e%2e/x'])(
    '%s is no thing',
    async (path) => {
      const { status, body } = await raw(path);
      expect(status).toBe(400);
      expect(JSON.parse(body)).toMatchObject({ code: 'request/parameter' });
      expect(body).toContain('/entities/https%3A%2F%2Fexample.org%2Foffering');
    },
  );

  it.each([
    ['/search?level=!L1', 'level accepts one value and no negation: write level.in=!L1.'],
    ['/search?level=L1,L2', 'level accepts one value and no negation: write level.in=L1,L2.'],
    ['/search?level=L1&level=L2', 'level accepts one value and no negation: write level.in=L1,L2.'],
    ['/search?not.level=L1', 'level accepts one value and no negation: write level.in=!L1.'],
    ['/search?q=x', 'Did you mean query?'],
    ['/search?limit=5', 'Did you mean first?'],
    ['/search?page_size=5', 'Did you mean first?'],
    ['/search?page=2', 'Pages are continued by cursor: follow links.next of the answer,'],
    ['/search?offset=2', 'Pages are continued by cursor: follow links.next of the answer,'],
    ['/search?sort=name', 'Did you mean orderBy?'],
    ['/search?order_by=name', 'Did you mean orderBy?'],
    ['/search?lang=de', 'Did you mean language?'],
    ['/search?type=gx:DataProduct', 'Did you mean class or kind?'],
    ['/participants?type=x', 'Did you mean class?'],
    ['/search?theme=health', 'Did you mean column.theme?'],
    ['/search?providerName=x', 'Did you mean provider.name?'],
    ['/search?not.license=x', 'Did you mean not.licence?'],
    ['/search?contry=LU', 'Did you mean country?'],
    ['/search?orderBy=date', 'Did you mean NEWEST?'],
    ['/search?kind=offering', 'Did you mean DATA or SERVICE?'],
    ['/search?includeInactive=1', 'Did you mean true?'],
    ['/search?country=Deutschland', 'Did you mean DE?'],
    ['/search?provider.country=c%C3%B4te+d%E2%80%99ivoire', 'Did you mean CI?'],
    [`/entities?uri=${PLAIN}`, 'Did you mean iri?'],
    [`/entities/${encodeURIComponent(PLAIN)}?lang=de`, 'Did you mean language?'],
  ])('%s is told: %s', async (path, fix) => {
    const { findings } = await problem(path);
    expect(findings[0]?.fix?.text.startsWith(fix)).toBe(true);
  });

  it('says in the language of the reader which parameter it is, what is taken, and what to write', async () => {
    const told = async (path: string, language: string): Promise<readonly (string | undefined)[]> => {
      const [first] = (await problem(path, language)).findings;
      return [first?.title, first?.expected, first?.found, first?.fix?.text];
    };
    expect(await told('/search?level=!L1', 'en')).toEqual([
      'The parameter level does not accept this value',
      'one of SC, L1, L2, L3',
      '!L1',
      'level accepts one value and no negation: write level.in=!L1.',
    ]);
    expect(await told('/search?country=XX', 'de')).toEqual([
      'Der Parameter country nimmt diesen Wert nicht an',
      'ein Ländercode aus zwei Buchstaben (ISO 3166-1 alpha-2), etwa LU oder DE',
      'XX',
      undefined,
    ]);
    expect(await told('/search?first=1&first=2', 'fr')).toEqual([
      'Le paramètre first n’accepte pas cette valeur',
      'une seule valeur',
      '2 valeurs',
      undefined,
    ]);
    expect(await told('/participants?type=x', 'fr')).toMatchObject([
      'Il n’y a pas de paramètre type ici',
      expect.stringMatching(/^l’un de query, /),
      'type',
      'Vouliez-vous dire class ?',
    ]);
    expect(await told('/entities', 'de')).toMatchObject([
      'Der Parameter iri nimmt diesen Wert nicht an',
      expect.stringContaining('in Prozentkodierung'),
      'nichts',
      undefined,
    ]);
    expect(await told('/changes?since=99', 'de')).toMatchObject([
      'Der Parameter since nimmt diesen Wert nicht an',
      expect.stringMatching(/^0 bis 4: /),
      '99',
      undefined,
    ]);
    expect(await told('/changes?not.change=ADMITTED', 'fr')).toEqual([
      'Le paramètre change n’a pas de négation',
      'change sans not.',
      'not.change',
      undefined,
    ]);
    expect((await told('/search?first=1&last=2', 'de'))[0]).toBe('first und last schließen einander aus');
    expect((await told('/entities/%zz', 'fr'))[0]).toBe('L’adresse ne peut pas être décodée');
    const misspelt = await get('/serch?query=x', { 'accept-language': 'fr' });
    expect([misspelt.status, await misspelt.json()]).toMatchObject([
      404,
      { findings: [{ found: '/serch', fix: { text: 'Vouliez-vous dire /search ?' } }] },
    ]);
    const gone = await get('/entities/urn:nothing', { 'accept-language': 'fr' });
    expect(await gone.json()).toMatchObject({
      findings: [{ title: 'Ceci n’est pas listé ici', found: 'urn:nothing' }],
      whyNot: [{ reason: 'UNKNOWN', explanation: expect.stringContaining('Aucun justificatif') }],
    });
  });

  it('gives a table with a byte order mark to who asks for one, and to nobody else', async () => {
    const bytes = async (path: string, accept: string): Promise<readonly [string | null, string | null, string]> => {
      const response = await get(path, { accept });
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
      return [response.headers.get('content-type'), response.headers.get('content-disposition'), text];
    };
    const plain = await bytes('/search?first=1', 'text/csv');
    expect(plain).toEqual(['text/csv; charset=utf-8', null, expect.stringMatching(/^"iri",[^]*Größe 0/)]);
    for (const accept of ['text/html,*/*;q=0.8', 'text/csv', '*/*'])
      expect(await bytes('/search?first=1&bom=true', accept)).toEqual([
        'text/csv; charset=utf-8',
        'attachment; filename="search.csv"',
        `\uFEFF${plain[2]}`,
      ]);
    expect((await bytes('/search?first=1&bom=false', 'text/csv'))[2]).toBe(plain[2]);
    const page = await (await get('/search?first=1', { accept: 'text/html' })).text();
    expect(page).toContain('<a href="/search?first=1&#38;bom=true">');
  });

  it('shows on the page of an entry how to reach it and under which terms, and no label of a blank node', async () => {
    const page = await (await get(`/entities/${PLAIN}`, { accept: 'text/html', 'accept-language': 'de' })).text();
    expect(page).toContain(
      '<dt>Nutzungsbedingungen</dt><dd><a href="https://a.test/terms" rel="nofollow noopener noreferrer">',
    );
    expect(page).toContain('<dt>format (de)</dt><dd><a href="/search?format=text%2Fcsv">text/csv</a></dd>');
    expect(page).toContain('<dt>Endpunkt</dt><dd><code>javascript:alert(1)</code></dd>');
    expect(page).not.toMatch(/href="javascript|_:/);
    expect(page).toMatch(/gx:endpoint<\/code><\/span><\/dt><dd><dl><dt>.*gx:endpointURL/);
    const filtered = await (await get('/search?format=text%2Fcsv&query=x', { accept: 'text/html' })).text();
    expect(filtered).toContain('<code>format=text/csv</code> (<a href="/search?query=x">remove</a>)');
  });

  it.each([
    ['de', 'Teilnehmer, Angebote und Ressourcen suchen'],
    ['fr-LU, en;q=0.5', 'Rechercher participants, offres et ressources'],
    ['pl', 'Search participants, offerings and resources'],
  ])('has a box to search with on the first page for %s', async (language, label) => {
    const response = await get('/', { 'accept-language': language });
    const [spoken] = label.startsWith('T') ? ['de'] : label.startsWith('R') ? ['fr'] : ['en'];
    expect([response.headers.get('content-language'), response.headers.get('vary')]).toEqual([
      spoken,
      'Accept-Language',
    ]);
    const page = await response.text();
    expect(page).toContain(
      `<form action="/search" role="search" aria-label="${label}"><label>${label}<input type="search" name="query"`,
    );
    expect(page).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(page).toContain(`<html lang="${spoken ?? ''}">`);
  });
});
