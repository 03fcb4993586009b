import { beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '#refusal';
import { signBearer, signCredential, signJws } from '#sign';
import { parseBearer, verifyBearer, type Bearer } from './index.ts';
import { AT, createIssuer, document, gatheredOf, withMethod, type TestIssuer } from '../../../test/support/issuer.ts';

const AUDIENCE = 'https://catalogue.example';
const DIGEST = 'a'.repeat(64);
const NOW = Date.parse(AT);

let alice: TestIssuer;
beforeAll(() => {
  // No chain: a DID may withdraw what it said whether or not its key leads to an anchor.
  alice = createIssuer('did:web:alice.example', { chain: false });
});

const bearer = (more: { at?: number; seconds?: number; audience?: string; subject?: string } = {}): string =>
  signBearer({ ...alice, iss: alice.did, audience: AUDIENCE, subject: DIGEST, at: NOW, jti: 'once', ...more });

function check(token: string, issuers: readonly TestIssuer[] = [alice]): Bearer {
  const gathered = gatheredOf(issuers);
  return verifyBearer(parseBearer(token), { gathered, audience: AUDIENCE, subject: DIGEST, at: AT });
}

const unauthorised = expect.objectContaining({ code: 'request/unauthorised' });

describe('bearer tokens', () => {
  it('verifies a token of the issuer', () => {
    expect(parseBearer(bearer()).need).toEqual({ did: alice.did, kid: alice.kid });
    expect(check(bearer())).toMatchObject({ iss: alice.did, jti: 'once', sub: DIGEST });
  });

  it.each([
    ['expired', { at: NOW - 301_000 }],
    ['from the future', { at: NOW + 61_000 }],
    ['living longer than 300 s', { seconds: 301 }],
    ['without life', { seconds: 0 }],
    ['for another audience', { audience: 'https://other.example' }],
    ['for another credential', { subject: 'b'.repeat(64) }],
  ])('refuses one %s', (_, more) => {
    expect(() => check(bearer(more))).toThrow(unauthorised);
  });

  it('refuses forged, foreign and malformed tokens', () => {
    const mallory = createIssuer('did:web:alice.example');
    const forged = signBearer({ ...mallory, iss: alice.did, audience: AUDIENCE, subject: DIGEST, at: NOW, jti: 'x' });
    expect(() => check(forged)).toThrow(unauthorised);
    const credential = signCredential({ document: document(alice.did), iss: alice.did, ...alice });
    expect(() => parseBearer(credential)).toThrow(unauthorised);
    for (const text of ['', 'x', 'a.b.c', 'Bearer x', 'e30.e30.', 'x'.repeat(10_000)])
      expect(() => parseBearer(text)).toThrow(unauthorised);
    const claims = { iss: alice.did, aud: AUDIENCE, sub: DIGEST, iat: NOW / 1000, exp: NOW / 1000 + 60 };
    const sign = (payload: object): string =>
      signJws({ header: { kid: alice.kid }, payload: payload as { [claim: string]: unknown }, key: alice.key });
    expect(() => parseBearer(sign(claims))).toThrow(unauthorised);
    expect(() => parseBearer(sign({ ...claims, jti: 'x', aud: [AUDIENCE, 'https://other.example'] }))).toThrow(
      unauthorised,
    );
    expect(check(sign({ ...claims, jti: 'x', aud: [AUDIENCE] })).jti).toBe('x');
  });

  // CID 1.0 §2.2, §3.3; DID Core §5.2.1
  it.each([
    ['was revoked', { revoked: AT }],
    ['has expired', { expires: '2026-11-22T12:59:59+01:00' }],
    ['has an end that cannot be read', { revoked: 'soon' }],
    ['is controlled by another DID', { controller: 'did:web:bob.example' }],
    ['was published', { privateKeyJwk: { kty: 'EC' } }],
  ])('refuses one whose key %s', (_, more) => {
    expect(() => check(bearer(), [withMethod(alice, more)])).toThrow(unauthorised);
    expect(check(bearer(), [withMethod(alice, { revoked: '2026-11-22T12:00:00.001Z' })]).jti).toBe('once');
  });

  it('says that a host could not be reached, instead of refusing the token', () => {
    const parsed = parseBearer(bearer());
    const options = { gathered: { documents: {}, chains: {} }, audience: AUDIENCE, subject: DIGEST, at: AT };
    let thrown: unknown;
    try {
      verifyBearer(parsed, options);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Refusal);
    expect((thrown as Refusal).code).toBe('trust/unreachable');
  });
});
