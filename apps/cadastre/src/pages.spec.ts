import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBareServer, type BareServer } from '../../../test/support/bare-server.ts';
import { startCatalogue, type CatalogueServer } from '../../../test/support/catalogue-server.ts';
import { elementsOf, type Element } from '../../../test/support/landmarks.ts';
import { publish } from '../../../test/support/small-catalogue.ts';

const IRI = 'https://a.example/participant';
const LANDMARKS = ['header', 'nav', 'main', 'footer'];
const isLandmark = ({ name, attributes }: Element): boolean =>
  LANDMARKS.includes(name) || attributes['role'] === 'search';

// WCAG 2.2, 1.3.1, 2.4.1, 2.4.6, 3.1.1.
describe('the pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-pages-'));
  let store: GraphStore;
  let catalogue: CatalogueServer;
  let bare: BareServer;
  beforeAll(async () => {
    store = await openSqlite({ path: join(folder, 'graph.db') });
    for (const name of ['a', 'b', 'c'])
      await publish(store, {
        ...{ class: 'LegalPerson', iri: `https://${name}.example/participant`, issuer: `did:web:${name}.example` },
        properties: { name: [`<b>${name}</b> & "co"`], legalAddress_countryCode: ['LU'] },
      });
    [catalogue, bare] = [await startCatalogue({ store }), await openBareServer()];
  });
  afterAll(async () => {
    await catalogue.close();
    await bare.server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const PATHS: readonly (readonly [path: string, status: number])[] = [
    ...(['/', '/search', '/search?query=nothing', '/search?country=LU&first=2', '/participants?first=1'] as const).map(
      (path) => [path, 200] as const,
    ),
    ...(['/data-offerings', '/service-offerings', '/resources', '/graphiql'] as const).map(
      (path) => [path, 200] as const,
    ),
    [`/entities/${encodeURIComponent(IRI)}`, 200],
    ['/entities/https%3A%2F%2Fa.example%2Fnothing', 404],
    ['/search?query=%F0%9F%98%80', 400],
    ['/problems/verify/signature', 200],
    ['/problems/request/http', 200],
  ];

  describe.each(['en', 'de', 'fr'])('in %s', (language) => {
    it.each(PATHS)('%s has its matter in one main, and everything in a landmark with a name', async (path, status) => {
      const url = path.startsWith('/problems') ? bare.url : catalogue.url;
      const response = await fetch(url + path, { headers: { Accept: 'text/html', 'Accept-Language': language } });
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
      const elements = elementsOf(await response.text());
      const [html, , ...rest] = elements;
      expect([html?.name, html?.attributes['lang']]).toEqual(['html', path === '/graphiql' ? 'en' : language]);
      const count = (name: string): number => rest.filter((one) => one.name === name).length;
      expect(['h1', 'main', 'header', 'footer', 'title'].map(count)).toEqual([1, 1, 1, 1, 1]);
      const heading = rest.find(({ name }) => name === 'h1');
      expect(heading?.within).toContain(path === '/graphiql' ? 'header' : 'main');
      // Nothing is outside of the landmarks.
      const body = rest.filter(({ within }) => within.at(-1) === 'body').map(({ name }) => name);
      expect(body.filter((name) => name !== 'script')).toEqual(['header', 'main', 'footer']);
      // Those that there may be several of have names, and not the same.
      const named = rest.filter((one) => isLandmark(one) && !['header', 'main'].includes(one.name));
      const names = named.map(({ name, attributes }) => `${name} ${attributes['aria-label'] ?? ''}`);
      expect(names.filter((name) => name.endsWith(' '))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => name.startsWith('nav')).length).toBeGreaterThan(0);
      // Headings go down one by one.
      const levels = rest.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
      expect(levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    });
  });

  it('names the ways to other pages of a list, where there are some', async () => {
    const navs = async (query: string): Promise<readonly (string | undefined)[]> => {
      const page = await fetch(`${catalogue.url}/participants${query}`, { headers: { Accept: 'text/html' } });
      return elementsOf(await page.text()).flatMap((one) => (one.name === 'nav' ? [one.attributes['aria-label']] : []));
    };
    expect(await navs('?first=1')).toEqual(['Catalogue', 'Pages of this list']);
    expect(await navs('')).toEqual(['Catalogue']);
  });
});
