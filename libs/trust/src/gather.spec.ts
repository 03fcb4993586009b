import { describe, expect, it } from '@jest/globals';
import { openLoopbackDoor } from '../../../test/support/loopback-door.ts';
import { createGatherer } from './gather.ts';
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
