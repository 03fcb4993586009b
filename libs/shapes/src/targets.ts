import type { Quad } from '#rdf';
import type { ClassTree } from './class-tree.ts';
import { malformed } from './malformed.ts';
import { iriOf } from './shapes-graph.ts';
import type { Shape } from './shape.ts';
import { objectsOf, type GraphNode, type TermGraph } from './term-graph.ts';
import { CLASS_TYPES, RDF_TYPE, SH } from './vocabulary.ts';

/** Shapes by what they target (SHACL §2.1.3); implicit class targets stand among the classes. */
export interface Targets {
  readonly nodes: ReadonlyMap<Quad['object'], readonly Shape[]>;
  readonly classes: ReadonlyMap<string, readonly Shape[]>;
  readonly subjectsOf: ReadonlyMap<string, readonly Shape[]>;
  readonly objectsOf: ReadonlyMap<string, readonly Shape[]>;
}

/** Reads the targets of all compiled shapes. `classes` is the tree of the shapes graph, where metaclasses may be declared. */
export function collectTargets(graph: TermGraph, shapes: ReadonlyMap<string, Shape>, classes: ClassTree): Targets {
  const targets = {
    nodes: new Map<Quad['object'], Shape[]>(),
    classes: new Map<string, Shape[]>(),
    subjectsOf: new Map<string, Shape[]>(),
    objectsOf: new Map<string, Shape[]>(),
  };
  for (const shape of shapes.values()) {
    const node = graph.nodes.get(shape.id);
    if (node?.out === undefined) continue;
    for (const { key, term } of objectsOf(node, `${SH}targetNode`)) {
      // The blank node of a shapes graph is none of the data's (SHACL §2.1.3.1).
      if (term.termType === 'BlankNode') throw malformed(shape.id, `sh:targetNode ${key}`, 'an IRI or a literal');
      add(targets.nodes, term, shape);
    }
    const named = {
      targetClass: targets.classes,
      targetSubjectsOf: targets.subjectsOf,
      targetObjectsOf: targets.objectsOf,
    };
    for (const [local, index] of Object.entries(named)) {
      for (const value of objectsOf(node, SH + local)) add(index, iriOf(value, shape.id, local), shape);
    }
    if (isClass(node, classes)) add(targets.classes, node.key, shape);
  }
  return targets;
}

function isClass(node: GraphNode, classes: ClassTree): boolean {
  if (node.term.termType !== 'NamedNode') return false;
  for (const type of objectsOf(node, RDF_TYPE)) {
    for (const above of classes.closureOf(type.key)) if (CLASS_TYPES.has(above)) return true;
  }
  return false;
}

function add<Key>(index: Map<Key, Shape[]>, key: Key, shape: Shape): void {
  const shapes = index.get(key);
  if (shapes === undefined) index.set(key, [shape]);
  else if (!shapes.includes(shape)) shapes.push(shape);
}

/** Calls back once for every pair of shape and focus node that a graph gives. */
export function eachTarget(
  targets: Targets,
  subject: { readonly graph: TermGraph; readonly classes: ClassTree; readonly spend: (steps: number) => void },
  visit: (shape: Shape, focus: GraphNode) => void,
): void {
  const { graph, classes, spend } = subject;
  const seen = new Map<Shape, Set<GraphNode>>();
  const once = (shapes: readonly Shape[] | undefined, focus: GraphNode): void => {
    for (const shape of shapes ?? []) {
      let nodes = seen.get(shape);
      if (nodes === undefined) seen.set(shape, (nodes = new Set()));
      if (nodes.size < nodes.add(focus).size) visit(shape, focus);
    }
  };
  for (const [term, shapes] of targets.nodes) once(shapes, graph.node(term));
  const links = targets.subjectsOf.size + targets.objectsOf.size > 0;
  for (const node of graph.nodes.values()) {
    if (node.out === undefined) continue;
    for (const type of objectsOf(node, RDF_TYPE)) {
      const above = classes.closureOf(type.key);
      spend(above.size);
      for (const iri of above) once(targets.classes.get(iri), node);
    }
    if (!links) continue;
    for (const [predicate, objects] of node.out) {
      once(targets.subjectsOf.get(predicate), node);
      const shapes = targets.objectsOf.get(predicate);
      if (shapes !== undefined) for (const object of objects) once(shapes, object);
    }
  }
}
