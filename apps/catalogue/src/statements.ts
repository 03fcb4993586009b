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
 * What a credential states about `iri`, read from its exact statements (RDF 1.2 N-Quads, canonical form, §5): those of the
 * subject and of the blank nodes below it, types and language tags kept.
 */
export function statementsOf(iri: string, { digest, id, issuer, statements }: Said): readonly Statement[] {
  const lines = Map.groupBy(statements.split('\n').flatMap(parseLine), (line) => line.subject);
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

const LINE = /^(?:<([^>]*)>|(_:\S+)) <([^>]*)> (?:<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@(\S+))?) \.$/;

function parseLine(line: string): readonly Line[] {
  const match = LINE.exec(line);
  if (match === null) return [];
  const [, subject, blank, predicate = '', iri, node, literal, datatype, language] = match;
  const value = iri ?? node ?? literal ?? '';
  return [
    {
      subject: unescape(subject ?? blank ?? ''),
      predicate: unescape(predicate),
      value: unescape(value),
      ...(literal === undefined || language !== undefined ? {} : { datatype: datatype ?? `${XSD}string` }),
      ...(language === undefined ? {} : { language: language.toLowerCase() }),
    },
  ];
}

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))/gi, (_, short?: string, long?: string, char = '') =>
    short === undefined && long === undefined
      ? (ESCAPES[char as string] ?? (char as string))
      : String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16)),
  );
}
