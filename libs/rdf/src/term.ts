/** RDF terms and quads as plain objects, shaped like RDF/JS so that any RDF library reads them. */
export interface NamedNode {
  readonly termType: 'NamedNode';
  readonly value: string;
}
export interface BlankNode {
  readonly termType: 'BlankNode';
  /** Label without `_:`. */
  readonly value: string;
}
export interface Literal {
  readonly termType: 'Literal';
  readonly value: string;
  readonly datatype: NamedNode;
  /** Lower-case BCP 47 tag, or the empty string. */
  readonly language: string;
}
export type Term = NamedNode | BlankNode | Literal;

/** One statement of the default graph. */
export interface Quad {
  readonly subject: NamedNode | BlankNode;
  readonly predicate: NamedNode;
  readonly object: Term;
}
