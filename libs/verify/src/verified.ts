import type { Digest, Envelope, SignedCredential, SignedPresentation } from '#credential';
import type { Finding } from '#refusal';

/** How the chain of a key stood: `ok`, or `failed` where policy `lab` let it pass. */
export interface KeyTrust {
  readonly kid: string;
  readonly chain: 'ok' | 'failed';
  /** SHA-256 of the anchor the chain ends in. */
  readonly anchor?: string;
  /** When the chain ends: the first of its certificates to do so, RFC 3339. */
  readonly until?: string;
}
export type VerifiedCredential = SignedCredential & { readonly key: KeyTrust };

declare const verified: unique symbol;

/** A submission whose every signature, issuer, key, chain and time was found right. Only `verify.ts` makes one. */
export interface VerifiedPresentation {
  readonly [verified]: true;
  readonly digest: Digest;
  readonly presentation?: SignedPresentation & { readonly key: KeyTrust };
  readonly credentials: readonly VerifiedCredential[];
  /** Informational findings of the envelope, and what `lab` let pass. */
  readonly findings: readonly Finding[];
  /** Digests of the evidence that was used. */
  readonly evidence: readonly string[];
}

/** The one place a VerifiedPresentation is made; `verify` calls it when nothing is wrong. */
export function seal(
  envelope: Envelope,
  parts: Omit<VerifiedPresentation, typeof verified | 'digest'>,
): VerifiedPresentation {
  return { ...parts, digest: envelope.digest } as VerifiedPresentation;
}
