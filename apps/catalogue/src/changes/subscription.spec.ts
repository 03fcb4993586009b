import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import type { Client } from 'graphql-ws';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { startCatalogue, type CatalogueServer } from '../../../../test/support/catalogue-server.ts';
import { publish } from '../../../../test/support/small-catalogue.ts';
import { listen, subscriber, until, type Heard } from '../../../../test/support/subscriber.ts';

const issuer = 'did:web:hear.example';
const base = 'https://hear.example';
const QUERY = `subscription ($filter: ChangeFilter, $since: Int) {
  catalogueChanged(filter: $filter, since: $since) { sequence change iris digest time leaf }
}`;
interface Told {
  readonly catalogueChanged: { readonly sequence: number; readonly change: string; readonly iris: readonly string[] };
}
const PLACES = { perAddress: 6, total: 8 };

describe('subscriptions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-hear-'));
  let store: GraphStore;
  let server: CatalogueServer;
  let clients: Client[] = [];
  const say = (key: string, over: object = {}): Promise<string> =>
    publish(store, { iri: `${base}/${key}`, class: 'ServiceOffering', issuer, ...over });
  const client = (): Client => {
    const made = subscriber(server.url);
    clients.push(made);
    return made;
  };
  const hear = (variables: Record<string, unknown> = {}, by = client()): Heard<Told> => listen(by, QUERY, variables);
  const keys = ({ told }: Heard<Told>): string[] =>
    told.map(({ catalogueChanged: c }) => `${c.sequence} ${c.change} ${c.iris.join().replaceAll(`${base}/`, '')}`);
  beforeAll(async () => {
    store = await openSqlite({ path: join(folder, 'store.sqlite') });
    server = await startCatalogue({ store, subscriptions: { places: PLACES, ping: 200, stall: 300 } });
  });
  afterEach(async () => {
    for (const one of clients) await one.dispose();
    clients = [];
    await sleep(20);
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('tells what is admitted, superseded, revoked and expired, with its place in the log', async () => {
    const heard = hear();
    await sleep(100);
    const first = await store.size();
    const old = await say('life');
    const next = await say('life', { validFrom: '2026-02-01T00:00:00Z' });
    await store.end(next, 'revoked', '2026-06-01T00:00:00Z');
    await store.end(await say('over'), 'expired', '2026-06-01T00:00:00Z');
    await until(() => heard.told.length === 6);
    expect(keys(heard)).toEqual([
      ...[`${first} ADMITTED life`, `${first + 1} ADMITTED life`, `${first + 2} SUPERSEDED life`],
      ...[`${first + 3} REVOKED life`, `${first + 4} ADMITTED over`, `${first + 5} EXPIRED over`],
    ]);
    const [entry] = await store.log(first + 2, 1);
    expect(heard.told[2]?.catalogueChanged).toEqual({
      ...{ sequence: first + 2, change: 'SUPERSEDED', iris: entry?.subjects, digest: old, time: entry?.time },
      leaf: entry?.leaf,
    });
    expect(heard.errors).toEqual([]);
  });

  it('goes on where a client left off, without gap and without repeat', async () => {
    const from = await store.size();
    const writing = (async () => {
      for (let n = 0; n < 60; n += 1) await say(`resume/${n}`);
    })();
    const seen: number[] = [];
    while (seen.length < 60) {
      const one = client();
      const heard = hear({ since: (seen.at(-1) ?? from - 1) + 1 }, one);
      const enough = Math.min(60 - seen.length, 7);
      await until(() => heard.told.length >= enough);
      await one.dispose();
      seen.push(...heard.told.map((t) => t.catalogueChanged.sequence));
    }
    await writing;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => from + n));
  });

  it('reads far back in the log as well', async () => {
    const heard = hear({ since: 0 });
    const size = await store.size();
    await until(() => heard.told.length === size);
    expect(heard.told.map((t) => t.catalogueChanged.sequence)).toEqual(Array.from({ length: size }, (_, n) => n));
  });

  it('tells each what it asked for: kind of change, kind, provider and IRI', async () => {
    const provider = `${base}/provider`;
    const since = await store.size();
    const filters = {
      revoked: { change: ['REVOKED'] },
      data: { kind: ['DATA'] },
      participants: { kind: ['PARTICIPANT'] },
      provided: { provider: [provider] },
      one: { iri: [`${base}/filter/b`], change: ['ADMITTED', 'REVOKED'] },
      none: { iri: [] },
    };
    const one = client();
    const heard = Object.entries(filters).map(([name, filter]) => [name, hear({ filter, since }, one)] as const);
    await publish(store, { iri: provider, class: 'LegalPerson', issuer });
    await say('filter/a', { references: { providedBy: provider } });
    const data = { iri: `${base}/filter/b`, class: 'DataProduct', issuer, references: { providedBy: provider } };
    const digest = await publish(store, data);
    await say('filter/c');
    await store.end(digest, 'revoked', '2026-06-01T00:00:00Z');
    const end = hear({ since }, one);
    await until(() => end.told.length === 5);
    await sleep(50);
    expect(Object.fromEntries(heard.map(([name, of]) => [name, keys(of).map((k) => k.replace(/^\d+ /, ''))]))).toEqual({
      revoked: ['REVOKED filter/b'],
      data: ['ADMITTED filter/b', 'REVOKED filter/b'],
      participants: ['ADMITTED provider'],
      provided: ['ADMITTED provider', 'ADMITTED filter/a', 'ADMITTED filter/b', 'REVOKED filter/b'],
      one: ['ADMITTED filter/b', 'REVOKED filter/b'],
      none: [],
    });
  });

  it.each([
    ['request/parameter', QUERY, { since: -1 }],
    ['request/parameter', QUERY, { since: 1_000_000 }],
    ['request/parameter', QUERY, { filter: { iri: Array.from({ length: 101 }, (_, n) => `urn:x:${n}`) } }],
    ['request/query', QUERY, { since: 'x' }],
    ['request/query', QUERY, { filter: { iri: ['no iri'] } }],
    ['request/query', 'subscription { nope }', {}],
    ['request/query', 'subscription { catalogueChanged { sequence } second: catalogueChanged { sequence } }', {}],
    ['request/method', '{ participants { totalCount } }', {}],
    [
      'request/cost',
      `subscription { catalogueChanged { ${Array.from({ length: 16 }, (_, n) => `a${n}: sequence`).join(' ')} } }`,
      {},
    ],
    ['request/cost', `subscription { catalogueChanged { ${'sequence '.repeat(1_000)} } }`, {}],
    ['request/cost', QUERY, { filter: { iri: Array.from({ length: 2_500 }, (_, n) => `urn:x:${n}`) } }],
  ])('refuses with %s', async (code, query, variables) => {
    const heard = listen(client(), query, variables);
    await heard.ended;
    expect(heard.told).toEqual([]);
    expect(heard.errors).toMatchObject([{ extensions: { code, problem: { code } } }]);
  });

  it('is refused over HTTP', async () => {
    const body = JSON.stringify({ query: QUERY });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'request/method' } }] });
    const got = await fetch(`${server.url}/graphql?query=${encodeURIComponent(QUERY)}`);
    expect([got.status, await got.json()]).toMatchObject([
      405,
      { errors: [{ extensions: { code: 'request/method' } }] },
    ]);
  });

  const open = async (protocols: readonly string[] = ['graphql-transport-ws']): Promise<WebSocket> => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, [...protocols]);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return socket;
  };
  const closeOf = (socket: WebSocket): Promise<string> =>
    new Promise((resolve) => socket.once('close', (code, reason) => resolve(`${code} ${reason.toString()}`)));

  it('has so many places for one address, and takes one back when somebody leaves', async () => {
    const sockets = await Promise.all(Array.from({ length: PLACES.perAddress }, () => open()));
    const refused = await new Promise<readonly [number | undefined, string]>((resolve) => {
      const late = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      late.on('error', () => undefined);
      late.once('unexpected-response', (_, response) => {
        response.once('data', (data: Buffer) => resolve([response.statusCode, data.toString()]));
      });
    });
    expect([refused[0], JSON.parse(refused[1])]).toMatchObject([429, { code: 'request/too-many-connections' }]);
    const [first] = sockets;
    const closed = closeOf(first!);
    first!.close();
    await closed;
    await sleep(50);
    const again = await open();
    for (const socket of [...sockets.slice(1), again]) socket.terminate();
    await sleep(50);
  });

  it.each([
    ['/graphql', { 'Sec-WebSocket-Version': '13' }, '400 request/http'],
    ['/graphql', { 'Sec-WebSocket-Version': '7', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' }, '400 request/http'],
    ['/elsewhere', {}, '404 request/not-found'],
  ])('refuses a handshake on %s with %j by a problem', async (path, headers, code) => {
    const [status, type, body] = await new Promise<readonly [number | undefined, string | undefined, string]>(
      (resolve, reject) => {
        const asked = { headers: { Connection: 'Upgrade', Upgrade: 'websocket', ...headers } };
        get(`${server.url}${path}`, asked, (response) =>
          response.once('data', (data: Buffer) =>
            resolve([response.statusCode, response.headers['content-type'], data.toString()]),
          ),
        ).once('error', reject);
      },
    );
    expect(type).toBe('application/problem+json');
    expect(`${status} ${(JSON.parse(body) as { code: string }).code}`).toBe(code);
  });

  it('takes so many subscriptions of one connection', async () => {
    const one = client();
    const many = Array.from({ length: 11 }, () => hear({}, one));
    await until(() => many.some((heard) => heard.errors.length > 0));
    await sleep(50);
    expect(many.flatMap((heard) => heard.errors)).toMatchObject([
      {
        extensions: {
          code: 'request/too-many-subscriptions',
          problem: { status: 429, findings: [{ expected: 'at most 10 at once', found: '11' }] },
        },
      },
    ]);
    // One that ends makes room.
    many[0]!.stop();
    await sleep(50);
    const next = hear({}, one);
    await sleep(50);
    expect(next.errors).toEqual([]);
  });

  it('closes with a code who does not speak the protocol', async () => {
    expect(await closeOf(await open([]))).toBe('4406 Subprotocol not acceptable');
    const binary = await open();
    binary.send(Buffer.from('{}'), { binary: true });
    expect(await closeOf(binary)).toBe('1003 text alone');
    const early = await open();
    early.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
    expect(await closeOf(early)).toBe('4401 Unauthorized');
    const large = await open();
    large.send('x'.repeat(70_000));
    expect(await closeOf(large)).toMatch(/^1009/);
  }, 20_000);

  it('cuts who answers no ping, and keeps who does', async () => {
    const [mute, alive] = [await open(), await open()];
    for (const socket of [mute, alive]) socket.send('{"type":"connection_init"}');
    (mute as unknown as { _socket: { pause(): void } })._socket.pause();
    mute.pong = () => undefined;
    await sleep(1_000);
    expect(alive.readyState).toBe(WebSocket.OPEN);
    (mute as unknown as { _socket: { resume(): void } })._socket.resume();
    expect(await closeOf(mute)).toMatch(/^1006/);
    alive.terminate();
  });

  it('closes who takes nothing of what it asked for, and keeps little for it', async () => {
    const slow = await startCatalogue({ store, subscriptions: { places: PLACES, ping: 60_000, stall: 300 } });
    const socket = new WebSocket(`${slow.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('{"type":"connection_init"}');
    await new Promise((resolve) => socket.once('message', resolve));
    const wide = `subscription { catalogueChanged(since: 0) { ${Array.from({ length: 15 }, (_, n) => `a${n}: iris`).join(' ')} } }`;
    const long = 'x'.repeat(1_900);
    await Promise.all(Array.from({ length: 300 }, (_, n) => say(`${long}/${n}`)));
    const { _socket: raw } = socket as unknown as { _socket: { pause(): void; resume(): void } };
    const closed = closeOf(socket);
    for (let id = 0; id < 5; id += 1)
      socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query: wide } }));
    await sleep(20);
    raw.pause();
    await sleep(1_500);
    raw.resume();
    expect(await closed).toMatch(/^(4408 request\/slow|1006)/);
    await slow.close();
  }, 30_000);

  it('answers other upgrades as if they had not been asked for, and other paths with 404', async () => {
    const ask = (path: string, upgrade: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const headers = { Connection: 'Upgrade', Upgrade: upgrade, 'Sec-WebSocket-Version': '13' };
        const key = { 'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64') };
        const asked = request(`${server.url}${path}`, { headers: { ...headers, ...key } });
        asked.once('response', (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        asked
          .once('upgrade', () => resolve(101))
          .once('error', reject)
          .end();
      });
    expect(await ask('/changes', 'h2c')).toBe(200);
    expect(await ask('/changes', 'websocket')).toBe(404);
  });

  it('says goodbye when the process goes', async () => {
    const going = await startCatalogue({ store });
    const socket = new WebSocket(`${going.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = closeOf(socket);
    await going.close();
    expect(await closed).toBe('1001 server/closing');
  });
});
