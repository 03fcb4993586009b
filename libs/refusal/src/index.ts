export { CODES, statusOf, titleOf, type Code } from './codes.ts';
export { codeText } from './code-texts.ts';
export type { Finding, Fix, Language, PatchStep, Severity, Wording } from './finding.ts';
export { daysSinceEpoch, toInstant, toTimestamp } from './instants.ts';
export { inLanguage, LANGUAGES, parseLanguage } from './language.ts';
export { everyFinding, finding, Refusal, rootOf, statusOfFindings, type Said } from './refusal.ts';
export { problemType, toProblem, type Problem, type ProblemOptions } from './problem.ts';
