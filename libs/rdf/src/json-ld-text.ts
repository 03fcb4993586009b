import type { JsonObject, JsonValue } from './json.ts';
import { StatementTree } from './statement-tree.ts';
import type { Literal, Quad, Term } from './term.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const NIL = `${RDF}nil`;
/** Numbers that JSON-LD reads back as the same literal (JSON-LD 1.1 API §8.2). */
const PLAIN_NUMBER = /^(?:0|-?[1-9]\d{0,14})$/;

/**
 * Statements → JSON-LD 1.1 for people to read: names by the prefixes, a blank node where the one statement stands that
 * leads to it, lists as `@list`. Subjects keep their order. A blank node that several statements lead to keeps its label.
 */
export function toJsonLd(quads: readonly Quad[], prefixes: ReadonlyMap<string, string>): JsonObject {
  return { '@context': Object.fromEntries(prefixes), '@graph': new JsonLdText(quads, prefixes).subjects() };
}

class JsonLdText {
  readonly #tree: StatementTree;
  readonly #prefixes: ReadonlyMap<string, string>;

  constructor(quads: readonly Quad[], prefixes: ReadonlyMap<string, string>) {
    this.#tree = new StatementTree(quads);
    this.#prefixes = prefixes;
  }

  subjects(): readonly JsonValue[] {
    return this.#tree.subjects().map((own) => ({ '@id': this.#id(own[0].subject), ...this.#members(own) }));
  }

  #members(own: readonly Quad[]): JsonObject {
    const members = new Map<string, JsonValue[]>();
    for (const { predicate, object } of own) {
      const isType = predicate.value === `${RDF}type` && object.termType === 'NamedNode';
      const key = isType ? '@type' : this.#compact(predicate.value);
      const value = isType ? this.#compact(object.value) : this.#value(object);
      members.set(key, [...(members.get(key) ?? []), value]);
    }
    return Object.fromEntries(
      [...members].map(([key, [first, ...rest]]) => [key, rest.length === 0 ? (first ?? []) : [first ?? [], ...rest]]),
    );
  }

  #value(term: Term): JsonValue {
    if (term.termType === 'Literal') return this.#literal(term);
    if (term.value === NIL) return { '@list': [] };
    if (!this.#tree.isInner(term)) return { '@id': this.#id(term) };
    const list = this.#tree.members(term);
    if (list === undefined) return this.#members(this.#tree.about(term));
    return { '@list': list.map((member) => this.#value(member)) };
  }

  #literal({ value, datatype, language }: Literal): JsonValue {
    if (language !== '') return { '@value': value, '@language': language };
    if (datatype.value === `${XSD}string`) return value;
    if (datatype.value === `${XSD}integer` && PLAIN_NUMBER.test(value)) return Number(value);
    if (datatype.value === `${XSD}boolean` && (value === 'true' || value === 'false')) return value === 'true';
    return { '@value': value, '@type': this.#compact(datatype.value) };
  }

  #id(term: Term): string {
    return term.termType === 'BlankNode' ? `_:${term.value}` : this.#compact(term.value);
  }

  #compact(iri: string): string {
    for (const [prefix, namespace] of this.#prefixes) {
      if (iri.startsWith(namespace) && iri.length > namespace.length) return `${prefix}:${iri.slice(namespace.length)}`;
    }
    return iri;
  }
}
