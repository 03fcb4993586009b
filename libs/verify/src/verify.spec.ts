import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parseEnvelope } from '#credential';
import { Refusal, type Finding } from '#refusal';
import { signCredential, signJws, signPresentation } from '#sign';
import type { DidDocument } from '#trust';
import { needsOf, verify, verifyJws, type Policy } from './index.ts';
import { describeWithShared, sharedPath } from '../../../test/support/shared.ts';
import {
  AT,
  createIssuer,
  document,
  gatheredOf,
  trustOf,
  withMethod,
  type TestIssuer,
} from '../../../test/support/issuer.ts';

let alice: TestIssuer;
let bob: TestIssuer;
beforeAll(() => {
  alice = createIssuer('did:web:alice.example');
  bob = createIssuer('did:web:bob.example:unit', { alg: 'EdDSA' });
});

interface Setting {
  readonly policy?: Policy;
  readonly issuers?: readonly TestIssuer[];
  readonly trusted?: readonly TestIssuer[];
  readonly at?: string;
}

function submit(token: string, setting: Setting = {}): ReturnType<typeof verify> {
  const { policy = 'strict', issuers = [alice, bob], trusted = [alice, bob], at = AT } = setting;
  const mediaType = token.startsWith(vpStart()) ? 'application/vp+jwt' : 'application/vc+jwt';
  const envelope = parseEnvelope(Buffer.from(token), { mediaType });
  return verify(envelope, { gathered: gatheredOf(issuers), trust: trustOf(trusted), at, policy });
}

/** The start of the header of what `signPresentation` makes for alice. */
const vpStart = (): string =>
  signPresentation({ credentials: [], holder: alice.did, key: alice.key, kid: alice.kid }).split('.')[0] ?? '';

function findingsOf(run: () => unknown): readonly Finding[] {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.findings.filter((f) => f.severity === 'error');
    throw thrown;
  }
  return [];
}
const codesOf = (run: () => unknown): string[] => findingsOf(run).map(({ code }) => code);

/** A credential of alice whose header is changed; `undefined` removes a member. */
function withHeader(change: { [name: string]: unknown }, payload: object = document(alice.did)): string {
  const header = { typ: 'vc+jwt', cty: 'vc', kid: alice.kid, iss: alice.did, ...change };
  return signJws({ header, payload: payload as { [member: string]: unknown }, key: alice.key });
}
/** The same with an `alg` that the signer would not write. */
function withAlg(alg: unknown): string {
  const [, payload = '', signature = ''] = withHeader({}).split('.');
  const header = { alg, typ: 'vc+jwt', cty: 'vc', kid: alice.kid, iss: alice.did };
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), payload, signature].join('.');
}

