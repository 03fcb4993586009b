import type { Violation } from '../shape.ts';
import { objectsOf, type GraphNode, type TermGraph } from '../term-graph.ts';

/**
 * Violations with root causes first. A property that is spelt wrongly shows as one that is not allowed and one that is
 * missing: the former is the cause. A reference that is not of its class follows from what is wrong with the node it
 * leads to, where the submission describes that node.
 */
export function rootCausesFirst(violations: readonly Violation[], graph: TermGraph): readonly Violation[] {
  const broken = new Set(violations.map(({ focus }) => focus));
  return violations
    .map((violation, at) => ({ violation, at, rank: rankOf(violation, broken, graph) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ violation }) => violation);
}

function rankOf({ rule, value, focus }: Violation, broken: ReadonlySet<GraphNode>, graph: TermGraph): number {
  switch (rule.kind) {
    case 'closed':
      return 0;
    case 'min-count':
      return 2;
    case 'class':
      return value !== undefined && value.out !== undefined && broken.has(value) ? 4 : 3;
    case 'node':
    case 'and':
    case 'or':
    case 'xone':
      return leadsToBroken(value ?? focus, broken, graph) ? 4 : 1;
    default:
      return 1;
  }
}

function leadsToBroken(node: GraphNode, broken: ReadonlySet<GraphNode>, graph: TermGraph): boolean {
  if (!graph.nodes.has(node.key) || node.out === undefined) return false;
  if (broken.has(node)) return true;
  for (const predicate of node.out.keys()) {
    for (const value of objectsOf(node, predicate)) if (broken.has(value)) return true;
  }
  return false;
}
