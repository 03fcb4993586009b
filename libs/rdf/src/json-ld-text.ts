import type { JsonObject, JsonValue } from './json.ts';
import type { BlankNode, Literal, Quad, Term } from './term.ts';

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
  readonly #about = new Map<string, Quad[]>();
  /** Blank node → how many statements lead to it. */
  readonly #uses = new Map<string, number>();
  readonly #prefixes: ReadonlyMap<string, string>;

  constructor(quads: readonly Quad[], prefixes: ReadonlyMap<string, string>) {
    this.#prefixes = prefixes;
    for (const quad of quads) {
      const own = this.#about.get(quad.subject.value);
      if (own === undefined) this.#about.set(quad.subject.value, [quad]);
      else own.push(quad);
      if (quad.object.termType !== 'BlankNode') continue;
      this.#uses.set(quad.object.value, (this.#uses.get(quad.object.value) ?? 0) + 1);
    }
  }

  subjects(): readonly JsonValue[] {
    return [...this.#about.values()].flatMap((own) => {
      const subject = own[0]?.subject;
      if (subject === undefined || this.#isInner(subject)) return [];
      return [{ '@id': this.#id(subject), ...this.#members(own) }];
    });
  }

  #isInner(term: Term): term is BlankNode {
    return term.termType === 'BlankNode' && this.#uses.get(term.value) === 1;
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
    if (!this.#isInner(term)) return { '@id': this.#id(term) };
    const list = this.#list(term);
    return list === undefined ? this.#members(this.#about.get(term.value) ?? []) : { '@list': list };
  }

  /** The members of a list no part of which is used elsewhere. */
  #list(head: Term): readonly JsonValue[] | undefined {
    const members: JsonValue[] = [];
    for (let cell = head; cell.value !== NIL;) {
      const own = this.#about.get(cell.value) ?? [];
      const [first, rest] = ['first', 'rest'].map((l) => own.find((q) => q.predicate.value === RDF + l)?.object);
      if (own.length !== 2 || first === undefined || rest === undefined || !this.#isInner(cell)) return undefined;
      members.push(this.#value(first));
      cell = rest;
    }
    return members;
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
