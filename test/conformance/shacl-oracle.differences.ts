import type { Case } from './shacl-cases.ts';

/** Where the oracle is known to differ: a case that shows it, and how many results each engine gives. */
export interface Difference extends Case {
  readonly id: string;
  readonly reason: string;
  readonly ours: number;
  readonly theirs: number;
}

/** The generator avoids these; each is held here on its own, and must go from the list once the oracle agrees. */
export const DIFFERENCES: readonly Difference[] = [
  {
    id: 'pattern-blank-node',
    reason: 'SHACL §4.4.3: a blank node has no string form; the oracle matches its label',
    shapes: 'e:s a sh:NodeShape ; sh:targetClass e:A ; sh:pattern "." .',
    data: '_:b0 a e:A .',
    ours: 1,
    theirs: 0,
  },
  {
    id: 'pattern-digits',
    reason: 'XML Schema 1.1 part 2 §G.4.2.5: \\d is a decimal digit of any script; the oracle knows those of ASCII',
    shapes: 'e:s a sh:NodeShape ; sh:targetObjectsOf e:p ; sh:pattern "^\\\\d$" .',
    data: 'e:n0 e:p "٣" .',
    ours: 0,
    theirs: 1,
  },
  {
    id: 'pattern-words',
    reason: 'XML Schema 1.1 part 2 §G.4.2.5: \\w is no punctuation, so no underscore; the oracle takes one',
    shapes: 'e:s a sh:NodeShape ; sh:targetObjectsOf e:p ; sh:pattern "^\\\\w$" .',
    data: 'e:n0 e:p "_" .',
    ours: 1,
    theirs: 0,
  },
  {
    id: 'closed-complex-path',
    reason:
      'SHACL §4.8.1: only paths that are IRIs are allowed properties; the oracle takes the first step of any path',
    shapes:
      'e:s a sh:NodeShape ; sh:targetNode e:n0 ; sh:closed true ; sh:property [ sh:path [ sh:zeroOrMorePath e:p ] ] .',
    data: 'e:n0 e:p e:n1 .',
    ours: 1,
    theirs: 0,
  },
  {
    id: 'closed-deactivated',
    reason: 'SHACL §4.8.1 counts every sh:property; the oracle leaves out deactivated ones',
    shapes:
      'e:s a sh:NodeShape ; sh:targetNode e:n0 ; sh:closed true ; sh:property [ sh:path e:p ; sh:deactivated true ] .',
    data: 'e:n0 e:p e:n1 .',
    ours: 0,
    theirs: 1,
  },
  {
    id: 'equals-node-shape',
    reason: 'SHACL §4.5.1: every value that only one side has is a result; at a node shape the oracle gives one',
    shapes: 'e:s a sh:NodeShape ; sh:targetNode e:n0 ; sh:equals e:p .',
    data: 'e:n0 e:p e:n1 , e:n2 .',
    ours: 3,
    theirs: 1,
  },
  {
    id: 'order-language-tagged',
    reason: 'SPARQL 1.1 §17.3 orders no language-tagged strings; the oracle compares their texts',
    shapes: 'e:s a sh:NodeShape ; sh:targetNode "y"@en ; sh:minInclusive "ab" .',
    data: 'e:n0 e:p "y"@en .',
    ours: 1,
    theirs: 0,
  },
  {
    id: 'order-ill-formed',
    reason: 'An ill-formed literal has no value to compare (RDF 1.1 §3.3); the oracle reads its digits',
    shapes: 'e:s a sh:NodeShape ; sh:targetNode "300"^^xsd:byte ; sh:minExclusive 1 .',
    data: 'e:n0 e:p "300"^^xsd:byte .',
    ours: 1,
    theirs: 0,
  },
  {
    id: 'datatype-calendar',
    reason: 'XML Schema 1.1 §3.3.7: 30 February is not in the lexical space; the oracle checks digits only',
    shapes: 'e:s a sh:NodeShape ; sh:targetObjectsOf e:p ; sh:datatype xsd:dateTime .',
    data: 'e:n0 e:p "2026-02-30T00:00:00Z"^^xsd:dateTime .',
    ours: 1,
    theirs: 0,
  },
  {
    id: 'qualified-nested',
    reason: 'Below two property shapes the oracle holds the outer value against sh:qualifiedValueShape',
    shapes: `e:s a sh:NodeShape ; sh:targetNode e:n0 ; sh:property [ sh:path e:p ; sh:property [ sh:path e:q ;
      sh:qualifiedValueShape [ sh:class e:A ] ; sh:qualifiedMaxCount 0 ] ] .`,
    data: 'e:n0 e:p e:n1 . e:n1 e:q e:n2 . e:n2 a e:A .',
    ours: 1,
    theirs: 0,
  },
  {
    id: 'sparql-ignored',
    reason:
      'The oracle without its SPARQL module passes sh:sparql in silence; ours refuses the shapes (0 results: refused)',
    shapes: 'e:s a sh:NodeShape ; sh:targetNode e:n0 ; sh:minLength 99 ; sh:sparql [ sh:select "SELECT $this { }" ] .',
    data: 'e:n0 e:p e:n1 .',
    ours: 0,
    theirs: 1,
  },
];
