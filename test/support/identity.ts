import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Named } from './documents.ts';
import { authorityKey, certificate, toBase64Der } from './x509.ts';

const DAY = 86_400_000;

export type Algorithm = 'ES256' | 'ES384' | 'EdDSA' | 'PS256' | 'RS256';

/** A self-signed root; whether anybody trusts it is up to the trust folder. */
export interface TestAnchor {
  readonly name: string;
  readonly pem: string;
  readonly privateKey: KeyObject;
}

/** Somebody with a DID, a key, a chain and a DID document. */
export interface Party extends Named {
  readonly kid: string;
  readonly alg: Algorithm;
  readonly privateKey: KeyObject;
  readonly publicJwk: { readonly [member: string]: unknown };
  /** PEM certificates, leaf first, root last. */
  readonly chain: readonly string[];
  /** Where the chain is read when the key names it by `x5u`. */
  readonly chainUrl?: string;
  readonly document: { readonly id: string; readonly [member: string]: unknown };
}

export interface PartyOptions {
  readonly did?: string;
  readonly name?: string;
  readonly alg?: Algorithm;
  /** How the key names its chain; `none` leaves it out. */
  readonly chain?: 'x5c' | 'x5u' | 'none';
  /** The authority that issues the leaf, where it is not the federation's anchor. */
  readonly anchor?: TestAnchor;
  /** Validity of the leaf in days from `at`. */
  readonly leafDays?: readonly [from: number, until: number];
  /** The leaf certifies another key than the one in the DID document. */
  readonly foreignLeaf?: boolean;
  /** How the leaf writes the key, where it is not as the key itself is written. */
  readonly leafKey?: (publicKey: KeyObject) => KeyObject;
  /** The key is in `verificationMethod` only. */
  readonly notAuthorised?: boolean;
  /** Members that the verification method has beside its own, or in their place. */
  readonly method?: { readonly [member: string]: unknown };
  /** The JWK of the DID document holds the private members too. */
  readonly publishesKey?: boolean;
}

export function createTestAnchor({ name, at }: { readonly name: string; readonly at: string }): TestAnchor {
  const privateKey = authorityKey();
  const [notBefore, notAfter] = period(at, -365, 3650);
  const issuer = { name, privateKey };
  const pem = certificate({
    subject: name,
    publicKey: createPublicKey(privateKey),
    issuer,
    notBefore,
    notAfter,
    ca: true,
  });
  return { name, pem, privateKey };
}

/** Mints key, chain and DID document. Things of the party live under the https origin (and path) of its did:web. */
export function createParty(
  options: PartyOptions & { readonly did: string; readonly anchor: TestAnchor; readonly at: string },
): Party {
  const { did, anchor, at, alg = 'ES256', chain: mode = 'x5c', leafDays = [-30, 730] } = options;
  const privateKey = newKey(alg);
  const publicKey = createPublicKey(privateKey);
  const certified = options.foreignLeaf ? createPublicKey(newKey(alg)) : (options.leafKey?.(publicKey) ?? publicKey);
  const [notBefore, notAfter] = period(at, ...leafDays);
  const issuer = { name: anchor.name, privateKey: anchor.privateKey };
  const leaf = certificate({ subject: did.replace('did:web:', ''), publicKey: certified, issuer, notBefore, notAfter });
  const chain = [leaf, anchor.pem];
  const base = baseOf(did);
  const kid = `${did}#key-1`;
  const chainUrl = `${base}/.well-known/chain.pem`;
  const pointers = { x5c: { x5c: chain.map(toBase64Der) }, x5u: { x5u: chainUrl }, none: {} }[mode];
  const publicJwk = { ...publicKey.export({ format: 'jwk' }), alg, kid, ...pointers };
  const jwk = options.publishesKey === true ? { ...privateKey.export({ format: 'jwk' }), ...publicJwk } : publicJwk;
  const method = { id: kid, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk, ...options.method };
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: [method],
    assertionMethod: options.notAuthorised ? [] : [kid],
  };
  const name = options.name ?? did.replace('did:web:', '');
  const where = mode === 'x5u' ? { chainUrl } : {};
  return { did, base, name, kid, alg, privateKey, publicJwk, chain, document, ...where };
}

/** `did:web:host:a:b` → `https://host/a/b`; other methods get an origin of their own. */
export function baseOf(did: string): string {
  if (!did.startsWith('did:web:')) return `https://${did.split(':')[1]}.example`;
  const [host = '', ...path] = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
  return ['https:/', host, ...path].join('/');
}

function newKey(alg: Algorithm): KeyObject {
  if (alg === 'EdDSA') return generateKeyPairSync('ed25519').privateKey;
  if (alg === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  if (alg === 'ES384') return generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

function period(at: string, from: number, until: number): [string, string] {
  const day = (count: number): string => new Date(Date.parse(at) + count * DAY).toISOString().slice(0, 19) + 'Z';
  return [day(from), day(until)];
}
