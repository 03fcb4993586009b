import type { CriterionResult } from '#compliance';
import { Refusal, type Finding } from '#refusal';

/** A refusal by the rules, once everything was read: it tells how each criterion stands. */
export class RefusedDecision extends Refusal {
  readonly criteria: readonly CriterionResult[];

  constructor(findings: readonly Finding[], criteria: readonly CriterionResult[]) {
    super(findings);
    this.criteria = criteria;
  }
}

/** The same refusal with other findings. */
export function withFindings(refusal: Refusal, findings: readonly Finding[]): Refusal {
  return refusal instanceof RefusedDecision ? new RefusedDecision(findings, refusal.criteria) : new Refusal(findings);
}
