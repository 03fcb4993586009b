import type { Quad, Term } from '#rdf';

/** Instances of every class of a shapes graph, each with one thing changed; read from the shapes that are the oracle. */
export interface Mutants {
  /** One data graph per class; every mutant is a focus node of its own in it. */
  readonly graphs: ReadonlyMap<string, readonly Quad[]>;
  readonly count: number;
}

const SH = 'http://www.w3.org/ns/shacl#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

const named = (value: string): Term & { termType: 'NamedNode' } => ({ termType: 'NamedNode', value });
const literal = (value: string, datatype = `${XSD}string`): Term => {
  return { termType: 'Literal', value, datatype: named(datatype), language: '' };
};

class Graph {
  readonly #bySubject = new Map<string, Quad[]>();

  constructor(quads: readonly Quad[]) {
    for (const quad of quads) {
      const own = this.#bySubject.get(quad.subject.value);
      if (own === undefined) this.#bySubject.set(quad.subject.value, [quad]);
      else own.push(quad);
    }
  }

  objects(node: string, predicate: string): readonly Term[] {
    return (this.#bySubject.get(node) ?? []).filter((q) => q.predicate.value === predicate).map((q) => q.object);
  }

  object(node: string, predicate: string): Term | undefined {
    return this.objects(node, predicate)[0];
  }

  list(head: Term): readonly Term[] {
    const items: Term[] = [];
    for (let at = head.value; at !== `${RDF}nil`; at = this.object(at, `${RDF}rest`)?.value ?? `${RDF}nil`) {
      const item = this.object(at, `${RDF}first`);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  shapes(): readonly string[] {
    return [...this.#bySubject]
      .filter(([, qs]) => qs.some((q) => q.predicate.value === `${SH}targetClass`))
      .map(([s]) => s);
  }
}

interface Property {
  readonly path: string;
  readonly required: boolean;
  /** Values that satisfy every constraint but the counts. */
  readonly good: readonly Term[];
}

const SAMPLES: Readonly<Record<string, readonly [string, string]>> = {
  string: ['text', 'other text'],
  float: ['1.5', '2.5'],
  anyURI: ['https://example.org/x', 'https://example.org/z'],
  boolean: ['true', 'false'],
  integer: ['1', '2'],
  dateTime: ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  date: ['2026-01-01', '2027-01-01'],
};

/** What anybody may write in place of a value, whatever the shape asks for. */
const ANY: readonly Term[] = [
  literal('no such value'),
  literal('7', `${XSD}integer`),
  literal('-1', `${XSD}integer`),
  literal('-1.5', `${XSD}float`),
  literal('1000000', `${XSD}integer`),
  literal('1000000.5', `${XSD}float`),
  literal('not a number', `${XSD}integer`),
  literal('https://example.org/y', `${XSD}anyURI`),
  literal('true', `${XSD}boolean`),
  literal('CRS84'),
  literal('10.0.0.1'),
  literal('00:11:22:33:44:55'),
  { termType: 'Literal', value: 'Text', datatype: named(`${RDF}langString`), language: 'en' },
  named('https://example.org/untyped'),
];

/**
 * Per class: a valid instance as far as its own shape goes, one without each required property, and for each property
 * one instance without it, with it, with two values, and per odd value; and one with a property that nobody knows. `pick` thins the odd values out: called with a running number.
 */
export function mutantsOf(shapes: readonly Quad[], pick: (serial: number) => boolean): Mutants {
  const graph = new Graph(shapes);
  const graphs = new Map<string, readonly Quad[]>();
  const all = graph.shapes().map((shape) => [shape, graph.object(shape, `${SH}targetClass`)?.value ?? ''] as const);
  let serial = 0;
  let count = 0;
  for (const [shape, type] of all) {
    const quads: Quad[] = [];
    const properties = propertiesOf(graph, shape);
    const instance = (changed: string | undefined, values: readonly Term[]): void => {
      count += 1;
      const subject = named(`urn:mutant:${String(count)}`);
      quads.push({ subject, predicate: named(`${RDF}type`), object: named(type) });
      for (const { path, required, good } of properties) {
        const own = path === changed ? values : required ? good.slice(0, 1) : [];
        for (const object of own) quads.push({ subject, predicate: named(path), object });
      }
      if (changed !== undefined && !properties.some((p) => p.path === changed)) {
        for (const object of values) quads.push({ subject, predicate: named(changed), object });
      }
    };
    instance(undefined, []);
    instance('https://example.org/extra', [literal('x')]);
    for (const { path, good } of properties) {
      instance(path, []);
      instance(path, good.slice(0, 1));
      instance(path, [...good.slice(0, 1), literal('second')]);
      if (good.length > 1) instance(path, good.slice(0, 2));
      for (const value of [...good.slice(1), ...ANY]) if (pick((serial += 1))) instance(path, [value]);
    }
    // Every node that is pointed at has its class, and nothing else.
    const pointed = new Set(quads.map((q) => q.object.value).filter((v) => v.startsWith('urn:instance:')));
    for (const value of pointed) {
      quads.push({ subject: named(value), predicate: named(`${RDF}type`), object: named(value.slice(13)) });
    }
    graphs.set(type, quads);
  }
  return { graphs, count };
}

function propertiesOf(graph: Graph, shape: string): readonly Property[] {
  const own = graph.objects(shape, `${SH}property`).map((p): Property => {
    return {
      path: graph.object(p.value, `${SH}path`)?.value ?? '',
      required: graph.object(p.value, `${SH}minCount`) !== undefined,
      good: goodValues(graph, p.value),
    };
  });
  const inside = ['legalBasis', 'consentWithdrawalContactPoint', 'dataProtectionContactPoint', 'purpose'];
  // The one shape without sh:property speaks of its paths inside sh:or.
  if (own.length > 0 || graph.object(shape, `${SH}or`) === undefined) return own;
  const namespace = (graph.object(shape, `${SH}targetClass`)?.value ?? '').replace(/[^#]*$/, '');
  return inside.map((name) => {
    return { path: namespace + name, required: false, good: ['6.1.a', '9.2.a', '6.1.f'].map((v) => literal(v)) };
  });
}

function goodValues(graph: Graph, shape: string): readonly Term[] {
  const codes = graph.object(shape, `${SH}in`);
  if (codes !== undefined) {
    const all = graph.list(codes);
    return [...all.slice(0, 2), ...all.slice(-1)];
  }
  const branches = graph.object(shape, `${SH}or`);
  if (branches !== undefined) return graph.list(branches).flatMap((branch) => goodValues(graph, branch.value));
  const type = graph.object(shape, `${SH}class`);
  if (type !== undefined) return [named(`urn:instance:${type.value}`)];
  const datatype = graph.object(shape, `${SH}datatype`)?.value ?? `${XSD}string`;
  const samples = SAMPLES[datatype.replace(/^.*[#/]/, '')] ?? ['1.5', '2.5'];
  return samples.map((sample) => literal(sample, datatype));
}
