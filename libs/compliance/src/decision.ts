import type { Finding } from '#refusal';
import type { CriterionEvidence, State } from './criterion.ts';

/** From the lowest to the highest. */
export const LEVELS = ['SC', 'L1', 'L2', 'L3'] as const;
export type Level = (typeof LEVELS)[number];
export type Policy = 'strict' | 'lab';
/** Who judges a criterion: a rule of this catalogue, the provider, or a conformity assessment body. */
export type Assessor = 'catalogue' | 'provider' | 'conformity-body';

/** How one criterion stands in a decision; complete in itself, as it is stored and answered (contract.md §7). */
export interface CriterionResult {
  /** `P1.1.1`. */
  readonly id: string;
  readonly title: string;
  /** Levels that ask for it. */
  readonly levels: readonly Level[];
  readonly state: State;
  readonly assessedBy: Assessor;
  /** Credentials that the result rests on, each once. */
  readonly evidence: readonly CriterionEvidence[];
  /** IRI of the criterion in the compliance document. */
  readonly clause: string;
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
  /** Every criterion of the matrix, in its order. */
  readonly criteria: readonly CriterionResult[];
  /** Digests of stored credentials that were relied on. */
  readonly reliedOn: readonly string[];
}

/** IRIs of the criteria that apply and hold: what a label says was validated. */
export function validatedClauses({ criteria }: Pick<Decision, 'criteria'>): readonly string[] {
  return criteria
    .filter(({ state }) => state === 'met' || state === 'declared' || state === 'certified')
    .map(({ clause }) => clause);
}
