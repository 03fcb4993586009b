import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { BARE_URL, openBareServer, type BareServer } from '../../../test/support/bare-server.ts';

interface Told {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Whether the server ended the connection. */
  readonly isEnded: boolean;
}

/** Sends everything before it reads a byte, as simple clients do, then reads until the connection ends or is quiet. */
async function send(port: number, parts: readonly (string | Buffer)[], quiet = 1_500): Promise<Told> {
  const socket = connect(port, '127.0.0.1').pause();
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const sent = parts.map((part) => new Promise<void>((resolve) => socket.write(part, () => resolve())));
  await Promise.all(sent);
  const read: Buffer[] = [];
  const isEnded = await new Promise<boolean>((resolve, reject) => {
    socket.setTimeout(quiet, () => resolve(false));
    socket.once('error', reject).once('end', () => resolve(true));
    socket.on('data', (data: Buffer) => read.push(data)).resume();
  });
  socket.destroy();
  const [head = '', ...rest] = Buffer.concat(read).toString().split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = lines.map((one) => [one.split(':', 1)[0]!.toLowerCase(), one.replace(/^[^:]*: ?/, '')] as const);
  return { status: Number(line.split(' ')[1]), headers: new Map(headers), body: rest.join('\r\n\r\n'), isEnded };
}

function codeOf({ status, headers, body }: Told): string {
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
  expect(headers.get('content-language')).toBe('en');
  const problem = JSON.parse(body) as { readonly code: string; readonly status: number; readonly type: string };
  expect(problem).toMatchObject({ status, type: `${BARE_URL}/problems/${problem.code}` });
  return `${status} ${problem.code}`;
}

const SUBMIT = 'POST /credentials HTTP/1.1\r\nHost: a\r\nContent-Type: application/vp+jwt\r\n';
const chunk = Buffer.from(`10000\r\n${'a'.repeat(65_536)}\r\n`);
const request = (line: string, ...headers: readonly string[]): string =>
  `${[`${line} HTTP/1.1`, 'Host: a', ...headers].join('\r\n')}\r\n\r\n`;

