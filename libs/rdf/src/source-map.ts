import { canonicalise } from './canonicalise.ts';
import type { CredentialClaims } from './claims.ts';
import { gateContexts } from './context-gate.ts';
import { ExpansionTrace } from './expansion-trace.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { readingOfLiveLabel } from './live-label.ts';
import { processorOf } from './processor.ts';
import type { Release } from './release.ts';
import { SenderDocument } from './sender-document.ts';
import { subjectNodes } from './subject-graph.ts';
import type { Quad, Term } from './term.ts';
import { termIndex } from './terms.ts';
import { toQuads } from './to-quads.ts';

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';

/**
 * Where in the sender's own document each statement of its claims was written. All pointers are JSON pointers (RFC 6901) into the
 * decoded payload (`/credentialSubject/gx:keyword/1`; the whole payload is the empty string), in document order. Keys are those of
 * the claims' quads: an IRI as it is, `_:label`, `"text"`, `"text"@tag`, `"text"^^datatype` (no `^^` for xsd:string).
 */
export interface SourceMap {
  /**
   * The objects that describe a node, `id` or not: where a missing property belongs. Those that only refer to it (`{"id": …}`, or a
   * string) are given where nothing describes it. Empty for a node that the claims do not hold.
   */
  readonly node: (node: string) => readonly string[];
  /**
   * The members that state a property of a node, array or not: `/credentialSubject/gx:keyword`. For `rdf:type` also the
   * credential's own `/type`, whose classes are moved to its subjects. Empty where the property is missing.
   */
  readonly property: (node: string, predicate: string) => readonly string[];
  /**
   * Every place that states this one value: a string, number or boolean; a value object (`{"@value": …}`) as a whole; a reference
   * (an object or a string); or a nested object. Twice the same value in an array are two pointers.
   */
  readonly values: (node: string, predicate: string, value: string) => readonly string[];
  /** The first of `values`. */
  readonly value: (node: string, predicate: string, value: string) => string | undefined;
}

/**
 * The source map of one credential's claims. It costs a second expansion, so it is made only for a credential that something is wrong
 * with. `claims` must come from `toClaims` with the same release (they carry their `document`); without a document the map is empty.
 */
export async function toSourceMap(claims: CredentialClaims, release: Release): Promise<SourceMap> {
  const places: Places = { described: new Map(), referred: new Map(), properties: new Map(), values: new Map() };
  const sender = claims.document === undefined ? undefined : await search(claims, claims.document, { release, places });
  const found = (known: ReadonlySet<string> | undefined): readonly string[] =>
    known === undefined || sender === undefined ? [] : sender.inOrder(known);
  return {
    node: (node) => found(places.described.get(node) ?? places.referred.get(node)),
    property: (node, predicate) => found(places.properties.get(`${node} ${predicate}`)),
    values: (node, predicate, value) => found(places.values.get(`${node} ${predicate} ${value}`)),
    value: (node, predicate, value) => found(places.values.get(`${node} ${predicate} ${value}`))[0],
  };
}

/** Pointers by what they state: keys of nodes, predicates and values, joined by spaces (no IRI or label holds one). */
interface Places {
  readonly described: Map<string, Set<string>>;
  readonly referred: Map<string, Set<string>>;
  readonly properties: Map<string, Set<string>>;
  readonly values: Map<string, Set<string>>;
}

function add(to: Map<string, Set<string>>, key: string, pointer: string): void {
  const known = to.get(key);
  if (known === undefined) to.set(key, new Set([pointer]));
  else known.add(pointer);
}

