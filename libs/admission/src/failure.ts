import { Refusal } from '#refusal';
import { RefusedDecision } from './refused-decision.ts';
import type { Failure } from './worker-messages.ts';

/** An error as plain data: thread boundaries lose the class. */
export function toFailure(error: unknown): Failure {
  if (error instanceof RefusedDecision) return { kind: 'refused', findings: error.findings, criteria: error.criteria };
  if (error instanceof Refusal) return { kind: 'refused', findings: error.findings };
  return { kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The error again, on the other side. */
export function fromFailure(failure: Failure): Error {
  if (failure.kind === 'broken') return new Error(failure.stack);
  const { findings, criteria } = failure;
  return criteria === undefined ? new Refusal(findings) : new RefusedDecision(findings, criteria);
}
