import { constants } from 'node:crypto';

/** The signature algorithms that are accepted (contract.md §1, trust.md §5); symmetric ones do not exist here. */
export type Algorithm = 'ES256' | 'ES384' | 'EdDSA' | 'PS256' | 'RS256';

/** What an algorithm asks of its key and of `crypto.verify`. */
export interface AlgorithmRule {
  readonly kty: 'EC' | 'OKP' | 'RSA';
  readonly crv?: string;
  /** Octets of a coordinate. */
  readonly size?: number;
  readonly digest: string | null;
  readonly options: {
    readonly padding?: number;
    readonly saltLength?: number;
    readonly dsaEncoding?: 'ieee-p1363';
  };
}

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
const RULES = new Map<string, AlgorithmRule>([
  ['ES256', { kty: 'EC', crv: 'P-256', size: 32, digest: 'sha256', options: { dsaEncoding: 'ieee-p1363' } }],
  ['ES384', { kty: 'EC', crv: 'P-384', size: 48, digest: 'sha384', options: { dsaEncoding: 'ieee-p1363' } }],
  ['EdDSA', { kty: 'OKP', crv: 'Ed25519', size: 32, digest: null, options: {} }],
  ['PS256', { kty: 'RSA', digest: 'sha256', options: PSS }],
  ['RS256', { kty: 'RSA', digest: 'sha256', options: { padding: constants.RSA_PKCS1_PADDING } }],
]);

/** The names, for findings. */
export const ALGORITHMS = [...RULES.keys()].join(', ');

/** The rule of an `alg` header, or undefined for everything that is not accepted, of whatever type. */
export function algorithmOf(alg: unknown): AlgorithmRule | undefined {
  return typeof alg === 'string' ? RULES.get(alg) : undefined;
}
