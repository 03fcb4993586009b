import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { childrenOf, readOne, TAG, toBits } from './der.ts';
import type { PublicJwk } from './gathered.ts';

/** The public key of a certificate as JWK. */
export type LeafKey = JsonWebKey & { readonly alg?: string };

/** The key of a leaf certificate as JWK, where JWK knows its kind. One that is bound to RSASSA-PSS has the `alg` it is bound to. */
export function toLeafKey(key: KeyObject): LeafKey | undefined {
  try {
    if (key.asymmetricKeyType !== 'rsa-pss') return key.export({ format: 'jwk' });
    const [, bits] = childrenOf(readOne(key.export({ format: 'der', type: 'spki' })), TAG.sequence);
    const plain = createPublicKey({ key: Buffer.from(toBits(bits).bytes), format: 'der', type: 'pkcs1' });
    return { ...plain.export({ format: 'jwk' }), alg: boundTo(key) };
  } catch {
    return undefined;
  }
}

/**
 * What a key of id-RSASSA-PSS may be used for: no PKCS #1 v1.5 signatures, and none with other parameters than its own (RFC 4055 §1.2, §3.3).
 * Without parameters any PSS will do; PS256 is the one that is accepted here.
 */
function boundTo(key: KeyObject): string {
  const { hashAlgorithm: hash, mgf1HashAlgorithm: mask, saltLength: salt = 0 } = key.asymmetricKeyDetails ?? {};
  const is256 = hash === 'sha256' && mask === 'sha256' && salt <= 32;
  return hash === undefined || is256 ? 'PS256' : `RSASSA-PSS ${hash}, MGF1 ${mask}, salt ${salt}`;
}

/** Why a leaf's key is not the key of a JWK, member by member (RFC 7518 §6), or undefined where it is. */
export function leafFault(leaf: LeafKey | undefined, jwk: PublicJwk): string | undefined {
  if (leaf === undefined) return 'a key that is not a valid JWK';
  const isOfKind = leaf.kty === jwk.kty && (jwk.kty === 'RSA' || leaf.crv === jwk.crv);
  if (!isOfKind) return `a key of type ${[leaf.kty, leaf.crv].join(' ').trim()}`;
  const members = jwk.kty === 'RSA' ? (['n', 'e'] as const) : (['x', 'y'] as const);
  if (!members.every((member) => leaf[member] === jwk[member])) return 'another key of the same type';
  const { alg } = leaf;
  return alg === undefined || jwk.alg === undefined || alg === jwk.alg ? undefined : `a key for ${alg} only`;
}
