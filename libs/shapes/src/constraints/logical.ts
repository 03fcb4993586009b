import { listOf, valuesOf } from '../shapes-graph.ts';
import type { Compile, Run, Shape } from '../shape.ts';
import type { GraphNode } from '../term-graph.ts';
import { eachValue } from './each-value.ts';

const listed =
  (kind: 'and' | 'or' | 'xone', holds: (shapes: readonly Shape[], value: GraphNode, run: Run) => boolean): Compile =>
  ({ node, shape, compile }) =>
    valuesOf(node, kind).map((list) => {
      const shapes = listOf(list, node.key).map(compile);
      return eachValue(shape, { kind, shapes }, (value, run) => holds(shapes, value, run));
    });

/** Logical constraints (SHACL §4.6). */
export const logical: Readonly<Record<string, Compile>> = {
  not: ({ node, shape, compile }) =>
    valuesOf(node, 'not').map((inner) => {
      const negated = compile(inner);
      return eachValue(shape, { kind: 'not', shape: negated }, (value, run) => !run.conforms(negated, value));
    }),
  and: listed('and', (shapes, value, run) => shapes.every((shape) => run.conforms(shape, value))),
  or: listed('or', (shapes, value, run) => shapes.some((shape) => run.conforms(shape, value))),
  xone: listed('xone', (shapes, value, run) => {
    let matches = 0;
    for (const shape of shapes) if (run.conforms(shape, value)) matches += 1;
    return matches === 1;
  }),
};
