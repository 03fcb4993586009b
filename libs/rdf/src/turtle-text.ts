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
  readonly #about = new Map<string, Quad[]>();
  /** Blank node → how many statements lead to it. */
  readonly #uses = new Map<string, number>();
  readonly #prefixes: readonly (readonly [string, string])[];

  constructor(quads: readonly Quad[], prefixes: readonly (readonly [string, string])[]) {
    this.#prefixes = prefixes;
    for (const quad of quads) {
      const own = this.#about.get(quad.subject.value);
      if (own === undefined) this.#about.set(quad.subject.value, [quad]);
      else own.push(quad);
      if (quad.object.termType !== 'BlankNode') continue;
      this.#uses.set(quad.object.value, (this.#uses.get(quad.object.value) ?? 0) + 1);
    }
  }

  subjects(): readonly string[] {
    return [...this.#about.values()].flatMap((own) => {
      const [first] = own;
      if (first === undefined || this.#isInner(first.subject)) return [];
      return [`${this.#term(first.subject)} ${this.#said(own, ' ;\n  ')} .`];
    });
  }

  #isInner(term: Term): boolean {
    return term.termType === 'BlankNode' && this.#uses.get(term.value) === 1;
  }

  /** Verbs with their objects; what stands in brackets has a line of its own. */
  #said(own: readonly Quad[], separator: string): string {
    const said = new Map<string, string>();
    own.forEach(({ predicate, object }, at) => {
      const verb = predicate.value === `${RDF}type` ? 'a' : this.#iri(predicate.value);
      const text = this.#term(object);
      const line = this.#isInner(object) ? `${verb} ${String(at)}` : verb;
      const before = said.get(line);
      said.set(line, before === undefined ? `${verb} ${text}` : `${before} , ${text}`);
    });
    return [...said.values()].join(separator);
  }

  #term(term: Term): string {
    if (term.termType === 'NamedNode') return term.value === `${RDF}nil` ? '()' : this.#iri(term.value);
    if (term.termType === 'Literal') return this.#literal(term);
    if (!this.#isInner(term)) return `_:${term.value}`;
    const list = this.#list(term);
    if (list !== undefined) return `( ${list.join(' ')} )`;
    return `[ ${this.#said(this.#about.get(term.value) ?? [], ' ; ')} ]`;
  }

  /** The members of a list no part of which is used elsewhere. */
  #list(head: Term): readonly string[] | undefined {
    const members: string[] = [];
    for (let cell = head; cell.value !== `${RDF}nil`;) {
      const own = this.#about.get(cell.value) ?? [];
      const [first, rest] = ['first', 'rest'].map(
        (local) => own.find((q) => q.predicate.value === RDF + local)?.object,
      );
      if (own.length !== 2 || first === undefined || rest === undefined || !this.#isInner(cell)) return undefined;
      members.push(this.#term(first));
      cell = rest;
    }
    return members;
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
