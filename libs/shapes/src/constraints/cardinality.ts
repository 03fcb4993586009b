import { malformed } from '../malformed.ts';
import { countOf, oneOf } from '../shapes-graph.ts';
import type { Compile, Rule } from '../shape.ts';
import { report } from './each-value.ts';

/** `sh:minCount`, `sh:maxCount` (SHACL §4.2): one result for all values, and none of them is named. */
const counted =
  (
    parameter: 'minCount' | 'maxCount',
    kind: 'min-count' | 'max-count',
    fits: (size: number, count: number) => boolean,
  ): Compile =>
  ({ node, shape }) => {
    const value = oneOf(node, parameter);
    if (value === undefined) return [];
    if (shape.path === undefined) throw malformed(node.key, `sh:${parameter} without sh:path`);
    const count = countOf(value, node.key, parameter);
    const rule: Rule = { kind, count };
    return [
      {
        rule,
        check: (focus, values, run) => {
          if (!fits(values.size, count)) report(run, shape, rule, { focus });
        },
      },
    ];
  };

/** Cardinality constraints (SHACL §4.2). */
export const cardinality: Readonly<Record<string, Compile>> = {
  minCount: counted('minCount', 'min-count', (size, count) => size >= count),
  maxCount: counted('maxCount', 'max-count', (size, count) => size <= count),
};
