export type { Decision, Level, Policy, TrustedIssuers } from './decision.ts';
export { decide, type DecisionParts } from './decide.ts';
export {
  toEvidence,
  type Description,
  type Evidence,
  type EvidenceParts,
  type HeldCredential,
  type NamedCredential,
} from './evidence.ts';
export { ENGINE_VERSION, toLabel, type LabelParts } from './label.ts';
export { MATRIX, RULES_VERSION } from './matrix.ts';
