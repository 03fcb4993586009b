import type { JsonRecord } from './jws.ts';
import type { SigningJwk } from './key.ts';

export interface DidDocumentOptions {
  readonly did: string;
  /** Fragment of the key's DID URL, without `#`. */
  readonly fragment: string;
  readonly jwk: SigningJwk;
  /** URL of the PEM chain, written into the JWK (gaia-x.md §6.3). */
  readonly x5u?: string;
  /** DER certificates in base64, leaf first, written into the JWK. */
  readonly x5c?: readonly string[];
  readonly services?: readonly JsonRecord[];
}

/** The DID document of an issuer with one key, which may assert. */
export function didDocument(options: DidDocumentOptions): JsonRecord & { readonly id: string } {
  const { did, fragment, jwk, x5u, x5c, services } = options;
  const kid = `${did}#${fragment}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
    id: did,
    verificationMethod: [
      {
        id: kid,
        type: 'JsonWebKey2020',
        controller: did,
        publicKeyJwk: { ...jwk, ...(x5u === undefined ? {} : { x5u }), ...(x5c === undefined ? {} : { x5c }) },
      },
    ],
    assertionMethod: [kid],
    ...(services === undefined ? {} : { service: services }),
  };
}
