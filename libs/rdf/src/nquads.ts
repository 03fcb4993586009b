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

const UCHAR = String.raw`\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}`;
const IRI = String.raw`<([A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^\`\\]*(?:(?:${UCHAR})[^\x00-\x20<>"{}|^\`\\]*)*)>`;
const BLANK = String.raw`_:([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)`;
const TEXT = String.raw`"([^"\\\n\r]*(?:(?:\\[tbnrf"'\\]|${UCHAR})[^"\\\n\r]*)*)"`;
const LITERAL = String.raw`${TEXT}(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^${IRI})?`;
/** One line; its groups are subject, its label, predicate, object, its label, text, language tag, datatype. Never goes back far: linear. */
const LINE = new RegExp(`(?:${IRI}|${BLANK}) ${IRI} (?:${IRI}|${BLANK}|${LITERAL}) \\.(?:\\n+|$)`, 'y');

/**
 * Canonical N-Quads of the default graph (what `Claims.statements` holds and the store keeps) → quads. A canonical
 * blank node `c14n5` becomes `<blankPrefix>5`, any other label `<blankPrefix><label>`. The text is our own output:
 * anything else throws an `Error`.
 */
export function parseStatements(nquads: string, blankPrefix: string): Quad[] {
  const named = new Map<string, NamedNode>();
  const iri = (text: string): NamedNode => {
    let node = named.get(text);
    if (node === undefined) named.set(text, (node = { termType: 'NamedNode', value: unescaped(text) }));
    return node;
  };
  const node = (name: string | undefined, label: string | undefined): NamedNode | BlankNode =>
    name === undefined
      ? { termType: 'BlankNode', value: blankPrefix + (label ?? '').replace(CANONICAL_LABEL, '') }
      : iri(name);

  const quads: Quad[] = [];
  LINE.lastIndex = 0;
  for (let at = 0; at < nquads.length; at = LINE.lastIndex) {
    const line = LINE.exec(nquads);
    if (line === null) throw new Error(`Not a statement: ${nquads.slice(at, at + 200)}`);
    const [, subject, subjectLabel, predicate = '', object, objectLabel, text, language, datatype] = line;
    quads.push({
      subject: node(subject, subjectLabel),
      predicate: iri(predicate),
      object: text === undefined ? node(object, objectLabel) : literal(text, language, datatype && iri(datatype)),
    });
  }
  return quads;
}

function literal(text: string, language: string | undefined, datatype: NamedNode | '' | undefined): Literal {
  const value = unescaped(text);
  if (language !== undefined) return { termType: 'Literal', value, datatype: LANG_STRING, language };
  return { termType: 'Literal', value, datatype: datatype || STRING, language: '' };
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
function toStatement(quad: Quad): string {
  return `${toText(quad.subject)} <${quad.predicate.value}> ${toText(quad.object)} .\n`;
}

/** One term of it. */
export function toText(term: Term): string {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  const value = `"${term.value.replace(ESCAPED, escaped)}"`;
  if (term.language !== '') return `${value}@${term.language}`;
  return term.datatype.value === STRING.value ? value : `${value}^^<${term.datatype.value}>`;
}

function escaped(char: string): string {
  return SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
