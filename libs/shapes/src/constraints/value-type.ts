import { SH } from '../vocabulary.ts';
import type { Term } from '#rdf';
import { isLexical } from '../lexical.ts';
import { malformed } from '../malformed.ts';
import { iriOf, oneOf, valuesOf } from '../shapes-graph.ts';
import type { Compile } from '../shape.ts';
import { eachValue } from './each-value.ts';

const NODE_KINDS = new Map<string, ReadonlySet<Term['termType']>>([
  ['IRI', new Set(['NamedNode'] as const)],
  ['BlankNode', new Set(['BlankNode'] as const)],
  ['Literal', new Set(['Literal'] as const)],
  ['BlankNodeOrIRI', new Set(['BlankNode', 'NamedNode'] as const)],
  ['BlankNodeOrLiteral', new Set(['BlankNode', 'Literal'] as const)],
  ['IRIOrLiteral', new Set(['NamedNode', 'Literal'] as const)],
]);

/** Value type constraints (SHACL §4.1). */
export const valueType: Readonly<Record<string, Compile>> = {
  class: ({ node, shape }) =>
    valuesOf(node, 'class').map((value) => {
      const iri = iriOf(value, node.key, 'class');
      return eachValue(shape, { kind: 'class', iri }, (candidate, run) => run.isInstance(candidate, iri));
    }),

  datatype: ({ node, shape }) => {
    const value = oneOf(node, 'datatype');
    if (value === undefined) return [];
    const iri = iriOf(value, node.key, 'datatype');
    return [
      eachValue(
        shape,
        { kind: 'datatype', iri },
        ({ term }) => term.termType === 'Literal' && term.datatype.value === iri && isLexical(term.value, iri),
      ),
    ];
  },

  nodeKind: ({ node, shape }) => {
    const value = oneOf(node, 'nodeKind');
    if (value === undefined) return [];
    const allowed = iriOf(value, node.key, 'nodeKind').slice(SH.length);
    const kinds = value.key.startsWith(SH) ? NODE_KINDS.get(allowed) : undefined;
    if (kinds === undefined) throw malformed(node.key, `sh:nodeKind ${value.key}`);
    return [eachValue(shape, { kind: 'node-kind', allowed }, ({ term }) => kinds.has(term.termType))];
  },
};
