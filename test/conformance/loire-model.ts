import type { Quad, Term } from '#rdf';
import { listOf } from '../../libs/shapes/src/shapes-graph.ts';
import { keyOf, objectsOf, TermGraph, type GraphNode } from '../../libs/shapes/src/term-graph.ts';
import { SH, XSD } from '../../libs/shapes/src/vocabulary.ts';

/** A constraint as a verdict names it: which shape of the release's file, on which path, of which component. */
export interface Constraint {
  readonly shape: string;
  readonly path: string;
  readonly component: string;
}

/** A property of a class and what may stand there, as far as the shape's words go. */
export interface Property {
  readonly path: string;
  /** Values that the shape names or that are near its bounds; some fit, some do not. */
  readonly candidates: readonly Term[];
  readonly least: number;
  readonly most: number;
  /** The shape speaks of it only below sh:or and the like, so that its counts need not hold. */
  readonly inner: boolean;
}

/** One target class of a shapes graph. */
export interface ClassModel {
  readonly iri: string;
  readonly properties: readonly Property[];
  readonly constraints: readonly Constraint[];
}

/** Parameters that the releases use → how a verdict names the component. */
export const COMPONENTS = new Map(
  ['class', 'datatype', 'nodeKind', 'in', 'or', 'not', 'pattern', 'hasValue', 'closed', 'node', 'xone', 'and']
    .concat(['minCount', 'maxCount', 'minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive', 'minLength'])
    .map((local) => [`${SH}${local}`, local.charAt(0).toUpperCase() + local.slice(1)]),
);

export const named = (value: string): Term & { termType: 'NamedNode' } => ({ termType: 'NamedNode', value });
export const literal = (value: string, datatype = 'string'): Term => {
  return {
    termType: 'Literal',
    value,
    datatype: named(datatype.includes(':') ? datatype : XSD + datatype),
    language: '',
  };
};

const INSTANCE = 'urn:instance:';

/** The node that every instance of a class refers to where it needs one of another class. */
export const instanceOf = (iri: string): Term => named(INSTANCE + iri);

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'other text', 'third text'],
  float: ['1.5', '2.5'],
  double: ['1.5', '2.5'],
  decimal: ['1.5', '2.5'],
  anyURI: ['https://example.org/x', 'https://example.org/z'],
  boolean: ['true', 'false'],
  integer: ['1', '2'],
  dateTime: ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  date: ['2026-01-01', '2027-01-01'],
};

/** Texts that one or another pattern of the releases asks for. */
const PATTERNED = [
  'CRS84',
  'CRS',
  '10.0.0.1',
  '2001:db8::1',
  '00:11:22:33:44:55',
  '00-11-22-33-44-55',
  'LicenseRef-a.b-1',
  'LicenseRef-',
];

/** What anybody may write in place of a value, whatever the shape asks for; no day beyond its month (shacl-oracle). */
const ANY: readonly Term[] = [
  literal('no such value'),
  literal(''),
  literal('7', 'integer'),
  literal('-1', 'integer'),
  literal('1000000.5', 'float'),
  literal('not a number', 'integer'),
  literal('2026-02-29T', 'date'),
  literal('https://example.org/y', 'anyURI'),
  literal('not a URI', 'anyURI'),
  literal('true', 'boolean'),
  literal('sha256-AAAA', 'https://www.w3.org/2018/credentials#sriString'),
  {
    termType: 'Literal',
    value: 'Text',
    datatype: named('http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'),
    language: 'en',
  },
  named('https://example.org/untyped'),
  { termType: 'BlankNode', value: 'nobody' },
];