describe('verify', () => {
  it('verifies a presentation of two issuers, each with its own key and chain', () => {
    const credentials = [alice, bob].map((who) =>
      signCredential({ document: document(who.did), iss: who.did, ...who }),
    );
    const token = signPresentation({ credentials, holder: alice.did, key: alice.key, kid: alice.kid });
    const envelope = parseEnvelope(Buffer.from(token), { mediaType: 'application/vp+jwt' });
    expect(needsOf(envelope)).toEqual([
      { did: alice.did, kid: alice.kid },
      { did: bob.did, kid: bob.kid },
    ]);
    const verified = submit(token);
    expect(verified.credentials.map(({ issuer, key }) => [issuer, key.kid, key.chain])).toEqual([
      [alice.did, alice.kid, 'ok'],
      [bob.did, bob.kid, 'ok'],
    ]);
    expect(verified.presentation?.key).toMatchObject({ chain: 'ok', anchor: alice.anchorDigest });
    expect(verified.evidence).toHaveLength(2);
  });

  it.each(['ES256', 'ES384', 'EdDSA', 'PS256'] as const)('verifies %s', (alg) => {
    const issuer = createIssuer('did:web:carol.example', { alg });
    const token = signCredential({ document: document(issuer.did), iss: issuer.did, ...issuer });
    const verified = submit(token, { issuers: [issuer], trusted: [issuer] });
    expect(verified.credentials[0]?.key.chain).toBe('ok');
  });

  it('finds every fault of every part, tokens first, then keys, then signatures', () => {
    const good = signCredential({ document: document(bob.did), iss: bob.did, ...bob });
    const forged = `${good.slice(0, -4)}${good.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const credentials = [forged, withHeader({ zip: 'DEF' })];
    const token = signPresentation({ credentials, holder: alice.did, key: alice.key, kid: alice.kid });
    expect(findingsOf(() => submit(token, { trusted: [bob] })).map((f) => [f.code, f.pointer])).toEqual([
      ['verify/header', '/credentials/1/header/zip'],
      ['trust/unknown-anchor', '/header/kid'],
      ['trust/unknown-anchor', '/credentials/1/header/kid'],
      ['verify/signature', '/credentials/0/signature'],
    ]);
  });

  it.each([
    ['none', 'none'],
    ['None', 'None'],
    ['HS256', 'HS256'],
    ['ES256K', 'ES256K'],
    ['an array', ['ES256']],
    ['null', null],
    ['nothing', undefined],
  ])('refuses the algorithm %s', (_, alg) => {
    expect(codesOf(() => submit(withAlg(alg)))).toEqual(['verify/algorithm']);
  });

  it.each([
    ['crit', { crit: ['exp'] }, 'verify/header'],
    ['b64', { b64: false }, 'verify/header'],
    ['zip', { zip: 'DEF' }, 'verify/header'],
    ['typ of another token', { typ: 'at+jwt' }, 'verify/token-type'],
    ['no typ', { typ: undefined }, 'verify/token-type'],
    ['cty of another token', { cty: 'vp' }, 'verify/token-type'],
    ['no kid', { kid: undefined }, 'verify/kid-missing'],
    ['a kid without DID', { kid: '#key-1' }, 'verify/kid-malformed'],
    ['a kid with a line break', { kid: 'did:web:alice.example#key\n' }, 'verify/kid-malformed'],
    ['a kid of another DID', { kid: 'did:web:bob.example:unit#key-1' }, 'verify/kid-issuer'],
    ['a kid of a neighbour', { kid: 'did:web:alice.example:x#key-1' }, 'verify/kid-issuer'],
    ['an unknown kid', { kid: 'did:web:alice.example#other' }, 'verify/key-not-found'],
    ['iss of another DID', { iss: 'did:web:bob.example:unit' }, 'verify/issuer-mismatch'],
    ['iss as array', { iss: ['did:web:alice.example'] }, 'verify/issuer-mismatch'],
  ])('refuses %s', (_, change, code) => {
    expect(codesOf(() => submit(withHeader(change)))).toEqual([code]);
  });

  it('names the issuer, not the key, where a token of bob claims alice as issuer', () => {
    const token = signCredential({ document: document(alice.did), iss: bob.did, key: bob.key, kid: bob.kid });
    expect(codesOf(() => submit(token))).toEqual(['verify/issuer-mismatch']);
  });

  it('ignores keys in the header', () => {
    const token = signJws({
      header: { typ: 'vc+jwt', cty: 'vc', kid: alice.kid, iss: alice.did, jwk: bob.key.jwk },
      payload: document(alice.did),
      key: { ...bob.key, alg: 'EdDSA' },
    });
    expect(codesOf(() => submit(token))).toEqual(['verify/key-unfit']);
  });

  it.each([
    ['validFrom to come', { validFrom: '2026-11-22T12:01:01Z' }, {}, 'verify/not-yet-valid'],
    ['nbf to come', { nbf: Date.parse(AT) / 1000 + 61 }, {}, 'verify/not-yet-valid'],
    ['validUntil now', { validUntil: AT }, {}, 'verify/expired'],
    ['exp past, validUntil to come', { exp: Date.parse(AT) / 1000 - 1 }, {}, 'verify/expired'],
    ['header exp past, in milliseconds', {}, { exp: Date.parse(AT) - 1 }, 'verify/expired'],
    ['exp as text', { exp: '2030-01-01T00:00:00Z' }, {}, 'verify/time-malformed'],
    ['exp in milliseconds', { exp: Date.parse(AT) * 2 }, {}, 'verify/time-malformed'],
  ])('judges time: %s', (_, claims, header, code) => {
    const token = withHeader(header, { ...document(alice.did), ...claims });
    expect(codesOf(() => submit(token))).toEqual([code]);
  });

  it('allows 60 s of clock skew at the beginning only, and does not judge the times of a forged token', () => {
    const early = withHeader({}, { ...document(alice.did), validFrom: '2026-11-22T12:01:00Z' });
    expect(submit(early).credentials).toHaveLength(1);
    const expired = withHeader({}, { ...document(alice.did), validUntil: '2026-01-02T00:00:00Z' });
    const forged = `${expired.slice(0, -4)}${expired.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    expect(codesOf(() => submit(forged))).toEqual(['verify/signature']);
  });

  it('ends a credential at its earliest end', () => {
    const exp = Date.parse('2026-12-01T00:00:00Z');
    expect(submit(withHeader({ exp })).credentials[0]?.validUntil).toBe('2026-12-01T00:00:00.000Z');
    expect(submit(withHeader({})).credentials[0]?.validUntil).toBe('2027-01-01T00:00:00Z');
  });

  it('lets lab pass an unknown anchor and a missing chain, as warnings, and nothing else', () => {
    const token = withHeader({});
    const verified = submit(token, { trusted: [], policy: 'lab' });
    expect(verified.credentials[0]?.key).toEqual({ kid: alice.kid, chain: 'failed' });
    expect(verified.findings[0]).toMatchObject({ code: 'trust/unknown-anchor', severity: 'warning' });
    const bare = createIssuer('did:web:alice.example', { chain: false });
    const alone = signCredential({ document: document(bare.did), iss: bare.did, ...bare });
    expect(codesOf(() => submit(alone, { issuers: [bare] }))).toEqual(['trust/no-chain']);
    expect(submit(alone, { issuers: [bare], policy: 'lab' }).credentials[0]?.key.chain).toBe('failed');
    const late = '2037-01-01T00:00:00Z';
    const old = withHeader({}, { ...document(alice.did), validUntil: '2038-01-01T00:00:00Z' });
    expect([...new Set(codesOf(() => submit(old, { at: late, policy: 'lab' })))]).toEqual(['trust/chain-expired']);
  });

  it.each(['strict', 'lab'] as const)('counts no part whose key has ended at the time judged (%s)', (policy) => {
    const ended = withMethod(bob, { revoked: '2026-11-22T13:00:00+01:00' });
    const credentials = [alice, bob].map((who) =>
      signCredential({ document: document(who.did), iss: who.did, ...who }),
    );
    const token = signPresentation({ credentials, holder: alice.did, key: alice.key, kid: alice.kid });
    const run = (at: string) => submit(token, { issuers: [alice, ended], at, policy });
    expect(findingsOf(() => run(AT)).map((f) => [f.code, f.pointer])).toEqual([
      ['trust/key-revoked', '/credentials/1/header/kid'],
    ]);
    expect(run('2026-11-22T11:59:59.999Z').credentials).toHaveLength(2);
  });

  it('holds the presentation to its holder', () => {
    const credentials = [withHeader({})];
    const payload = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'VerifiablePresentation',
      holder: bob.did,
    };
    const held = credentials.map((token) => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${token}`,
    }));
    const header = { typ: 'vp+jwt', cty: 'vp', kid: alice.kid, iss: alice.did };
    const token = signJws({ header, payload: { ...payload, verifiableCredential: held }, key: alice.key });
    const envelope = parseEnvelope(Buffer.from(token), { mediaType: 'application/vp+jwt' });
    const options = { gathered: gatheredOf([alice, bob]), trust: trustOf([alice]), at: AT, policy: 'strict' } as const;
    expect(findingsOf(() => verify(envelope, options)).map((f) => [f.code, f.pointer])).toEqual([
      ['verify/issuer-mismatch', '/payload/holder'],
    ]);
  });

  it('verifies an enveloped presentation and the presentation around it', () => {
    const inner = signPresentation({
      credentials: [withHeader({})],
      holder: alice.did,
      key: alice.key,
      kid: alice.kid,
    });
    const outer = (token: string): string =>
      signJws({
        header: { typ: 'vp+jwt', cty: 'vp', kid: bob.kid, iss: bob.did },
        payload: {
          '@context': 'https://www.w3.org/ns/credentials/v2',
          type: 'EnvelopedVerifiablePresentation',
          id: `data:application/vp+jwt,${token}`,
        },
        key: bob.key,
      });
    const run = (token: string): ReturnType<typeof verify> => {
      const envelope = parseEnvelope(Buffer.from(token), { mediaType: 'application/vp+jwt' });
      return verify(envelope, {
        gathered: gatheredOf([alice, bob]),
        trust: trustOf([alice, bob]),
        at: AT,
        policy: 'strict',
      });
    };
    expect(run(outer(inner)).credentials).toHaveLength(1);
    const forged = `${inner.slice(0, -4)}${inner.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    expect(findingsOf(() => run(outer(forged))).map((f) => [f.code, f.pointer])).toEqual([
      ['verify/signature', '/presentations/0/signature'],
    ]);
  });

  it('refuses every token in which one bit differs', () => {
    const token = withHeader({});
    expect(submit(token).credentials).toHaveLength(1);
    const options = { gathered: gatheredOf([alice]), trust: trustOf([alice]), at: AT, policy: 'lab' } as const;
    fc.assert(
      fc.property(fc.nat(token.length * 8 - 1), (bit) => {
        const bytes = Buffer.from(token);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const run = (): unknown => {
          const envelope = parseEnvelope(bytes, { mediaType: 'application/vc+jwt' });
          return verify(envelope, options);
        };
        expect(codesOf(run)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describeWithShared('the real notary credential', () => {
  const example = (...path: string[]): string =>
    readFileSync(sharedPath('reference', 'data', 'gaia-x', 'examples', ...path), 'utf8').trim();
  const token = example('loire', 'notary-lei.registrationnumber.notary.lab.gaia-x.eu.vc.jwt');
  const lab = JSON.parse(example('did-and-chains', 'lab-gaia-x-2022.did.json')) as DidDocument;

  it('is signed by the lab key on file, and by nobody else', () => {
    const jwk = lab.verificationMethod?.[0]?.publicKeyJwk;
    if (jwk === undefined) throw new Error('no key on file');
    const payload = JSON.parse(Buffer.from(verifyJws(token, jwk)).toString()) as { type: string[] };
    expect(payload.type).toContain('gx:LeiCode');
    const flipped = token.replace('.eyJ', '.eyK');
    expect(codesOf(() => verifyJws(flipped, jwk))).toEqual(['verify/signature']);
  });
});
