import type { Release, Term } from '#rdf';
import { RDF, RDF_TYPE, RDFS, SH, XSD } from '../vocabulary.ts';
import { objectsOf, type GraphNode } from '../term-graph.ts';
import type { Shape } from '../shape.ts';

/** For terms whose prefix the release does not declare. */
const PREFIXES = [
  ['schema', 'https://schema.org/'],
  ['vcard', 'http://www.w3.org/2006/vcard/ns#'],
  ['dct', 'http://purl.org/dc/terms/'],
  ['dcat', 'http://www.w3.org/ns/dcat#'],
  ['odrl', 'http://www.w3.org/ns/odrl/2/'],
  ['foaf', 'http://xmlns.com/foaf/0.1/'],
  ['cred', 'https://www.w3.org/2018/credentials#'],
  ['rdf', RDF],
  ['rdfs', RDFS],
  ['xsd', XSD],
  ['sh', SH],
] as const;

const LONGEST = 80;
const NAMES = ['https://schema.org/name', `${RDFS}label`, 'http://purl.org/dc/terms/title'];

/** Names things the way their authors know them: compact names, labels, never a blank-node label. */
export class Names {
  readonly #prefixes: readonly (readonly [string, string])[];

  constructor(release: Pick<Release, 'namespace' | 'prefixes'>) {
    this.#prefixes = [['gx', release.namespace], ...(release.prefixes ?? []), ...PREFIXES];
  }

  /** `gx:legalAddress` for an IRI of a known vocabulary, else the IRI. */
  compact(iri: string): string {
    const known = this.#prefixes.find(([, namespace]) => iri.startsWith(namespace));
    return known === undefined ? iri : `${known[0]}:${iri.slice(known[1].length)}`;
  }

  /** A property path in compact names. */
  path(shape: { readonly predicate?: string; readonly text: string }): string {
    if (shape.predicate !== undefined) return this.compact(shape.predicate);
    return shape.text.replace(/<([^>]*)>/g, (_, iri: string) => this.compact(iri));
  }

  /** The label of a property shape: its English `sh:name`, else the words of its path. */
  label(shape: Shape): string {
    const name = shape.names.find(({ language }) => language === 'en') ?? shape.names[0];
    if (name !== undefined) return name.value;
    return shape.path === undefined ? '' : this.words(shape.path.predicate ?? shape.path.text);
  }

  /** `legal address` for `…#legalAddress`. */
  words(iri: string): string {
    const local = iri.split(/[#/]/).at(-1) ?? iri;
    return local.replace(/([a-z\d])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  }

  /** A node by name and IRI; one without an IRI by the way that leads to it. */
  node(node: GraphNode, parentOf: (node: GraphNode) => Parent | undefined, depth = 0): string {
    if (node.term.termType !== 'BlankNode') return this.value(node.term);
    const parent = depth > 5 ? undefined : parentOf(node);
    if (parent !== undefined) {
      return `the ${this.compact(parent.predicate)} of ${this.node(parent.node, parentOf, depth + 1)}`;
    }
    const [type] = objectsOf(node, RDF_TYPE);
    return type === undefined ? 'a node without an identifier' : `the ${this.compact(type.key)}`;
  }

  /** What a node calls itself, where it does. */
  title(node: GraphNode): string | undefined {
    for (const predicate of NAMES) {
      for (const { term } of objectsOf(node, predicate)) if (term.termType === 'Literal') return cut(term.value);
    }
    return undefined;
  }

  /** A value as its author wrote it. */
  value(term: Term): string {
    if (term.termType === 'NamedNode') return cut(this.compact(term.value));
    if (term.termType === 'BlankNode') return 'a node without an identifier';
    return `"${cut(term.value)}"${term.language === '' ? '' : `@${term.language}`}`;
  }
}

/** Who refers to a node, and by which property. */
export interface Parent {
  readonly node: GraphNode;
  readonly predicate: string;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
