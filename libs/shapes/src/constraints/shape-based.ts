import { malformed } from '../malformed.ts';
import { countOf, flagOf, oneOf, valuesOf } from '../shapes-graph.ts';
import { SH } from '../vocabulary.ts';
import { objectsOf } from '../term-graph.ts';
import type { Compile, Rule, Shape, ShapeSource } from '../shape.ts';
import { eachValue, report } from './each-value.ts';

/** Shapes that a value may not match too when `sh:qualifiedValueShapesDisjoint` is set (SHACL §4.7.3). */
function siblingsOf({ node, graph, compile }: ShapeSource): readonly Shape[] {
  if (!flagOf(node, 'qualifiedValueShapesDisjoint')) return [];
  const own = oneOf(node, 'qualifiedValueShape');
  const siblings = new Set<Shape>();
  for (const parent of graph.subjects(node, `${SH}property`)) {
    for (const property of objectsOf(parent, `${SH}property`)) {
      for (const other of objectsOf(property, `${SH}qualifiedValueShape`)) {
        if (other !== own) siblings.add(compile(other));
      }
    }
  }
  return [...siblings];
}

const qualified =
  (
    parameter: 'qualifiedMinCount' | 'qualifiedMaxCount',
    kind: 'qualified-min-count' | 'qualified-max-count',
    fits: (matches: number, count: number) => boolean,
  ): Compile =>
  (source) => {
    const { node, shape, compile } = source;
    const value = oneOf(node, parameter);
    const inner = oneOf(node, 'qualifiedValueShape');
    // Without the shape the component is not declared (SHACL §4.7.3; suite: node/qualified-001).
    if (value === undefined || inner === undefined) return [];
    if (shape.path === undefined) throw malformed(node.key, `sh:${parameter} without sh:path`);
    const count = countOf(value, node.key, parameter);
    const counted = compile(inner);
    const siblings = siblingsOf(source);
    const rule: Rule = { kind, count, shape: counted };
    return [
      {
        rule,
        check: (focus, values, run) => {
          let matches = 0;
          for (const candidate of values) {
            if (!run.conforms(counted, candidate)) continue;
            if (!siblings.some((sibling) => run.conforms(sibling, candidate))) matches += 1;
          }
          if (!fits(matches, count)) report(run, shape, rule, { focus });
        },
      },
    ];
  };

/** Shape-based constraints (SHACL §4.7). */
export const shapeBased: Readonly<Record<string, Compile>> = {
  node: ({ node, shape, compile }) =>
    valuesOf(node, 'node').map((inner) => {
      const required = compile(inner);
      return eachValue(shape, { kind: 'node', shape: required }, (value, run) => run.conforms(required, value));
    }),

  property: ({ node, compile }) =>
    valuesOf(node, 'property').map((inner) => {
      const property = compile(inner);
      if (property.path === undefined) throw malformed(property.id, 'a property shape without sh:path');
      return {
        rule: { kind: 'property', shape: property },
        check: (_focus, values, run) => {
          for (const value of values) run.visit(property, value);
        },
      };
    }),

  qualifiedMinCount: qualified('qualifiedMinCount', 'qualified-min-count', (matches, count) => matches >= count),
  qualifiedMaxCount: qualified('qualifiedMaxCount', 'qualified-max-count', (matches, count) => matches <= count),
};