// RFC 9110 §15, RFC 9112 §§3.2, 9.6: what never reaches a route is a problem document too, and the connection ends.
describe('the edge of HTTP', () => {
  let bare: BareServer;
  beforeAll(async () => {
    bare = await openBareServer();
  });
  afterAll(() => bare.server.close());

  it.each([
    ['bytes that are no HTTP', 'NOT HTTP AT ALL\r\n\r\n', '400 request/http'],
    ['another version', 'GET / HTTP/3.0\r\nHost: a\r\n\r\n', '400 request/http'],
    ['two lengths', request('POST /credentials', 'Content-Length: 3', 'Content-Length: 4'), '400 request/http'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', '400 request/http'],
    ['two Hosts', request('GET /', 'Host: b'), '400 request/http'],
    ['a Host that is none', 'GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n', '400 request/http'],
    ['a large head', request('GET /', `X: ${'a'.repeat(40_000)}`), '431 request/headers-too-large'],
    ['a very large head', request('GET /', `X: ${'a'.repeat(6_000_000)}`), '431 request/headers-too-large'],
    ['a large address', request(`GET /${'a'.repeat(40_000)}`), '431 request/headers-too-large'],
    [
      'an expectation',
      request('POST /credentials', 'Expect: a miracle', 'Content-Length: 3'),
      '417 request/expectation',
    ],
    ['a tunnel', 'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n', '405 request/method'],
    ['letters beyond ASCII as they are', request('GET /problems/é'), '400 request/parameter'],
  ])('%s', async (_name, bytes, code) => {
    const told = await send(bare.port, [bytes]);
    expect([codeOf(told), told.isEnded, told.headers.get('connection')]).toEqual([code, true, 'close']);
  });

  it('takes HTTP/1.0 without a Host, and hosts of every form', async () => {
    expect((await send(bare.port, ['GET /health/live HTTP/1.0\r\n\r\n'])).status).toBe(200);
    for (const host of ['a.example:8080', '[::1]:3000', '127.0.0.1', 'a_b', ''])
      expect(
        (await send(bare.port, [`GET /health/live HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`])).status,
      ).toBe(200);
  });

  it.each(['QUERY', 'TRACE', 'PROPFIND', 'PUT', 'PATCH', 'FOO', 'get'])(
    '405 for %s, with what is allowed',
    async (method) => {
      for (const [path, allowed] of [
        ['/credentials', 'POST'],
        ['/health/live', 'GET, HEAD'],
        [`/credentials/${'0'.repeat(64)}`, 'DELETE, GET, HEAD'],
      ] as const) {
        const told = await send(bare.port, [request(`${method} ${path}`, 'Connection: close', 'Content-Length: 0')]);
        expect([path, codeOf(told), told.headers.get('allow')]).toEqual([path, '405 request/method', allowed]);
      }
      const none = await send(bare.port, [request(`${method} /nowhere`, 'Connection: close')]);
      expect(codeOf(none)).toBe('404 request/not-found');
    },
  );

  it('says what an address takes', async () => {
    const told = await send(bare.port, [request('OPTIONS /credentials', 'Connection: close')]);
    expect([told.status, told.headers.get('allow'), told.body]).toEqual([204, 'POST', '']);
    const whole = await send(bare.port, [request('OPTIONS *', 'Connection: close')]);
    expect([whole.status, whole.headers.get('allow')]).toEqual([204, 'DELETE, GET, HEAD, POST']);
    expect((await send(bare.port, [request('OPTIONS /nowhere', 'Connection: close')])).status).toBe(404);
  });

  // RFC 3986 §2.5: what an address says in octets is UTF-8.
  it.each([
    '/problems/%FF/x',
    '/problems/a/%C3%28',
    '/shapes?digest=%FF',
    '/credentials?dryRun=%ED%A0%80',
    '/shapes?%E2%82=1',
    '/shapes/loire-25.11?digest=a%C0%AF',
  ])('400 for %s, which is no UTF-8', async (path) => {
    for (const method of path.startsWith('/credentials') ? ['POST'] : ['GET', 'HEAD']) {
      const told = await send(bare.port, [request(`${method} ${path}`, 'Connection: close')]);
      expect([method, told.status]).toEqual([method, 400]);
      if (method !== 'HEAD') expect(codeOf(told)).toBe('400 request/parameter');
    }
  });

  it.each([
    ['a length', [`${SUBMIT}Content-Length: 8000000\r\n\r\n`, Buffer.alloc(8_000_000, 'a')]],
    [
      'chunks',
      [`${SUBMIT}Transfer-Encoding: chunked\r\n\r\n`, ...Array.from({ length: 120 }, () => chunk), '0\r\n\r\n'],
    ],
  ])('a body that is too large by %s: whoever sends it whole reads why', async (_name, parts) => {
    const told = await send(bare.port, parts);
    expect([codeOf(told), told.isEnded, told.headers.get('connection')]).toEqual([
      '413 credential/too-large',
      true,
      'close',
    ]);
  });

  it('hears of the 413 before it sends, where it asks', async () => {
    const told = await send(bare.port, [`${SUBMIT}Expect: 100-continue\r\nContent-Length: 8000000\r\n\r\n`], 300);
    expect(codeOf(told)).toBe('413 credential/too-large');
    const small = await send(bare.port, [`${SUBMIT}Expect: 100-continue\r\nContent-Length: 3\r\n\r\n`], 300);
    expect(small.status).toBe(100);
  });

  it.each([
    ['POST /credentials', 'Content-Type: text/plain', '413 credential/too-large'],
    ['PUT /credentials', 'Content-Type: text/plain', '405 request/method'],
    ['POST /nowhere', 'Content-Type: text/plain', '404 request/not-found'],
  ])('%s with a large body is refused for what it is', async (line, type, code) => {
    const told = await send(bare.port, [request(line, type, 'Content-Length: 8000000'), Buffer.alloc(8_000_000)]);
    expect(codeOf(told)).toBe(code);
  });

  it('throws away so much and no more', async () => {
    const socket = connect(bare.port, '127.0.0.1');
    const ended = new Promise<string>((resolve) => socket.once('error', () => resolve('cut')));
    const sent = Buffer.alloc(1024 * 1024);
    socket.write(`${SUBMIT}Content-Length: 900000000\r\n\r\n`);
    socket.resume();
    let megabytes = 0;
    const pump = (): void => {
      if (socket.destroyed || megabytes > 800) return;
      megabytes += 1;
      socket.write(sent, pump);
    };
    pump();
    expect(await ended).toBe('cut');
    expect(megabytes).toBeLessThan(200);
  });

  it('does not answer one request with the fault of the next', async () => {
    const told = await send(bare.port, [`${request('GET /health/live')}GARBAGE\r\n\r\n`]);
    expect([told.status, told.isEnded]).toEqual([200, true]);
  });
});

describe('a request that does not arrive', () => {
  it('is 408, head or body', async () => {
    const bare = await openBareServer({ arriveWithin: 300 });
    try {
      for (const bytes of ['GET / HTTP/1.1\r\nHost: a\r\nX: ', `${SUBMIT}Content-Length: 10\r\n\r\nabc`]) {
        const told = await send(bare.port, [bytes], 3_000);
        expect([codeOf(told), told.isEnded]).toEqual(['408 request/timeout', true]);
      }
    } finally {
      await bare.server.close();
    }
  });
});
