import type { CredentialClaims, Release } from '#rdf';
import { objectsOf, type GraphNode, type TermGraph } from './term-graph.ts';
import { RDF_TYPE } from './vocabulary.ts';

/** A node with a class that the release does not know, or without any class. */
export interface StrangeClass {
  readonly node: GraphNode;
  readonly type?: GraphNode;
}

/**
 * Classes that the release does not know, on any node in its namespace and on every credential subject, and subjects
 * without a class. No shape targets such a node, so it would pass unjudged.
 */
export function strangeClasses(
  graph: TermGraph,
  credentials: readonly CredentialClaims[],
  release: Release,
): readonly StrangeClass[] {
  const subjects = new Set(credentials.flatMap((credential) => credential.subjects));
  const strange: StrangeClass[] = [];
  for (const node of graph.nodes.values()) {
    const isSubject = subjects.has(node.key);
    if (node.out === undefined && !isSubject) continue;
    const types = objectsOf(node, RDF_TYPE);
    for (const type of types) {
      const isKnown = release.classes.has(type.key) || !(isSubject || type.key.startsWith(release.namespace));
      if (!isKnown) strange.push({ node, type });
    }
    if (isSubject && types.size === 0) strange.push({ node });
  }
  return strange;
}
