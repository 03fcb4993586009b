import { describe, expect, it } from '@jest/globals';
import { compactVerify, importJWK } from 'jose';
import { verify, X509Certificate } from 'node:crypto';
import {
  createAnchor,
  createKey,
  didDocument,
  issueCertificate,
  loadAnchor,
  loadKey,
  signCredential,
  signJws,
  signPresentation,
  toAnchorPem,
  toPem,
  toX5c,
  type SigningAlgorithm,
} from './index.ts';

const ALGORITHMS: readonly SigningAlgorithm[] = ['ES256', 'ES384', 'EdDSA', 'PS256'];
const PERIOD = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2060-01-01T00:00:00Z' };

describe('keys and tokens', () => {
  it.each(ALGORITHMS)('signs with %s what jose verifies, also after the key was stored', async (alg) => {
    const key = loadKey(toPem(createKey(alg)));
    expect(key.alg).toBe(alg);
    expect(Object.keys(key.jwk)).not.toContain('d');
    const token = signJws({ header: { typ: 'x' }, payload: { name: 'Grüße' }, key });
    const { payload, protectedHeader } = await compactVerify(token, await importJWK({ ...key.jwk }));
    expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toEqual({ name: 'Grüße' });
    expect(protectedHeader).toEqual({ alg, typ: 'x' });
  });

  it.each([
    ['ES256', 64],
    ['ES384', 96],
  ] as const)('writes %s signatures as R and S of fixed length, whatever octets they begin with', (alg, length) => {
    const key = createKey(alg);
    const digest = alg === 'ES256' ? 'sha256' : 'sha384';
    for (let i = 0; i < 400; i++) {
      const [header = '', payload = '', text = ''] = signJws({ header: {}, payload: `${i}`, key }).split('.');
      const signature = Buffer.from(text, 'base64url');
      const options = { key: key.publicKey, dsaEncoding: 'ieee-p1363' } as const;
      expect(signature.length).toBe(length);
      expect(verify(digest, Buffer.from(`${header}.${payload}`), options, signature)).toBe(true);
    }
  });

  it('refuses keys that no profile allows', () => {
    expect(() => loadKey('no key')).toThrow();
  });

  it('writes credentials and presentations in the live form', () => {
    const key = createKey('ES256');
    const kid = 'did:web:a.example#key-1';
    const credential = signCredential({
      document: { issuer: 'did:web:a.example' },
      key,
      kid,
      iss: 'did:web:a.example',
    });
    const token = signPresentation({ credentials: [credential], holder: 'did:web:a.example', key, kid });
    const [header, payload] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(JSON.parse(header ?? '')).toEqual({ alg: 'ES256', typ: 'vp+jwt', cty: 'vp', kid, iss: 'did:web:a.example' });
    expect(JSON.parse(payload ?? '')).toMatchObject({
      holder: 'did:web:a.example',
      verifiableCredential: [{ type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${credential}` }],
    });
  });

  it('publishes the public key with its chain', () => {
    const { jwk } = createKey('EdDSA');
    const made = didDocument({ did: 'did:web:a.example', fragment: 'k', jwk, x5u: 'https://a.example/chain.pem' });
    expect(made).toMatchObject({
      id: 'did:web:a.example',
      verificationMethod: [
        { id: 'did:web:a.example#k', publicKeyJwk: { kty: 'OKP', x5u: 'https://a.example/chain.pem' } },
      ],
      assertionMethod: ['did:web:a.example#k'],
    });
    expect(JSON.stringify(made)).not.toContain('"d"');
  });
});

describe('certificates', () => {
  const anchor = createAnchor({ name: 'Anchor', ...PERIOD });
  const between = createKey('ES256');
  const intermediate = issueCertificate({
    anchor,
    subjectKey: between,
    name: 'Issuing',
    ca: true,
    pathLen: 0,
    ...PERIOD,
  });
  const issuing = { name: 'Issuing', key: between, certificate: intermediate };

  it.each(ALGORITHMS)('certifies a key for %s through an intermediate', (alg) => {
    const subjectKey = createKey(alg);
    const pem = issueCertificate({ anchor: issuing, subjectKey, name: 'Org', ...PERIOD });
    const [leaf, middle, root] = [pem, intermediate, anchor.certificate].map((text) => new X509Certificate(text));
    if (leaf === undefined || middle === undefined || root === undefined) throw new Error('three certificates');
    expect(leaf.verify(middle.publicKey) && leaf.checkIssued(middle)).toBe(true);
    expect(middle.verify(root.publicKey) && middle.checkIssued(root)).toBe(true);
    expect([leaf.ca, middle.ca, root.ca]).toEqual([false, true, true]);
    expect(leaf.publicKey.equals(subjectKey.publicKey)).toBe(true);
    expect(toX5c(pem + intermediate)).toEqual([leaf, middle].map((c) => c.raw.toString('base64')));
  });

  it('is the same again for the same input, but for the random signature', () => {
    const again = createAnchor({ name: 'Anchor', key: anchor.key, ...PERIOD });
    const [a, b] = [anchor, again].map(({ certificate }) => new X509Certificate(certificate));
    expect(a?.serialNumber).toBe(b?.serialNumber);
    expect(a?.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
    expect([a?.validFrom, a?.validTo]).toEqual(['Jan  1 00:00:00 2026 GMT', 'Jan  1 00:00:00 2060 GMT']);
  });

  it('is stored and read back', () => {
    const loaded = loadAnchor(toAnchorPem(anchor));
    const leaf = new X509Certificate(issueCertificate({ anchor: loaded, subjectKey: between, name: 'Org', ...PERIOD }));
    expect(leaf.checkIssued(new X509Certificate(anchor.certificate))).toBe(true);
  });

  it('needs a P-256 key for an anchor', () => {
    expect(() => createAnchor({ name: 'A', key: createKey('EdDSA'), ...PERIOD })).toThrow('ES256');
  });
});
