import { Refusal, finding } from '#refusal';
import { isObject, type JsonObject, type JsonValue } from './json.ts';
import type { RdfQuad } from './json-ld.ts';
import { normaliseIri, type TermIndex } from './terms.ts';
import type { NamedNode, Quad, Term } from './term.ts';

const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
const CREDENTIAL_SUBJECT = `${CREDENTIALS}credentialSubject`;
const VERIFIABLE_CREDENTIAL = `${CREDENTIALS}VerifiableCredential`;

/** The subjects of an expanded credential, with the credential's types on each of them. */
export interface SubjectNodes {
  readonly types: readonly string[];
  readonly nodes: readonly JsonObject[];
}

/**
 * gaia-x.md §5 step 1: every type of the credential but `VerifiableCredential` becomes a type of its subjects, and the
 * envelope stays out. Refuses named graphs (`rdf/named-graph`) and a credential without subject (`rdf/empty-graph`).
 */
export function subjectNodes(expanded: readonly JsonObject[], pointer: string): SubjectNodes {
  const [credential, ...others] = expanded;
  if (credential === undefined) throw Refusal.of('rdf/empty-graph', { pointer: `${pointer}/payload` });
  if (others.length > 0 || '@graph' in credential) throw namedGraph(`${pointer}/payload`);
  const types = strings(credential['@type']).filter((type) => type !== VERIFIABLE_CREDENTIAL);
  const subjects = asArray(credential[CREDENTIAL_SUBJECT]).filter(isObject);
  const at = `${pointer}/payload/credentialSubject`;
  if (subjects.length === 0) throw Refusal.of('rdf/empty-graph', { pointer: at });
  if (subjects.some(holdsGraph)) throw namedGraph(at);
  const nodes = subjects.map((node): JsonObject => {
    const all = [...new Set([...types, ...strings(node['@type'])])];
    return all.length === 0 ? node : { ...node, '@type': all };
  });
  return { types, nodes };
}

function holdsGraph(value: JsonValue): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some(holdsGraph);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([name, inner]) => name === '@graph' || (name !== '@value' && holdsGraph(inner)));
}

function namedGraph(pointer: string): Refusal {
  const fix = 'State everything about the subject itself, without @graph, nested credentials or embedded proofs.';
  return new Refusal([finding('rdf/named-graph', { pointer, fix })]);
}

function asArray(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function strings(value: JsonValue | undefined): readonly string[] {
  return asArray(value).filter((item): item is string => typeof item === 'string');
}

const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

/** jsonld's quads as ours: names in the release's one namespace, language tags in lower case. */
export function toQuads(dataset: readonly RdfQuad[], index: TermIndex): readonly Quad[] {
  return dataset.map(({ subject, predicate, object }): Quad => {
    const from = toTerm(subject, (iri) => iri);
    if (from.termType === 'Literal') throw new Error('A literal is no subject');
    return {
      subject: from,
      predicate: named(predicate.value, index),
      object: toTerm(object, (iri) => normaliseIri(iri, index)),
    };
  });
}

function named(iri: string, index: TermIndex): NamedNode {
  return { termType: 'NamedNode', value: normaliseIri(iri, index) };
}

function toTerm(term: RdfQuad['object'], normal: (iri: string) => string): Term {
  if (term.termType === 'NamedNode') return { termType: 'NamedNode', value: normal(term.value) };
  if (term.termType === 'BlankNode') return { termType: 'BlankNode', value: term.value.replace(/^_:/, '') };
  const language = (term.language ?? '').toLowerCase();
  const datatype = language === '' ? normal(term.datatype?.value ?? '') : LANG_STRING;
  return { termType: 'Literal', value: term.value, datatype: { termType: 'NamedNode', value: datatype }, language };
}
