import { describe, expect, it } from '@jest/globals';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createParty, createTestAnchor, type PartyOptions } from '../../../test/support/identity.ts';
import { openLoopbackDoor } from '../../../test/support/loopback-door.ts';
import { describeWithShared, sharedPath } from '../../../test/support/shared.ts';
import { createGatherer } from './gather.ts';
import { NO_PINS } from './pins.ts';
import { readPem } from './pem.ts';
import { trustKey } from './trust-key.ts';
import type { TrustState } from './trust-state.ts';

const AT = '2026-11-22T12:00:00Z';
const HOST = 'issuer.cadastre-test.eu';
const DID = `did:web:${HOST}`;
const anchor = createTestAnchor({ name: 'Anchor', at: AT });
const rogue = createTestAnchor({ name: 'Rogue', at: AT });

function trusting(...pems: readonly string[]): TrustState {
  const anchors = pems.flatMap(readPem).map((der) => ({
    name: 'anchor',
    der: Buffer.from(der).toString('base64'),
    sha256: new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase(),
  }));
  const issuers = { registrationNumber: [], conformityBody: [], label: [] };
  return { digest: anchors.map((a) => a.sha256).join(), anchors, issuers, acceptedTerms: [] };
}

/** Mints a party, serves it over TLS on loopback, gathers it through the door and judges its key. */
async function judged(options: PartyOptions, { at = AT, kid = '#key-1' } = {}) {
  const party = createParty({ did: DID, anchor, at: AT, ...options });
  const loopback = await openLoopbackDoor({
    hosts: {
      [HOST]: (request, response) => {
        const pem = request.url === '/.well-known/chain.pem';
        response.end(pem ? party.chain.join('') : JSON.stringify(party.document));
      },
    },
  });
  const gatherer = createGatherer({ door: loopback.door, pins: () => NO_PINS, clock: () => new Date(AT) });
  try {
    const need = { did: DID, kid: `${DID}${kid}` };
    const { gathered, evidence } = await gatherer.gather([need]);
    const trust = trusting(anchor.pem);
    return { key: trustKey(need, { gathered, trust, at }), evidence, requests: loopback.requests };
  } finally {
    gatherer.close();
    await loopback.close();
  }
}

function codesOf(key: Awaited<ReturnType<typeof judged>>['key']): readonly string[] {
  return key.kind === 'trusted' ? [] : key.findings.map(({ code }) => code);
}

