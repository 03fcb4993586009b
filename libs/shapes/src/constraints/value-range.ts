import { compareTerms } from '../order.ts';
import { malformed } from '../malformed.ts';
import { literalOf, oneOf } from '../shapes-graph.ts';
import type { Compile } from '../shape.ts';
import { eachValue } from './each-value.ts';

/** Exact numbers and times are read anew for each comparison. */
const STEPS_PER_COMPARISON = 4;

/** A value that cannot be compared with the bound fails (SHACL §4.3); a bound that nothing compares with is refused. */
const ranged =
  (
    parameter: 'minExclusive' | 'minInclusive' | 'maxExclusive' | 'maxInclusive',
    kind: 'min-exclusive' | 'min-inclusive' | 'max-exclusive' | 'max-inclusive',
    fits: (order: number) => boolean,
  ): Compile =>
  ({ node, shape }) => {
    const value = oneOf(node, parameter);
    if (value === undefined) return [];
    const bound = literalOf(value, node.key, parameter);
    if (compareTerms(bound, bound) === undefined) {
      throw malformed(node.key, `sh:${parameter} ${value.key}`, 'a literal of a datatype with an order');
    }
    return [
      eachValue(shape, { kind, bound }, ({ term }, run) => {
        run.spend(STEPS_PER_COMPARISON);
        const order = compareTerms(term, bound);
        return order !== undefined && fits(order);
      }),
    ];
  };

/** Value range constraints (SHACL §4.3). */
export const valueRange: Readonly<Record<string, Compile>> = {
  minExclusive: ranged('minExclusive', 'min-exclusive', (order) => order > 0),
  minInclusive: ranged('minInclusive', 'min-inclusive', (order) => order >= 0),
  maxExclusive: ranged('maxExclusive', 'max-exclusive', (order) => order < 0),
  maxInclusive: ranged('maxInclusive', 'max-inclusive', (order) => order <= 0),
};
