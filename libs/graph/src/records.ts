import type { Status } from '#lifecycle';
import type { Level, Outcome, SealedDecision } from './decision.ts';

export type { Status };

/** What is written and read: plain data, the same for both stores (graph.md §2, contract.md §4). */

/** A literal on a fragment. Language-tagged or repeatable properties are always lists with parallel tags. */
export type PropertyValue = string | number | bigint | boolean;

/**
 * What one credential says about one subject, as stored: a projection of its statements for querying.
 * Blank nodes are folded: `legalAddress_countryCode`; repeated ones as a list of JSON texts under the property itself.
 */
export interface Fragment {
  readonly iri: string;
  /** Class IRIs said of the subject. */
  readonly classes: readonly string[];
  /** Labels of the classes and of their super-classes, from the release's closed list. */
  readonly labels: readonly string[];
  /** Keys from the release's closed list (folded ones joined by `_`). */
  readonly properties: { readonly [key: string]: PropertyValue | readonly PropertyValue[] };
  /** Key → tags parallel to the list under `properties[key]`; '' for untagged. */
  readonly languages: { readonly [key: string]: readonly string[] };
  /** IRI objects, those below folded blank nodes included. `predicate` is a (folded) key of the closed list. */
  readonly references: readonly { readonly predicate: string; readonly to: string }[];
}

/** A credential as the pipeline hands it to the store. */
export interface NewCredential {
  readonly digest: string;
  readonly id: string;
  readonly issuer: string;
  /** First subject; the others are the fragments that `describes` them. */
  readonly subject: string;
  /** Main class as a compact name: `gx:ServiceOffering`. */
  readonly type: string;
  /** Sorted, space-joined class IRIs of the first subject: with issuer and subject, supersede key B. */
  readonly classKey: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  /** SHA-256 of the trust anchor that the chain of its key ends in; none where `lab` let one without pass. */
  readonly anchor?: string;
  /** When the chain of its key ends, RFC 3339. */
  readonly chainUntil?: string;
  readonly raw: string;
  /** Canonical N-Quads. */
  readonly statements: string;
  readonly fragments: readonly Fragment[];
}

/** A decision as it is handed to the store, with the evidence that its record names. */
export interface NewDecision extends SealedDecision {
  readonly evidence: readonly EvidenceRecord[];
}
/** Bytes that a decision rests on. `digest` is their SHA-256. */
export interface EvidenceRecord {
  readonly digest: string;
  /** `did`, `chain`: what was fetched, as text; `anchor`: the certificate of an anchor, DER in base64. */
  readonly kind: string;
  /** Where it was fetched, or what the operator calls it. */
  readonly url: string;
  readonly bytes: string;
  readonly time: string;
}

/** What this instance signed of a decision that is stored: a compact JWS, and the SHA-256 of its bytes. */
export interface Attestation {
  /** Digest of the submitted bytes that were decided. */
  readonly presentation: string;
  readonly attestation: string;
  readonly attestationDigest: string;
}

/** One submission to be stored whole or not at all. */
export interface Commit {
  readonly credentials: readonly NewCredential[];
  readonly decision: NewDecision;
  /** RFC 3339: the time written into the log, unless the log is ahead of it. */
  readonly at: string;
  /** DID that signed the submission; each credential's issuer where it is not told. */
  readonly by?: string;
  /** Owners of the subjects the decision relied on, as it saw them (`Known.reserved` included); the commit re-checks them. */
  readonly owners?: readonly { readonly iri: string; readonly owner: string }[];
  /**
   * Issuers the operator trusts to attest the things of others (registration numbers). They alone may be the first to
   * describe a subject under the host of another known issuer, and then own it until that issuer describes it itself.
   */
  readonly attestors?: readonly string[];
}

/** What became of one commit of a group. */
export type CommitVerdict =
  | { readonly kind: 'stored'; readonly credentials: readonly StoredState[] }
  /** 409 `admission/stale`: an active match of key A or B is as new or newer. */
  | { readonly kind: 'stale'; readonly digest: string; readonly by: string }
  /** 409 `admission/ended`: these bytes were superseded, revoked or expired. */
  | { readonly kind: 'ended'; readonly digest: string; readonly status: Status }
  /** Something in `reliedOn` is not active any more, or the owner changed: decide again. */
  | { readonly kind: 'changed'; readonly digests: readonly string[] };

export interface StoredState {
  readonly digest: string;
  readonly state: 'new' | 'known' | 'supersedes';
  readonly sequence: number;
}

/** A stored credential without its claims. */
export interface StoredCredential {
  readonly digest: string;
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly type: string;
  readonly outcome: Outcome;
  readonly level?: Level;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly anchor?: string;
  readonly raw: string;
  readonly statements: string;
  readonly sequence: number;
  readonly status: Status;
  /** Log number at which it ceased to be active. */
  readonly until?: number;
  readonly decision: StoredDecision;
}
export interface StoredDecision extends SealedDecision {
  /** Absent where none was earned, or while it is being signed: that follows the commit. */
  readonly attestation?: string;
  readonly attestationDigest?: string;
  /** What the commit answered for each credential of the submission, in its order: an identical body gets the same again. */
  readonly admitted: readonly StoredState[];
}