describe('trustKey', () => {
  it.each(['ES256', 'ES384', 'EdDSA', 'PS256'] as const)('trusts %s keys by x5c and by x5u', async (alg) => {
    const inline = await judged({ alg, chain: 'x5c' });
    expect(inline.key).toMatchObject({
      kind: 'trusted',
      kid: `${DID}#key-1`,
      anchor: trusting(anchor.pem).anchors[0]?.sha256,
    });
    expect(inline.evidence.map(({ kind }) => kind)).toEqual(['did']);
    const linked = await judged({ alg, chain: 'x5u' });
    expect(linked.key).toMatchObject({ kind: 'trusted', evidence: linked.evidence.map(({ digest }) => digest) });
    expect(linked.evidence.map(({ kind }) => kind)).toEqual(['did', 'chain']);
    expect(linked.requests).toEqual([`${HOST} /.well-known/did.json`, `${HOST} /.well-known/chain.pem`]);
  });

  it('knows the key but not its chain', async () => {
    expect(codesOf((await judged({ chain: 'none' })).key)).toEqual(['trust/no-chain']);
    expect(codesOf((await judged({ anchor: rogue })).key)).toEqual(['trust/unknown-anchor']);
    expect(codesOf((await judged({ leafDays: [-30, -1] })).key)).toEqual(['trust/chain-expired']);
    expect(codesOf((await judged({ leafDays: [1, 30] })).key)).toEqual(['trust/chain-not-yet-valid']);
    expect(codesOf((await judged({ foreignLeaf: true })).key)).toEqual(['trust/leaf-mismatch']);
    expect(codesOf((await judged({ anchor: rogue, leafDays: [-30, -1] })).key)).toEqual([
      'trust/chain-expired',
      'trust/unknown-anchor',
    ]);
    const { key } = await judged({ chain: 'none' });
    expect(key).toMatchObject({ kind: 'untrusted', kid: `${DID}#key-1`, jwk: { kty: 'EC' } });
  });

  it('judges the same chain anew when the time or the trust changes', async () => {
    const party = createParty({ did: DID, anchor, at: AT });
    const evidence = { digest: 'd', kind: 'did', url: DID, bytes: '', time: AT } as const;
    const value = {
      id: DID,
      verificationMethod: [party.document['verificationMethod']].flat(),
      assertionMethod: [party.kid],
    };
    const gathered = { documents: { [DID]: { kind: 'found', value: value as never, evidence } as const }, chains: {} };
    const need = { did: DID, kid: party.kid };
    const kindAt = (at: string, trust: TrustState) => trustKey(need, { gathered, trust, at }).kind;
    expect(kindAt(AT, trusting(anchor.pem))).toBe('trusted');
    expect(kindAt('2040-01-01T00:00:00Z', trusting(anchor.pem))).toBe('untrusted');
    expect(kindAt(AT, trusting(rogue.pem))).toBe('untrusted');
    expect(kindAt(AT, trusting(anchor.pem))).toBe('trusted');
    const start = performance.now();
    for (let i = 0; i < 1000; i++) kindAt(AT, trusting(anchor.pem));
    const trust = trusting(anchor.pem);
    const warm = performance.now();
    for (let i = 0; i < 1000; i++) kindAt(AT, trust);
    expect(performance.now() - warm).toBeLessThan(warm - start + 200);
  });

  it('takes keys from assertionMethod only, by their whole name', async () => {
    expect(codesOf((await judged({ notAuthorised: true })).key)).toEqual(['verify/key-not-authorised']);
    expect(codesOf((await judged({}, { kid: '#key-2' })).key)).toEqual(['verify/key-not-found']);
    expect(codesOf((await judged({}, { kid: '#KEY-1' })).key)).toEqual(['verify/key-not-found']);
    expect(codesOf((await judged({}, { kid: '' })).key)).toEqual(['verify/key-not-found']);
  });

  it('answers for what was never gathered', () => {
    const options = { gathered: { documents: {}, chains: {} }, trust: trusting(), at: AT };
    expect(trustKey({ did: 'constructor', kid: 'constructor#1' }, options)).toMatchObject({ kind: 'failed' });
    expect(codesOf(trustKey({ did: DID }, options))).toEqual(['verify/kid-missing']);
  });
});

describeWithShared('the lab chain of Gaia-X', () => {
  const folder = ['reference', 'data', 'gaia-x', 'examples', 'did-and-chains'] as const;
  const pem = readFileSync(sharedPath(...folder, 'lab-gaia-x-2022.x509CertificateChain.pem'), 'utf8');
  const root = new X509Certificate(readPem(pem).at(-1) as Uint8Array).toString();
  const leafKey = createPublicKey(pem).export({ format: 'jwk' });
  const did = 'did:web:registrationnumber.notary.lab.gaia-x.eu:main';
  const kid = `${did}#X509-JWK`;
  const x5u = 'https://registrationnumber.notary.lab.gaia-x.eu/chain.pem';
  const jwk = { ...(leafKey as { kty: string }), x5u };
  const evidence = { digest: 'pem', kind: 'chain', url: x5u, bytes: pem, time: AT } as const;
  const gathered = {
    documents: {
      [did]: {
        kind: 'found',
        value: { id: did, verificationMethod: [{ id: kid, publicKeyJwk: jwk }], assertionMethod: [kid] },
        evidence,
      } as const,
    },
    chains: { [x5u]: { kind: 'found', value: pem, evidence } as const },
  };

  it('is expired today, whether or not its root is an anchor', () => {
    const need = { did, kid };
    expect(codesOf(trustKey(need, { gathered, trust: trusting(root), at: AT }))[0]).toBe('trust/chain-expired');
    const unknown = trustKey(need, { gathered, trust: trusting(), at: AT });
    expect(codesOf(unknown)).toContain('trust/unknown-anchor');
    expect(codesOf(unknown)[0]).toBe('trust/chain-expired');
  });

  it('was trusted in June 2022', () => {
    const key = trustKey({ did, kid }, { gathered, trust: trusting(root), at: '2022-06-01T00:00:00Z' });
    expect(key).toMatchObject({ kind: 'trusted', kid });
  });
});
