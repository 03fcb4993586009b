import { afterEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { Refusal } from '#refusal';
import { getResolver } from 'web-did-resolver';
import { openLoopbackDoor, type LoopbackDoor, type LoopbackOptions } from '../../../test/support/loopback-door.ts';
import { openDidResolver, type DidResolver } from './did-resolver.ts';

const HOST = 'issuer.cadastre-test.eu';
const DID = `did:web:${HOST}`;
let loopback: LoopbackDoor;
let resolver: DidResolver;

async function open(hosts: LoopbackOptions['hosts']): Promise<void> {
  loopback = await openLoopbackDoor({ hosts });
  resolver = openDidResolver(loopback.door);
}
afterEach(async () => {
  resolver.close();
  await loopback.close();
});

async function codeOf(resolving: Promise<unknown>): Promise<string> {
  const error: unknown = await resolving.then(() => undefined).catch((reason: unknown) => reason);
  if (error instanceof Refusal) return error.code;
  throw error instanceof Error ? error : new Error('not refused');
}

describe('did:web through web-did-resolver and the door', () => {
  it('resolves a document and keeps its bytes', async () => {
    const text = JSON.stringify({ id: DID, verificationMethod: [], service: [{ id: 'x' }] });
    await open({ [HOST]: text });
    const { document, bytes, url } = await resolver.resolve(DID);
    expect(document).toEqual({ id: DID, verificationMethod: [], assertionMethod: [] });
    expect(Buffer.from(bytes).toString()).toBe(text);
    expect(url).toBe(`https://${HOST}/.well-known/did.json`);
    expect(loopback.requests).toEqual([`${HOST} /.well-known/did.json`]);
  });

  it('resolves a path', async () => {
    await open({ [HOST]: JSON.stringify({ id: `${DID}:v2:main` }) });
    expect((await resolver.resolve(`${DID}:v2:main`)).url).toBe(`https://${HOST}/v2/main/did.json`);
  });

  it.each([
    ['a login page', '<html>log in</html>'],
    ['another id', JSON.stringify({ id: 'did:web:other.cadastre-test.eu' })],
    ['no id', '{}'],
    ['an array', '[]'],
    ['a duplicate member', `{"id":"${DID}","id":"${DID}"}`],
    ['a forbidden member', `{"id":"${DID}","__proto__":{}}`],
    ['deep nesting', `{"id":"${DID}","x":${'['.repeat(100)}${']'.repeat(100)}}`],
    ['a byte order mark', `\ufeff{"id":"${DID}"}`],
    ['500 methods', JSON.stringify({ id: DID, verificationMethod: Array(500).fill({ id: '#k' }) })],
    ['methods without id', JSON.stringify({ id: DID, verificationMethod: [{}] })],
  ])('refuses %s', async (_name, text) => {
    await open({ [HOST]: text });
    expect(await codeOf(resolver.resolve(DID))).toBe('trust/did-document');
  });

  it.each([
    [404, 'trust/did-not-found'],
    [403, 'trust/did-document'],
    [204, 'trust/did-document'],
    [500, 'trust/unreachable'],
    [301, 'trust/did-document'],
  ])('answers %i with %s', async (status, code) => {
    await open({ [HOST]: (_, response) => response.writeHead(status).end() });
    expect(await codeOf(resolver.resolve(DID))).toBe(code);
  });

  it('opens no socket for what the parser refuses, and none without the door', async () => {
    await open({ [HOST]: JSON.stringify({ id: DID }) });
    for (const did of [`${DID}%2Fx`, `${DID}::x`, `${DID}:..`, `did:web:user%40${HOST}`, `${DID}%3A8443`]) {
      await codeOf(resolver.resolve(did));
    }
    const library = getResolver()['web'] as unknown as (
      did: string,
      parsed: object,
    ) => Promise<{ didResolutionMetadata: object }>;
    const alone = await library(DID, { id: HOST });
    expect(JSON.stringify(alone.didResolutionMetadata)).toContain('outside of a resolution');
    resolver.close();
    const closed = await library(DID, { id: HOST });
    expect(JSON.stringify(closed.didResolutionMetadata)).toContain('No guarded door is open');
    await expect(resolver.resolve(DID)).rejects.toThrow('closed');
    expect(loopback.connections()).toBe(0);
  });
});

describe('did:jwk and did:key', () => {
  it('reads a did:jwk', async () => {
    await open({});
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
    const { document } = await resolver.resolve(did);
    expect(document.assertionMethod).toEqual([`${did}#0`]);
    expect(document.verificationMethod?.[0]?.publicKeyJwk).toEqual(jwk);
  });

  it('refuses a did:jwk that publishes a private key', async () => {
    await open({});
    const rsa = { kty: 'RSA', n: 'AA', e: 'AQAB', p: 'AA', q: 'AA' };
    for (const jwk of [
      generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
      rsa,
      { kty: 'oct', k: 'AA' },
    ]) {
      const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
      expect(await codeOf(resolver.resolve(did))).toBe('trust/private-key-published');
    }
  });

  it('refuses a did:jwk with a duplicate member, or not canonically encoded', async () => {
    await open({});
    const texts = ['{"kty":"EC","kty":"EC"}', '{"kty":"oct"}', '[]', 'null', '{'];
    const ids = [...texts.map((text) => Buffer.from(text).toString('base64url')), 'e31'];
    for (const id of ids) expect(await codeOf(resolver.resolve(`did:jwk:${id}`))).toBe('trust/did-malformed');
  });

  // Vectors of the did:key method specification, §7.
  it.each([
    ['did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', 'Ed25519'],
    ['did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169', 'P-256'],
    ['did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9', 'P-384'],
  ])('reads %s', async (did, crv) => {
    await open({});
    const { document } = await resolver.resolve(did);
    expect(document.assertionMethod).toEqual([`${did}#${did.slice('did:key:'.length)}`]);
    expect(document.verificationMethod?.[0]?.publicKeyJwk?.crv).toBe(crv);
  });

  it('refuses a did:key of another type or with a point off the curve', async () => {
    await open({});
    for (const id of ['z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', 'zDnae', 'z0OIl', 'u7QE', 'z']) {
      expect(await codeOf(resolver.resolve(`did:key:${id}`))).toBe('trust/did-malformed');
    }
  });
});
