import { Parser, type Quad as Parsed } from 'n3';
import type { Quad, Term } from './term.ts';

/**
 * Turtle → quads of the default graph. Blank nodes of two calls never share a label. Throws an `Error` with the line
 * where the text is not Turtle: shapes and samples are the operator's files, not a submission.
 */
export function parseTurtle(text: string, base?: string): Quad[] {
  const parser = new Parser({ format: 'text/turtle', ...(base === undefined ? {} : { baseIRI: base }) });
  return parser.parse(text).map(toQuad);
}

function toQuad(parsed: Parsed): Quad {
  const subject = toTerm(parsed.subject);
  const predicate = toTerm(parsed.predicate);
  if (subject.termType === 'Literal' || predicate.termType !== 'NamedNode') throw new Error('Not an RDF statement');
  return { subject, predicate, object: toTerm(parsed.object) };
}

function toTerm(term: Parsed['subject'] | Parsed['predicate'] | Parsed['object']): Term {
  switch (term.termType) {
    case 'NamedNode':
      return { termType: 'NamedNode', value: term.value };
    case 'BlankNode':
      return { termType: 'BlankNode', value: term.value };
    case 'Literal':
      return {
        termType: 'Literal',
        value: term.value,
        datatype: { termType: 'NamedNode', value: term.datatype.value },
        language: term.language,
      };
    default:
      throw new Error(`A ${term.termType} is not an RDF term`);
  }
}
