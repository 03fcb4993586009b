import { createPublicKey, type KeyObject } from 'node:crypto';

/** DER of the hash functions' object identifiers, without tag and length. */
const HASHES: { readonly [name: string]: string } = {
  'SHA-1': '2b0e03021a',
  'SHA-256': '608648016503040201',
  'SHA-384': '608648016503040202',
  'SHA-512': '608648016503040203',
  'SHA-224': '608648016503040204',
};

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const hash = (name: string): Buffer => der(0x30, oid(HASHES[name] ?? ''), der(0x05));

/**
 * An RSA key bound to PSS parameters (RFC 4055 §3.1): the only way to give node:crypto a mask generation hash that
 * differs from the message hash. `spki` is the DER of the plain RSA key; without a rule there are no parameters.
 */
export function toPssKey(spki: Buffer, rule?: { sha: string; mgfSha: string; sLen: number }): KeyObject {
  const params =
    rule === undefined
      ? Buffer.alloc(0)
      : der(
          0x30,
          der(0xa0, hash(rule.sha)),
          der(0xa1, der(0x30, oid('2a864886f70d010108'), hash(rule.mgfSha))),
          der(0xa2, der(0x02, Buffer.from([rule.sLen]))),
        );
  const bits = spki.subarray(spki.indexOf(Buffer.from('0500', 'hex')) + 2);
  const bound = der(0x30, der(0x30, oid('2a864886f70d01010a'), params), bits);
  return createPublicKey({ key: bound, format: 'der', type: 'spki' });
}
