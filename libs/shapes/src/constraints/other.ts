import { predicatePath } from '../path.ts';
import { flagOf, iriOf, listOf, oneOf, valuesOf } from '../shapes-graph.ts';
import { SH } from '../vocabulary.ts';
import { keyOf, objectsOf } from '../term-graph.ts';
import type { Compile, Rule } from '../shape.ts';
import { eachValue, report } from './each-value.ts';

/** Other constraints (SHACL §4.8). */
export const other: Readonly<Record<string, Compile>> = {
  closed: ({ node, shape }) => {
    if (!flagOf(node, 'closed')) return [];
    const allowed = new Set<string>();
    for (const property of valuesOf(node, 'property')) {
      for (const { term } of objectsOf(property, `${SH}path`)) {
        if (term.termType === 'NamedNode') allowed.add(term.value);
      }
    }
    const ignored = oneOf(node, 'ignoredProperties');
    if (ignored !== undefined) {
      for (const iri of listOf(ignored, node.key)) allowed.add(iriOf(iri, node.key, 'ignoredProperties'));
    }
    const rule: Rule = { kind: 'closed', allowed };
    return [
      {
        rule,
        check: (_focus, values, run) => {
          for (const focus of values) {
            if (focus.out === undefined) continue;
            run.spend(focus.out.size);
            for (const [predicate, objects] of focus.out) {
              if (allowed.has(predicate)) continue;
              const path = predicatePath(predicate);
              for (const value of objects) report(run, shape, rule, { focus, value, path });
            }
          }
        },
      },
    ];
  },

  hasValue: ({ node, shape }) =>
    valuesOf(node, 'hasValue').map(({ term }) => {
      const key = keyOf(term);
      const rule: Rule = { kind: 'has-value', value: term };
      return {
        rule,
        check: (focus, values, run) => {
          const required = run.graph.nodes.get(key);
          if (required === undefined || !values.has(required)) report(run, shape, rule, { focus });
        },
      };
    }),

  in: ({ node, shape }) => {
    const list = oneOf(node, 'in');
    if (list === undefined) return [];
    const members = listOf(list, node.key);
    const keys = new Set(members.map(({ key }) => key));
    const values = members.map(({ term }) => term);
    return [eachValue(shape, { kind: 'in', values }, ({ key }) => keys.has(key))];
  },
};
