import { describe, expect, it } from '@jest/globals';
import type { CriterionResult } from '#compliance';
import { finding, Refusal } from '#refusal';
import { fromFailure, toFailure } from './failure.ts';
import { RefusedDecision, withFindings } from './refused-decision.ts';

const told = [finding('compliance/terms-missing')];
const criteria: readonly CriterionResult[] = [
  {
    ...{ id: 'PA1.1', title: 'x', levels: ['SC'], clause: 'urn:x', evidence: [] },
    ...{ state: 'unmet', assessedBy: 'catalogue' },
  },
];
/** As it arrives from another thread. */
const crossed = (error: unknown): Error => fromFailure(structuredClone(toFailure(error)));

describe('a failure that crosses threads', () => {
  it('keeps how each criterion stands in a refused decision, with findings that were placed since', () => {
    const placed = told.map((one) => ({ ...one, pointer: '/credentials/0' }));
    const error = crossed(withFindings(new RefusedDecision(told, criteria), placed));
    expect(error).toBeInstanceOf(RefusedDecision);
    expect(error).toMatchObject({ criteria, findings: placed, code: 'compliance/terms-missing' });
  });

  it('keeps the findings of any other refusal, and the stack of a defect', () => {
    const refused = crossed(withFindings(new Refusal(told), told));
    expect([refused instanceof Refusal, refused instanceof RefusedDecision]).toEqual([true, false]);
    const defect = new TypeError('x');
    expect(crossed(defect).message).toBe(defect.stack);
  });
});
