export { CODES, statusOf, titleOf, type Code } from './codes.ts';
export type { Finding, Severity } from './finding.ts';
export { finding, Refusal, rootOf, statusOfFindings } from './refusal.ts';
export { problemType, toProblem, type Problem } from './problem.ts';
