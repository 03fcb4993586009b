import { describe, expect, it } from '@jest/globals';
import { openLoopbackDoor } from '../../../test/support/loopback-door.ts';
import { createGatherer } from './gather.ts';
import type { Need } from './gathered.ts';
import { NO_PINS, type Pins } from './pins.ts';

const HOST = 'issuer.cadastre-test.eu';
const DID = `did:web:${HOST}`;
const START = Date.parse('2026-11-22T12:00:00Z');

async function withGatherer(
  answer: () => readonly [status: number, text: string],
  run: (tools: {
    gather: ReturnType<typeof createGatherer>['gather'];
    requests: readonly string[];
    pass: (ms: number) => void;
    pin: (pins: Pins) => void;
  }) => Promise<void>,
): Promise<void> {
  const hosts = {
    [HOST]: (_: unknown, response: { writeHead(status: number): { end(text: string): void } }) => {
      const [status, text] = answer();
      response.writeHead(status).end(text);
    },
  };
  const loopback = await openLoopbackDoor({ hosts });
  let now = START;
  let pins = NO_PINS;
  const gatherer = createGatherer({ door: loopback.door, pins: () => pins, clock: () => new Date(now) });
  try {
    await run({
      gather: (needs) => gatherer.gather(needs),
      requests: loopback.requests,
      pass: (ms) => (now += ms),
      pin: (given) => (pins = given),
    });
  } finally {
    gatherer.close();
    await loopback.close();
  }
}

describe('gather', () => {
  const good = JSON.stringify({ id: DID });

  it('fetches one DID once, for concurrent needs too, and again after ten minutes', () =>
    withGatherer(
      () => [200, good],
      async ({ gather, requests, pass }) => {
        await Promise.all([gather([{ did: DID }, { did: DID }]), gather([{ did: DID, kid: `${DID}#a` }])]);
        expect(requests).toHaveLength(1);
        const { evidence } = await gather([{ did: DID }]);
        expect(evidence).toEqual([
          {
            kind: 'did',
            url: `https://${HOST}/.well-known/did.json`,
            bytes: good,
            digest: expect.stringMatching(/^[0-9a-f]{64}$/),
            time: '2026-11-22T12:00:00.000Z',
          },
        ]);
        pass(600_000);
        await gather([{ did: DID }]);
        expect(requests).toHaveLength(2);
      },
    ));

  it('remembers a failure for one minute, as a value', () =>
    withGatherer(
      () => [404, ''],
      async ({ gather, requests, pass }) => {
        const first = await gather([{ did: DID }]);
        expect(first.gathered.documents[DID]).toMatchObject({
          kind: 'failed',
          findings: [{ code: 'trust/did-not-found', severity: 'error' }],
        });
        expect(first.evidence).toEqual([]);
        pass(59_999);
        await gather([{ did: DID }]);
        expect(requests).toHaveLength(1);
        pass(1);
        await gather([{ did: DID }]);
        expect(requests).toHaveLength(2);
      },
    ));

  it('never throws for a host: every failure is a finding', () =>
    withGatherer(
      () => [200, good],
      async ({ gather, requests }) => {
        const dids = ['did:web:localhost', 'did:web:nowhere.gaia-x.eu', 'did:web:a::b', 'did:x:y', '__proto__', ''];
        const { gathered } = await gather(dids.map((did) => ({ did, kid: `${did}#1` })));
        expect(dids.map((did) => [did, Object.getOwnPropertyDescriptor(gathered.documents, did)?.value])).toMatchObject(
          [
            ['did:web:localhost', { findings: [{ code: 'trust/reserved-address' }] }],
            ['did:web:nowhere.gaia-x.eu', { findings: [{ code: 'trust/unreachable', retryable: true }] }],
            ['did:web:a::b', { findings: [{ code: 'trust/did-malformed' }] }],
            ['did:x:y', { findings: [{ code: 'trust/did-method' }] }],
            ['__proto__', { findings: [{ code: 'trust/did-malformed' }] }],
            ['', { findings: [{ code: 'trust/did-malformed' }] }],
          ],
        );
        expect(requests).toEqual([]);
      },
    ));

  it('takes what is pinned instead of the network, as soon as it is pinned', () =>
    withGatherer(
      () => [500, ''],
      async ({ gather, requests, pin }) => {
        const kid = `${DID}#key`;
        const x5u = `https://${HOST}/chain.pem`;
        const value = {
          id: DID,
          verificationMethod: [{ id: '#key', publicKeyJwk: { kty: 'EC', x5u } }],
          assertionMethod: ['#key'],
        };
        const document = { value, url: 'pinned/did/a.json', text: '{}' };
        pin({ documents: new Map([[DID, document]]), urls: new Map([[x5u, 'PEM']]) });
        const { gathered, evidence } = await gather([{ did: DID, kid }]);
        expect(gathered.chains[x5u]).toMatchObject({ kind: 'found', value: 'PEM' });
        expect(evidence.map(({ url }) => url)).toEqual(['pinned/did/a.json', x5u]);
        expect(requests).toEqual([]);
      },
    ));
});

const slow: readonly string[] = Array.from({ length: 18 }, (_, i) => `h${i}.cadastre-test.eu`);
type Respond = (_: unknown, response: { end(text: string): void }) => void;

