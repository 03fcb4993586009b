import { StatementTree } from './statement-tree.ts';
import type { Quad, Term } from './term.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const PLAIN_NUMBER = /^[+-]?\d+$/;
/** Local names that need no escape in Turtle (a part of its PN_LOCAL). */
const LOCAL = /^[A-Za-z0-9_](?:[\w-]*[\w])?$/;

/**
 * Statements → Turtle for people to read, below a head of comments and `@prefix` lines. A blank node that one statement
 * leads to stands where it is used, lists as lists; subjects keep their order.
 */
export function toTurtle(quads: readonly Quad[], head: string): string {
  return `${head}\n\n${new TurtleText(quads, prefixesOf(head)).subjects().join('\n\n')}\n`;
}

function prefixesOf(head: string): readonly (readonly [string, string])[] {
  return [...head.matchAll(/^@prefix ([\w-]*): <([^>]*)> \.$/gm)].map(([, prefix = '', iri = '']) => [prefix, iri]);
}

class TurtleText {
  readonly #tree: StatementTree;
  readonly #prefixes: readonly (readonly [string, string])[];

  constructor(quads: readonly Quad[], prefixes: readonly (readonly [string, string])[]) {
    this.#tree = new StatementTree(quads);
    this.#prefixes = prefixes;
  }

  subjects(): readonly string[] {
    return this.#tree.subjects().map((own) => `${this.#term(own[0].subject)} ${this.#said(own, ' ;\n  ')} .`);
  }

  /** Verbs with their objects; what stands in brackets has a line of its own. */
  #said(own: readonly Quad[], separator: string): string {
    const said = new Map<string, string>();
    own.forEach(({ predicate, object }, at) => {
      const verb = predicate.value === `${RDF}type` ? 'a' : this.#iri(predicate.value);
      const text = this.#term(object);
      const line = this.#tree.isInner(object) ? `${verb} ${String(at)}` : verb;
      const before = said.get(line);
      said.set(line, before === undefined ? `${verb} ${text}` : `${before} , ${text}`);
    });
    return [...said.values()].join(separator);
  }

  #term(term: Term): string {
    if (term.termType === 'NamedNode') return term.value === `${RDF}nil` ? '()' : this.#iri(term.value);
    if (term.termType === 'Literal') return this.#literal(term);
    if (!this.#tree.isInner(term)) return `_:${term.value}`;
    const list = this.#tree.members(term);
    if (list !== undefined) return `( ${list.map((member) => this.#term(member)).join(' ')} )`;
    return `[ ${this.#said(this.#tree.about(term), ' ; ')} ]`;
  }

  #literal({ value, datatype, language }: Term & { termType: 'Literal' }): string {
    if (language !== '') return `${JSON.stringify(value)}@${language}`;
    if (datatype.value === `${XSD}string`) return JSON.stringify(value);
    if (datatype.value === `${XSD}integer` && PLAIN_NUMBER.test(value)) return value;
    if (datatype.value === `${XSD}boolean` && /^(?:true|false)$/.test(value)) return value;
    return `${JSON.stringify(value)}^^${this.#iri(datatype.value)}`;
  }

  #iri(iri: string): string {
    for (const [prefix, namespace] of this.#prefixes) {
      if (iri.startsWith(namespace) && LOCAL.test(iri.slice(namespace.length))) {
        return `${prefix}:${iri.slice(namespace.length)}`;
      }
    }
    return `<${iri}>`;
  }
}
