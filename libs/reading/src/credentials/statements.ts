import { parseStatements, type Quad, type Term } from '#rdf';

/** One statement of a credential; blank nodes begin with `_:`. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly value: string;
  /** Of a text without a language; the value is an IRI or a blank node where it has neither. */
  readonly datatype?: string;
  readonly language?: string;
}

/** A statement, and who said it where. */
export interface SourcedStatement extends Statement {
  /** DID of the issuer. */
  readonly source: string;
  /** Id of the credential. */
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
export function statementsOf(iri: string, { digest, id, issuer, statements }: Said): readonly SourcedStatement[] {
  const lines = Map.groupBy(toStatements(statements), (line) => line.subject);
  const found: SourcedStatement[] = [];
  const seen = new Set([iri]);
  for (const subject of seen) {
    for (const line of lines.get(subject) ?? []) {
      found.push({ ...line, source: issuer, credential: id, digest });
      if (isNode(line) && line.value.startsWith('_:')) seen.add(line.value);
    }
  }
  return found;
}

/**
 * Statements in one language: a predicate that has a text in `language` loses its texts in others. A predicate that has none
 * keeps all of them, each with its own tag, so a fallback shows as one.
 */
export function statementsInLanguage(
  statements: readonly SourcedStatement[],
  language: string,
): readonly SourcedStatement[] {
  const wanted = language.toLowerCase();
  const fits = (s: Statement): boolean => s.language === wanted || s.language?.startsWith(`${wanted}-`) === true;
  const keyOf = (s: SourcedStatement): string => `${s.digest} ${s.subject} ${s.predicate}`;
  const told = new Set(statements.filter(fits).map(keyOf));
  return statements.filter((s) => s.language === undefined || fits(s) || !told.has(keyOf(s)));
}

/** Whether the value of a statement is an IRI or a blank node. */
export function isNode({ datatype, language }: Pick<Statement, 'datatype' | 'language'>): boolean {
  return datatype === undefined && language === undefined;
}

/** All that a credential states (canonical N-Quads of one default graph), in its order. */
export function toStatements(nquads: string): readonly Statement[] {
  return parseStatements(nquads, 'b').map(toStatement);
}

function toStatement({ subject, predicate, object }: Quad): Statement {
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
