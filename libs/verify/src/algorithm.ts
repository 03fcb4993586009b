import { constants } from 'node:crypto';

/** The signature algorithms that are accepted (contract.md §1, trust.md §5); symmetric ones do not exist here. */
export type Algorithm = 'ES256' | 'ES384' | 'EdDSA' | 'PS256' | 'RS256';

/** What an algorithm asks of its key and of `crypto.verify`; `size` is the octets of a coordinate. */
export type AlgorithmRule =
  | { readonly kty: 'EC'; readonly crv: string; readonly size: number; readonly digest: string }
  | { readonly kty: 'OKP'; readonly crv: string; readonly size: number; readonly digest: null }
  | {
      readonly kty: 'RSA';
      readonly digest: string;
      readonly options: { readonly padding: number; readonly saltLength?: number };
    };

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
const RULES = new Map<string, AlgorithmRule>([
  ['ES256', { kty: 'EC', crv: 'P-256', size: 32, digest: 'sha256' }],
  ['ES384', { kty: 'EC', crv: 'P-384', size: 48, digest: 'sha384' }],
  ['EdDSA', { kty: 'OKP', crv: 'Ed25519', size: 32, digest: null }],
  ['PS256', { kty: 'RSA', digest: 'sha256', options: PSS }],
  ['RS256', { kty: 'RSA', digest: 'sha256', options: { padding: constants.RSA_PKCS1_PADDING } }],
]);

/** The names, for findings. */
export const ALGORITHMS = [...RULES.keys()].join(', ');

/** The rule of an `alg` header, or undefined for everything that is not accepted, of whatever type. */
export function algorithmOf(alg: unknown): AlgorithmRule | undefined {
  return typeof alg === 'string' ? RULES.get(alg) : undefined;
}
