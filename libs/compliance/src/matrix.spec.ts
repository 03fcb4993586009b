import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { describeWithShared, sharedPath } from '../../../test/support/shared.ts';
import { LEVELS } from './decision.ts';
import { MATRIX, RULES_VERSION } from './matrix.ts';

describe('the matrix criterion × level', () => {
  it('names each criterion once, by the clause it comes from', () => {
    const ids = MATRIX.rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const strange = MATRIX.rows.filter(
      ({ id, clause }) =>
        !clause.startsWith('https://docs.gaia-x.eu/policy-rules-committee/compliance-document/25.10/') ||
        !clause.endsWith(`/#${id}`),
    );
    expect(strange).toEqual([]);
    expect(MATRIX.rules).toBe(RULES_VERSION);
  });

  it('asks for each somewhere', () => {
    expect(MATRIX.rows.filter(({ levels }) => Object.keys(levels).length === 0)).toEqual([]);
  });
});

describeWithShared('the matrix beside the criteria of the compliance document (criteria.json)', () => {
  interface Cell {
    readonly required: boolean | null;
    readonly how: string | null;
  }
  type Criteria = Readonly<
    Record<string, { readonly levels: Readonly<Record<string, Cell>>; readonly inUse?: boolean }>
  >;
  const releases = JSON.parse(readFileSync(sharedPath('reference', 'criteria.json'), 'utf8')) as Readonly<
    Record<string, Criteria>
  >;
  const criteria = releases[RULES_VERSION.replace('CD', '')] ?? {};

  it.each(MATRIX.rows.map((row) => [row.id, row] as const))('asks for %s where its column does', (id, { levels }) => {
    const cells = LEVELS.flatMap((level) => {
      const { required, how } = criteria[id]?.levels[level] ?? { required: null, how: null };
      return required === true ? [[level, how]] : [];
    });
    expect(levels).toEqual(Object.fromEntries(cells));
  });

  it('calls no column of L1 to L3 complete that lacks a criterion', () => {
    const ids = MATRIX.rows.map(({ id }) => id);
    const lacking = (level: string) =>
      Object.entries(criteria).filter(([id, { levels }]) => levels[level]?.required === true && !ids.includes(id));
    expect(lacking('L1').length).toBeGreaterThan(0);
    expect(MATRIX.complete.filter((level) => level !== 'SC' && lacking(level).length > 0)).toEqual([]);
  });
});
