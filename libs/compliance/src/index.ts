export type { Assessment, Criterion, CriterionEvidence, Rules, State, TrustedIssuers } from './criterion.ts';
export {
  validatedClauses,
  type Assessor,
  type CriterionResult,
  type Decision,
  type Level,
  type Policy,
} from './decision.ts';
export { decide, type DecisionParts } from './decide.ts';
export {
  toRuleInput,
  type Description,
  type HeldCredential,
  type NamedCredential,
  type RuleInput,
  type RuleInputParts,
} from './rule-input.ts';
export { ENGINE_VERSION, toLabel, type LabelParts } from './label.ts';
export { levelOf } from './level-of.ts';
export { MATRIX, RULES_VERSION, type Matrix, type Row } from './matrix.ts';
export { RULES } from './rules.ts';
