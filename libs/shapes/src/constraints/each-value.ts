import type { Constraint, Rule, Run, Shape } from '../shape.ts';
import type { GraphNode } from '../term-graph.ts';

/** A constraint that holds for each value node alone; every value that fails is one result. */
export function eachValue(shape: Shape, rule: Rule, holds: (value: GraphNode, run: Run) => boolean): Constraint {
  return {
    rule,
    check: (focus, values, run) => {
      run.spend(values.size);
      for (const value of values) {
        if (!holds(value, run)) report(run, shape, rule, { focus, value });
      }
    },
  };
}

/** Records a violation of a shape, on the path of the shape unless another is at fault. */
export function report(
  run: Run,
  shape: Shape,
  rule: Rule,
  at: { readonly focus: GraphNode; readonly value?: GraphNode; readonly path?: NonNullable<Shape['path']> },
): void {
  run.fail({ shape, rule, ...(shape.path === undefined ? {} : { path: shape.path }), ...at });
}
