import { describe, expect, it } from '@jest/globals';
import { finding } from '#refusal';
import { rulesOf } from '../../../test/support/rules.ts';
import { allOf, type Assessment, type State } from './criterion.ts';

const told = { finding: finding('compliance/terms-missing') };
const evidence = [{ digest: 'a'.repeat(64) }];

function assessment(state: State): Assessment {
  switch (state) {
    case 'not-applicable':
      return { state };
    case 'unmet':
    case 'contradicted':
      return { state, evidence, findings: [told] };
    default:
      return { state, evidence };
  }
}

describe('a criterion of several parts', () => {
  it.each<readonly [readonly State[], State]>([
    [[], 'not-applicable'],
    [['not-applicable', 'not-applicable'], 'not-applicable'],
    [['met', 'not-applicable'], 'met'],
    [['met', 'certified'], 'met'],
    [['met', 'declared', 'certified'], 'declared'],
    [['certified', 'not-applicable'], 'certified'],
    [['met', 'unmet', 'declared'], 'unmet'],
    [['unmet', 'contradicted', 'met'], 'contradicted'],
  ])('%j is %s', async (states, whole) => {
    const criterion = allOf(...states.map((state) => () => assessment(state)));
    const { state, ...rest } = criterion(await rulesOf({ documents: [] }));
    expect(state).toBe(whole);
    const failing = states.filter((one) => one === 'unmet' || one === 'contradicted');
    expect('findings' in rest ? rest.findings : []).toEqual(failing.map(() => told));
    const applying = states.filter((one) => one !== 'not-applicable');
    expect('evidence' in rest ? rest.evidence : []).toEqual(applying.flatMap(() => evidence));
  });
});
