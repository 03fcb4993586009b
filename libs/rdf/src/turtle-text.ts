import { StatementTree } from './statement-tree.ts';
import type { Quad, Term } from './term.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const PLAIN_NUMBER = /^[+-]?\d+$/;
/** Local names that need no escape in Turtle (a part of its PN_LOCAL). */
const LOCAL = /^[A-Za-z0-9_](?:[\w-]*[\w])?$/;

/** Prefix → namespace, the first that fits first. */
type Prefixes = ReadonlyMap<string, string>;

/** A graph and what is said of it, in the default graph. */
export interface NamedGraph {
  readonly name: string;
  readonly about: readonly Quad[];
  readonly quads: readonly Quad[];
}

/**
 * Statements → Turtle (RDF 1.1) for people to read, with the prefixes that it uses, below comments. A blank node that one statement
 * leads to stands where it is used, lists as lists; subjects keep their order.
 */
export function toTurtle(quads: readonly Quad[], prefixes: Prefixes, comments: readonly string[] = []): string {
  const names = new Names(prefixes);
  const subjects = new TurtleText(quads, names).subjects();
  return toText([[...comments, ...names.head()].join('\n'), ...subjects]);
}

/** The same for graphs with names, in TriG (RDF 1.1). No blank node may stand in two of them. */
export function toTrig(graphs: readonly NamedGraph[], prefixes: Prefixes): string {
  const names = new Names(prefixes);
  const blocks = graphs.flatMap(({ name, about, quads }) => [
    ...new TurtleText(about, names).subjects(),
    `${names.of(name)} {\n  ${new TurtleText(quads, names)
      .subjects()
      .join('\n\n')
      .replace(/\n(?!\n)/g, '\n  ')}\n}`,
  ]);
  return toText([names.head().join('\n'), ...blocks]);
}

function toText(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Names of things as short as the prefixes make them. */
class Names {
  readonly #prefixes: Prefixes;
  readonly #used = new Set<string>();

  constructor(prefixes: Prefixes) {
    this.#prefixes = prefixes;
  }

  /** `@prefix` lines of those that were used. */
  head(): readonly string[] {
    return [...this.#prefixes].flatMap(([prefix, namespace]) =>
      this.#used.has(prefix) ? [`@prefix ${prefix}: <${namespace}> .`] : [],
    );
  }

  /** What may not stand in an IRI is percent-encoded: it cannot end it, and every reader of RDF takes it. */
  of(iri: string): string {
    for (const [prefix, namespace] of this.#prefixes) {
      if (iri.startsWith(namespace) && LOCAL.test(iri.slice(namespace.length))) {
        this.#used.add(prefix);
        return `${prefix}:${iri.slice(namespace.length)}`;
      }
    }
    // eslint-disable-next-line no-control-regex
    return `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, encodeURIComponent)}>`;
  }
}

class TurtleText {
  readonly #tree: StatementTree;
  readonly #names: Names;

  constructor(quads: readonly Quad[], names: Names) {
    this.#tree = new StatementTree(quads);
    this.#names = names;
  }

  subjects(): readonly string[] {
    return this.#tree.subjects().map((own) => `${this.#term(own[0].subject)} ${this.#said(own, ' ;\n  ')} .`);
  }

  /** Verbs with their objects; what stands in brackets has a line of its own. */
  #said(own: readonly Quad[], separator: string): string {
    const said = new Map<string, string[]>();
    own.forEach(({ predicate, object }, at) => {
      const verb = predicate.value === `${RDF}type` ? 'a' : this.#names.of(predicate.value);
      const text = this.#term(object);
      const line = this.#tree.isInner(object) ? `${verb} ${String(at)}` : verb;
      const before = said.get(line);
      if (before === undefined) said.set(line, [`${verb} ${text}`]);
      else before.push(text);
    });
    return [...said.values()].map((objects) => objects.join(' , ')).join(separator);
  }

  #term(term: Term): string {
    if (term.termType === 'NamedNode') return term.value === `${RDF}nil` ? '()' : this.#names.of(term.value);
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
    return `${JSON.stringify(value)}^^${this.#names.of(datatype.value)}`;
  }
}
