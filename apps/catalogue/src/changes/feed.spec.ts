import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { createIndex, type CatalogueIndex } from '#search';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCatalogue, type CatalogueServer } from '../../../../test/support/catalogue-server.ts';
import { listen, subscriber, until } from '../../../../test/support/subscriber.ts';
import { publish, RELEASE } from '../../../../test/support/small-catalogue.ts';

const issuer = 'did:web:feed.example';
const AT = '2026-06-01T00:00:00Z';
interface Told {
  readonly changes: readonly {
    readonly sequence: number;
    readonly change: string;
    readonly iris: readonly string[];
  }[];
  readonly next: number;
}

describe('the feed of changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-feed-'));
  const columns = (RELEASE.columns ?? []).map(({ name }) => name);
  const index: CatalogueIndex = createIndex({ columns });
  let store: GraphStore;
  let server: CatalogueServer;
  const say = (key: string, validFrom = '2026-01-01T00:00:00Z'): Promise<string> =>
    publish(store, { iri: `https://feed.example/${key}`, class: 'ServiceOffering', issuer, validFrom });
  const get = (query = '', headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/changes${query}`, { headers });
  /** The first answer that is no 200. */
  const refused = async (query: string): Promise<Response> => {
    for (let turn = 0; turn < 20; turn += 1) {
      const response = await get(query);
      if (response.status !== 200) return response;
    }
    throw new Error('It was always answered');
  };
  const told = async (query?: string): Promise<Told> => (await (await get(query)).json()) as Told;
  beforeAll(async () => {
    store = await openSqlite({ path: join(folder, 'store.sqlite') });
    server = await startCatalogue({ store, index });
    for (const key of ['a', 'b', 'c']) await say(key);
    await say('a', '2026-02-01T00:00:00Z');
    await store.end(await say('d'), 'revoked', AT);
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('tells the log in its order, page by page, with a link to go on', async () => {
    const whole = await told();
    expect(whole.changes.map((c) => c.sequence)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(whole.changes.map((c) => c.change)).toEqual([
      ...['ADMITTED', 'ADMITTED', 'ADMITTED', 'ADMITTED', 'SUPERSEDED', 'ADMITTED', 'REVOKED'],
    ]);
    const [log] = await store.log(0, 1);
    const { sequence, digest, time, leaf, subjects: iris } = log ?? {};
    expect(whole.changes[0]).toEqual({ sequence, change: 'ADMITTED', iris, digest, time, leaf });
    let url = '/changes?limit=3';
    const seen: number[] = [];
    for (let page = 0; page < 4; page++) {
      const response = await fetch(server.url + url);
      const { changes, next } = (await response.json()) as Told;
      seen.push(...changes.map((c) => c.sequence));
      expect(response.headers.get('link')).toBe(`<https://cadastre.test/changes?since=${next}&limit=3>; rel="next"`);
      url = `/changes?since=${next}&limit=3`;
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('speaks in lines where they are wanted, and in nothing else', async () => {
    const lines = await get('?since=5', { accept: 'application/x-ndjson' });
    expect(lines.headers.get('content-type')).toContain('application/x-ndjson');
    expect(
      (await lines.text())
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { sequence: number }).sequence),
    ).toEqual([5, 6]);
    expect((await get('', { accept: 'text/html, */*;q=0.1' })).headers.get('content-type')).toContain(
      'application/json',
    );
    const refused = await get('', { accept: 'text/turtle' });
    expect([refused.status, await refused.json()]).toMatchObject([406, { code: 'request/not-acceptable' }]);
  });

  it('answers 304 to who has the page, and anew when it has grown', async () => {
    const first = await get('?since=6');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect((await get('?since=6', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('?since=6', { 'if-none-match': etag, accept: 'application/x-ndjson' })).status).toBe(200);
    expect((await get('?since=5', { 'if-none-match': etag })).status).toBe(200);
    await say('e');
    const later = await get('?since=6', { 'if-none-match': etag });
    expect([later.status, ((await later.json()) as Told).changes.length]).toEqual([200, 2]);
  });

  it('waits for what comes, and no longer than it was asked to', async () => {
    const { next } = await told('?limit=1000');
    const started = performance.now();
    const waiting = told(`?since=${next}&wait=20`);
    await sleep(100);
    await say('f');
    expect((await waiting).changes.map((c) => c.iris)).toEqual([['https://feed.example/f']]);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await told(`?since=${next + 1}&wait=1`)).toEqual({ changes: [], next: next + 1 });
    // Who left waits for nothing: its place is free again.
    const ask = (seconds: number, signal?: AbortSignal): Promise<number> =>
      fetch(`${server.url}/changes?since=${next + 1}&wait=${seconds}`, signal === undefined ? {} : { signal }).then(
        ({ status }) => status,
        () => 0,
      );
    const gone = new AbortController();
    const many = Array.from({ length: 32 }, () => ask(30, gone.signal));
    const full = await refused(`?since=${next + 1}&wait=1`);
    expect([full.status, await full.json()]).toMatchObject([429, { code: 'request/too-many-connections' }]);
    gone.abort();
    expect(await Promise.all(many)).toEqual(many.map(() => 0));
    let isFree = false;
    for (let turn = 0; turn < 10 && !isFree; turn += 1) {
      const statuses = await Promise.all(Array.from({ length: 32 }, () => ask(1)));
      isFree = statuses.every((status) => status === 200);
    }
    expect(isFree).toBe(true);
  }, 30_000);

  it.each([
    ...['?since=-1', '?since=x', '?since=1.5', '?since=', '?since=99999999999999999', '?since=1&since=2'],
    ...[
      '?limit=0',
      '?limit=1001',
      '?wait=31',
      '?wait=true',
      '?from=0',
      '?since=1000000',
      '?iri=',
      '?iri=no',
      '?kind=x',
    ],
    ...['?change=!ADMITTED', '?not.change=ADMITTED', `?iri=${'urn:x,'.repeat(101)}`, '?filter=x', '?wait=1&wait=2'],
  ])('refuses %s', async (query) => {
    const response = await get(query);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'request/parameter' }]);
  });

  it.each([
    ['?first=3', 'limit'],
    ['?after=3', 'since'],
    ['?chnage=ADMITTED', 'change'],
    ['?subjects=urn:x', 'iri'],
    ['?type=DATA', 'kind or change'],
    ['?change=EXPIRD', 'EXPIRED'],
  ])('tells what %s may have meant', async (query, meant) => {
    const { findings } = (await (await get(query)).json()) as { findings: { fix: { text: string } }[] };
    expect(findings[0]?.fix.text).toBe(`Did you mean ${meant}?`);
  });

  it('tells what the subscription tells, by the same names and the same filters', async () => {
    const provider = 'https://feed.example/provider';
    const since = await store.size();
    await publish(store, { iri: provider, class: 'LegalPerson', issuer });
    const offered = { references: { providedBy: provider }, issuer };
    await publish(store, { iri: 'https://feed.example/x/a', class: 'ServiceOffering', ...offered });
    const digest = await publish(store, { iri: 'https://feed.example/x/b', class: 'DataProduct', ...offered });
    await say('x/c');
    await store.end(digest, 'revoked', AT);
    const one = 'https://feed.example/x/b';
    const filters: readonly (readonly [object, string])[] = [
      [{}, ''],
      [{ change: ['REVOKED', 'EXPIRED'] }, 'change=revoked,EXPIRED'],
      [{ change: ['REVOKED', 'EXPIRED'] }, 'change=REVOKED&change=EXPIRED'],
      [{ kind: ['DATA'] }, 'kind=data'],
      [{ kind: ['PARTICIPANT', 'DATA'], change: ['ADMITTED'] }, 'kind=PARTICIPANT,DATA&change=ADMITTED'],
      [{ provider: [provider] }, `provider=${encodeURIComponent(provider)}`],
      [{ iri: [one, 'urn:none'] }, `iri=${encodeURIComponent(one)},urn:none`],
      [{ iri: ['urn:none'] }, 'iri=urn:none'],
    ];
    const client = subscriber(server.url);
    const subscription = `subscription ($filter: ChangeFilter, $since: Int) {
      catalogueChanged(filter: $filter, since: $since) { sequence change iris digest time leaf } }`;
    for (const [filter, query] of filters) {
      const { changes, next } = await told(`?since=${since}&${query}`);
      expect(next).toBe(since + 5);
      const heard = listen<{ catalogueChanged: object }>(client, subscription, { filter, since });
      await until(() => heard.told.length >= changes.length);
      await sleep(50);
      expect(heard.told.map((t) => t.catalogueChanged)).toEqual(changes);
    }
    await client.dispose();
  });

  it('goes on under a filter although nothing met it, without gap or repeat', async () => {
    const iris = Array.from({ length: 5 }, (_, n) => `https://feed.example/rare/${n}`);
    const since = await store.size();
    for (const iri of iris) {
      for (let n = 0; n < 7; n += 1) await say(`common/${iri.at(-1) ?? ''}/${n}`);
      await publish(store, { iri, class: 'DataProduct', issuer });
    }
    await say('common/last');
    let path = `/changes?since=${since}&limit=2&kind=DATA&wait=0`;
    const seen: string[] = [];
    const places: number[] = [];
    for (;;) {
      const response = await fetch(server.url + path);
      const { changes, next } = (await response.json()) as Told;
      expect(changes.length).toBeLessThanOrEqual(2);
      seen.push(...changes.flatMap((c) => c.iris));
      if (next === places.at(-1)) break;
      places.push(next);
      const link = /<https:\/\/cadastre\.test([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      expect(link).toBe(`/changes?since=${next}&limit=2&kind=DATA&wait=0`);
      path = link ?? '';
    }
    expect(seen).toEqual(iris);
    expect(places).toEqual([since + 16, since + 32, since + 41]);
    // Nothing meets it: the log is looked through once, and is at its end.
    expect(await told(`?since=${since}&iri=urn:none`)).toEqual({ changes: [], next: since + 41 });
    const tag = (await get(`?since=${since}&iri=urn:none`)).headers.get('etag') ?? '';
    expect((await get(`?since=${since}&kind=SERVICE`, { 'if-none-match': tag })).status).toBe(200);
    expect((await get(`?since=${since}&iri=urn:none`, { 'if-none-match': tag })).status).toBe(304);
  });

  it('waits until something meets the filter', async () => {
    const next = await store.size();
    const waiting = told(`?since=${next}&kind=DATA&wait=20`);
    await sleep(50);
    await say('unwanted');
    await sleep(100);
    await publish(store, { iri: 'https://feed.example/wanted', class: 'DataProduct', issuer });
    expect(await waiting).toMatchObject({ changes: [{ sequence: next + 1 }], next: next + 2 });
    const idle = told(`?since=${next + 2}&kind=DATA&wait=1`);
    await sleep(50);
    await say('unwanted/2');
    expect(await idle).toEqual({ changes: [], next: next + 3 });
  });

  it('tells that something has another owner now', async () => {
    const iri = 'https://taken.example/thing';
    const since = await store.size();
    await publish(store, { iri, class: 'ServiceOffering', issuer });
    const digest = await publish(store, { iri, class: 'ServiceOffering', issuer: 'did:web:taken.example' });
    expect((await told(`?since=${since}&change=OWNER_CHANGED`)).changes).toMatchObject([
      { change: 'OWNER_CHANGED', iris: [iri], digest },
    ]);
  });

  it('tells nothing of what only some may see', async () => {
    const secret = 'https://feed.example/secret';
    await say('secret');
    await told();
    const before = (await told('?limit=1000')).changes;
    expect(before.some((c) => c.iris.includes(secret))).toBe(true);
    const etag = (await get('?limit=1000')).headers.get('etag') ?? '';
    const get_ = index.get.bind(index);
    const isHidden = index.isHidden.bind(index);
    index.isHidden = (iri) => iri === secret || isHidden(iri);
    index.get = (iri) => {
      const listed = get_(iri);
      return iri === secret && listed !== undefined ? { ...listed, hidden: true } : listed;
    };
    const response = await get('?limit=1000', { 'if-none-match': etag });
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('secret');
    index.get = get_;
    index.isHidden = isHidden;
  });

  it('lets those who wait go when the process does', async () => {
    const other = await startCatalogue({ store });
    const next = await store.size();
    const waiting = fetch(`${other.url}/changes?since=${next}&wait=30`);
    await sleep(500);
    const started = performance.now();
    await other.close();
    expect((await waiting).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('looks at so much of the log for one page and no more', async () => {
    const since = await store.size();
    for (let n = 0; n < 10; n += 1) {
      const keys = Array.from({ length: 1_010 }, (_, i) => `many/${n}/${i}`);
      await Promise.all(keys.map((key) => say(key)));
    }
    await publish(store, { iri: 'https://feed.example/at-last', class: 'DataProduct', issuer });
    const started = performance.now();
    expect(await told(`?since=${since}&kind=DATA`)).toEqual({ changes: [], next: since + 10_000 });
    expect(performance.now() - started).toBeLessThan(5_000);
    const rest = await told(`?since=${since + 10_000}&kind=DATA`);
    expect(rest).toMatchObject({ changes: [{ sequence: since + 10_100 }], next: since + 10_101 });
  }, 120_000);
});
