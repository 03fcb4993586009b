import { Refusal } from '#refusal';
import type { BlankNode, Literal, NamedNode, Quad } from '#rdf';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const RDF_TYPE = `${RDF}type`;

/** A blank node, or the subject itself: its statements as predicate → objects, lists flattened. */
export interface TreeNode {
  readonly classes: readonly string[];
  readonly statements: ReadonlyMap<string, readonly TreeValue[]>;
}
export type TreeValue = NamedNode | Literal | { readonly termType: 'Node'; readonly node: TreeNode };

/**
 * Quads → one tree per IRI subject: blank nodes stand under what refers to them. A blank node that leads back to itself is
 * cut there (the exact statements keep it). Sharing blank nodes can blow a small graph up: work is bounded.
 * Throws Refusal `rdf/too-complex`.
 */
export function toTrees(quads: readonly Quad[]): ReadonlyMap<string, TreeNode> {
  const bySubject = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = keyOf(quad.subject);
    const list = bySubject.get(key);
    if (list === undefined) bySubject.set(key, [quad]);
    else list.push(quad);
  }
  let budget = 10 * quads.length + 1_000;
  const grow = (key: string, above: ReadonlySet<string>): TreeNode => {
    const classes = new Set<string>();
    const statements = new Map<string, TreeValue[]>();
    const path = new Set(above).add(key);
    for (const { predicate, object } of bySubject.get(key) ?? []) {
      if (predicate.value === RDF_TYPE && object.termType === 'NamedNode') classes.add(object.value);
      else {
        const values = statements.get(predicate.value) ?? [];
        for (const item of flatten(object)) values.push(...valueOf(item, path));
        statements.set(predicate.value, values);
      }
    }
    return { classes: [...classes].sort(), statements };
  };
  const valueOf = (object: Quad['object'], path: ReadonlySet<string>): readonly TreeValue[] => {
    if (budget-- <= 0) throw Refusal.of('rdf/too-complex', { found: 'blank nodes shared too often' });
    if (object.termType !== 'BlankNode') return [object];
    return path.has(keyOf(object)) ? [] : [{ termType: 'Node', node: grow(keyOf(object), path) }];
  };
  const flatten = (object: Quad['object']): readonly Quad['object'][] => {
    if (object.termType === 'NamedNode' && object.value === `${RDF}nil`) return [];
    const items: Quad['object'][] = [];
    const seen = new Set<string>();
    let rest: Quad['object'] | undefined = object;
    while (rest?.termType === 'BlankNode' && !seen.has(rest.value)) {
      seen.add(rest.value);
      const cell: readonly Quad[] = bySubject.get(keyOf(rest)) ?? [];
      const first = cell.find((q) => q.predicate.value === `${RDF}first`);
      if (first === undefined) return items.length === 0 ? [object] : items;
      items.push(first.object);
      rest = cell.find((q) => q.predicate.value === `${RDF}rest`)?.object;
    }
    return items.length === 0 ? [object] : items;
  };
  const trees = new Map<string, TreeNode>();
  for (const [key, list] of bySubject) {
    if (list[0]?.subject.termType === 'NamedNode') trees.set(list[0].subject.value, grow(key, new Set()));
  }
  return trees;
}

function keyOf(term: NamedNode | BlankNode): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}
