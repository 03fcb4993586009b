import { describe, expect, it } from '@jest/globals';
import { fromFormerDecision } from './former-decision.ts';

const CLAUSE = 'https://docs.gaia-x.eu/policy-rules-committee/compliance-document/25.10/criteria_participant/#PA1.1';
const FORMER = {
  presentation: 'a'.repeat(64),
  at: '2026-11-01T12:00:00Z',
  policy: 'strict' as const,
  outcome: 'compliant' as const,
  level: 'SC' as const,
  reliedOn: [],
  evidence: [],
  admitted: [{ digest: 'b'.repeat(64) }],
};

describe('a decision of the former layout', () => {
  it('tells the criteria that were met by their clause, and nothing that was not recorded', () => {
    const { record } = fromFormerDecision({ ...FORMER, report: JSON.stringify({ findings: [], criteria: [CLAUSE] }) });
    expect(record.criteria).toEqual([
      {
        id: 'PA1.1',
        title: 'PA1.1',
        levels: ['SC'],
        state: 'met',
        assessedBy: 'catalogue',
        evidence: [],
        clause: CLAUSE,
      },
    ]);
    expect([record.rules, record.release, record.trust]).toEqual([null, null, null]);
    expect(record.credentials).toEqual([{ digest: 'b'.repeat(64) }]);
  });
});
