import { Refusal } from '#refusal';
import type { Literal, Quad } from '#rdf';
import { COMPONENTS } from './constraints/components.ts';
import { deepened, type ClassTree } from './class-tree.ts';
import { malformed, tooComplex } from './malformed.ts';
import { parsePath } from './path.ts';
import { flagOf, iriOf, literalOf, oneOf, textOf, valuesOf } from './shapes-graph.ts';
import type { Constraint, Shape } from './shape.ts';
import { collectTargets, type Targets } from './targets.ts';
import { objectsOf, TermGraph, type GraphNode } from './term-graph.ts';
import { RDF_TYPE, SH, SHAPE_MEMBERS, TARGETS } from './vocabulary.ts';
import { refuseUnsupported } from './vetting.ts';

const DEEPEST = 100;

/** Shapes ready to judge: closures indexed by target. Made once per release, kept by the process. */
export interface CompiledShapes {
  readonly name: string;
  readonly digest: string;
  readonly targets: Targets;
  /** class → all super-classes, as the release says. */
  readonly classTree: ReadonlyMap<string, readonly string[]>;
  /** The same, ready to ask. */
  readonly classes: ClassTree;
  /** Every shape by IRI or `_:label`. */
  readonly shapes: ReadonlyMap<string, Shape>;
}

export interface CompileOptions {
  /** class → all super-classes; used for targets and `sh:class` beside what the data says itself. */
  readonly classTree: ReadonlyMap<string, readonly string[]>;
  readonly name: string;
  readonly digest: string;
}

/**
 * Compiles a shapes graph (SHACL Core, W3C Recommendation 20 July 2017) to closures.
 *
 * @throws Refusal `shapes/shape-malformed` for what cannot be honoured: an unknown parameter, a malformed shape,
 * SPARQL, a recursive shape, an invalid or non-linear pattern; `shapes/too-complex` for nesting beyond 100.
 */
export function compileShapes(shapesGraph: readonly Quad[], options: CompileOptions): CompiledShapes {
  const graph = new TermGraph(shapesGraph);
  refuseUnsupported(graph);
  // What is a class, or a kind of shape, the shapes graph itself may say too.
  const within = deepened(options.classTree, [graph]);
  const compiler = new Compiler(graph, within);
  // Named shapes first: what is wrong below one is then told by its name, not by the label of a blank node.
  const shapes = [...graph.nodes.values()].filter((node) => isShape(node, within));
  const named = (node: GraphNode): boolean => node.term.termType === 'NamedNode';
  for (const node of [...shapes.filter(named), ...shapes]) compiler.shapeOf(node);
  const classes = deepened(options.classTree, []);
  for (const iri of options.classTree.keys()) classes.closureOf(iri);
  const targets = collectTargets(graph, compiler.shapes, within);
  // The closures of constraints live as long as the process, and some hold the node that they were made of.
  graph.clear();
  return { ...options, classes, shapes: compiler.shapes, targets };
}

const MARKS = new Set([...TARGETS, ...COMPONENTS.keys()].map((local) => SH + local));

/** Is the node a shape by itself (SHACL §2.1)? Those that a parameter refers to are found on the way. */
function isShape(node: GraphNode, classes: ClassTree): boolean {
  if (node.out === undefined) return false;
  if (isInstance(node, `${SH}NodeShape`, classes) || isInstance(node, `${SH}PropertyShape`, classes)) return true;
  for (const predicate of node.out.keys()) if (MARKS.has(predicate)) return true;
  return false;
}

/** Is it a SHACL instance of the class in the shapes graph (SHACL §1.1)? */
function isInstance(node: GraphNode, iri: string, classes: ClassTree): boolean {
  for (const type of objectsOf(node, RDF_TYPE)) if (classes.closureOf(type.key).has(iri)) return true;
  return false;
}

class Compiler {
  readonly shapes = new Map<string, Shape>();
  readonly #graph: TermGraph;
  readonly #classes: ClassTree;
  readonly #open = new Set<GraphNode>();

  constructor(graph: TermGraph, classes: ClassTree) {
    this.#graph = graph;
    this.#classes = classes;
  }

  readonly shapeOf = (node: GraphNode): Shape => {
    const known = this.shapes.get(node.key);
    if (known !== undefined) return known;
    if (node.term.termType === 'Literal') throw malformed(node.key, 'a literal in the place of a shape');
    // SHACL §3.4.3 leaves recursive shapes undefined: no verdict would be the right one.
    if (this.#open.has(node)) throw malformed(node.key, 'a shape that refers to itself');
    if (this.#open.size === DEEPEST) throw tooComplex(`shapes nested deeper than ${DEEPEST}`);
    this.#open.add(node);
    try {
      return this.#compiled(node);
    } catch (cause) {
      throw node.term.termType === 'NamedNode' ? toldOf(node, cause) : cause;
    }
  };

  #compiled(node: GraphNode): Shape {
    const constraints: Constraint[] = [];
    const shape: Shape = { ...membersOf(node, this.#classes), constraints };
    for (const predicate of node.out?.keys() ?? []) {
      if (!predicate.startsWith(SH)) continue;
      const local = predicate.slice(SH.length);
      const compile = COMPONENTS.get(local);
      if (compile !== undefined) {
        constraints.push(...compile({ node, shape, graph: this.#graph, compile: this.shapeOf }));
      } else if (!SHAPE_MEMBERS.has(local)) {
        throw malformed(node.key, `sh:${local}, which is not supported`, 'parameters of SHACL Core');
      }
    }
    this.#open.delete(node);
    this.shapes.set(node.key, shape);
    return shape;
  }
}

/** A refusal of a nameless shape, told of the named one that it is part of. */
function toldOf({ key }: GraphNode, cause: unknown): unknown {
  if (!(cause instanceof Refusal)) return cause;
  return new Refusal(
    cause.findings.map((one) => {
      const nameless = one.rule?.shape;
      if (nameless?.startsWith('_:') !== true || one.found === undefined) return one;
      return { ...one, found: one.found.replace(nameless, key), rule: { ...one.rule, shape: key } };
    }),
  );
}

/** What a shape says besides its constraints (SHACL §2.1.4–2.1.6, §2.3.2). */
function membersOf(node: GraphNode, classes: ClassTree): Omit<Shape, 'constraints'> {
  const path = oneOf(node, 'path');
  if (path !== undefined && isInstance(node, `${SH}NodeShape`, classes))
    throw malformed(node.key, 'a node shape with sh:path');
  if (path === undefined && isInstance(node, `${SH}PropertyShape`, classes))
    throw malformed(node.key, 'a property shape without sh:path');
  const severity = oneOf(node, 'severity');
  const [order] = literalsOf(node, 'order');
  const [group] = valuesOf(node, 'group');
  return {
    id: node.key,
    ...(path === undefined ? {} : { path: parsePath(path, node.key) }),
    severity: severity === undefined ? `${SH}Violation` : iriOf(severity, node.key, 'severity'),
    deactivated: flagOf(node, 'deactivated'),
    messages: valuesOf(node, 'message').map((message) => textOf(message, node.key, 'message')),
    names: literalsOf(node, 'name'),
    descriptions: literalsOf(node, 'description'),
    ...(order === undefined ? {} : { order: numberOf(order, node.key) }),
    ...(group === undefined ? {} : { group: group.key }),
  };
}

function literalsOf(node: GraphNode, local: string): readonly Literal[] {
  return valuesOf(node, local).map((value) => literalOf(value, node.key, local));
}

function numberOf({ value }: Literal, owner: string): number {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) throw malformed(owner, `sh:order ${value}`, 'a number');
  return number;
}
