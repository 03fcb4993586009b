import { compareTerms } from '../order.ts';
import { malformed } from '../malformed.ts';
import { iriOf, valuesOf } from '../shapes-graph.ts';
import { objectsOf } from '../term-graph.ts';
import type { Check, Compile, Rule, Shape } from '../shape.ts';
import { report } from './each-value.ts';

type Kind = 'equals' | 'disjoint' | 'less-than' | 'less-than-or-equals';

const paired =
  (parameter: string, kind: Kind, check: (shape: Shape, rule: Rule, property: string) => Check): Compile =>
  ({ node, shape }) =>
    valuesOf(node, parameter).map((value) => {
      const property = iriOf(value, node.key, parameter);
      const rule: Rule = { kind, property };
      return { rule, check: check(shape, rule, property) };
    });

const ordered = (parameter: string, kind: Kind, fits: (order: number) => boolean): Compile => {
  const compile = paired(parameter, kind, (shape, rule, property) => (focus, values, run) => {
    const others = objectsOf(focus, property);
    for (const value of values) {
      run.spend(others.size);
      for (const other of others) {
        const order = compareTerms(value.term, other.term);
        if (order === undefined || !fits(order)) report(run, shape, rule, { focus, value });
      }
    }
  });
  return (source) => {
    if (source.shape.path === undefined) throw malformed(source.node.key, `sh:${parameter} without sh:path`);
    return compile(source);
  };
};

/** Property pair constraints (SHACL §4.5). */
export const propertyPair: Readonly<Record<string, Compile>> = {
  equals: paired('equals', 'equals', (shape, rule, property) => (focus, values, run) => {
    const others = objectsOf(focus, property);
    run.spend(values.size + others.size);
    for (const value of values) if (!others.has(value)) report(run, shape, rule, { focus, value });
    for (const value of others) if (!values.has(value)) report(run, shape, rule, { focus, value });
  }),
  disjoint: paired('disjoint', 'disjoint', (shape, rule, property) => (focus, values, run) => {
    const others = objectsOf(focus, property);
    run.spend(values.size);
    for (const value of values) if (others.has(value)) report(run, shape, rule, { focus, value });
  }),
  lessThan: ordered('lessThan', 'less-than', (order) => order < 0),
  lessThanOrEquals: ordered('lessThanOrEquals', 'less-than-or-equals', (order) => order <= 0),
};
