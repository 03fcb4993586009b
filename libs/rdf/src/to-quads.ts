import { ABSOLUTE } from './active-context.ts';
import { jcs } from './jcs.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { normaliseIri, type TermIndex } from './terms.ts';
import type { BlankNode, NamedNode, Quad, Term } from './term.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

/**
 * One statement and what of the expanded document says it: the object that describes its subject (for a cell of a list the item), and
 * the value: a type name, a value object, a node, a list, the item of a list; for a reverse property the subject.
 */
export type Told = (quad: Quad, by: { readonly node: JsonObject; readonly value: JsonValue }) => void;

/** What expanded nodes say. */
export interface Statements {
  readonly quads: readonly Quad[];
  /** The term of each node that was handed in, in their order. */
  readonly subjects: readonly (NamedNode | BlankNode)[];
}

/**
 * Expanded nodes → quads (JSON-LD 1.1 API §8.2), names in the release's one namespace, language tags in lower case. Blank nodes get
 * labels of this call. Numbers are the specification's, where jsonld errs: a small number in scientific notation is no integer, and a
 * text is never made a number, whatever its datatype. Undefined where a term is none of RDF's (a relative IRI, a blank predicate, a text direction, two indexes of one
 * node, two datatypes of one value): jsonld says of most which. Named graphs were refused before.
 */
export function toQuads(nodes: readonly JsonObject[], index: TermIndex, told?: Told): Statements | undefined {
  const conversion = new Conversion(index, told);
  try {
    const subjects = nodes.map((node) => conversion.node(node));
    return { quads: conversion.quads, subjects };
  } catch (error) {
    if (error === NOT_RDF) return undefined;
    throw error;
  }
}

/** Whole numbers from here on are doubles. */
const LEAST_DOUBLE = 1e21;

/** The canonical form of a double (JSON-LD 1.1 API §8.6), negative zero included. */
function toDouble(value: number): string {
  const digits = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
  return Object.is(value, -0) ? `-${digits}` : digits;
}

const NOT_RDF = new Error('not RDF');

class Conversion {
  readonly quads: Quad[] = [];
  readonly #index: TermIndex;
  readonly #told: Told | undefined;
  /** Label in the document → term. */
  readonly #blanks = new Map<string, BlankNode>();
  readonly #named = new Map<string, NamedNode>();
  /** By their IRI as it was written. */
  readonly #predicates = new Map<string, NamedNode>();
  readonly #indexOf = new Map<string, JsonValue>();
  #issued = 0;

  constructor(index: TermIndex, told: Told | undefined) {
    this.#index = index;
    this.#told = told;
  }

  node(node: JsonObject): NamedNode | BlankNode {
    const id = node['@id'];
    const subject = id === undefined ? this.#fresh() : this.#subject(id);
    for (const name in node) {
      if (name.charCodeAt(0) === 64 /* @ */) {
        this.#keyword(node, name, subject);
        continue;
      }
      const predicate = this.#predicate(name);
      for (const value of node[name] as readonly JsonObject[]) {
        this.#add({ subject, predicate, object: this.#term(value) }, node, value);
      }
    }
    return subject;
  }

