import type { Finding } from '#refusal';
import type { JsonObject } from './json.ts';
import type { Quad } from './term.ts';

/** What `toClaims` takes of a verified credential; structural, so that rdf needs no import of verify. */
export interface SignedClaims {
  /** Lower-case hex SHA-256 of the credential's exact bytes. */
  readonly digest: string;
  readonly issuer: string;
  /** The decoded payload: a VCDM 2.0 credential. Never changed. */
  readonly document: JsonObject;
  /** Where the credential stands in the submission: `/credentials/0`. */
  readonly pointer: string;
}

/** What one credential says, as RDF: blank nodes are labelled `c<first 12 of digest>_<n>`, so two credentials never share one. */
export interface CredentialClaims {
  readonly digest: string;
  readonly issuer: string;
  readonly pointer: string;
  /** `id` of the credential; a credential without one is known by `urn:sha256:<digest>`. */
  readonly id: string;
  /** IRI of the first credentialSubject (or `_:label` where it has none). */
  readonly subject: string;
  /** All credentialSubject nodes in document order. */
  readonly subjects: readonly string[];
  /** Class IRIs of the VC `type` array without `VerifiableCredential`, in the normalised namespace. */
  readonly types: readonly string[];
  /** Class IRIs that are said of anything in the credential, the envelope and every graph of it included, as they are written. */
  readonly classes?: readonly string[];
  /** The subject graph after gaia-x.md §5 step 1: types moved from the envelope to the subject, envelope left out. */
  readonly quads: readonly Quad[];
  /** `quads` as canonical N-Quads (RDFC-1.0), the exact statements that are stored. */
  readonly statements: string;
  /** The namespace the credential was written in, where it was normalised. */
  readonly originalNamespace?: string;
  /** The decoded payload that this was read from, for `toSourceMap`; never changed. */
  readonly document?: JsonObject;
}

/** All credentials of one submission, one graph each. */
export interface Claims {
  readonly credentials: readonly CredentialClaims[];
  readonly findings: readonly Finding[];
}