/** Hosts that answer with the DID document of themselves, each after a while. */
async function withHosts(
  delays: { readonly [host: string]: number },
  run: (tools: {
    gather: ReturnType<typeof createGatherer>['gather'];
    requests: readonly string[];
    pass: (ms: number) => void;
    pin: (pins: Pins) => void;
  }) => Promise<void>,
  deadline = 10_000,
): Promise<void> {
  const answer = (host: string, delay: number): Respond => {
    const document = JSON.stringify({
      id: `did:web:${host}`,
      verificationMethod: [{ id: '#key', publicKeyJwk: { kty: 'EC', x5u: `https://chain-of-${host}/chain.pem` } }],
      assertionMethod: ['#key'],
    });
    return (_, response) => void setTimeout(() => response.end(document), delay).unref();
  };
  const hosts = Object.fromEntries(Object.entries(delays).map(([host, delay]) => [host, answer(host, delay)]));
  const loopback = await openLoopbackDoor({ hosts });
  let now = START;
  let pins = NO_PINS;
  const clock = () => new Date(now);
  const gatherer = createGatherer({ door: loopback.door, pins: () => pins, clock, deadline });
  try {
    await run({
      gather: (...args) => gatherer.gather(...args),
      requests: loopback.requests,
      pass: (ms) => (now += ms),
      pin: (given) => (pins = given),
    });
  } finally {
    gatherer.close();
    await loopback.close();
  }
}

const needsOf = (hosts: readonly string[]): readonly Need[] =>
  hosts.map((host) => ({ did: `did:web:${host}`, kid: `did:web:${host}#none` }));

// contract.md §1: fetching ≤ 10 s and ≤ 16 hosts for one submission.
describe('what one submission may have fetched', () => {
  it('ends at its deadline, however many hosts let it wait, and keeps what came in time', () =>
    withHosts(
      { ...Object.fromEntries(slow.slice(0, 15).map((host) => [host, 60_000])), 'quick.cadastre-test.eu': 0 },
      async ({ gather }) => {
        const started = performance.now();
        const { gathered } = await gather(needsOf(['quick.cadastre-test.eu', ...slow.slice(0, 15)]));
        expect(performance.now() - started).toBeLessThan(2_000);
        const { 'did:web:quick.cadastre-test.eu': quick, ...others } = gathered.documents;
        expect(quick).toMatchObject({ kind: 'found' });
        expect(Object.values(others)).toHaveLength(15);
        for (const other of Object.values(others))
          expect(other).toMatchObject({ kind: 'failed', findings: [{ code: 'trust/unreachable', retryable: true }] });
      },
      400,
    ));

  it('finds what came after the deadline when it is sent again', () =>
    withHosts(
      { 'late.cadastre-test.eu': 700 },
      async ({ gather, requests }) => {
        const needs = needsOf(['late.cadastre-test.eu']);
        const [first] = Object.values((await gather(needs)).gathered.documents);
        expect(first).toMatchObject({ kind: 'failed', findings: [{ code: 'trust/unreachable' }] });
        await new Promise((resolve) => setTimeout(resolve, 600));
        const [second] = Object.values((await gather(needs)).gathered.documents);
        expect([second?.kind, requests.length]).toEqual(['found', 1]);
      },
      400,
    ));

  it('is refused for a seventeenth host before any is asked; many documents of one host are one host', () =>
    withHosts(Object.fromEntries(slow.map((host) => [host, 0])), async ({ gather, requests }) => {
      await expect(gather(needsOf(slow.slice(0, 17)))).rejects.toMatchObject({
        code: 'trust/too-many-hosts',
        findings: [{ expected: 'at most 16 hosts', found: '17 hosts' }],
      });
      expect(requests).toEqual([]);
      const paths = slow.map((path) => `${slow[0]}:${path}`);
      const { gathered } = await gather(needsOf([...slow.slice(0, 16), ...paths]));
      expect(Object.values(gathered.documents).filter(({ kind }) => kind === 'found')).toHaveLength(16);
    }));

  it('counts the hosts of certificate chains too, and nothing that is pinned', () =>
    withHosts(Object.fromEntries(slow.map((host) => [host, 0])), async ({ gather, requests, pin }) => {
      const withChains = slow.slice(0, 9).map((host) => ({ did: `did:web:${host}`, kid: `did:web:${host}#key` }));
      await expect(gather(withChains)).rejects.toMatchObject({ code: 'trust/too-many-hosts' });
      expect(requests.filter((request) => request.includes('chain'))).toEqual([]);
      const pinned = slow.map((host) => {
        const value = { id: `did:web:${host}` };
        return [`did:web:${host}`, { value, url: `pinned/${host}`, text: '{}' }] as const;
      });
      pin({ documents: new Map(pinned), urls: new Map() });
      const before = requests.length;
      await gather(needsOf(slow));
      expect(requests.length).toBe(before);
    }));

  it('asks a host that could not be reached again after five seconds', () =>
    withGatherer(
      () => [500, ''],
      async ({ gather, requests, pass }) => {
        for (const [ms, asked] of [
          [0, 1],
          [4_999, 1],
          [1, 2],
        ] as const) {
          pass(ms);
          await gather([{ did: DID }]);
          expect(requests).toHaveLength(asked);
        }
      },
    ));

  it('does not wait for the fetch of somebody else, and shares what that found', () =>
    withHosts({ 'one.cadastre-test.eu': 100 }, async ({ gather, requests }) => {
      const needs = needsOf(['one.cadastre-test.eu']);
      const [mine, theirs] = ['192.0.2.1', '192.0.2.2'].map((client) => ({ client, isRehearsal: false }));
      await Promise.all([gather(needs, mine), gather(needs, mine), gather(needs, theirs)]);
      expect(requests).toHaveLength(2);
      await gather(needs, { client: '192.0.2.3', isRehearsal: true });
      expect(requests).toHaveLength(2);
    }));
});
