import { Refusal } from '#refusal';
import type { Failure } from './worker-messages.ts';

/** An error as plain data: thread boundaries lose the class. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Refusal) return { kind: 'refused', findings: error.findings };
  return { kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The error again, on the other side. */
export function fromFailure(failure: Failure): Error {
  return failure.kind === 'refused' ? new Refusal(failure.findings) : new Error(failure.stack);
}
