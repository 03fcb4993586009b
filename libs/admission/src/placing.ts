import { located, tokensOf, type Envelope } from '#credential';
import { Refusal, type Finding } from '#refusal';
import { withFindings } from './refused-decision.ts';

/** Findings with their place in the bytes of who sent them, whatever stage found them. */
export function placed(findings: readonly Finding[], envelope: Envelope): readonly Finding[] {
  return findings.length === 0 ? findings : located(findings, tokensOf(envelope));
}

/** Runs the stages behind the envelope; what they refuse is told with its place. */
export async function placing<T>(envelope: Envelope, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? withFindings(error, placed(error.findings, envelope)) : error;
  }
}
