import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal, type Finding } from '#refusal';
import { openLoopbackDoor, type LoopbackDoor } from '../../../test/support/loopback-door.ts';
import * as trust from './index.ts';

const { openDoor } = trust;

let loopback: LoopbackDoor;
let flips = 0;
let running = 0;
let most = 0;

beforeAll(async () => {
  loopback = await openLoopbackDoor({
    timeouts: { connect: 1_000, total: 2_000 },
    hosts: {
      'plain.cadastre-test.eu': (request, response) => response.end(JSON.stringify(request.headers)),
      'redirect.cadastre-test.eu': (_, response) => response.writeHead(302, { location: 'https://127.0.0.1/' }).end(),
      'see-other.cadastre-test.eu': (_, response) => response.writeHead(303, { location: '/' }).end(),
      'large.cadastre-test.eu': (_, response) => response.end(Buffer.alloc(262_145)),
      'limit.cadastre-test.eu': (_, response) => response.end(Buffer.alloc(262_144)),
      'endless.cadastre-test.eu': (_, response) => {
        const more = (): void => {
          while (response.write(Buffer.alloc(65_536)));
        };
        response.on('drain', more);
        more();
      },
      'stalled.cadastre-test.eu': (_, response) => response.write('{'),
      'silent.cadastre-test.eu': () => undefined,
      'gzip.cadastre-test.eu': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      'lying.cadastre-test.eu': (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('short');
        setTimeout(() => response.destroy(), 1);
      },
      'headers.cadastre-test.eu': (_, response) => response.writeHead(200, { flood: 'x'.repeat(20_000) }).end(),
      'busy.cadastre-test.eu': (_, response) => response.writeHead(429).end(),
      'down.cadastre-test.eu': (_, response) => response.writeHead(503).end(),
      'missing.cadastre-test.eu': (_, response) => response.writeHead(404).end('no'),
      'slow.cadastre-test.eu': (_, response) => {
        most = Math.max(most, ++running);
        setTimeout(() => {
          running -= 1;
          response.end();
        }, 20);
      },
      'internal.cadastre-test.eu': 'x',
      'other-name.cadastre-test.eu': 'x',
      'expired.cadastre-test.eu': 'x',
      'mixed.cadastre-test.eu': 'x',
      'rebinding.cadastre-test.eu': 'x',
      'many.cadastre-test.eu': 'x',
      'mapped.cadastre-test.eu': 'x',
    },
    answers: {
      'mixed.cadastre-test.eu': ['127.0.0.1', '10.0.0.1'],
      'many.cadastre-test.eu': Array.from({ length: 1000 }, () => '127.0.0.1'),
      'mapped.cadastre-test.eu': ['::ffff:169.254.169.254'],
      'internal.cadastre-test.eu': () => [flips++ % 2 === 0 ? '169.254.169.254' : 'fd00::1'],
      'rebinding.cadastre-test.eu': () => [flips++ % 2 === 0 ? '169.254.169.254' : '127.0.0.1'],
    },
    certificates: {
      'other-name.cadastre-test.eu': (authority) => authority.issue(['else.cadastre-test.eu']),
      'expired.cadastre-test.eu': (authority) => authority.issue(['expired.cadastre-test.eu'], -1),
    },
  });
});
afterAll(() => loopback.close());

function get(host: string) {
  return loopback.door.fetch(`https://${host}/.well-known/did.json`);
}

async function refusalOf(fetching: Promise<unknown>): Promise<Finding> {
  try {
    await fetching;
  } catch (error) {
    if (error instanceof Refusal) return error.findings[0] as Finding;
    throw error;
  }
  throw new Error('not refused');
}

