import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toDer } from './ecdsa-der.ts';

describe('the DER of a JOSE signature', () => {
  it.each([
    ['P-256', 32, 'sha256'],
    ['P-384', 48, 'sha384'],
  ])('is what crypto.verify takes (%s)', (namedCurve, size, digest) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
    // Enough for integers that begin with a zero octet, or need one in front.
    for (let i = 0; i < 600; i++) {
      const bytes = Buffer.from(`text ${i}`);
      const signature = sign(digest, bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      const der = toDer(signature, size);
      expect(der !== undefined && verify(digest, bytes, publicKey, der)).toBe(true);
    }
  });

  it('has minimal integers', () => {
    const signature = Uint8Array.from({ length: 64 }, (_, i) => (i === 31 ? 7 : i === 32 ? 0x80 : 0));
    const second = [0x02, 33, 0, 0x80, ...Array.from({ length: 31 }, () => 0)];
    expect([...toDer(signature, 32)!]).toEqual([0x30, 3 + second.length, 0x02, 1, 7, ...second]);
  });

  it.each([0, 63, 65, 96])('is none for %i octets where 64 are due', (length) => {
    expect(toDer(new Uint8Array(length), 32)).toBeUndefined();
  });
});
