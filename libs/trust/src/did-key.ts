import { createPublicKey, ECDH, type JsonWebKey } from 'node:crypto';
import { Refusal } from '#refusal';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The document of a did:key (did:key method v0.9): Ed25519, P-256, P-384. Refuses with `trust/did-malformed`. */
export function toDidKeyDocument(did: string): unknown {
  const multibase = did.slice('did:key:'.length);
  let jwk: JsonWebKey;
  try {
    if (!multibase.startsWith('z') || multibase.length > 200) throw new Error('not base58btc');
    jwk = toJwk(fromBase58(multibase.slice(1)));
    // The key is imported once here, so that a point off its curve is found.
    createPublicKey({ key: jwk, format: 'jwk' });
  } catch (error) {
    throw Refusal.of('trust/did-malformed', { found: `${did.slice(0, 100)}: ${(error as Error).message}` });
  }
  const id = `${did}#${multibase}`;
  const method = { id, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk };
  return { id: did, verificationMethod: [method], assertionMethod: [id] };
}

/** Multicodec prefix and key bytes → JWK. */
function toJwk(bytes: Uint8Array): JsonWebKey {
  const prefix = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const key = bytes.subarray(2);
  switch (prefix) {
    case 'ed01':
      if (key.length !== 32) throw new Error('an Ed25519 key has 32 bytes');
      return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') };
    case '8024':
      return toEcJwk(key, { crv: 'P-256', curve: 'prime256v1', size: 32 });
    case '8124':
      return toEcJwk(key, { crv: 'P-384', curve: 'secp384r1', size: 48 });
    default:
      throw new Error(`key type ${prefix} is not supported`);
  }
}

function toEcJwk(
  key: Uint8Array,
  { crv, curve, size }: { readonly crv: string; readonly curve: string; readonly size: number },
): JsonWebKey {
  if (key.length !== size + 1) throw new Error('the point is not compressed');
  const point = Buffer.from(ECDH.convertKey(key, curve, undefined, undefined, 'uncompressed') as Buffer);
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)];
  return { kty: 'EC', crv, x: x.toString('base64url'), y: y.toString('base64url') };
}

function fromBase58(text: string): Uint8Array {
  let value = 0n;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) throw new Error('not base58btc');
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16);
  return Uint8Array.from(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'));
}
