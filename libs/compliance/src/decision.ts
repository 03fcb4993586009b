import type { Finding } from '#refusal';

export type Level = 'SC' | 'L1' | 'L2' | 'L3';
export type Policy = 'strict' | 'lab';

/** Whom the operator trusts for what (`issuers.json`): DIDs. */
export interface TrustedIssuers {
  readonly registrationNumber: readonly string[];
  readonly conformityBody: readonly string[];
  readonly label: readonly string[];
}

/** The verdict on a submission. A "no" is a value. */
export interface Decision {
  readonly outcome: 'compliant' | 'accepted' | 'refused';
  readonly level?: Level;
  readonly policy: Policy;
  /** RFC 3339. */
  readonly at: string;
  /** Everything that was found at every stage that ran, root causes first. */
  readonly findings: readonly Finding[];
  /** IRIs of the criteria that were met. */
  readonly criteria: readonly string[];
  /** Digests of stored credentials that were relied on. */
  readonly reliedOn: readonly string[];
}
