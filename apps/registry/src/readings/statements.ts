import { parseStatements, type Term } from '#rdf';

/** One statement of a credential, as JSON. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly value: string;
  /** Absent where the value is an IRI or a blank node. */
  readonly datatype?: string;
  readonly language?: string;
}

/** The stored statements (canonical N-Quads of one default graph) → a list for readers of JSON. Blank nodes begin with `_:`. */
export function toStatements(nquads: string): readonly Statement[] {
  return parseStatements(nquads, 'b').map(({ subject, predicate, object }) => ({
    subject: toName(subject),
    predicate: predicate.value,
    value: toName(object),
    ...(object.termType === 'Literal' ? { datatype: object.datatype.value } : {}),
    ...(object.termType === 'Literal' && object.language !== '' ? { language: object.language } : {}),
  }));
}

function toName(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}
