import type { Language } from '#refusal';
import type { Release, Term } from '#rdf';
import type { CompiledShapes } from '../compile.ts';
import type { Shape } from '../shape.ts';
import { objectsOf, type GraphNode } from '../term-graph.ts';
import { RDF, RDFS, SH, XSD } from '../vocabulary.ts';
import { PHRASES } from './phrases.ts';
import { typesOf, type Parent } from './places.ts';

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
  readonly #shapes: CompiledShapes;
  readonly #release: Pick<Release, 'namespace' | 'prefixes' | 'names'>;
  readonly #parentOf: (node: GraphNode) => Parent | undefined;

  constructor(
    release: Pick<Release, 'namespace' | 'prefixes' | 'names'>,
    shapes: CompiledShapes,
    parentOf: (node: GraphNode) => Parent | undefined,
  ) {
    this.#prefixes = [['gx', release.namespace], ...(release.prefixes ?? []), ...PREFIXES];
    this.#release = release;
    this.#shapes = shapes;
    this.#parentOf = parentOf;
  }

  /** `gx:legalAddress` for an IRI of a known vocabulary, else the IRI. */
  compact(iri: string): string {
    const known = this.#prefixes.find(([, namespace]) => iri.startsWith(namespace));
    return known === undefined ? iri : `${known[0]}:${iri.slice(known[1].length)}`;
  }

  /** The IRI of a compact name. */
  expand(name: string): string {
    const colon = name.indexOf(':');
    const known = this.#prefixes.find(([prefix]) => prefix === name.slice(0, colon));
    return known === undefined ? name : known[1] + name.slice(colon + 1);
  }

  /** A property path in compact names. */
  path(path: { readonly predicate?: string; readonly text: string }): string {
    if (path.predicate !== undefined) return this.compact(path.predicate);
    return path.text.replace(/<([^>]*)>/g, (_, iri: string) => this.compact(iri));
  }

  /** The label of a shape: its `sh:name` in the language, the name of its path there, `sh:name` in English. */
  label(shape: Shape, language: Language): string {
    const own = spoken(shape, [language]);
    if (own !== undefined) return own;
    const path = shape.path?.predicate;
    const known = path === undefined ? undefined : this.#release.names?.get(path);
    return known?.[language] ?? spoken(shape, ['en', '']) ?? (path === undefined ? '' : this.property(path, language));
  }

  /** What the release calls a property, else its words: `legal address` for `…#legalAddress`. */
  property(iri: string, language: Language): string {
    return this.known(iri, language) ?? words(iri);
  }

  /** What the release or one of its shapes calls a property. */
  known(iri: string, language: Language): string | undefined {
    const own = this.#release.names?.get(iri);
    if (own !== undefined) return own[language];
    const shape = namedPaths(this.#shapes).get(iri);
    return shape === undefined ? undefined : spoken(shape, [language, 'en', '']);
  }

  /** What a property is for, in a sentence of the release. */
  description(iri: string): string | undefined {
    return this.#release.names?.get(iri)?.description;
  }

  /** A node by name and IRI; one without an IRI by the way that leads to it. */
  node(node: GraphNode, language: Language, depth = 0): string {
    if (node.term.termType !== 'BlankNode') return this.value(node.term, language);
    const phrases = PHRASES[language];
    const parent = depth > 5 ? undefined : this.#parentOf(node);
    if (parent !== undefined) {
      const label = this.property(parent.predicate, language);
      return phrases.of(label, this.owner(parent.node, language, depth + 1));
    }
    const [type] = typesOf(node);
    return type === undefined ? phrases.unnamed : phrases.typed(this.compact(type.key));
  }

  /** A node by what it calls itself, where it does, and its IRI or the way to it. */
  owner(node: GraphNode, language: Language, depth = 0): string {
    const name = this.node(node, language, depth);
    for (const predicate of NAMES) {
      for (const { term } of objectsOf(node, predicate)) {
        if (term.termType === 'Literal')
          return depth > 0 ? PHRASES[language].quoted(cut(term.value)) : `${cut(term.value)} (${name})`;
      }
    }
    return name;
  }

  /** A value as its author wrote it. */
  value(term: Term, language: Language): string {
    if (term.termType === 'NamedNode') return cut(this.compact(term.value));
    if (term.termType === 'BlankNode') return PHRASES[language].unnamed;
    return `"${cut(term.value)}"${term.language === '' ? '' : `@${term.language}`}`;
  }
}

const paths = new WeakMap<CompiledShapes, ReadonlyMap<string, Shape>>();

/** The first named property shape of each predicate; made when the first finding asks for it. */
function namedPaths(shapes: CompiledShapes): ReadonlyMap<string, Shape> {
  let named = paths.get(shapes);
  if (named === undefined) {
    const made = new Map<string, Shape>();
    for (const shape of shapes.shapes.values()) {
      const predicate = shape.path?.predicate;
      if (predicate !== undefined && shape.names.length > 0 && !made.has(predicate)) made.set(predicate, shape);
    }
    paths.set(shapes, (named = made));
  }
  return named;
}

function spoken({ names }: Shape, languages: readonly string[]): string | undefined {
  for (const tag of languages) {
    const name = names.find((literal) => literal.language.split('-', 1)[0] === tag);
    if (name !== undefined) return name.value;
  }
  return undefined;
}

/** `legal address` for `…#legalAddress`. */
function words(iri: string): string {
  const local = iri.split(/[#/]/).at(-1) ?? iri;
  return local.replace(/([a-z\d])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
