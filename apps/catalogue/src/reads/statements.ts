import { parseStatements, type Quad, type Term } from '#rdf';

/** One statement of a credential about a subject, or about a blank node that its description leads to. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly value: string;
  readonly datatype?: string;
  readonly language?: string;
  readonly source: string;
  readonly credential: string;
  readonly digest: string;
}

interface Said {
  readonly digest: string;
  readonly id: string;
  readonly issuer: string;
  /** Canonical N-Quads. */
  readonly statements: string;
}

/**
 * What a credential states about `iri`, read from its exact statements (canonical N-Quads): those of the
 * subject and of the blank nodes below it, types and language tags kept.
 */
export function statementsOf(iri: string, { digest, id, issuer, statements }: Said): readonly Statement[] {
  const lines = Map.groupBy(parseStatements(statements, 'b').map(toLine), (line) => line.subject);
  const found: Statement[] = [];
  const seen = new Set([iri]);
  for (const subject of seen) {
    for (const line of lines.get(subject) ?? []) {
      found.push({ ...line, source: issuer, credential: id, digest });
      if (line.value.startsWith('_:') && line.datatype === undefined && line.language === undefined)
        seen.add(line.value);
    }
  }
  return found;
}

/**
 * Statements in one language: a predicate that has a text in `language` loses its texts in others. A predicate that has none
 * keeps all of them, each with its own tag, so a fallback shows as one.
 */
export function inLanguage(statements: readonly Statement[], language: string): readonly Statement[] {
  const wanted = language.toLowerCase();
  const fits = (s: Statement): boolean => s.language === wanted || s.language?.startsWith(`${wanted}-`) === true;
  const keyOf = (s: Statement): string => `${s.digest} ${s.subject} ${s.predicate}`;
  const told = new Set(statements.filter(fits).map(keyOf));
  return statements.filter((s) => s.language === undefined || fits(s) || !told.has(keyOf(s)));
}

type Line = Pick<Statement, 'subject' | 'predicate' | 'value' | 'datatype' | 'language'>;

/** One statement as names and texts; blank nodes begin with `_:`. */
function toLine({ subject, predicate, object }: Quad): Line {
  return {
    subject: toName(subject),
    predicate: predicate.value,
    value: toName(object),
    ...(object.termType === 'Literal' && object.language === '' ? { datatype: object.datatype.value } : {}),
    ...(object.termType === 'Literal' && object.language !== '' ? { language: object.language } : {}),
  };
}

function toName(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}
