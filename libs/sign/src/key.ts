import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The algorithms that are signed with. */
export type SigningAlgorithm = 'ES256' | 'ES384' | 'EdDSA' | 'PS256';

/** A private key with its public half, in the forms that are published. */
export interface SigningKey {
  readonly alg: SigningAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Public JWK with `alg`; no private member. */
  readonly jwk: SigningJwk;
}
export interface SigningJwk {
  readonly kty: string;
  readonly alg: SigningAlgorithm;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
}

/** A new random key: P-256, P-384, Ed25519, or RSA 3072 for PS256. */
export function createKey(alg: SigningAlgorithm): SigningKey {
  switch (alg) {
    case 'ES256':
      return toSigningKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    case 'ES384':
      return toSigningKey(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey);
    case 'EdDSA':
      return toSigningKey(generateKeyPairSync('ed25519').privateKey);
    case 'PS256':
      return toSigningKey(generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey);
  }
}

/** A private key from PKCS#8 PEM. Throws where the kind of key is not one that is signed with. */
export function loadKey(pem: string): SigningKey {
  return toSigningKey(createPrivateKey(pem));
}

/** The private key as PKCS#8 PEM, to be stored with mode 0600. */
export function toPem(key: SigningKey): string {
  return key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function toSigningKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const { kty, crv, x, y, n, e } = publicKey.export({ format: 'jwk' });
  const alg = algorithmOf(privateKey, crv);
  const material = Object.entries({ crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  return { alg, privateKey, publicKey, jwk: { kty: kty ?? '', alg, ...Object.fromEntries(material) } };
}

function algorithmOf(key: KeyObject, curve: string | undefined): SigningAlgorithm {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (key.asymmetricKeyType === 'ec' && curve === 'P-256') return 'ES256';
  if (key.asymmetricKeyType === 'ec' && curve === 'P-384') return 'ES384';
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return 'PS256';
  throw new Error('The key must be EC P-256 or P-384, Ed25519, or RSA with at least 2048 bits');
}
