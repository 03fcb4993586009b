import type { BlankNode, Literal, NamedNode, Quad, Term } from './term.ts';

const STRING: NamedNode = { termType: 'NamedNode', value: 'http://www.w3.org/2001/XMLSchema#string' };
const LANG_STRING: NamedNode = {
  termType: 'NamedNode',
  value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
};
const CANONICAL_LABEL = /^c14n(?=\d)/;
// The characters that canonical N-Quads escapes (RDF 1.2 N-Quads, canonical form).
// eslint-disable-next-line no-control-regex
const ESCAPED = /[\u0000-\u001f"\\\u007f]/g;
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
const UNESCAPED: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

/**
 * Canonical N-Quads of the default graph (what `Claims.statements` holds and the store keeps) → quads. A canonical
 * blank node `c14n5` becomes `<blankPrefix>5`, any other label `<blankPrefix><label>`. The text is our own output:
 * anything else throws an `Error`.
 */
export function parseStatements(nquads: string, blankPrefix: string): Quad[] {
  const named = new Map<string, NamedNode>();
  const iri = (value: string): NamedNode => {
    let node = named.get(value);
    if (node === undefined) named.set(value, (node = { termType: 'NamedNode', value }));
    return node;
  };
  const blank = (label: string): BlankNode => ({
    termType: 'BlankNode',
    value: blankPrefix + label.replace(CANONICAL_LABEL, ''),
  });
  const node = (token: string): NamedNode | BlankNode =>
    token.charCodeAt(0) === 60 /* < */ ? iri(unescaped(token.slice(1, -1))) : blank(token.slice(2));

  const quads: Quad[] = [];
  for (const line of nquads.split('\n')) {
    if (line === '') continue;
    const first = line.indexOf(' ');
    const second = line.indexOf(' ', first + 1);
    if (first < 1 || second < 0 || !line.endsWith(' .')) throw new Error(`Not a statement: ${line}`);
    const subject = node(line.slice(0, first));
    const predicate = iri(unescaped(line.slice(first + 2, second - 1)));
    const token = line.slice(second + 1, -2);
    quads.push({ subject, predicate, object: token.charCodeAt(0) === 34 /* " */ ? literal(token, iri) : node(token) });
  }
  return quads;
}

function literal(token: string, iri: (value: string) => NamedNode): Literal {
  // A language tag or datatype holds no quotation mark, so the last one closes the value.
  const end = token.lastIndexOf('"');
  const value = unescaped(token.slice(1, end));
  const mark = token.charCodeAt(end + 1);
  if (mark === 64 /* @ */) return { termType: 'Literal', value, datatype: LANG_STRING, language: token.slice(end + 2) };
  const datatype = mark === 94 /* ^ */ ? iri(unescaped(token.slice(end + 4, -1))) : STRING;
  return { termType: 'Literal', value, datatype, language: '' };
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
    (_, short?: string, long?: string, char?: string) => {
      const code = short ?? long;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      const plain = UNESCAPED[char ?? ''];
      if (plain === undefined) throw new Error(`Not an escape: \\${char ?? ''}`);
      return plain;
    },
  );
}

/** Quads → N-Quads in canonical form: one line each, sorted, each statement once; blank nodes keep their labels. */
export function toStatements(quads: readonly Quad[]): string {
  return [...new Set(quads.map(toStatement))].sort().join('');
}

/** One quad as a line of canonical N-Quads. */
export function toStatement(quad: Quad): string {
  return `${toText(quad.subject)} <${quad.predicate.value}> ${toText(quad.object)} .\n`;
}

function toText(term: Term): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  const value = `"${term.value.replace(ESCAPED, escaped)}"`;
  if (term.language !== '') return `${value}@${term.language}`;
  return term.datatype.value === STRING.value ? value : `${value}^^<${term.datatype.value}>`;
}

function escaped(char: string): string {
  return SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
