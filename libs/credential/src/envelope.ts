import type { Finding } from '#refusal';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** Lower-case hex SHA-256 of exact bytes. */
export type Digest = string;

/** A compact JWS, taken apart but not verified. */
export interface JoseProof {
  readonly kind: 'jose';
  readonly header: JsonObject;
  /** `header.payload`, the bytes that are signed. */
  readonly signingInput: string;
  /** base64url. */
  readonly signature: string;
}

/** An embedded proof of VCDM 1.1 (Tagus); its parser follows. */
export interface LinkedDataProof {
  readonly kind: 'linked-data';
  readonly proof: JsonObject;
}

/** What credentials and presentations have in common: bytes, who says so, how it is secured. */
interface Secured {
  /** The exact bytes: the compact JWS. */
  readonly bytes: string;
  readonly digest: Digest;
  readonly model: '1.1' | '2.0';
  readonly proof: JoseProof | LinkedDataProof;
  /** The decoded payload, never changed. */
  readonly document: JsonObject;
  /** Where it stands in the submission: `` for the presentation, `/credentials/0` for a credential. */
  readonly pointer: string;
  readonly id?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
}

/** A signed credential, structurally sound, not verified. */
export interface SignedCredential extends Secured {
  readonly kind: 'credential';
  readonly issuer: string;
  /** The VC `type` array as written. */
  readonly types: readonly string[];
  /** `id` of each credentialSubject that has one. */
  readonly subjects: readonly string[];
  readonly hasStatus: boolean;
}

/** A signed presentation. `signer` is the DID that must have signed: `iss`, equal to `holder` or `issuer` where given. */
export interface SignedPresentation extends Secured {
  readonly kind: 'presentation';
  readonly signer: string;
}

/** What was submitted: a presentation with its credentials, or one credential alone. */
export interface Envelope {
  /** Digest of the submitted bytes. */
  readonly digest: Digest;
  readonly presentation?: SignedPresentation;
  /** Presentations that stood enveloped inside the submitted one (`/presentations/0` …); their credentials are below. */
  readonly nested?: readonly SignedPresentation[];
  readonly credentials: readonly SignedCredential[];
  /** Drifts that were accepted (gaia-x.md §3.2). */
  readonly findings: readonly Finding[];
}
