import { compileShapes } from '#shapes';
import { loadRelease, parseTurtle } from '#rdf';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RegistryOptions } from '../../registry/src/index.ts';
import { CadastreModule } from './cadastre.module.ts';
import { releaseFolder } from './release-folder.ts';
import { openServer, type Server } from './server.ts';

const PUBLIC_URL = 'https://cadastre.test';
const clock = () => new Date('2026-05-01T12:00:00Z');
const folder = dirname(releaseFolder());
const release = loadRelease(releaseFolder());

describe('the releases of an instance', () => {
  let server: Server;
  let url: string;
  const get = (path: string, headers: { readonly [name: string]: string } = {}) => fetch(url + path, { headers });

  beforeAll(async () => {
    const registry: Omit<RegistryOptions, 'refusals'> = {
      // Nothing is submitted here.
      desk: {} as RegistryOptions['desk'],
      catalogue: {} as RegistryOptions['catalogue'],
      answers: {} as RegistryOptions['answers'],
      identity: { didDocument: {}, chainPem: '' },
      publicUrl: PUBLIC_URL,
      policy: 'strict',
      clock,
      releases: { folder, inUse: release.name },
    };
    const front = { publicUrl: PUBLIC_URL, clock, ready: async () => ({ store: true }) };
    const settings = { publicUrl: PUBLIC_URL, refusalLimit: 0, clock, log: 'silent' } as const;
    server = await openServer(
      (_routes, refusals) => CadastreModule.forRoot({ front, registry: { ...registry, refusals } }),
      settings,
    );
    await server.app.listen(0, '127.0.0.1');
    url = await server.app.getUrl();
  });
  afterAll(() => server.close());

  it('are listed with digests and addresses', async () => {
    const { releases } = (await (await get('/shapes')).json()) as { releases: readonly { name: string }[] };
    expect(releases.map(({ name }) => name)).toEqual(readdirSync(folder).sort());
    expect(releases.find(({ name }) => name === release.name)).toEqual({
      name: 'loire-25.11',
      version: '25.11',
      date: '2026-02-06',
      digest: release.digest,
      inUse: true,
      shapes: `${PUBLIC_URL}/shapes/loire-25.11`,
      context: `${PUBLIC_URL}/contexts/loire-25.11`,
      immutable: {
        shapes: `${PUBLIC_URL}/shapes/loire-25.11?digest=${release.digest}`,
        context: `${PUBLIC_URL}/contexts/loire-25.11?digest=${release.digest}`,
      },
    });
  });

  it('are Turtle that compiles, with names in three languages', async () => {
    const response = await get('/shapes/loire-25.11');
    expect(response.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    const turtle = await response.text();
    expect(turtle).toContain('sh:name "legal person"@en , "juristische Person"@de , "personne morale"@fr');
    const classTree = new Map([...release.classes.values()].map((c) => [c.iri, c.superClasses]));
    const compiled = compileShapes(parseTurtle(turtle), { classTree, name: release.name, digest: release.digest });
    expect(compiled.targets.classes.size).toBe(166);
  });

  it('are JSON-LD for who prefers it', async () => {
    const accept = 'text/turtle;q=0.5, application/ld+json';
    const response = await get('/shapes/loire-25.11', { accept });
    expect(response.headers.get('content-type')).toMatch(/^application\/ld\+json/);
    const document = (await response.json()) as { '@graph': readonly object[] };
    expect(document['@graph'].length).toBeGreaterThan(166);
  });

  it('give the context that credentials name', async () => {
    const response = await get('/contexts/loire-25.11');
    expect(response.headers.get('content-type')).toMatch(/^application\/ld\+json/);
    expect(await response.json()).toEqual(release.contexts.get(release.namespace));
  });

  it.each(['/shapes/loire-25.11', '/contexts/loire-25.11'])(
    '%s is asked for again, and not sent again',
    async (path) => {
      const first = await get(path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toContain(release.digest);
      expect(first.headers.get('cache-control')).toBe('public, no-cache');
      const second = await get(path, { 'if-none-match': etag });
      expect([second.status, await second.text()]).toEqual([304, '']);
      expect((await get(path, { 'if-none-match': '"another"' })).status).toBe(200);
    },
  );

  it.each(['/shapes/loire-25.11', '/contexts/loire-25.11'])('%s with its digest is kept for good', async (path) => {
    const response = await get(`${path}?digest=${release.digest}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get(`${path}?digest=${'0'.repeat(64)}`)).status).toBe(404);
    const misspelt = await get(`${path}?diges=${release.digest}`);
    expect(misspelt.status).toBe(400);
    expect(await misspelt.json()).toMatchObject({ findings: [{ fix: { text: 'Did you mean digest?' } }] });
  });

  it('have an ETag for each form', async () => {
    const etags = ['text/turtle', 'application/ld+json'].map(async (accept) => {
      return (await get('/shapes/loire-25.11', { accept })).headers.get('etag');
    });
    expect(new Set(await Promise.all(etags)).size).toBe(2);
  });

  it('are refused in other forms, and where there are none, with the ones there are', async () => {
    expect((await get('/shapes/loire-25.11', { accept: 'text/html' })).status).toBe(406);
    for (const path of ['/shapes/loire-99', '/contexts/loire-99', '/shapes/..%2F..%2Fetc', '/shapes/constructor']) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 404]);
      const { findings } = (await response.json()) as { findings: readonly { expected?: string }[] };
      expect(findings[0]?.expected).toBe(`one of ${readdirSync(folder).sort().join(', ')}`);
    }
  });
});
