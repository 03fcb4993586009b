import { signJws, type JsonRecord } from './jws.ts';
import type { SigningKey } from './key.ts';

/** Who signs, and with what: `kid` is the DID URL of the key, `iss` the DID. */
export interface Signer {
  readonly key: SigningKey;
  readonly kid: string;
  readonly iss: string;
}

/** A `vc+jwt` of a credential that is complete, `issuer` included (gaia-x.md §3.1, VC-JOSE-COSE §3.1.1). */
export function signCredential(options: Signer & { readonly document: JsonRecord }): string {
  const { document, key, kid, iss } = options;
  return signJws({ header: { alg: key.alg, typ: 'vc+jwt', cty: 'vc', kid, iss }, payload: document, key });
}

export interface PresentationOptions {
  /** Compact `vc+jwt` tokens. */
  readonly credentials: readonly string[];
  /** The DID that presents and signs. */
  readonly holder: string;
  readonly key: SigningKey;
  readonly kid: string;
  readonly id?: string;
  /** RFC 3339; where given the presentation is not to be used outside of them. */
  readonly validFrom?: string;
  readonly validUntil?: string;
}

/** A `vp+jwt` whose credentials are enveloped in the live form `data:application/vc+jwt,…` (gaia-x.md §3.1). */
export function signPresentation(options: PresentationOptions): string {
  const { credentials, holder, key, kid, id, validFrom, validUntil } = options;
  const payload = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    ...(id === undefined ? {} : { id }),
    type: ['VerifiablePresentation'],
    holder,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    verifiableCredential: credentials.map(enveloped),
  };
  return signJws({ header: { alg: key.alg, typ: 'vp+jwt', cty: 'vp', kid, iss: holder }, payload, key });
}

function enveloped(token: string): JsonRecord {
  return {
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `data:application/vc+jwt,${token}`,
    type: 'EnvelopedVerifiableCredential',
  };
}

/**
 * A bearer token for `DELETE /credentials/{digest}` (contract.md §1). `at` is in milliseconds since 1970; the token
 * lives `seconds` (default 300, the most that is accepted).
 */
export function signBearer(
  options: Signer & {
    readonly audience: string;
    readonly subject: string;
    readonly at: number;
    readonly jti: string;
    readonly seconds?: number;
  },
): string {
  const { key, kid, iss, audience, subject, jti, seconds = 300 } = options;
  const iat = Math.floor(options.at / 1000);
  const payload = { iss, aud: audience, sub: subject, iat, exp: iat + seconds, jti };
  return signJws({ header: { alg: key.alg, typ: 'JWT', kid }, payload, key });
}
