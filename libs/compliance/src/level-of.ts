import type { State } from './criterion.ts';
import { LEVELS, type CriterionResult, type Level } from './decision.ts';
import type { Matrix, Proof } from './matrix.ts';

/** States that satisfy a column, by the proof it wants: what a provider declares is no certificate (criteria.md §2). */
const HOLDS: { readonly [proof in Proof]: readonly State[] } = {
  declaration: ['met', 'declared', 'certified', 'not-applicable'],
  certification: ['certified', 'not-applicable'],
};

/**
 * The highest level whose criteria all hold, by its own column: what another level asks for counts for nothing here, so an
 * unmet criterion of L1 never takes SC away (contract.md §7). A column that is not complete, or asks for nothing, awards
 * nothing; undefined where no level is reached.
 */
export function levelOf(
  results: readonly Pick<CriterionResult, 'id' | 'state'>[],
  matrix: Pick<Matrix, 'complete'> & { readonly rows: readonly Pick<Matrix['rows'][number], 'id' | 'levels'>[] },
): Level | undefined {
  const states = new Map(results.map(({ id, state }) => [id, state]));
  return LEVELS.findLast((level) => {
    const cells = matrix.rows.flatMap(({ id, levels }) => {
      const proof = levels[level];
      return proof === undefined ? [] : [{ state: states.get(id), proof }];
    });
    if (!matrix.complete.includes(level) || cells.length === 0) return false;
    return cells.every(({ state, proof }) => state !== undefined && HOLDS[proof].includes(state));
  });
}
