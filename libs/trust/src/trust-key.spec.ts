import { describe, expect, it } from '@jest/globals';
import { createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createParty, createTestAnchor, type PartyOptions } from '../../../test/support/identity.ts';
import { openLoopbackDoor } from '../../../test/support/loopback-door.ts';
import { toPssKey } from '../../../test/support/pss-key.ts';
import { describeWithShared, sharedPath } from '../../../test/support/shared.ts';
import { parseDidDocument } from './did-document.ts';
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

/** The key of a DID document as it was published, judged at AT. */
function keyOf(document: { readonly [member: string]: unknown }, kid: string): ReturnType<typeof trustKey> {
  const bytes = JSON.stringify(document);
  const evidence = { digest: 'd', kind: 'did', url: DID, bytes, time: AT } as const;
  const value = parseDidDocument(Buffer.from(bytes), DID);
  const gathered = { documents: { [DID]: { kind: 'found', value, evidence } as const }, chains: {} };
  return trustKey({ did: DID, kid }, { gathered, trust: trusting(anchor.pem), at: AT });
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

describe('a key that has ended (CID 1.0 §2.2)', () => {
  // AT is 12:00:00Z; at and after the moment the key is not used.
  it.each([
    ['2026-11-22T12:00:00Z', 'at that moment'],
    ['2026-11-22T13:59:59.999+02:00', 'in another zone'],
    ['2026-11-22T07:00:00-05:00', 'in another zone, at that moment'],
    ['2026-11-22T11:59:59.9999999Z', 'with a fraction of a second'],
    ['2025-01-01T00:00:00Z', 'long ago'],
  ])('does not count: %s, %s', async (moment) => {
    for (const name of ['revoked', 'expires']) {
      const { key } = await judged({ method: { [name]: moment } });
      expect(key).toMatchObject({ kind: 'failed', findings: [{ code: 'trust/key-revoked' }] });
      expect(key.kind === 'failed' && key.findings[0]?.found).toContain(moment);
    }
  });

  it.each(['2026-11-22T12:00:00.001Z', '2026-11-22T11:00:01-01:00', '2026-11-22T14:30:00.5+02:00', null])(
    'counts until then: %s',
    async (moment) => {
      const { key } = await judged({ method: { revoked: moment, expires: moment } });
      expect(key.kind).toBe('trusted');
    },
  );

  it.each([
    'yesterday',
    '2027-01-01',
    '2027-01-01T00:00:00',
    '2027-02-30T00:00:00Z',
    '',
    1798761600,
    true,
    false,
    [],
    {},
  ])('is not judged where the moment cannot be read: %j', async (moment) => {
    for (const name of ['revoked', 'expires'])
      expect(codesOf((await judged({ method: { [name]: moment } })).key)).toEqual(['trust/did-document']);
  });

  it('is told with everything else that is wrong with the method, whether it can be used or not', async () => {
    const method = { revoked: AT, expires: 'never', controller: 'did:web:somebody.else.example' };
    expect(codesOf((await judged({ method })).key).toSorted()).toEqual([
      'trust/did-document',
      'trust/did-document',
      'trust/key-revoked',
    ]);
    const multibase = {
      publicKeyJwk: undefined,
      publicKeyMultibase: 'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
    };
    expect(codesOf((await judged({ method: { ...multibase, revoked: AT } })).key)).toEqual(['trust/key-revoked']);
  });

  it('stops counting at its moment while its document is remembered', async () => {
    const party = createParty({ did: DID, anchor, at: AT, method: { expires: '2026-11-22T12:00:05Z' } });
    const loopback = await openLoopbackDoor({ hosts: { [HOST]: JSON.stringify(party.document) } });
    let now = Date.parse(AT);
    const gatherer = createGatherer({ door: loopback.door, pins: () => NO_PINS, clock: () => new Date(now) });
    try {
      const need = { did: DID, kid: party.kid };
      const kindNow = async (): Promise<string> => {
        const { gathered } = await gatherer.gather([need]);
        const at = new Date(now).toISOString();
        return trustKey(need, { gathered, trust: trusting(anchor.pem), at }).kind;
      };
      expect(await kindNow()).toBe('trusted');
      now += 4_999;
      expect(await kindNow()).toBe('trusted');
      now += 1;
      expect(await kindNow()).toBe('failed');
      expect(loopback.requests).toHaveLength(1);
    } finally {
      gatherer.close();
      await loopback.close();
    }
  });

  it('ends where it is embedded in assertionMethod, and no second one of its name helps it', async () => {
    const { document, kid } = createParty({ did: DID, anchor, at: AT, method: { revoked: AT } });
    const [ended] = document['verificationMethod'] as readonly { readonly [member: string]: unknown }[];
    const { revoked: _, ...inUse } = ended!;
    const codes = (more: object): readonly string[] => codesOf(keyOf({ ...document, ...more }, kid));
    expect(codes({ verificationMethod: [], assertionMethod: [ended] })).toEqual(['trust/key-revoked']);
    expect(codes({ verificationMethod: ended, assertionMethod: '#key-1' })).toEqual(['trust/key-revoked']);
    expect(codes({ assertionMethod: [inUse] })).toEqual(['trust/did-document']);
    const second = { ...ended, id: `${DID}#key-2` };
    expect(codes({ verificationMethod: [inUse, second], assertionMethod: [kid, second.id] })).toEqual([]);
  });
});

describe('the controller of a key (CID 1.0 §3.3)', () => {
  it.each([
    'did:web:somebody.else.example',
    `${DID}:unit`,
    `${DID}.evil.example`,
    '',
    5,
    [],
    [DID, 'did:web:b.example'],
  ])('is not another: %j', async (controller) => {
    expect(codesOf((await judged({ method: { controller } })).key)).toEqual(['trust/did-document']);
  });

  it.each([DID, `${DID}#key-1`, [DID], undefined])('is the DID itself: %j', async (controller) => {
    expect((await judged({ method: { controller } })).key.kind).toBe('trusted');
  });
});

describe('a document that publishes a private key (DID Core §5.2.1)', () => {
  it.each(['ES256', 'EdDSA', 'PS256'] as const)('counts for nothing: %s', async (alg) => {
    const { key } = await judged({ alg, publishesKey: true });
    expect(key).toMatchObject({
      kind: 'failed',
      findings: [{ code: 'trust/private-key-published', fix: { text: expect.stringContaining('Rotate the key') } }],
    });
    const { found = '' } = key.kind === 'failed' ? (key.findings[0] ?? {}) : {};
    const members = alg === 'PS256' ? ['d', 'p', 'q', 'dp', 'dq', 'qi'] : ['d'];
    const pointers = members.map((name) => `/verificationMethod/0/publicKeyJwk/${name}`);
    expect(found.split(', ').toSorted()).toEqual(pointers.toSorted());
  });

  const pair = generateKeyPairSync('ed25519');
  const secret = pair.privateKey.export({ format: 'jwk' });
  const other = { id: `${DID}#other`, type: 'JsonWebKey', controller: DID };
  it.each<readonly [string, object, string]>([
    ['of another method', { authentication: [{ ...other, publicKeyJwk: secret }] }, '/authentication/0/publicKeyJwk/d'],
    [
      'of a method that ended',
      { keyAgreement: [{ ...other, revoked: AT, publicKeyJwk: secret }] },
      '/keyAgreement/0/publicKeyJwk/d',
    ],
    [
      'symmetric',
      { authentication: { ...other, publicKeyJwk: { kty: 'oct', k: 'AAAA' } } },
      '/authentication/publicKeyJwk/k',
    ],
    [
      'without kty',
      { authentication: [{ ...other, publicKeyJwk: { d: 'AAAA' } }] },
      '/authentication/0/publicKeyJwk/d',
    ],
    [
      'further primes',
      { authentication: [{ ...other, publicKeyJwk: { kty: 'RSA', oth: [] } }] },
      '/authentication/0/publicKeyJwk/oth',
    ],
    ['in a list', { authentication: [{ ...other, publicKeyJwk: [secret] }] }, '/authentication/0/publicKeyJwk/0/d'],
    ['as privateKeyJwk', { publicKey: [{ ...other, privateKeyJwk: secret }] }, '/publicKey/0/privateKeyJwk'],
    [
      'as multibase',
      { authentication: [{ ...other, secretKeyMultibase: 'z3u2' }] },
      '/authentication/0/secretKeyMultibase',
    ],
    [
      'as PEM',
      { authentication: [{ ...other, publicKeyPem: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }) }] },
      '/authentication/0/publicKeyPem',
    ],
  ])('wherever it stands: %s', (_name, more, found) => {
    const { document, kid } = createParty({ did: DID, anchor, at: AT });
    expect(keyOf({ ...document, ...more }, kid)).toMatchObject({
      kind: 'failed',
      findings: [{ code: 'trust/private-key-published', found }],
    });
  });

  it('does not take members of other things, or null, for private keys', () => {
    const { document, kid } = createParty({ did: DID, anchor, at: AT });
    const authentication = [{ ...other, publicKeyJwk: { ...pair.publicKey.export({ format: 'jwk' }), d: null } }];
    const service = [{ id: `${DID}#s`, type: 'X', serviceEndpoint: { d: 'a day', p: 1, k: 2 } }];
    expect(keyOf({ ...document, authentication, service }, kid).kind).toBe('trusted');
  });
});

