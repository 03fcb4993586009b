import { COMPONENTS } from './constraints/components.ts';
import { malformed } from './malformed.ts';
import { objectsOf, type TermGraph } from './term-graph.ts';
import { OTHER_TERMS, RDF_TYPE, SH, SHAPE_MEMBERS } from './vocabulary.ts';

/** Classes whose instances extend SHACL Core by queries, scripts or rules. */
const EXTENSIONS = new Set(
  [
    'SPARQLConstraint SPARQLConstraintComponent SPARQLAskValidator SPARQLSelectValidator SPARQLTarget SPARQLTargetType',
    'SPARQLFunction SPARQLRule TripleRule Rule Function JSConstraint JSFunction JSLibrary JSRule JSTarget JSValidator',
    'Target TargetType',
  ]
    .flatMap((names) => names.split(' '))
    .map((name) => SH + name),
);

/** The components of SHACL Core may be declared again, as the W3C vocabulary file does. */
const CORE = new Set(
  [...COMPONENTS.keys()].map((name) => `${SH}${name.charAt(0).toUpperCase()}${name.slice(1)}ConstraintComponent`),
);

/**
 * Refuses a shapes graph that says more than SHACL Core: silence about an unknown term of the SHACL namespace would
 * be a constraint that never fails.
 */
export function refuseUnsupported(graph: TermGraph): void {
  for (const predicate of graph.predicates) {
    if (!predicate.startsWith(SH)) continue;
    const local = predicate.slice(SH.length);
    if (COMPONENTS.has(local) || SHAPE_MEMBERS.has(local) || OTHER_TERMS.has(local)) continue;
    const [owner] = [...graph.nodes.values()].filter((node) => node.out?.has(predicate) === true);
    throw malformed(owner?.key ?? predicate, `sh:${local}, which is not supported`, 'terms of SHACL Core');
  }
  const declaration = graph.nodes.get(`${SH}ConstraintComponent`);
  for (const node of graph.nodes.values()) {
    for (const type of objectsOf(node, RDF_TYPE)) {
      if (EXTENSIONS.has(type.key) || (type === declaration && !CORE.has(node.key))) {
        throw malformed(node.key, `an instance of <${type.key}>, which is not supported`, 'terms of SHACL Core');
      }
    }
  }
}