describe('the door, over real TLS', () => {
  it('fetches, asks for no compression and sends no cookies', async () => {
    const { bytes, status, url } = await get('plain.cadastre-test.eu');
    expect(status).toBe(200);
    expect(url).toBe('https://plain.cadastre-test.eu/.well-known/did.json');
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({
      host: 'plain.cadastre-test.eu',
      accept: '*/*',
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  it('hands 404 on and takes an answer of exactly the limit', async () => {
    expect((await get('missing.cadastre-test.eu')).status).toBe(404);
    expect((await get('limit.cadastre-test.eu')).bytes).toHaveLength(262_144);
  });

  it.each([
    ['redirect', 'trust/did-document'],
    ['see-other', 'trust/did-document'],
    ['large', 'trust/did-document'],
    ['endless', 'trust/did-document'],
    ['gzip', 'trust/did-document'],
    ['mixed', 'trust/reserved-address'],
    ['mapped', 'trust/reserved-address'],
  ])('%s: refused for good as %s', async (name, code) => {
    const found = await refusalOf(get(`${name}.cadastre-test.eu`));
    expect(found.code).toBe(code);
    expect(found.retryable).toBeUndefined();
  });

  it.each(['stalled', 'silent', 'lying', 'headers', 'busy', 'down', 'other-name', 'expired', 'many'])(
    '%s: cannot be reached, retryable',
    async (name) => {
      const found = await refusalOf(get(`${name}.cadastre-test.eu`));
      expect(found).toMatchObject({ code: 'trust/unreachable', retryable: true });
    },
  );

  it('never dials a rebinding host on its reserved address', async () => {
    const before = loopback.connections();
    for (let i = 0; i < 20; i++) await get('rebinding.cadastre-test.eu').catch(() => undefined);
    expect(loopback.connections() - before).toBe(10);
  });

  it('opens no connection for 10,000 alternating reserved answers', async () => {
    const before = loopback.connections();
    for (let i = 0; i < 10_000; i++) {
      expect((await refusalOf(get('internal.cadastre-test.eu'))).code).toBe('trust/reserved-address');
    }
    expect(loopback.connections()).toBe(before);
  });

  it('keeps to two requests per host at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => get('slow.cadastre-test.eu')));
    expect(all).toHaveLength(8);
    expect(most).toBe(2);
  });

  it('answers an unknown host as unreachable', async () => {
    expect(await refusalOf(get('nowhere.gaia-x.eu'))).toMatchObject({ code: 'trust/unreachable', retryable: true });
  });
});

// contract.md §1: slow hosts of one client hold nobody else up.
describe('the lanes of the door', () => {
  const CLIENTS = { one: '192.0.2.1', other: '192.0.2.2' };
  let hanging: LoopbackDoor;
  let held = 0;
  const names = Array.from({ length: 200 }, (_, i) => `hang${i}.cadastre-test.eu`);
  beforeAll(async () => {
    const hang = (): void => void held++;
    const multi = (request: { url?: string | undefined }, response: { end(text: string): void }): void => {
      if (request.url === '/hangs') hang();
      else response.end('here');
    };
    hanging = await openLoopbackDoor({
      timeouts: { connect: 5_000, total: 5_000, forgotten: 300 },
      hosts: {
        ...Object.fromEntries(names.map((name) => [name, hang])),
        'multi.cadastre-test.eu': multi,
        'wrong.cadastre-test.eu': 'x',
      },
      certificates: { 'wrong.cadastre-test.eu': (authority) => authority.issue(['else.cadastre-test.eu']) },
    });
  });
  afterAll(() => hanging.close());

  const fetchFor = (client: string, url: string, isRehearsal = false) =>
    hanging.door.fetch(url, { caller: { client, isRehearsal } });

  it.each([
    ['submissions', false, 160],
    ['dry runs', true, 96],
  ])('leave room for others beside hanging %s of one client', async (_what, isRehearsal, most) => {
    held = 0;
    const ending = new AbortController();
    const given = { caller: { client: CLIENTS.one, isRehearsal }, late: ending.signal };
    const all = names.map((name) => hanging.door.fetch(`https://${name}/`, given).catch(() => undefined));
    for (let tries = 0; held < most && tries < 1_000; tries++) await new Promise((done) => setTimeout(done, 10));
    expect(held).toBe(most);
    const started = performance.now();
    const others = [
      [CLIENTS.other, false],
      [CLIENTS.other, true],
      [CLIENTS.one, !isRehearsal],
    ] as const;
    for (const [client, isDry] of others)
      expect((await fetchFor(client, 'https://multi.cadastre-test.eu/', isDry)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2_500);
    ending.abort();
    await Promise.all(all);
  });

  it('remember for a moment that no connection could be made, whatever the path', async () => {
    const before = hanging.connections();
    for (const path of ['a', 'b', 'c'])
      expect((await refusalOf(fetchFor(CLIENTS.one, `https://wrong.cadastre-test.eu/${path}`))).code).toBe(
        'trust/unreachable',
      );
    expect(hanging.connections() - before).toBe(1);
    await new Promise((done) => setTimeout(done, 350));
    await refusalOf(fetchFor(CLIENTS.one, 'https://wrong.cadastre-test.eu/a'));
    expect(hanging.connections() - before).toBe(2);
  });

  it('do not hold one path of a host against another, nor one client at a host', async () => {
    const [url, hangs] = ['https://multi.cadastre-test.eu/', 'https://multi.cadastre-test.eu/hangs'];
    const waiting = [1, 2, 3].map(() => refusalOf(fetchFor(CLIENTS.one, hangs)));
    expect((await fetchFor(CLIENTS.other, url)).status).toBe(200);
    expect((await waiting[0])?.code).toBe('trust/unreachable');
    expect((await fetchFor(CLIENTS.other, url)).status).toBe(200);
    await Promise.all(waiting);
  });

  it('give a place in the line up when it is too late', async () => {
    const late = AbortSignal.timeout(50);
    const caller = { client: CLIENTS.one, isRehearsal: false };
    const first = [1, 2].map(() => refusalOf(fetchFor(CLIENTS.one, 'https://multi.cadastre-test.eu/hangs')));
    await expect(hanging.door.fetch('https://multi.cadastre-test.eu/hangs', { caller, late })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    await Promise.all(first);
  });
});

describe('the door of production', () => {
  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://a.localhost/',
    'https://169.254.169.254/latest/meta-data/',
  ])('does not reach %s', async (url) => {
    expect((await refusalOf(openDoor().fetch(url))).code).toMatch(/^trust\/(?:reserved-address|host)$/);
  });

  it('takes no options', () => {
    expect(openDoor).toHaveLength(0);
    expect(Object.keys(trust).filter((name) => /vetting|openDoor./i.test(name))).toEqual([]);
  });
});
