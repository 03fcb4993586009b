import { RDF_FIRST, SH } from './vocabulary.ts';
import { malformed, tooComplex } from './malformed.ts';
import { objectsOf, type GraphNode } from './term-graph.ts';
import { listOf } from './shapes-graph.ts';
import type { PathExpression, Run } from './shape.ts';

const LARGEST = 200;

const written = (path: PathExpression): string => (path.predicate === undefined ? path.text : `<${path.text}>`);

/** Reads the path that starts at a node of a shapes graph, or refuses it as malformed. */
export function parsePath(node: GraphNode, owner: string): PathExpression {
  // A path node that is shared or cyclic unfolds; the count of steps bounds both.
  let steps = 0;
  const inner = (next: GraphNode): PathExpression => {
    steps += 1;
    if (steps > LARGEST) throw tooComplex(`a path of more than ${LARGEST} steps on ${owner}`);
    return pathOf(next, owner, inner);
  };
  return inner(node);
}

function pathOf(node: GraphNode, owner: string, inner: (next: GraphNode) => PathExpression): PathExpression {
  if (node.term.termType === 'NamedNode') return predicatePath(node.term.value);
  if (node.out?.has(RDF_FIRST) === true) return sequence(atLeastTwo(node, owner).map(inner));
  for (const [local, build] of FORMS) {
    const [argument, more] = objectsOf(node, SH + local);
    if (argument === undefined) continue;
    if (more !== undefined) throw malformed(owner, `a path with two values of sh:${local}`);
    return build === alternative ? alternative(atLeastTwo(argument, owner).map(inner)) : build([inner(argument)]);
  }
  throw malformed(owner, 'a value of sh:path that is no path');
}

function atLeastTwo(node: GraphNode, owner: string): readonly GraphNode[] {
  const members = listOf(node, owner);
  if (members.length < 2) throw malformed(owner, 'a path list with fewer than two members');
  return members;
}

/** The path of one predicate. */
export function predicatePath(iri: string): PathExpression {
  return { text: iri, predicate: iri, values: (from) => objectsOf(from, iri) };
}

function inverse([path]: readonly PathExpression[]): PathExpression {
  const { predicate } = path as PathExpression;
  const text = `^${bracketed(path as PathExpression)}`;
  if (predicate === undefined) return invertedComplex(path as PathExpression, text);
  return { text, values: (from, run) => run.graph.subjects(from, predicate) };
}

// An inverse of a complex path has no index: every node is tried, and the run's budget bounds it.
function invertedComplex(path: PathExpression, text: string): PathExpression {
  return {
    text,
    values: (from, run) => {
      const found = new Set<GraphNode>();
      for (const node of run.graph.nodes.values()) {
        run.spend(1);
        if (path.values(node, run).has(from)) found.add(node);
      }
      return found;
    },
  };
}

function sequence(steps: readonly PathExpression[]): PathExpression {
  return {
    text: steps.map(written).join('/'),
    values: (from, run) => {
      let reached: ReadonlySet<GraphNode> = new Set([from]);
      for (const step of steps) {
        const next = new Set<GraphNode>();
        for (const node of reached) addAll(next, step.values(node, run), run);
        reached = next;
      }
      return reached;
    },
  };
}

function alternative(branches: readonly PathExpression[]): PathExpression {
  return {
    text: `(${branches.map(written).join('|')})`,
    values: (from, run) => {
      const found = new Set<GraphNode>();
      for (const branch of branches) addAll(found, branch.values(from, run), run);
      return found;
    },
  };
}

const repeated =
  (suffix: '*' | '+' | '?') =>
  ([path]: readonly PathExpression[]): PathExpression => {
    const step = path as PathExpression;
    return {
      text: `${bracketed(step)}${suffix}`,
      values: (from, run) => {
        const found = new Set<GraphNode>(suffix === '+' ? [] : [from]);
        addAll(found, step.values(from, run), run);
        if (suffix === '?') return found;
        // a Set is walked in insertion order, members added on the way included
        for (const node of found) addAll(found, step.values(node, run), run);
        return found;
      },
    };
  };

function addAll(into: Set<GraphNode>, nodes: ReadonlySet<GraphNode>, run: Run): void {
  run.spend(nodes.size + 1);
  for (const node of nodes) into.add(node);
}

function bracketed(path: PathExpression): string {
  return path.predicate === undefined ? `(${path.text})` : written(path);
}

const FORMS = new Map<string, (paths: readonly PathExpression[]) => PathExpression>([
  ['inversePath', inverse],
  ['alternativePath', alternative],
  ['zeroOrMorePath', repeated('*')],
  ['oneOrMorePath', repeated('+')],
  ['zeroOrOnePath', repeated('?')],
]);