  /** Keywords other than these say nothing in RDF. */
  #keyword(node: JsonObject, name: string, subject: NamedNode | BlankNode): void {
    const values = node[name] as JsonValue;
    switch (name) {
      case '@type': {
        const predicate = this.#name(`${RDF}type`);
        for (const value of values as readonly string[]) {
          this.#add({ subject, predicate, object: this.#object(value) }, node, value);
        }
        return;
      }
      case '@reverse':
        for (const [property, items] of Object.entries(values as JsonObject)) {
          const predicate = this.#predicate(property);
          for (const item of items as readonly JsonObject[]) {
            const object = subject.termType === 'NamedNode' ? this.#object(subject.value) : subject;
            this.#add({ subject: this.node(item), predicate, object }, item, item);
          }
        }
        return;
      case '@included':
        for (const item of values as readonly JsonObject[]) this.node(item);
        return;
      case '@index': {
        const before = this.#indexOf.get(subject.value);
        if (before !== undefined && before !== values) throw NOT_RDF;
        this.#indexOf.set(subject.value, values);
      }
    }
  }

  #term(value: JsonObject): Term {
    if ('@value' in value) return this.#literal(value);
    if ('@list' in value) return this.#list(value['@list'] as readonly JsonObject[]);
    const id = value['@id'];
    const node = this.node(value);
    // A node's name is the release's where it is referred to, the sender's own where it is described.
    return typeof id === 'string' ? this.#object(id) : node;
  }

  /** An RDF collection: a cell for each item. */
  #list(items: readonly JsonObject[]): NamedNode | BlankNode {
    const cells = items.map(() => this.#fresh());
    const [first, rest, nil] = [this.#name(`${RDF}first`), this.#name(`${RDF}rest`), this.#name(`${RDF}nil`)];
    items.forEach((item, position) => {
      const subject = cells[position] as BlankNode;
      this.#add({ subject, predicate: first, object: this.#term(item) }, item, item);
      this.#add({ subject, predicate: rest, object: cells[position + 1] ?? nil }, item, item);
    });
    return cells[0] ?? nil;
  }

  #literal(given: JsonObject): Term {
    const value = given['@value'] as JsonValue;
    const datatype = given['@type'] as string | undefined;
    // jsonld takes several, the specification (JSON-LD 1.1 API §5.1.2) one.
    if (Array.isArray(datatype)) throw NOT_RDF;
    const language = given['@language'] as string | undefined;
    if (datatype === '@json') return this.#typed(jcs(value), `${RDF}JSON`);
    if (typeof value === 'boolean') return this.#typed(String(value), datatype ?? `${XSD}boolean`);
    if (typeof value === 'number') {
      const isDouble = !Number.isInteger(value) || Math.abs(value) >= LEAST_DOUBLE || datatype === `${XSD}double`;
      if (isDouble) return this.#typed(toDouble(value), datatype ?? `${XSD}double`);
      return this.#typed(value.toFixed(0), datatype ?? `${XSD}integer`);
    }
    if ('@direction' in given) throw NOT_RDF;
    if (language === undefined || language === '') {
      return this.#typed(value as string, datatype ?? (language === undefined ? `${XSD}string` : `${RDF}langString`));
    }
    const tagged = this.#name(`${RDF}langString`);
    return { termType: 'Literal', value: value as string, datatype: tagged, language: language.toLowerCase() };
  }

  #typed(value: string, datatype: string): Term {
    return {
      termType: 'Literal',
      value,
      datatype: this.#name(normaliseIri(datatype, this.#index)),
      language: '',
    };
  }

  #predicate(iri: string): NamedNode {
    let node = this.#predicates.get(iri);
    if (node !== undefined) return node;
    if (iri.startsWith('_:') || !ABSOLUTE.test(iri)) throw NOT_RDF;
    this.#predicates.set(iri, (node = this.#name(normaliseIri(iri, this.#index))));
    return node;
  }

  #subject(id: JsonValue): NamedNode | BlankNode {
    if (typeof id !== 'string' || !ABSOLUTE.test(id)) throw NOT_RDF;
    return id.startsWith('_:') ? this.#blank(id) : this.#name(id);
  }

  #object(iri: string): NamedNode | BlankNode {
    if (!ABSOLUTE.test(iri)) throw NOT_RDF;
    return iri.startsWith('_:') ? this.#blank(iri) : this.#name(normaliseIri(iri, this.#index));
  }

  #name(iri: string): NamedNode {
    let node = this.#named.get(iri);
    if (node === undefined) this.#named.set(iri, (node = { termType: 'NamedNode', value: iri }));
    return node;
  }

  #blank(label: string): BlankNode {
    let node = this.#blanks.get(label);
    if (node === undefined) this.#blanks.set(label, (node = this.#fresh()));
    return node;
  }

  #fresh(): BlankNode {
    return { termType: 'BlankNode', value: `b${this.#issued++}` };
  }

  #add(quad: Quad, node: JsonObject, value: JsonValue): void {
    this.quads.push(quad);
    this.#told?.(quad, { node, value });
  }
}
