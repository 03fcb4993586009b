import { describe, expect, it } from '@jest/globals';
import type { State } from './criterion.ts';
import type { Level } from './decision.ts';
import { levelOf } from './level-of.ts';
import { MATRIX, type Row } from './matrix.ts';

const D = 'declaration';
const C = 'certification';
type Table = Parameters<typeof levelOf>[1];
const row = (id: string, levels: Row['levels']): Table['rows'][number] => ({ id, levels });
/** A table like that of Loire: no column contains another, one is asked for at L2 alone (criteria.md §2). */
const TABLE: Table = {
  complete: ['SC', 'L1', 'L2', 'L3'],
  rows: [
    row('participant', { SC: D }),
    row('contract', { SC: D, L1: D, L2: D, L3: D }),
    row('policy', { L1: D, L2: D, L3: D }),
    row('security', { SC: D, L1: D, L2: C, L3: C }),
    row('transfers', { SC: D, L1: D, L2: C }),
    row('europe-option', { L2: C }),
    row('europe', { L3: C }),
  ],
};
const MET: { readonly [id: string]: State } = Object.fromEntries(TABLE.rows.map(({ id }) => [id, 'met']));
const CERTIFIED: typeof MET = { ...MET, security: 'certified', transfers: 'certified' };
const ALL: typeof MET = { ...CERTIFIED, 'europe-option': 'certified', europe: 'certified' };
const levelIn = (states: typeof MET, table = TABLE): Level | undefined =>
  levelOf(
    Object.entries(states).map(([id, state]) => ({ id, state })),
    table,
  );

describe('levelOf (contract.md §7): the highest level whose criteria all hold', () => {
  it.each<readonly [string, typeof MET, Level | undefined]>([
    ['everything', ALL, 'L3'],
    ['all rules met, and no certificate', MET, 'L1'],
    ['an unmet criterion of L1: SC stays', { ...MET, policy: 'unmet' }, 'SC'],
    ['a contradicted criterion of L1: SC stays', { ...MET, policy: 'contradicted' }, 'SC'],
    ['an unmet criterion of L1 and what L2 and L3 want beside', { ...ALL, policy: 'unmet' }, 'SC'],
    ['unmet where L2 alone asks: L3 is judged by its own column', { ...ALL, 'europe-option': 'unmet' }, 'L3'],
    ['unmet where L3 does not ask', { ...ALL, transfers: 'unmet' }, 'L3'],
    ['unmet at L3 alone', { ...ALL, europe: 'unmet' }, 'L2'],
    ['unmet where SC alone asks: the column of L1 holds', { ...MET, participant: 'unmet' }, 'L1'],
    ['unmet where all ask', { ...ALL, contract: 'unmet' }, undefined],
    ['contradicted where all ask', { ...ALL, contract: 'contradicted' }, undefined],
    ['declared, which is no certificate', { ...ALL, security: 'declared' }, 'L1'],
    ['declared where a declaration is asked for', { ...ALL, contract: 'declared' }, 'L3'],
    ['certified where a declaration is enough', { ...ALL, contract: 'certified' }, 'L3'],
    [
      'not applicable, wherever it is asked for',
      { ...ALL, security: 'not-applicable', contract: 'not-applicable' },
      'L3',
    ],
  ])('%s', (_, states, level) => {
    expect(levelIn(states)).toBe(level);
  });

  it('takes a criterion without a result for one that does not hold', () => {
    const { contract: _, ...others } = ALL;
    expect(levelIn(others)).toBeUndefined();
    expect(levelOf([], TABLE)).toBeUndefined();
  });

  it('awards no level whose column is not complete, or asks for nothing', () => {
    expect(levelIn(ALL, { ...TABLE, complete: ['SC', 'L1'] })).toBe('L1');
    expect(levelIn(ALL, { ...TABLE, complete: ['L2'] })).toBe('L2');
    expect(levelIn(ALL, { ...TABLE, complete: [] })).toBeUndefined();
    expect(levelIn({ a: 'met' }, { complete: ['SC', 'L3'], rows: [row('a', { SC: D })] })).toBe('SC');
  });
});

describe('levelOf by the matrix in use', () => {
  const results = (state: State) => MATRIX.rows.map(({ id }) => ({ id, state }));

  it('awards SC, and nothing above it while the criteria of L1 to L3 are not all implemented', () => {
    for (const state of ['met', 'declared', 'certified', 'not-applicable'] as const)
      expect(levelOf(results(state), MATRIX)).toBe('SC');
  });

  it.each(MATRIX.rows.map(({ id }) => id))('awards nothing where %s does not hold', (unmet) => {
    for (const state of ['unmet', 'contradicted'] as const) {
      const one = results('met').map((result) => (result.id === unmet ? { ...result, state } : result));
      expect(levelOf(one, MATRIX)).toBeUndefined();
    }
  });
});
