import type { TrustedIssuers } from './decision.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from '#refusal';

export interface Rules {
  readonly evidence: Evidence;
  readonly issuers: TrustedIssuers;
  /** Accepted hashes of the terms and conditions; empty: the code list of the shapes decides. */
  readonly acceptedTerms: readonly string[];
}

/** What a rule says of a submission: it does not concern it, it is met, or what is missing. */
export type Judgement =
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'met' }
  | { readonly kind: 'failed'; readonly findings: readonly Finding[] };

/** One rule of the compliance document. */
export type Criterion = (rules: Rules) => Judgement;

/** Failed where something was found, met otherwise. */
export function judged(findings: readonly Finding[]): Judgement {
  return findings.length === 0 ? { kind: 'met' } : { kind: 'failed', findings };
}
