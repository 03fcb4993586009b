import { describe, expect, it } from '@jest/globals';
import { openSqlite } from '#graph';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBareServer } from '../../../test/support/bare-server.ts';
import { startCatalogue } from '../../../test/support/catalogue-server.ts';
import type { Origins } from './cors.ts';

const APP = 'https://app.example.org';
const DIGEST = '0'.repeat(64);
type Get = (path: string, init?: RequestInit) => Promise<Response>;

async function within(cors: Origins, look: (get: Get) => Promise<void>): Promise<void> {
  const { server, url } = await openBareServer({ cors });
  try {
    await look((path, init = {}) => fetch(url + path, init));
  } finally {
    await server.close();
  }
}

const from = (origin: string, headers: Record<string, string> = {}) => ({ headers: { Origin: origin, ...headers } });
const ahead = (method: string, origin = APP): RequestInit => ({
  method: 'OPTIONS',
  ...from(origin, { 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': 'content-type' }),
});
const allowed = ({ headers }: Response) => headers.get('access-control-allow-origin');
const saidOf = ({ headers }: Response) => [...headers.keys()].filter((name) => name.startsWith('access-control-'));

// Fetch §3.2; CADASTRE_CORS.
describe('requests of pages of other origins', () => {
  it('read whatever everybody reads, errors too', () =>
    within('*', async (get) => {
      for (const path of ['/health/live', '/shapes', '/problems/request/http', '/nowhere', '/shapes?x=%FF', '/%zz']) {
        const answer = await get(path, from(APP));
        expect([path, allowed(answer)]).toEqual([path, '*']);
        expect(answer.headers.get('access-control-expose-headers')?.split(', ')).toEqual(
          expect.arrayContaining(['ETag', 'Link', 'Content-Language', 'Retry-After', 'X-Total-Count']),
        );
        expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
        expect(answer.headers.get('vary') ?? '').not.toContain('Origin');
      }
    }));

  it('are told ahead what they may send', () =>
    within('*', async (get) => {
      const read = await get('/shapes', ahead('GET'));
      expect([read.status, allowed(read)]).toEqual([204, '*']);
      expect(read.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
      expect(read.headers.get('access-control-allow-headers')).toContain('Content-Type');
      expect(Number(read.headers.get('access-control-max-age'))).toBeGreaterThan(0);
      expect((await get('/nowhere', ahead('GET'))).status).toBe(404);
    }));

  it('ask GraphQL by POST, which reads', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-cors-'));
    const store = await openSqlite({ path: join(folder, 'graph.db') });
    const catalogue = await startCatalogue({ store });
    const { url } = catalogue;
    const asked = await fetch(`${url}/graphql`, ahead('POST'));
    expect([asked.status, allowed(asked)]).toEqual([204, '*']);
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
    for (const [type, status] of [
      ['application/json', 200],
      ['text/plain', 415],
    ] as const) {
      const body = '{"query":"{ __typename }"}';
      const answer = await fetch(`${url}/graphql`, { method: 'POST', body, ...from(APP, { 'Content-Type': type }) });
      expect([answer.status, allowed(answer)]).toEqual([status, '*']);
    }
    await catalogue.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('neither publish nor revoke where no origin is named', () =>
    within('*', async (get) => {
      for (const [path, method] of [
        ['/credentials', 'POST'],
        [`/credentials/${DIGEST}`, 'DELETE'],
      ] as const) {
        expect(saidOf(await get(path, ahead(method)))).toEqual([]);
        expect(saidOf(await get(path, { method, ...from(APP, { 'Content-Type': 'text/plain' }) }))).toEqual([]);
      }
      const read = await get(`/credentials/${DIGEST}`, ahead('GET'));
      expect(read.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    }));

  it('of named origins do all of it, those of others nothing', () =>
    within([APP, 'http://localhost:5173'], async (get) => {
      const asked = await get('/credentials', ahead('POST'));
      expect([asked.status, allowed(asked)]).toEqual([204, APP]);
      expect(asked.headers.get('access-control-allow-methods')).toBe('POST');
      expect(asked.headers.get('access-control-allow-headers')).toMatch(/Authorization.*Idempotency-Key/);
      const sent = await get('/credentials', { method: 'POST', ...from(APP, { 'Content-Type': 'text/plain' }) });
      expect([sent.status, allowed(sent)]).toEqual([415, APP]);
      expect(allowed(await get('/shapes', from('http://localhost:5173')))).toBe('http://localhost:5173');
      for (const other of [
        'https://app.example.org.evil.example',
        'https://evil.example',
        'null',
        'http://app.example.org',
      ]) {
        const answer = await get('/shapes', from(other));
        expect([other, answer.status, saidOf(answer)]).toEqual([other, 200, []]);
        expect(saidOf(await get('/credentials', ahead('POST', other)))).toEqual([]);
      }
      // Caches keep the answer for one origin from the others.
      for (const path of ['/shapes', '/problems/request/http', '/nowhere'])
        expect((await get(path)).headers.get('vary')).toMatch(/(^|, )Origin$/);
    }));

  it('are as if there were none where they are off', () =>
    within([], async (get) => {
      for (const answer of [await get('/shapes', from(APP)), await get('/shapes', ahead('GET'))]) {
        expect(saidOf(answer)).toEqual([]);
        expect(answer.headers.get('vary') ?? '').not.toContain('Origin');
      }
    }));
});