/** The way of `toClaims` once more, with an eye on where everything comes from. */
async function search(
  claims: CredentialClaims,
  document: JsonObject,
  { release, places }: { readonly release: Release; readonly places: Places },
): Promise<SenderDocument> {
  const gated = gateContexts(document, release, claims.pointer).document;
  const trace = new ExpansionTrace();
  const expanded = await processorOf(release).expand(gated, trace);
  const { nodes, given } = subjectNodes(expanded, claims.pointer);
  const told: Told[] = [];
  const said = toQuads(nodes, termIndex(release), (quad, by) => told.push({ quad, ...by }));
  if (said === undefined) throw new Error('These claims are not of this document');
  const reading = readingOfLiveLabel(said.quads, release) ?? ((quad: Quad) => [quad]);
  const { labels } = await canonicalise(said.quads.flatMap(reading), claims.pointer);
  const key = keysWith(labels, `c${claims.digest.slice(0, 12)}_`);
  const sender = new SenderDocument(document, gated);
  const origins = new Origins({ trace, sender, credential: expanded[0] ?? {}, subjects: { nodes, given } });

  said.subjects.forEach((subject, at) => {
    const around = origins.node(nodes[at] ?? {});
    if (around !== undefined) add(places.described, key(subject), sender.toSender(around));
  });
  for (const one of told) {
    const around = origins.node(one.node);
    if (around === undefined) continue;
    for (const { subject, predicate, object } of reading(one.quad)) {
      add(places.described, key(subject), sender.toSender(around));
      const property = `${key(subject)} ${predicate.value}`;
      for (const pointer of origins.value(one, around)) {
        const at = sender.toSender(pointer);
        add(places.properties, property, sender.toSender(sender.member(pointer, around)));
        add(places.values, `${property} ${key(object)}`, at);
        if (object.termType !== 'Literal') add(places.referred, key(object), at);
      }
    }
  }
  return sender;
}

interface Told {
  readonly quad: Quad;
  readonly node: JsonObject;
  readonly value: JsonValue;
}

/** Where the parts of an expanded credential stand in the document that was expanded. */
class Origins {
  readonly #trace: ExpansionTrace;
  readonly #sender: SenderDocument;
  readonly #credential: JsonObject;
  /** Subject with the types of the credential → subject as it was expanded. */
  readonly #originals: ReadonlyMap<JsonObject, JsonObject>;

  constructor(of: {
    readonly trace: ExpansionTrace;
    readonly sender: SenderDocument;
    readonly credential: JsonObject;
    readonly subjects: { readonly nodes: readonly JsonObject[]; readonly given: readonly JsonObject[] };
  }) {
    this.#trace = of.trace;
    this.#sender = of.sender;
    this.#credential = of.credential;
    this.#originals = new Map(of.subjects.nodes.map((node, at) => [node, of.subjects.given[at] ?? node]));
  }

  node(node: JsonObject): string | undefined {
    const pointer = this.#trace.pointerTo(this.#originals.get(node) ?? node);
    // jsonld makes a list of an array within a list.
    const items = node['@list'];
    return pointer === undefined && Array.isArray(items) ? this.#trace.pointerTo(items) : pointer;
  }

  value({ node, value }: Told, around: string): readonly string[] {
    if (typeof value === 'string') return this.#types(node, value, around);
    const pointer = this.node(value as JsonObject);
    if (pointer !== undefined) return [pointer];
    return [this.#sender.json(around, (value as JsonObject)['@value'] ?? null)];
  }

  #types(node: JsonObject, type: string, around: string): readonly string[] {
    const typesOf = (of: JsonObject): readonly JsonValue[] => (of['@type'] ?? []) as readonly JsonValue[];
    const own = this.#sender.types(around, typesOf(this.#originals.get(node) ?? node), type);
    if (!this.#originals.has(node)) return own;
    return [...own, ...this.#sender.types('', typesOf(this.#credential), type)];
  }
}

function keysWith(labels: ReadonlyMap<string, string>, prefix: string): (term: Term) => string {
  return (term) => {
    if (term.termType === 'NamedNode') return term.value;
    if (term.termType === 'BlankNode')
      return `_:${prefix}${(labels.get(term.value) ?? term.value).replace('c14n', '')}`;
    if (term.language !== '') return `"${term.value}"@${term.language}`;
    return term.datatype.value === XSD_STRING ? `"${term.value}"` : `"${term.value}"^^${term.datatype.value}`;
  };
}
