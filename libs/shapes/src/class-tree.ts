import { objectsOf, type TermGraph } from './term-graph.ts';
import { SUB_CLASS_OF } from './vocabulary.ts';

/** An answer is kept, so a class in it costs memory too: a chain of thousands of classes holds millions. */
const STEPS_PER_CLASS = 4;

/** Classes that nobody knows come with every stranger's document, and a tree lives as long as the process. */
const MOST_KEPT = 10_000;

/** Which classes a class belongs to, itself included, transitively; answers are remembered. */
export class ClassTree {
  readonly #superClasses: (iri: string) => Iterable<string>;
  readonly #spend: (steps: number) => void;
  readonly #known = new Map<string, ReadonlySet<string>>();

  /** `spend` is told of every class that an answer holds; it may throw. */
  constructor(superClasses: (iri: string) => Iterable<string>, spend: (steps: number) => void = () => undefined) {
    this.#superClasses = superClasses;
    this.#spend = spend;
  }

  /** The class and all its super-classes; a cycle of classes makes them equal. */
  closureOf(iri: string): ReadonlySet<string> {
    const known = this.#known.get(iri);
    if (known !== undefined) return known;
    const closure = new Set([iri]);
    for (const reached of closure) {
      this.#spend(STEPS_PER_CLASS);
      for (const above of this.#superClasses(reached)) closure.add(above);
    }
    if (closure.size > 1 || this.#known.size < MOST_KEPT) this.#known.set(iri, closure);
    return closure;
  }
}

/** The tree of a release, deepened by `rdfs:subClassOf` statements of graphs, where they hold any; those cost `spend`. */
export function deepened(
  tree: ReadonlyMap<string, readonly string[]>,
  graphs: readonly TermGraph[],
  spend?: (steps: number) => void,
): ClassTree {
  return new ClassTree((iri) => {
    const above = [...(tree.get(iri) ?? [])];
    for (const graph of graphs) {
      const node = graph.nodes.get(iri);
      if (node !== undefined) for (const superClass of objectsOf(node, SUB_CLASS_OF)) above.push(superClass.key);
    }
    return above;
  }, spend);
}