describe('a leaf of id-RSASSA-PSS (RFC 4055 §1.2)', () => {
  const bound = (rule?: Parameters<typeof toPssKey>[1]) => (key: KeyObject) =>
    toPssKey(key.export({ format: 'der', type: 'spki' }), rule);
  const rule = { sha: 'SHA-256', mgfSha: 'SHA-256', sLen: 32 };

  it.each([
    ['with parameters', rule],
    ['without parameters', undefined],
  ] as const)('is compared with the JWK, and may be used for PS256 alone: %s', async (_, parameters) => {
    const { key } = await judged({ alg: 'PS256', leafKey: bound(parameters) });
    expect(key).toMatchObject({ kind: 'trusted', jwk: { kty: 'RSA', alg: 'PS256' } });
    const legacy = await judged({ alg: 'RS256', leafKey: bound(parameters) });
    expect(legacy.key).toMatchObject({
      findings: [{ code: 'trust/leaf-mismatch', found: 'a key for PS256 only' }],
    });
  });

  it('binds a JWK that names no algorithm', () => {
    const party = createParty({ did: DID, anchor, at: AT, alg: 'PS256', leafKey: bound(rule) });
    const { alg: _, ...publicKeyJwk } = party.publicJwk;
    const verificationMethod = [{ id: party.kid, type: 'JsonWebKey', controller: DID, publicKeyJwk }];
    const key = keyOf({ ...party.document, verificationMethod }, party.kid);
    expect(key).toMatchObject({ kind: 'trusted', jwk: { alg: 'PS256' } });
  });

  it('is another key, or of other parameters, and says so', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const foundFor = async (leafKey: PartyOptions['leafKey']): Promise<string | undefined> => {
      const { key } = await judged({ alg: 'PS256', ...(leafKey === undefined ? {} : { leafKey }) });
      expect(codesOf(key)).toEqual(['trust/leaf-mismatch']);
      return key.kind === 'untrusted' ? key.findings[0]?.found : undefined;
    };
    expect(await foundFor(() => bound(rule)(other))).toBe('another key of the same type');
    expect(await foundFor(bound({ sha: 'SHA-384', mgfSha: 'SHA-384', sLen: 48 }))).toContain('sha384');
    expect(await foundFor(bound({ ...rule, sLen: 64 }))).toContain('salt 64');
    expect(await foundFor(() => generateKeyPairSync('ed25519').publicKey)).toBe('a key of type OKP Ed25519');
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