/** Reads every target class of a shapes graph. */
export function readModel(shapes: readonly Quad[]): readonly ClassModel[] {
  const graph = new TermGraph(shapes);
  const models = [...graph.nodes.values()].flatMap((shape) =>
    [...objectsOf(shape, `${SH}targetClass`)].map((target): ClassModel => {
      const outer = [...objectsOf(shape, `${SH}property`)];
      const inner = inside(shape).filter((node) => !outer.includes(node) && objectsOf(node, `${SH}path`).size > 0);
      return {
        iri: target.key,
        properties: [...byPath(outer, false), ...byPath(inner, true)],
        constraints: [shape, ...outer].flatMap(constraintsOf),
      };
    }),
  );
  // What one class wants at a path is near to what another wants there: a super-class asks for less.
  const wanted = new Map<string, Term[]>();
  for (const { path, candidates } of models.flatMap(({ properties }) => properties)) {
    wanted.set(path, [...(wanted.get(path) ?? []), ...candidates.filter(isInstance)]);
  }
  return models.map((model) => ({
    ...model,
    properties: model.properties.map((property) => {
      return { ...property, candidates: distinct([...property.candidates, ...(wanted.get(property.path) ?? [])]) };
    }),
  }));
}

const isInstance = ({ value }: Term): boolean => value.startsWith(INSTANCE);
const distinct = (terms: readonly Term[]): readonly Term[] => [
  ...new Map(terms.map((term) => [keyOf(term), term])).values(),
];

/** The shapes that a shape is made of, down through its logic. */
export function inside(shape: GraphNode): readonly GraphNode[] {
  const lists = ['or', 'and', 'xone'].flatMap((local) => [...objectsOf(shape, SH + local)]);
  const direct = ['not', 'node', 'property'].flatMap((local) => [...objectsOf(shape, SH + local)]);
  const parts = [...lists.flatMap((list) => listOf(list, shape.key)), ...direct];
  return parts.flatMap((part) => [part, ...inside(part)]);
}

export const pathOf = (shape: GraphNode): string => [...objectsOf(shape, `${SH}path`)][0]?.key ?? '-';

function constraintsOf(shape: GraphNode): readonly Constraint[] {
  return [...(shape.out ?? [])].flatMap(([predicate, values]) => {
    const component = COMPONENTS.get(predicate);
    if (component === undefined || (component === 'Closed' && [...values][0]?.term.value !== 'true')) return [];
    return [{ shape: shape.key, path: pathOf(shape), component }];
  });
}

function byPath(shapes: readonly GraphNode[], inner: boolean): readonly Property[] {
  return [...new Set(shapes.map(pathOf))].map((path): Property => {
    const own = shapes.filter((shape) => pathOf(shape) === path);
    const parts = own.flatMap((shape) => [shape, ...inside(shape)]);
    const count = (local: string): readonly number[] =>
      own.flatMap((shape) => [...objectsOf(shape, SH + local)].map(({ term }) => Number(term.value)));
    return {
      ...{ path, inner, candidates: distinct([...parts.flatMap(valuesNear), ...ANY]) },
      least: Math.max(0, ...count('minCount')),
      most: Math.min(Infinity, ...count('maxCount')),
    };
  });
}

function valuesNear(shape: GraphNode): readonly Term[] {
  const terms = (local: string): readonly Term[] => [...objectsOf(shape, SH + local)].map(({ term }) => term);
  const [list] = objectsOf(shape, `${SH}in`);
  const codes = list === undefined ? [] : listOf(list, shape.key).map(({ term }) => term);
  const datatype = terms('datatype')[0]?.value;
  const bounds = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'].flatMap(terms);
  return [
    ...codes.slice(0, 2),
    ...codes.slice(-1),
    ...terms('hasValue'),
    ...terms('class').map(({ value }) => instanceOf(value)),
    ...(datatype === undefined ? [] : samplesOf(datatype)),
    ...bounds.flatMap(({ value }) => {
      const near = [-1, 0, 1].map((step) => String(Number(value) + step));
      return near.flatMap((text) => [literal(text, datatype ?? 'integer'), literal(text, 'integer')]);
    }),
    ...(terms('nodeKind')[0]?.value === `${SH}IRI`
      ? [named('https://example.org/x'), named('https://example.org/z')]
      : []),
    ...(terms('pattern').length === 0 ? [] : PATTERNED.map((text) => literal(text))),
  ];
}

function samplesOf(datatype: string): readonly Term[] {
  const samples = SAMPLES[datatype.replace(/^.*[#/]/, '')] ?? ['1.5', '2.5'];
  return samples.map((sample) => literal(sample, datatype));
}
