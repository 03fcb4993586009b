import type { Literal, Term } from '#rdf';
import type { GraphNode, TermGraph } from './term-graph.ts';

/** A property path (SHACL §2.3.1). `text` is the IRI of a predicate path, else SPARQL notation: `^<p>/<q>*`. */
export interface PathExpression {
  readonly text: string;
  readonly predicate?: string;
  readonly values: (from: GraphNode, run: Run) => ReadonlySet<GraphNode>;
}

/** What a constraint asks for, with its parameters, so that a finding can say it in words. */
export type Rule =
  | { readonly kind: 'class'; readonly iri: string }
  | { readonly kind: 'datatype'; readonly iri: string }
  | { readonly kind: 'node-kind'; readonly allowed: string }
  | { readonly kind: 'min-count' | 'max-count'; readonly count: number }
  | {
      readonly kind: 'min-exclusive' | 'min-inclusive' | 'max-exclusive' | 'max-inclusive';
      readonly bound: Literal;
    }
  | { readonly kind: 'min-length' | 'max-length'; readonly length: number }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly flags: string }
  | { readonly kind: 'language-in'; readonly languages: readonly string[] }
  | { readonly kind: 'unique-lang' }
  | {
      readonly kind: 'equals' | 'disjoint' | 'less-than' | 'less-than-or-equals';
      readonly property: string;
    }
  | { readonly kind: 'not' | 'node' | 'property'; readonly shape: Shape }
  | { readonly kind: 'and' | 'or' | 'xone'; readonly shapes: readonly Shape[] }
  | {
      readonly kind: 'qualified-min-count' | 'qualified-max-count';
      readonly count: number;
      readonly shape: Shape;
    }
  | { readonly kind: 'closed'; readonly allowed: ReadonlySet<string> }
  | { readonly kind: 'has-value'; readonly value: Term }
  | { readonly kind: 'in'; readonly values: readonly Term[] };

/** Holds a focus node and its value nodes against one rule and reports each failure to the run. */
export type Check = (focus: GraphNode, values: ReadonlySet<GraphNode>, run: Run) => void;

export interface Constraint {
  readonly rule: Rule;
  readonly check: Check;
}

/** A compiled shape; with a `path` it is a property shape (SHACL §2.3). */
export interface Shape {
  /** IRI, or `_:label` of the shapes graph. */
  readonly id: string;
  readonly path?: PathExpression;
  readonly severity: string;
  readonly deactivated: boolean;
  readonly messages: readonly Literal[];
  readonly names: readonly Literal[];
  readonly descriptions: readonly Literal[];
  readonly order?: number;
  readonly group?: string;
  readonly constraints: readonly Constraint[];
}

/** One failed constraint, before it is put into words. */
export interface Violation {
  readonly shape: Shape;
  readonly rule: Rule;
  readonly focus: GraphNode;
  readonly value?: GraphNode;
  readonly path?: PathExpression;
}

/** What a check sees of the validation it belongs to. */
export interface Run {
  readonly graph: TermGraph;
  /** True once a probe has its answer. */
  readonly settled: boolean;
  /** Takes steps from the budget; refuses with `shapes/too-complex` when it is used up. */
  spend(steps: number): void;
  /** Records a violation, or only that there is one while a shape is probed. */
  fail(violation: Violation): void;
  /** Does the node conform to the shape (SHACL §3.4.2)? Records nothing. */
  conforms(shape: Shape, node: GraphNode): boolean;
  /** Holds a node against a shape and records what fails. */
  visit(shape: Shape, node: GraphNode): void;
  /** Is the node an instance of the class (SHACL §1.1)? */
  isInstance(node: GraphNode, iri: string): boolean;
}

/** What a component's compile function reads: the node that states the parameters, and the shape that is being made. */
export interface ShapeSource {
  readonly node: GraphNode;
  readonly shape: Shape;
  readonly graph: TermGraph;
  /** The shape of another node of the shapes graph. */
  readonly compile: (node: GraphNode) => Shape;
}

/** From the values of one parameter to the constraints they declare. */
export type Compile = (source: ShapeSource) => readonly Constraint[];