/** Who signs for what is kept here: the DID of the instance, and the SHA-256 of its public key in hex. */
export interface StoredIdentity {
  readonly did: string;
  readonly fingerprint: string;
}

/** What the log knows: one entry per change, appended in the transaction that made it. */
export interface LogEntry {
  /** From 0, without gaps. */
  readonly sequence: number;
  /** UTC with milliseconds, never before that of the entry before. */
  readonly time: string;
  readonly kind: 'admitted' | 'superseded' | 'revoked' | 'expired' | 'owner';
  readonly digest: string;
  /** IRIs whose listing may have changed. */
  readonly subjects: readonly string[];
  /** Lower-case hex hash of this entry's leaf of version 2 (contract.md §5, RFC 6962 §2.1). */
  readonly leaf: string;
}

/** A fragment of an active credential as read back, with what the trust block needs of its credential. */
export interface StoredFragment extends Omit<Fragment, 'labels'> {
  readonly digest: string;
  readonly credentialId: string;
  readonly issuer: string;
  readonly outcome: Outcome;
  readonly level?: Level;
  readonly status: Status;
  readonly sequence: number;
  readonly decidedAt: string;
  readonly policy: 'strict' | 'lab';
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly anchor?: string;
  readonly attestationDigest?: string;
  /** True where it speaks for its subject: its issuer owns it. */
  readonly listed: boolean;
}

/** A page of listed fragments in an order of the store's own; no subject is divided between two pages. */
export interface ListedPage {
  readonly fragments: readonly StoredFragment[];
  /** Absent behind the last page. */
  readonly next?: string;
}

/** How many credentials of one class `byIssuer` holds at most per issuer, the newest: what a look-up costs never grows. */
export const MOST_OF_ISSUER = 64;

/** What the catalogue holds about subjects a submission refers to (contract.md §2, context). */
export interface KnownSubject {
  readonly iri: string;
  readonly owner: string;
  /** Active credentials of the owner that describe it; none where all of them have ended: the owner stays. */
  readonly credentials: readonly KnownCredential[];
}
/** An active credential as rules look at it. `chainUntil` is not there of what was stored before it was kept. */
export interface KnownCredential {
  readonly digest: string;
  readonly issuer: string;
  readonly statements: string;
  readonly validUntil?: string;
  readonly chainUntil?: string;
}
export interface Known {
  readonly subjects: readonly KnownSubject[];
  /** Submitted digests that are stored already. */
  readonly credentials: readonly { readonly digest: string; readonly status: Status; readonly sequence: number }[];
  /** Active credentials by which the given issuers accepted the terms: fragments of the given classes, by issuer. */
  readonly byIssuer: readonly KnownCredential[];
  /** Those of `described` that nobody owns yet and that are a known issuer's by its DID or host. */
  readonly reserved: readonly { readonly iri: string; readonly owner: string }[];
  /** Active credentials with the ids that were asked for by `named`, at most `MOST_OF_ID` each. */
  readonly named?: readonly NamedCredential[];
}
/** A credential as it is known by its id, which is unique per issuer only. */
export interface NamedCredential {
  readonly id: string;
  readonly digest: string;
  /** The compact JWS. */
  readonly raw: string;
}
/** Nobody's label is made unreadable by many others who use the id of the credential that it names. */
export const MOST_OF_ID = 16;
export interface KnownQuery {
  /** Subject IRIs that are referred to. */
  readonly iris: readonly string[];
  /** Those of them that the submission itself describes. */
  readonly described: readonly string[];
  readonly digests: readonly string[];
  readonly issuers: readonly string[];
  /** Class labels that `byIssuer` looks for. */
  readonly issuerLabels: readonly string[];
  /** Ids of credentials that the submission names (labels do). */
  readonly named?: readonly string[];
  /** Only what is valid now counts. RFC 3339. */
  readonly at: string;
}

/** A stored answer, by body digest and policy (identical bodies) or by Idempotency-Key. */
export interface StoredAnswer {
  readonly key: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  readonly contentType: string;
  /** RFC 3339; after it the answer may be forgotten. */
  readonly expires: string;
}

/** That a submission was refused: which IRIs it spoke of, on which bytes, why and when; nothing of its content. */
export interface RefusalRecord {
  /** Digest of the submitted bytes. */
  readonly digest: string;
  /** RFC 3339. */
  readonly at: string;
  /** Codes of the errors, root causes first. */
  readonly codes: readonly string[];
  /** Ids and subjects of the credentials, as far as they could be read; no natural person's. */
  readonly iris: readonly string[];
}
/** How many refusals are kept, and for how long. */
export const MOST_REFUSALS = 10_000;
export const REFUSAL_DAYS = 30;
