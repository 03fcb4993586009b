import { beforeAll, describe, expect, it } from '@jest/globals';
import { shapesOf } from '#admission';
import { loadRelease } from '#rdf';
import { compileShapes } from '#shapes';
import { join } from 'node:path';
import { seededRun, type Outcome } from '../support/explain/seeded-run.ts';
import { tenSubmissions } from '../support/explain/submissions.ts';
import { ROOT } from '../support/shared.ts';

const LONG = process.env['LONG'] === '1';
const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const shapes = compileShapes(...shapesOf(release));

// users.md §6: whoever makes a fault writes down what it is, and findings are held against that.
describe('findings about single faults in ten documents', () => {
  let outcomes: readonly Outcome[] = [];
  const but = (isFine: (one: Outcome) => boolean): readonly unknown[] =>
    outcomes.filter((one) => !isFine(one)).map(({ kind, document, key, first }) => ({ kind, document, key, first }));

  beforeAll(async () => {
    const submissions = await tenSubmissions(ROOT, { release, shapes });
    expect(submissions).toHaveLength(10);
    outcomes = await seededRun(submissions, { count: LONG ? 1_000 : 100, seed: 25_11 }, { release, shapes });
  }, 180_000);

  it('are of every kind', () => {
    expect(outcomes).toHaveLength(LONG ? 1_000 : 100);
    expect(new Set(outcomes.map(({ kind }) => kind)).size).toBe(18);
  });

  it('name the true cause first in 98 %', () => {
    expect(but((one) => one.named).length).toBeLessThanOrEqual(0.02 * outcomes.length);
  });

  it('point at the exact place in 99 %', () => {
    expect(but((one) => one.exact).length).toBeLessThanOrEqual(0.01 * outcomes.length);
  });

  it('go when the patch that they offer is applied', () => {
    expect(outcomes.filter((one) => one.mended !== undefined).length).toBeGreaterThan(outcomes.length / 3);
    expect(but((one) => one.mended !== false)).toEqual([]);
  });
});
