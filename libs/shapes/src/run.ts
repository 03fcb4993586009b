import { tooComplex } from './malformed.ts';
import type { Run, Shape, Violation } from './shape.ts';
import type { ClassTree } from './class-tree.ts';
import { objectsOf, type GraphNode, type TermGraph } from './term-graph.ts';
import { RDF_TYPE } from './vocabulary.ts';

/** What one validation may cost: elementary steps and results. */
export interface Budget {
  readonly work: number;
  readonly results: number;
}

/** The limits of one document, far above what real ones need: a 47-triple offering takes some hundreds of steps. */
export const BUDGET: Budget = { work: 2_000_000, results: 10_000 };

/** What a run judges: the graph, the graph that only answers `sh:class` about referred nodes, and the class tree. */
export interface Subject {
  readonly graph: TermGraph;
  readonly background?: TermGraph;
  readonly classes: ClassTree;
}

/** One validation: the data, the violations so far, and what is left of the budget. */
export class Validation implements Run {
  readonly graph: TermGraph;
  #violations: Violation[] = [];
  readonly #background: TermGraph | undefined;
  readonly #classes: ClassTree;
  readonly #budget: Budget;
  #work: number;
  #probing = false;
  #failed = false;

  constructor(subject: Subject, budget: Budget = BUDGET) {
    this.graph = subject.graph;
    this.#background = subject.background;
    this.#classes = subject.classes;
    this.#budget = budget;
    this.#work = budget.work;
  }

  /** What failed, in the order it was found. */
  get violations(): readonly Violation[] {
    return this.#violations;
  }

  spend(steps: number): void {
    this.#work -= steps;
    if (this.#work < 0) throw tooComplex(`more than ${this.#budget.work} steps of validation`);
  }

  get settled(): boolean {
    return this.#probing && this.#failed;
  }

  fail(violation: Violation): void {
    if (this.#probing) {
      this.#failed = true;
      return;
    }
    if (this.#violations.length === this.#budget.results) {
      throw tooComplex(`more than ${this.#budget.results} validation results`);
    }
    this.#violations.push(violation);
  }

  conforms(shape: Shape, node: GraphNode): boolean {
    const [probing, failed] = [this.#probing, this.#failed];
    this.#probing = true;
    this.#failed = false;
    this.visit(shape, node);
    const conforms = !this.#failed;
    this.#probing = probing;
    this.#failed = failed;
    return conforms;
  }

  /** Holds a node against a shape and records what fails. */
  /** What a node fails of a shape, apart from the record of the run: how close a branch came. */
  violationsAt(shape: Shape, node: GraphNode): readonly Violation[] {
    const kept = this.#violations;
    this.#violations = [];
    this.visit(shape, node);
    const found = this.#violations;
    this.#violations = kept;
    return found;
  }

  visit(shape: Shape, node: GraphNode): void {
    if (shape.deactivated) return;
    this.spend(shape.constraints.length + 1);
    const values = shape.path === undefined ? new Set([node]) : shape.path.values(node, this);
    for (const constraint of shape.constraints) {
      if (this.settled) return;
      constraint.check(node, values, this);
    }
  }

  isInstance(node: GraphNode, iri: string): boolean {
    for (const type of this.#typesOf(node)) {
      this.spend(1);
      if (type.key === iri || this.#classes.closureOf(type.key).has(iri)) return true;
    }
    return false;
  }

  #typesOf(node: GraphNode): ReadonlySet<GraphNode> {
    const types = objectsOf(node, RDF_TYPE);
    if (types.size > 0 || this.#background === undefined) return types;
    const held = this.#background.nodes.get(node.key);
    return held === undefined ? types : objectsOf(held, RDF_TYPE);
  }
}
