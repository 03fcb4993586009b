import { changesPaths, readPaths } from '../../catalogue/src/index.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphStore } from '#graph';
import { Catalogue } from '#reading';
import { finding, Refusal } from '#refusal';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { RELEASE } from '../../../test/support/small-catalogue.ts';
import type { Desk, RegistryOptions } from '../../registry/src/index.ts';
import { CadastreModule } from './cadastre.module.ts';
import { releaseFolder } from './release-folder.ts';
import { openServer, type Server } from './server.ts';

const PUBLIC_URL = 'http://cadastre.test';
const clock = () => new Date('2026-05-01T12:00:00Z');
const refused = () => Refusal.of('credential/not-jws', { pointer: '' });

/** What was asked of the counter, and by whom. */
const heard: (readonly [what: string, client: string])[] = [];

/** A counter that turns everything away, but the words `good` and `slow`. */
const desk: Desk = {
  admit: async ({ body, policy, client }) => {
    heard.push(['admit', client]);
    const text = Buffer.from(body).toString();
    if (text.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 150));
    if (text.startsWith('unreachable')) throw Refusal.of('trust/unreachable', { retryable: true });
    if (text.startsWith('defect')) throw new Error('secret words of a document');
    if (!/^(good|slow)/.test(text)) throw refused();
    const presentation = { digest: text };
    const decidedAt = clock().toISOString();
    return {
      created: true,
      answer: { outcome: 'compliant', policy, decidedAt, presentation, credentials: [], findings: [] },
    };
  },
  rehearse: async ({ body, policy, at, client }) => {
    heard.push(['rehearse', client]);
    const text = Buffer.from(body).toString();
    const found = { unreachable: finding('trust/unreachable', { retryable: true }), x: finding('credential/not-jws') };
    return {
      outcome: text === 'good' ? 'compliant' : 'refused',
      policy,
      decidedAt: at ?? clock().toISOString(),
      presentation: { digest: '' },
      credentials: [],
      findings: text === 'good' ? [] : [found[text as keyof typeof found]],
    };
  },
  revoke: async () => {
    throw Refusal.of('request/unauthorised');
  },
};

const answers = new Map<string, never>();
const store = {
  answer: async (key: string) => answers.get(key),
  putAnswer: async (answer: { key: string }) => void answers.set(answer.key, answer as never),
  credentials: async () => [],
  attestation: async () => undefined,
} as unknown as GraphStore;

async function open(refusalLimit = 0): Promise<{ server: Server; url: string }> {
  const registry: Omit<RegistryOptions, 'refusals'> = {
    desk,
    catalogue: new Catalogue({ store, release: RELEASE, clock }),
    answers: store,
    identity: { didDocument: { id: 'did:web:cadastre.test' }, chainPem: 'PEM' },
    publicUrl: PUBLIC_URL,
    policy: 'strict',
    clock,
    releases: { folder: dirname(releaseFolder()), inUse: 'loire-25.11' },
  };
  const front = { publicUrl: PUBLIC_URL, clock, ready: async () => ({ store: true }) };
  const settings = { publicUrl: PUBLIC_URL, refusalLimit, clock, log: 'silent' } as const;
  const server = await openServer(
    (_routes, refusals) => CadastreModule.forRoot({ front, registry: { ...registry, refusals } }),
    settings,
  );
  await server.app.listen(0, '127.0.0.1');
  return { server, url: (await server.app.getUrl()).replace('[::1]', '127.0.0.1') };
}

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/vp+jwt', ...headers } });
}

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as { code: string; status: number; type: string };
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`${PUBLIC_URL}/problems/${problem.code}`);
  return `${response.status} ${problem.code}`;
}

