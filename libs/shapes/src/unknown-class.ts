import { finding, type Finding } from '#refusal';
import type { CredentialClaims, Release } from '#rdf';
import { nearest } from './explain/nearest.ts';
import type { Names } from './explain/names.ts';
import type { Places } from './explain/places.ts';
import { objectsOf, type GraphNode, type TermGraph } from './term-graph.ts';
import { RDF_TYPE } from './vocabulary.ts';

/** What the classes of a submission are held against. */
export interface ClassQuestion {
  readonly graph: TermGraph;
  readonly credentials: readonly CredentialClaims[];
  readonly release: Release;
  readonly names: Names;
  readonly places: Places;
}

/**
 * Classes that the release does not know, on any node in its namespace and on every credential subject, and subjects
 * without a class. No shape targets such a node, so it would pass unjudged.
 */
export function unknownClasses(question: ClassQuestion): readonly Finding[] {
  const { graph, credentials, release } = question;
  const subjects = new Set(credentials.flatMap((credential) => credential.subjects));
  const findings: Finding[] = [];
  for (const node of graph.nodes.values()) {
    const isSubject = subjects.has(node.key);
    if (node.out === undefined && !isSubject) continue;
    const types = [...objectsOf(node, RDF_TYPE)].map(({ key }) => key);
    const strange = types.filter(
      (type) => !release.classes.has(type) && (isSubject || type.startsWith(release.namespace)),
    );
    for (const type of strange) findings.push(unknown(node, type, question));
    if (isSubject && types.length === 0) findings.push(classless(node, question));
  }
  return findings;
}

function unknown(node: GraphNode, type: string, { release, names, places }: ClassQuestion): Finding {
  const known = [...release.classes.keys()].map((iri) => names.compact(iri));
  const [near] = nearest(names.compact(type), known, 1);
  const pointer = places.pointerTo(node, RDF_TYPE);
  return finding('shapes/unknown-class', {
    title: `${names.compact(type)} is not a class of ${release.name}`,
    expected: near === undefined ? `a class of ${release.name}` : `a class of ${release.name}, such as ${near}`,
    found: names.compact(type),
    fix: near === undefined ? 'Use a class of the release.' : `You probably meant ${near}.`,
    ...(pointer === undefined ? {} : { pointer: pointer.replace(/\/rdf:type(?:\/\d+)?$/, '/type') }),
  });
}

function classless(node: GraphNode, { release, names, places }: ClassQuestion): Finding {
  const pointer = places.pointerTo(node);
  return finding('shapes/unknown-class', {
    title: `${names.node(node, places.parentOf)} has no class`,
    expected: `a class of ${release.name}`,
    found: 'no type',
    fix: 'Give the credential or its subject a class of the release as type.',
    ...(pointer === undefined ? {} : { pointer }),
  });
}
