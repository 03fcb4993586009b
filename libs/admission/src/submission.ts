import type { Finding } from '#refusal';
import type { CriterionResult, Level, Policy } from '#compliance';
import type { Commit } from '#graph';
import type { JsonObject } from '#rdf';

/** What came in over HTTP. */
export interface Submission {
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly policy: Policy;
  /** RFC 3339: the moment it is decided for. */
  readonly at: string;
  /** Default `submission`. */
  readonly lane?: Lane;
  /** The network it came from, as limits count it: clients have their turns. */
  readonly client?: string;
}

/** Whether it is to be published, or is a dry run or a check: these do not get in the way of the others. */
export type Lane = 'submission' | 'rehearsal';

/** The answer to a submission (contract.md §1). */
export interface Admission {
  readonly outcome: 'compliant' | 'accepted' | 'refused';
  readonly level?: Level;
  readonly policy: Policy;
  readonly decidedAt: string;
  readonly presentation: { readonly digest: string };
  readonly credentials: readonly AdmittedCredential[];
  /** How each criterion stands (contract.md §7); absent where the rules were not reached, and for what was decided before they were kept. */
  readonly criteria?: readonly CriterionResult[];
  /** The compliance credential, a compact JWS. */
  readonly attestation?: string;
  readonly findings: readonly Finding[];
}
export interface AdmittedCredential {
  readonly id: string;
  readonly digest: string;
  readonly type: string;
  readonly subject: string;
  readonly state: 'new' | 'known' | 'supersedes';
  readonly sequence?: number;
}

/** `created`: something new was stored (201), else 200. */
export interface Admitted {
  readonly created: boolean;
  readonly answer: Admission;
}

/** What the pure part of the pipeline ends in; plain data, it crosses from a worker thread. */
export interface Judgement {
  readonly commit: Commit;
  /** The label credential it earned, where the outcome is compliant: signed once the commit stands, and never before. */
  readonly label?: JsonObject;
}
