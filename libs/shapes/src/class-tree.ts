import { objectsOf, type TermGraph } from './term-graph.ts';
import { SUB_CLASS_OF } from './vocabulary.ts';

/** Which classes a class belongs to, itself included, transitively; answers are remembered. */
export class ClassTree {
  readonly #superClasses: (iri: string) => Iterable<string>;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(superClasses: (iri: string) => Iterable<string>) {
    this.#superClasses = superClasses;
  }

  /** The class and all its super-classes; a cycle of classes makes them equal. */
  closureOf(iri: string): ReadonlySet<string> {
    const known = this.#known.get(iri);
    if (known !== undefined) return known;
    const closure = new Set([iri]);
    for (const reached of closure) for (const above of this.#superClasses(reached)) closure.add(above);
    this.#known.set(iri, closure);
    return closure;
  }
}

/** The tree of a release, deepened by `rdfs:subClassOf` statements of graphs, where they hold any. */
export function deepened(tree: ReadonlyMap<string, readonly string[]>, graphs: readonly TermGraph[]): ClassTree {
  return new ClassTree((iri) => {
    const above = [...(tree.get(iri) ?? [])];
    for (const graph of graphs) {
      const node = graph.nodes.get(iri);
      if (node !== undefined) for (const superClass of objectsOf(node, SUB_CLASS_OF)) above.push(superClass.key);
    }
    return above;
  });
}
