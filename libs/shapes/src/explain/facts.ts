import type { ShapeFacts } from '../report.ts';
import type { GraphNode } from '../term-graph.ts';
import type { Fault } from './fault.ts';

/** What a fault is about, by type. A value at fault inside a form is what fails in it. */
export function factsOf({ template, focus, predicate, value, violation, essence, near }: Fault): ShapeFacts {
  const terms = [predicate, violation?.path?.predicate, essence?.path?.predicate, near?.iri];
  const isUnknown = template === 'unknown-class' || template === 'no-class';
  return {
    terms: [...new Set(terms)].filter((iri) => iri !== undefined),
    ...(isUnknown && isNamed(focus) ? { unknown: focus.key } : {}),
    values: [...new Set([value, violation?.value, essence?.value])].filter(isNamed).map(({ key }) => key),
  };
}

function isNamed(node: GraphNode | undefined): node is GraphNode {
  return node?.term.termType === 'NamedNode';
}
