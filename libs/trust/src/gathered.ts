import type { Finding } from '#refusal';

/** Bytes that were fetched (or read from a pinned file) for a decision, kept with it (trust.md §4). */
export interface Evidence {
  readonly digest: string;
  readonly kind: 'did' | 'chain';
  readonly url: string;
  readonly bytes: string;
  /** RFC 3339. */
  readonly time: string;
}

/** A DID document as far as keys go. */
export interface DidDocument {
  readonly id: string;
  readonly verificationMethod?: readonly VerificationMethod[];
  readonly assertionMethod?: readonly (string | VerificationMethod)[];
  /** JSON pointers of members of private keys that the document holds anywhere; absent where there are none. */
  readonly publishes?: readonly string[];
}
export interface VerificationMethod {
  readonly id: string;
  readonly type?: string;
  /** As it was written, like the two times; `null` is absent. */
  readonly controller?: unknown;
  readonly revoked?: unknown;
  readonly expires?: unknown;
  readonly publicKeyJwk?: PublicJwk;
}
export interface PublicJwk {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly key_ops?: readonly string[];
  readonly x5u?: string;
  readonly x5c?: readonly string[];
  readonly kid?: string;
}

/** Either what was found, or why not. Plain data. */
export type Found<T> =
  | { readonly kind: 'found'; readonly value: T; readonly evidence: Evidence }
  | { readonly kind: 'failed'; readonly findings: readonly Finding[] };

/** What a signed thing needs from outside: the signer's DID and the key it names. */
export interface Need {
  readonly did: string;
  /** Absolute DID URL, or absent where the header has none. */
  readonly kid?: string;
}

/** Everything one submission needs from outside, fetched once; plain data that crosses to worker threads. */
export interface Gathered {
  readonly documents: { readonly [did: string]: Found<DidDocument> };
  /** x5u URL → PEM text. */
  readonly chains: { readonly [url: string]: Found<string> };
}
