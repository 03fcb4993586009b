import { finding, type Finding } from '#refusal';
import type { JsonObject } from './json.ts';
import { pointersToValue } from './source-pointer.ts';
import type { NamedNode, Quad } from './term.ts';

/** Absolute, of a scheme that names things, and of characters that every reader takes the same way (trust.md §6). */
const FIT = /^(?:https?:\/\/[^/?#]|did:[a-z0-9]+:|urn:[A-Za-z0-9-]{2,}:)[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]*$/;
/** What no IRI may hold (N-Quads, IRIREF). */
// eslint-disable-next-line no-control-regex
const NEVER = /[\u0000-\u0020<>"{}|^`\\]/;
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Whether an identifier may name a subject or object. */
export function isFitIri(iri: string): boolean {
  return FIT.test(iri);
}

/** `rdf/iri` for every identifier of a graph that is not fit, with where it stands in the sender's document. */
export function unfitIris(
  quads: readonly Quad[],
  source: { readonly document: JsonObject; readonly pointer: string },
): readonly Finding[] {
  const unfit = new Set<string>();
  // Most names stand in many statements, as one object.
  const seen = new Set<NamedNode>();
  const judge = (name: NamedNode): void => {
    if (seen.has(name)) return;
    seen.add(name);
    if (!FIT.test(name.value)) unfit.add(name.value);
  };
  for (const { subject, predicate, object } of quads) {
    if (subject.termType === 'NamedNode') judge(subject);
    judge(predicate);
    if (object.termType === 'Literal') judge(object.datatype);
    else if (object.termType === 'NamedNode') {
      // Classes are the shapes' word.
      if (predicate.value !== RDF_TYPE) judge(object);
      else if (NEVER.test(object.value)) unfit.add(object.value);
    }
  }
  return [...unfit].flatMap((iri) => unfitIri(iri, source));
}

/** The finding for one identifier. */
export function unfitIri(
  iri: string,
  source: { readonly document: JsonObject; readonly pointer: string },
): readonly Finding[] {
  const said = {
    found: iri.slice(0, 200),
    expected: 'an absolute https, http, did or urn identifier in ASCII',
    fix: 'Write the identifier in full and percent-encode what is not ASCII.',
  };
  const pointers = pointersToValue(iri, source);
  if (pointers.length === 0) return [finding('rdf/iri', { ...said, pointer: `${source.pointer}/payload` })];
  return pointers.map((pointer) => finding('rdf/iri', { ...said, pointer }));
}