describe('the HTTP side', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    ({ server, url } = await open());
  });
  afterAll(async () => {
    await server.close();
  });

  it.each([
    ['POST', '/credentials', { 'Content-Type': 'application/json' }, '{"not json', '415 credential/media-type'],
    ['POST', '/credentials', { 'Content-Type': 'text/plain' }, 'x', '415 credential/media-type'],
    [
      'POST',
      '/credentials',
      { 'Content-Type': 'application/vp+jwt', 'Content-Encoding': 'gzip' },
      'x',
      '415 credential/media-type',
    ],
    [
      'POST',
      '/credentials',
      { 'Content-Type': 'application/vp+jwt' },
      'x'.repeat(1_100_000),
      '413 credential/too-large',
    ],
    ['POST', '/credentials', { 'Content-Type': 'application/vp+jwt' }, 'x', '400 credential/not-jws'],
    ['POST', '/credentials', { 'Content-Type': 'application/vp+jwt' }, '', '400 credential/not-jws'],
    ['POST', '/credentials', { 'Content-Type': 'application/vp+jwt' }, 'unreachable', '503 trust/unreachable'],
    ['POST', '/credentials', { 'Content-Type': 'application/vp+jwt' }, 'defect', '500 server/error'],
    ['POST', '/credentials?policy=lab', { 'Content-Type': 'application/vp+jwt' }, 'good', '400 request/parameter'],
    [
      'POST',
      '/credentials?at=2026-01-01T00:00:00Z',
      { 'Content-Type': 'application/vp+jwt' },
      'good',
      '400 request/parameter',
    ],
    ['POST', '/credentials?dryrun=true', { 'Content-Type': 'application/vp+jwt' }, 'good', '400 request/parameter'],
    [
      'POST',
      '/credentials?dryRun=true&dryRun=true',
      { 'Content-Type': 'application/vp+jwt' },
      'good',
      '400 request/parameter',
    ],
    [
      'POST',
      '/credentials?dryRun=true&at=yesterday',
      { 'Content-Type': 'application/vp+jwt' },
      'good',
      '400 request/parameter',
    ],
    ['GET', '/nowhere', {}, undefined, '404 request/not-found'],
    ['POST', '/nowhere', {}, '', '404 request/not-found'],
    ['GET', '/%zz', {}, undefined, '400 request/parameter'],
    ['PUT', '/credentials', {}, 'x', '405 request/method'],
    ['GET', '/credentials', {}, undefined, '405 request/method'],
    ['DELETE', '/health/live', {}, undefined, '405 request/method'],
    ['GET', '/credentials/not-a-digest', {}, undefined, '404 request/not-found'],
    ['GET', `/credentials/${'0'.repeat(64)}`, {}, undefined, '404 request/not-found'],
    ['DELETE', `/credentials/${'0'.repeat(64)}`, {}, undefined, '401 request/unauthorised'],
    ['GET', '/problems/no/such', {}, undefined, '404 request/not-found'],
    ['GET', '/problems/__proto__/x', {}, undefined, '404 request/not-found'],
  ])('%s %s %j answers a problem document', async (method, path, headers, body, code) => {
    const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.clone().text();
    expect(await codeOf(response)).toBe(code);
    expect(text).not.toMatch(/secret words|at .*\.ts/);
    expect(response.headers.get('x-request-id')).toBeTruthy();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('names the allowed methods', async () => {
    const response = await fetch(`${url}/credentials`, { method: 'PUT' });
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('answers bytes that are not HTTP', async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('NOT HTTP AT ALL\r\n\r\n'));
      socket.on('data', (data) => resolve(data.toString()));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toMatch(/application\/problem\+json/);
  });

  it('tells what a 401 and a 503 want', async () => {
    const denied = await fetch(`${url}/credentials/${'0'.repeat(64)}`, {
      method: 'DELETE',
      headers: { Authorization: 'Bearer x.y.z' },
    });
    expect(denied.headers.get('www-authenticate')).toBe('Bearer realm="cadastre", error="invalid_token"');
    const unreachable = await post(`${url}/credentials`, 'unreachable');
    expect(unreachable.headers.get('retry-after')).toBe('5');
    expect(await unreachable.json()).toMatchObject({ retryable: true, outcome: 'refused' });
  });

  it('stores nothing where a dry run is misspelt, and says how it is written', async () => {
    for (const name of ['dryrun', 'dry-run', 'dry_run', 'dry', 'DRYRUN', 'drRun']) {
      const response = await post(`${url}/credentials?${name}=true`, 'good', { 'Accept-Language': 'de' });
      expect([name, response.status]).toEqual([name, 400]);
      expect(await response.json()).toMatchObject({ findings: [{ fix: { text: 'Schreiben Sie dryRun=true.' } }] });
    }
  });

  it('stores and rehearses', async () => {
    const stored = await post(`${url}/credentials`, 'good');
    expect([stored.status, stored.headers.get('content-type')]).toEqual([201, 'application/json; charset=utf-8']);
    const dry = await post(`${url}/credentials?dryRun=true&policy=lab&at=2026-01-01T01:00:00%2B01:00`, 'x');
    expect(dry.status).toBe(200);
    expect(await dry.json()).toMatchObject({
      outcome: 'refused',
      policy: 'lab',
      decidedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('keeps answers by Idempotency-Key', async () => {
    const key = { 'Idempotency-Key': 'k1' };
    const [first, second] = [
      await post(`${url}/credentials`, 'good', key),
      await post(`${url}/credentials`, 'good', key),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    expect(await codeOf(await post(`${url}/credentials`, 'good other', key))).toBe('422 idempotency/mismatch');
    const refusedKey = { 'Idempotency-Key': 'k2' };
    const refusals = [
      await post(`${url}/credentials`, 'bad', refusedKey),
      await post(`${url}/credentials`, 'bad', refusedKey),
    ];
    expect(await refusals[1]?.text()).toBe(await refusals[0]?.text());
    const slow = post(`${url}/credentials`, 'slow', { 'Idempotency-Key': 'k3' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await codeOf(await post(`${url}/credentials`, 'slow', { 'Idempotency-Key': 'k3' }))).toBe(
      '409 idempotency/in-flight',
    );
    expect((await slow).status).toBe(201);
    expect(await codeOf(await post(`${url}/credentials`, 'good', { 'Idempotency-Key': 'x'.repeat(256) }))).toBe(
      '400 request/parameter',
    );
  });

  it('tells findings in the language that is asked for, stored answers too', async () => {
    const told = async (path: string, headers: Record<string, string>) => {
      const response = await post(url + path, 'bad', headers);
      const { findings, title } = (await response.json()) as { title: string; findings: Record<string, unknown>[] };
      expect(response.headers.get('vary')).toContain('Accept-Language');
      expect(findings[0]).not.toHaveProperty('translations');
      return [response.headers.get('content-language'), title, findings[0]?.['explanation']];
    };
    const ask = (language: string) => told('/credentials', { 'Accept-Language': language, 'Idempotency-Key': 'k9' });
    const [german, french] = [await ask('de-AT, en;q=0.5'), await ask('fr')];
    expect(german.slice(0, 2)).toEqual(['de', 'Der Inhalt ist kein kompaktes JWS']);
    expect(french.slice(0, 2)).toEqual(['fr', 'Le corps n’est pas un JWS compact']);
    expect((await ask('es'))[0]).toBe('en');
    const dry = await post(`${url}/credentials?dryRun=true`, 'good', { 'Accept-Language': 'fr;q=0.1, *;q=0' });
    expect([dry.headers.get('content-language'), dry.headers.get('vary')]).toEqual(['fr', 'Accept-Language']);
    const page = await fetch(`${url}/problems/shapes/closed`, { headers: { 'Accept-Language': 'de' } });
    expect(page.headers.get('content-language')).toBe('de');
    expect(await page.text()).toMatch(/<html lang="de">.*Eine Eigenschaft ist hier nicht erlaubt/);
  });

  it('names the nearest code to one that is none', async () => {
    const response = await fetch(`${url}/problems/rdf/undefind-term`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ findings: [{ fix: { text: 'Write rdf/undefined-term.' } }] });
  });

  it('describes every route it has, and no other', async () => {
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const routed = server.routes
      .list()
      .filter(([method]) => method !== 'HEAD')
      .map(([method, path]) => `${method} ${path.replace(/\*$/, ':iri')}`);
    const missing = routed.filter((route) => !described.includes(route));
    expect(missing).toEqual([]);
    const ofCatalogue = [...Object.keys(readPaths()), ...Object.keys(changesPaths()), '/graph'];
    const isMine = (route: string): boolean =>
      !ofCatalogue.some((path) => route.startsWith(`GET ${path.split('{')[0]}`));
    const absent = described.filter((route) => !routed.includes(route) && route !== 'POST /graphql' && isMine(route));
    expect(absent).toEqual([]);
  });

  it.each(['/', '/problems/verify/signature'])('%s is a page without scripts', async (path) => {
    const response = await fetch(url + path);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  it('answers HEAD like GET without a body', async () => {
    const response = await fetch(`${url}/.well-known/did.json`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('takes a plain request id, and no other', async () => {
    const plain = await fetch(`${url}/health/ready`, { headers: { 'X-Request-Id': 'abc-1' } });
    expect(plain.headers.get('x-request-id')).toBe('abc-1');
    const odd = await fetch(`${url}/health/ready`, { headers: { 'X-Request-Id': '{"a":1}' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('refused submissions', () => {
  it('spend a bucket that accepted ones never touch', async () => {
    const { server, url } = await open(2);
    for (let i = 0; i < 2; i += 1) expect((await post(`${url}/credentials`, 'bad')).status).toBe(400);
    const limited = await post(`${url}/credentials`, 'bad');
    expect(Number(limited.headers.get('retry-after'))).toBe(30);
    expect(await codeOf(limited)).toBe('429 request/too-many-refusals');
    expect((await post(`${url}/credentials`, 'good')).status).toBe(201);
    // A client that names a host that lets us wait pays for it, although it may try again.
    expect((await post(`${url}/credentials`, 'unreachable')).status).toBe(429);
    expect((await post(`${url}/credentials`, 'x', { 'Content-Type': 'text/plain' })).status).toBe(429);
    await server.close();
  });
});

// contract.md §1, limits: refused dry runs spend a bucket of their own of the same size, accepted ones none.
describe('refused dry runs', () => {
  const ask = (url: string, body: string) => post(`${url}/credentials?dryRun=true`, body);

  it('spend a bucket of their own, from which accepted ones and submissions take nothing', async () => {
    const { server, url } = await open(2);
    for (let i = 0; i < 5; i += 1) expect((await ask(url, 'good')).status).toBe(200);
    for (let i = 0; i < 2; i += 1) expect((await ask(url, i === 0 ? 'x' : 'unreachable')).status).toBe(200);
    const limited = await ask(url, 'x');
    expect(Number(limited.headers.get('retry-after'))).toBe(30);
    expect(await codeOf(limited)).toBe('429 request/too-many-refusals');
    expect((await ask(url, 'good')).status).toBe(200);
    // What is refused before it is judged counts as what it is.
    expect((await post(`${url}/credentials?at=never&dryRun=true`, 'good')).status).toBe(429);
    for (let i = 0; i < 2; i += 1) expect((await post(`${url}/credentials`, 'unreachable')).status).toBe(503);
    expect((await post(`${url}/credentials`, 'bad')).status).toBe(429);
    await server.close();
  });

  it('tell the pool that they are dry runs, and whose', async () => {
    const { server, url } = await open();
    await ask(url, 'good');
    await post(`${url}/credentials`, 'good');
    expect(heard.slice(-2)).toEqual([
      ['rehearse', '127.0.0.1'],
      ['admit', '127.0.0.1'],
    ]);
    await server.close();
  });
});

describe('closing', () => {
  it('does not wait for connections that were opened ahead and never used', async () => {
    const { server, url } = await open();
    const unused = connect(Number(new URL(url).port), '127.0.0.1');
    await new Promise((resolve) => unused.once('connect', resolve));
    const ended = new Promise((resolve) => unused.once('close', resolve));
    await server.close();
    await ended;
  });

  it('finishes what was accepted and refuses what comes late', async () => {
    const { server, url } = await open();
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const slow = post(`${url}/credentials`, 'slow');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = server.close();
    const late = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await late).toMatch(/^HTTP\/1\.1 503 [\s\S]*server\/closing/);
    expect((await slow).status).toBe(201);
    // On the wire when the stop was asked for: an answer, not a cut connection.
    expect((await post(`${url}/credentials`, 'good')).status).toBe(503);
    await closed;
    await expect(
      new Promise((resolve, reject) => httpRequest(url, resolve).on('error', reject).end()),
    ).rejects.toThrow();
  });
});
