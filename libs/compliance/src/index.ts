export type { Decision, Level, Policy } from './decision.ts';
