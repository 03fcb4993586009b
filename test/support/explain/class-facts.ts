import { toShapesGraph, type Quad, type Release } from '#rdf';

/** What a release asks of a property of a class, read from its shapes without the engine that is tested. */
export interface PropertyFacts {
  readonly path: string;
  /** Compact name. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly datatype?: string;
  readonly class?: string;
  readonly nodeKind?: string;
  readonly codes?: readonly string[];
  readonly pattern?: string;
  readonly least?: number;
  readonly most?: number;
  /** Alternatives of `sh:or`. */
  readonly branches: readonly PropertyFacts[];
}
export interface ClassFacts {
  readonly iri: string;
  readonly name: string;
  readonly closed: boolean;
  /** Whether its shape says something beside its properties. */
  readonly hasForms: boolean;
  readonly properties: readonly PropertyFacts[];
}

const SH = 'http://www.w3.org/ns/shacl#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Compact name of an IRI in the prefixes of a release. */
export function compactName(iri: string, release: Release): string {
  for (const [prefix, namespace] of release.prefixes ?? []) {
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}

/** Class IRI → what its own shape asks for. */
export function classFacts(release: Release): ReadonlyMap<string, ClassFacts> {
  const bySubject = Map.groupBy(toShapesGraph(release), (quad: Quad) => quad.subject.value);
  const all = (node: string, local: string): readonly string[] =>
    (bySubject.get(node) ?? []).filter((q) => q.predicate.value === SH + local).map((q) => q.object.value);
  const one = (node: string, local: string): string | undefined => all(node, local)[0];
  const rdf = (node: string, local: string): string | undefined =>
    bySubject.get(node)?.find((q) => q.predicate.value === RDF + local)?.object.value;
  const list = (head: string): readonly string[] => {
    const items: string[] = [];
    for (let cell = head; cell !== `${RDF}nil`; cell = rdf(cell, 'rest') ?? `${RDF}nil`)
      items.push(rdf(cell, 'first') ?? '');
    return items;
  };
  const property = (node: string): PropertyFacts => {
    const path = one(node, 'path') ?? '';
    const numbers = { least: one(node, 'minInclusive'), most: one(node, 'maxInclusive') };
    const texts = { datatype: one(node, 'datatype'), class: one(node, 'class'), pattern: one(node, 'pattern') };
    const codes = one(node, 'in');
    const branches = one(node, 'or');
    const nodeKind = one(node, 'nodeKind')?.slice(SH.length);
    return {
      path,
      name: compactName(path, release),
      min: Number(one(node, 'minCount') ?? 0),
      max: Number(one(node, 'maxCount') ?? Infinity),
      ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)),
      ...Object.fromEntries(Object.entries(numbers).flatMap(([k, v]) => (v === undefined ? [] : [[k, Number(v)]]))),
      ...(nodeKind === undefined ? {} : { nodeKind }),
      ...(codes === undefined ? {} : { codes: list(codes) }),
      branches: branches === undefined ? [] : list(branches).map(property),
    };
  };
  const facts = new Map<string, ClassFacts>();
  for (const [shape, quads] of bySubject) {
    const target = quads.find((q) => q.predicate.value === `${SH}targetClass`)?.object.value;
    if (target === undefined) continue;
    facts.set(target, {
      iri: target,
      name: compactName(target, release),
      closed: one(shape, 'closed') === 'true',
      hasForms: one(shape, 'or') !== undefined,
      properties: all(shape, 'property').map(property),
    });
  }
  return facts;
}
