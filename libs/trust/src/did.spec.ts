import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#refusal';
import { parseDid } from './did.ts';

function codeOf(did: string): string {
  try {
    parseDid(did);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('parseDid', () => {
  it.each([
    ['did:web:w3c-ccg.github.io', 'https://w3c-ccg.github.io/.well-known/did.json'],
    ['did:web:w3c-ccg.github.io:user:alice', 'https://w3c-ccg.github.io/user/alice/did.json'],
    ['did:web:example.com%3A3000:user:alice', 'https://example.com:3000/user/alice/did.json'],
    ['did:web:notary.gxdch.gaiax.ovh:v2', 'https://notary.gxdch.gaiax.ovh/v2/did.json'],
    ['did:web:xn--mnchen-3ya.de', 'https://xn--mnchen-3ya.de/.well-known/did.json'],
    ['did:web:localhost%3A8080', 'https://localhost:8080/.well-known/did.json'],
  ])('reads %s', (did, url) => {
    expect(parseDid(did)).toMatchObject({ method: 'web', did, url });
  });

  it.each([
    'did:web:',
    'did:web',
    'web:example.com',
    'DID:web:example.com',
    'did:WEB:example.com',
    'did:web:Example.com',
    'did:web:registration.lab.gaia-x.eu::development',
    'did:web:example.com:',
    'did:web::example.com',
    'did:web:example.com%2Fevil',
    'did:web:example.com%5Cevil',
    'did:web:user%40example.com',
    'did:web:user@example.com',
    'did:web:example.com/path',
    'did:web:example.com\\path',
    'did:web:example.com?a=b',
    'did:web:example.com#key',
    'did:web:example.com:..:etc',
    'did:web:example.com:.',
    'did:web:example.com:%2e%2e',
    'did:web:example.com:a%2Fb',
    'did:web:example.com%00',
    'did:web:example.com\u0000',
    'did:web:example.com\r\nHost: evil',
    'did:web:example.com%0d%0a',
    'did:web:example.com%253A80',
    'did:web:example.com%3a443',
    'did:web:example.com%3A',
    'did:web:example.com%3A0',
    'did:web:example.com%3A0443',
    'did:web:example.com%3A65536',
    'did:web:example.com%3A443%3A443',
    'did:web:example.com.',
    'did:web:.example.com',
    'did:web:exa..mple.com',
    'did:web:-example.com',
    'did:web:exa_mple.com',
    'did:web:127.0.0.1',
    'did:web:127.1',
    'did:web:2130706433',
    'did:web:0x7f000001',
    'did:web:0x7f.1',
    'did:web:0177.0.0.1',
    'did:web:1.2.3.4%3A443',
    'did:web:[::1]',
    'did:web:%5B::1%5D',
    'did:web:ⓔxample.com',
    'did:web:example。com',
    'did:web:exämple.com',
    'did:web:xn--.com',
    `did:web:${'a'.repeat(64)}.com`,
    `did:web:${'a.'.repeat(130)}com`,
    `did:web:example.com:${'a'.repeat(1000)}`,
    'did:web:example.com ',
    ' did:web:example.com',
    'did:key:',
    'did:jwk:e30=',
    '',
    '__proto__',
  ])('refuses %j as malformed', (did) => {
    expect(codeOf(did)).toBe('trust/did-malformed');
  });

  it.each(['did:ebsi:z123', 'did:ion:abc', 'did:webvh:x:example.com'])('does not support %s', (did) => {
    expect(codeOf(did)).toBe('trust/did-method');
  });
});
