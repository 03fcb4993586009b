import { describe, expect, it } from '@jest/globals';
import type { StoredDecision } from '#graph';
import { toDecisionReading } from './reading.ts';

const CLAUSE = 'https://docs.gaia-x.eu/policy-rules-committee/compliance-document/25.10/criteria_participant/#PA1.1';
const RESULT = { id: 'PA1.1', state: 'met', evidence: [] };

function recorded(report: object): StoredDecision {
  return {
    ...{
      presentation: 'a'.repeat(64),
      at: '2026-11-01T12:00:00Z',
      policy: 'strict',
      outcome: 'compliant',
      level: 'SC',
    },
    ...{
      reliedOn: [],
      evidence: [],
      admitted: [],
      report: JSON.stringify({ findings: [], criteria: [CLAUSE], ...report }),
    },
  };
}

describe('the record of a decision (contract.md §7)', () => {
  it('tells the results of the criteria once, beside the report', () => {
    const reading = toDecisionReading(recorded({ results: [RESULT] }));
    expect(reading.criteria).toEqual([RESULT]);
    expect(reading.report).toEqual({ findings: [], criteria: [CLAUSE] });
  });

  it('makes none up for a decision that was recorded before they were kept', () => {
    const reading = toDecisionReading(recorded({}));
    expect(reading).not.toHaveProperty('criteria');
    expect(reading.report).toEqual({ findings: [], criteria: [CLAUSE] });
  });
});
