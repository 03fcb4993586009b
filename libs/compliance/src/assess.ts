import type { Assessment, CriterionEvidence, RuleFinding, Rules } from './criterion.ts';
import { LEVELS, type CriterionResult } from './decision.ts';
import type { Matrix, Row } from './matrix.ts';

/** The results of a matrix, and what is held against the submission. */
export interface Assessed {
  /** One for each row, in its order. */
  readonly results: readonly CriterionResult[];
  /**
   * Why a criterion of SC or a gate does not hold. What only a higher level asks for is no fault of the submission: its result
   * tells that it is unmet.
   */
  readonly findings: readonly RuleFinding[];
}

/** Judges every criterion of the matrix, whatever the others say. */
export function assess(rules: Rules, { rows, gates }: Matrix): Assessed {
  const judged = rows.map((row) => ({ row, assessment: row.criterion(rules) }));
  const base = judged.filter(({ row }) => row.levels.SC !== undefined).map(({ assessment }) => assessment);
  return {
    results: judged.map(({ row, assessment }) => toResult(row, assessment)),
    findings: [...base, ...gates.map((gate) => gate(rules))].flatMap((one) => ('findings' in one ? one.findings : [])),
  };
}

function toResult({ id, title, levels, assessedBy, clause }: Row, assessment: Assessment): CriterionResult {
  const evidence = assessment.state === 'not-applicable' ? [] : assessment.evidence;
  return {
    id,
    title,
    levels: LEVELS.filter((level) => levels[level] !== undefined),
    state: assessment.state,
    assessedBy,
    evidence: distinct(evidence),
    clause,
  };
}

function distinct(evidence: readonly CriterionEvidence[]): readonly CriterionEvidence[] {
  if (evidence.length < 2) return evidence;
  return [...new Map(evidence.map((one) => [`${one.digest} ${one.subject ?? ''}`, one])).values()];
}
