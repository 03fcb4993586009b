import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCatalogue, type CatalogueServer } from '../../../../test/support/catalogue-server.ts';
import { publish } from '../../../../test/support/small-catalogue.ts';

const QUERY = 'query ($first: Int) { serviceOfferings(first: $first) { totalCount nodes { name } } }';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('persisted queries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-persisted-'));
  let store: GraphStore;
  let server: CatalogueServer;
  let now = new Date('2026-06-01T00:00:00Z');
  const say = (key: string, over: object = {}): Promise<string> => {
    const said = { class: 'ServiceOffering', issuer: 'did:web:p.example', properties: { name: [key] }, ...over };
    return publish(store, { iri: `https://p.example/${key}`, languages: { name: [''] }, ...said });
  };
  beforeAll(async () => {
    store = await openSqlite({ path: join(folder, 'store.sqlite') });
    server = await startCatalogue({ store, clock: () => now });
    await say('one');
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const extensions = (hash: string, version = 1): object => ({ persistedQuery: { version, sha256Hash: hash } });
  const post = async (body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const get = (parts: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Response> => {
    const text = Object.entries(parts).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return fetch(`${server.url}/graphql?${new URLSearchParams(text).toString()}`, { headers });
  };
  const NOT_FOUND = {
    errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  };

  it('are asked for by hash, sent once with it, and known from then on', async () => {
    const hash = extensions(sha256(QUERY));
    expect(await post({ extensions: hash })).toMatchObject(NOT_FOUND);
    const unknown = await get({ extensions: hash });
    expect([unknown.headers.get('cache-control'), await unknown.json()]).toMatchObject(['no-store', NOT_FOUND]);
    const answer = { data: { serviceOfferings: { totalCount: 1, nodes: [{ name: 'one' }] } } };
    expect(await post({ query: QUERY, variables: { first: 5 }, extensions: hash })).toMatchObject(answer);
    expect(await post({ query: null, variables: { first: 5 }, extensions: hash })).toMatchObject(answer);
    expect(await (await get({ extensions: hash, variables: { first: 5 } })).json()).toMatchObject(answer);
  });

  it('are not taken under a hash that is not theirs, nor where they are wrong', async () => {
    const other = '{ participants { totalCount } }';
    expect(await post({ query: other, extensions: extensions(sha256(QUERY)) })).toMatchObject({
      errors: [{ extensions: { code: 'request/body' } }],
    });
    const wrong = '{ nope }';
    expect(await post({ query: wrong, extensions: extensions(sha256(wrong)) })).toMatchObject({
      errors: [{ extensions: { code: 'request/query' } }],
    });
    expect(await post({ extensions: extensions(sha256(wrong)) })).toMatchObject(NOT_FOUND);
    for (const bad of [
      extensions(sha256(QUERY), 2),
      extensions('abc'),
      { persistedQuery: 'x' },
      { persistedQuery: {} },
    ]) {
      expect(await post({ extensions: bad })).toMatchObject({ errors: [{ extensions: { code: 'request/body' } }] });
    }
    expect(await post({})).toMatchObject({ errors: [{ extensions: { code: 'request/body' } }] });
  });

  it('are forgotten, the least recently used first, when there are too many', async () => {
    const queries = Array.from({ length: 1_001 }, (_, n) => `query Q${n} { participants { totalCount } }`);
    const [first, second] = queries.map(sha256) as [string, string];
    for (const [n, query] of queries.entries()) {
      await post({ query, extensions: extensions(sha256(query)) });
      if (n === 500) expect(await post({ extensions: extensions(first) })).toHaveProperty('data');
    }
    expect(await post({ extensions: extensions(first) })).toHaveProperty('data');
    expect(await post({ extensions: extensions(second) })).toMatchObject(NOT_FOUND);
  }, 60_000);

  it('are answered 304 as long as the answer stands', async () => {
    const hash = extensions(sha256(QUERY));
    await post({ query: QUERY, extensions: hash });
    const parts = { extensions: hash, variables: { first: 3 } };
    const first = await get(parts);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('vary')).toBe('Accept, Accept-Language');
    const again = await get(parts, { 'if-none-match': `"x", W/${etag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    // The same question in other words of JSON, and asked with its text.
    expect((await get({ query: QUERY, variables: ' {"first": 3}' }, { 'if-none-match': etag })).status).toBe(304);
    // Other variables, language and form have answers of their own.
    const others = [
      get({ ...parts, variables: { first: 4 } }, { 'if-none-match': etag }),
      get(parts, { 'if-none-match': etag, 'accept-language': 'de' }),
      get(parts, { 'if-none-match': etag, accept: 'application/graphql-response+json' }),
    ];
    for (const other of await Promise.all(others)) {
      expect([other.status, other.headers.get('etag') === etag]).toEqual([200, false]);
    }
    await say('two');
    const later = await get(parts, { 'if-none-match': etag });
    expect([later.status, await later.json()]).toMatchObject([200, { data: { serviceOfferings: { totalCount: 2 } } }]);
  });

  it('do not hide that something is past its end, logged or not', async () => {
    const digest = await say('short', { validUntil: '2026-06-02T00:00:00Z' });
    const before = await get({ query: QUERY });
    const etag = before.headers.get('etag') ?? '';
    expect(await before.json()).toMatchObject({ data: { serviceOfferings: { totalCount: 3 } } });
    now = new Date('2026-06-02T00:00:01Z');
    const hidden = await get({ query: QUERY }, { 'if-none-match': etag });
    expect([hidden.status, await hidden.json()]).toMatchObject([
      200,
      { data: { serviceOfferings: { totalCount: 2 } } },
    ]);
    await store.end(digest, 'expired', now.toISOString());
    const logged = await get({ query: QUERY }, { 'if-none-match': etag });
    expect(logged.status).toBe(200);
    expect((await get({ query: QUERY }, { 'if-none-match': logged.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('give no tag to what went wrong', async () => {
    const wrong = await get({ query: '{ serviceOfferings(first: 1000) { totalCount } }' });
    expect([wrong.headers.get('etag'), wrong.headers.get('cache-control')]).toEqual([null, 'no-store']);
    expect(await wrong.json()).toHaveProperty('errors');
    const any = await get({ query: '{ nope }' }, { 'if-none-match': '*' });
    expect(any.status).not.toBe(304);
  });
});
