export const SH = 'http://www.w3.org/ns/shacl#';
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
export const XSD = 'http://www.w3.org/2001/XMLSchema#';

export const RDF_TYPE = `${RDF}type`;
export const RDF_FIRST = `${RDF}first`;
export const RDF_REST = `${RDF}rest`;
export const RDF_NIL = `${RDF}nil`;
export const SUB_CLASS_OF = `${RDFS}subClassOf`;

/** Types that make a shape its own class target (SHACL §2.1.3.3); OWL defines owl:Class below rdfs:Class. */
export const CLASS_TYPES: ReadonlySet<string> = new Set([`${RDFS}Class`, 'http://www.w3.org/2002/07/owl#Class']);

/** Where a shape applies (SHACL §2.1.3). */
export const TARGETS = ['targetNode', 'targetClass', 'targetSubjectsOf', 'targetObjectsOf'] as const;

/** Members of a shape that constrain nothing by themselves. */
export const SHAPE_MEMBERS: ReadonlySet<string> = new Set([
  ...TARGETS,
  'path',
  'severity',
  'message',
  'deactivated',
  'name',
  'description',
  'order',
  'group',
  'defaultValue',
  // second halves of components with several parameters
  'flags',
  'ignoredProperties',
  'qualifiedValueShape',
  'qualifiedValueShapesDisjoint',
]);

/**
 * Terms of the SHACL namespace that may stand on nodes that are no shapes: paths, prefixes, and validation reports,
 * which may share a file with shapes. Whatever is not in one of these sets is not honoured, so it is refused.
 */
export const OTHER_TERMS: ReadonlySet<string> = new Set([
  'inversePath',
  'alternativePath',
  'zeroOrMorePath',
  'oneOrMorePath',
  'zeroOrOnePath',
  'declare',
  'prefix',
  'namespace',
  'shapesGraph',
  // says nothing in the Recommendation; stands on data nodes of the W3C suite
  'nodeShape',
  'suggestedShapesGraph',
  'conforms',
  'shapesGraphWellFormed',
  'result',
  'detail',
  'focusNode',
  'resultPath',
  'value',
  'resultSeverity',
  'resultMessage',
  'sourceShape',
  'sourceConstraint',
  'sourceConstraintComponent',
]);
