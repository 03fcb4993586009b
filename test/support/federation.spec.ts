import { describe, expect, it } from '@jest/globals';
import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { createFederation, type Algorithm } from './federation.ts';
import { headerOf, payloadOf } from './tokens.ts';

describe('the federation that specs mint', () => {
  const federation = createFederation();

  it.each<Algorithm>(['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256'])('mints a chain to its anchor for %s', (alg) => {
    const party = federation.participant({ alg });
    const [leaf, root] = party.chain.map((pem) => new X509Certificate(pem));
    expect(leaf!.verify(createPublicKey(federation.anchor.privateKey))).toBe(true);
    expect(leaf!.checkIssued(root!)).toBe(true);
    expect(root!.verify(root!.publicKey)).toBe(true);
    expect(root!.ca).toBe(true);
    expect(leaf!.ca).toBe(false);
    const { kty, crv, x, n } = leaf!.publicKey.export({ format: 'jwk' });
    expect(party.publicJwk).toMatchObject(JSON.parse(JSON.stringify({ kty, crv, x, n })));
  });

  it('signs presentations of enveloped credentials', () => {
    const party = federation.participant({ alg: 'EdDSA' });
    const vp = federation.joining(party);
    expect(headerOf(vp)).toEqual({ alg: 'EdDSA', typ: 'vp+jwt', cty: 'vp', kid: party.kid, iss: party.did });
    const { verifiableCredential } = payloadOf<{ verifiableCredential: { id: string }[] }>(vp);
    const types = verifiableCredential.map(({ id }) => payloadOf<{ type: string[] }>(id.split(',')[1]!).type[1]);
    expect(types).toEqual(['gx:LegalPerson', 'gx:VatID', 'gx:Issuer']);
    const [head, body, signature] = vp.split('.') as [string, string, string];
    const input = Buffer.from(`${head}.${body}`);
    expect(verify(null, input, createPublicKey(party.privateKey), Buffer.from(signature, 'base64url'))).toBe(true);
  });
});
