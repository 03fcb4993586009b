import type { Quad, Term } from '#rdf';
import { RDF_TYPE } from '../../libs/shapes/src/vocabulary.ts';
import { toVerdict } from './loire-oracle.ts';
import { instanceOf, literal, named, type ClassModel, type Property } from './loire-model.ts';
import type { ShapeResult } from '#shapes';
import { seeded } from '../support/seeded.ts';

type Values = ReadonlyMap<string, readonly Term[]>;
type Judge = (quads: readonly Quad[]) => readonly ShapeResult[];

/** An instance of a class that conforms, or one with something changed; a focus node of its own. */
export interface Instance {
  readonly focus: string;
  readonly quads: readonly Quad[];
}

/** All instances of one class. */
export interface Specimens {
  readonly model: ClassModel;
  /** With the required properties only, and with every property; both conform as far as the class can. */
  readonly minimal: Instance;
  readonly full: Instance;
  readonly mutants: readonly Instance[];
}

/** Everything that is made of one shapes graph, and the nodes that all instances refer to. */
export interface Herd {
  readonly classes: readonly Specimens[];
  readonly background: readonly Quad[];
}

/** Makes an instance for every value list; the running number names it. */
class Breeder {
  readonly #iri: string;
  readonly #place: number;
  #serial = 0;

  constructor(iri: string, place: number) {
    this.#iri = iri;
    this.#place = place;
  }

  instance(values: Values, type = this.#iri): Instance {
    const focus = `urn:specimen:${String(this.#place)}:${String((this.#serial += 1))}`;
    return { focus, quads: statements(named(focus), type, values) };
  }
}

function statements(subject: Quad['subject'], type: string, values: Values): readonly Quad[] {
  const said = [...values].flatMap(([path, terms]) =>
    terms.map((object): Quad => ({ subject, predicate: named(path), object })),
  );
  return [{ subject, predicate: named(RDF_TYPE), object: named(type) }, ...said];
}

/** A property with the values that its class accepts there. */
interface Known extends Property {
  readonly good: readonly Term[];
}

/**
 * Conforming instances of every class, and their mutants: each property left out, given every candidate value, one
 * value too many, one too few; what stands below sh:or in every combination; all properties there are at once; and
 * `random` instances with up to three random changes. What conforms is asked from `judge`; no constraint is
 * interpreted here.
 */
export function breed(models: readonly ClassModel[], judge: Judge, options: { readonly random: number }): Herd {
  const known = new Map(models.map((model) => [model.iri, accepted(model, judge)]));
  const required = (iri: string): Values =>
    new Map((known.get(iri) ?? []).filter((p) => p.least > 0).map((p) => [p.path, p.good.slice(0, p.least)]));
  // All classes, those without a shape too, once each: whoever needs one refers to it.
  const referred = new Set(models.flatMap((m) => m.properties).flatMap((p) => p.candidates.map((c) => c.value)));
  const background = [...referred]
    .filter((value) => value.startsWith('urn:instance:'))
    .map((value) => value.slice('urn:instance:'.length))
    .flatMap((iri) => statements(instanceOf(iri) as Quad['subject'], iri, required(iri)));
  const foreign = models.flatMap((model) => model.properties);
  // Every path there is, at once: a closed shape says of each whether it knows it.
  const everything = new Map(
    ['https://example.org/extra', ...foreign.map(({ path }) => path)].map((path) => [path, [literal('x')]]),
  );
  const classes = models.map((model, place): Specimens => {
    const breeder = new Breeder(model.iri, place);
    const own = known.get(model.iri) ?? [];
    const least = required(model.iri);
    const said = own.filter((p) => p.good.length > 0 && (p.least > 0 || !p.inner));
    const full = new Map(said.map((p) => [p.path, p.good.slice(0, Math.max(1, p.least))]));
    const inner = new Set(own.filter((p) => p.inner).map((p) => p.path));
    const alone = new Map([...least].filter(([path]) => !inner.has(path)));
    const mutants = [
      new Map([...everything, ...least]),
      ...changes(own).map(([path, values]) => new Map([...(inner.has(path) ? alone : least), [path, values]])),
      ...combinations(own.filter((p) => p.inner)).map((values) => new Map([...alone, ...values])),
      ...randomChanges(own, {
        bases: [least, full],
        foreign,
        count: options.random,
        random: seeded(place + 1),
      }),
    ];
    return {
      model,
      minimal: breeder.instance(least),
      full: breeder.instance(full),
      mutants: mutants.map((values) => breeder.instance(values)),
    };
  });
  return { classes, background };
}

function accepted(model: ClassModel, judge: Judge): readonly Known[] {
  const tries = model.properties.flatMap((property) => property.candidates.map((value) => ({ property, value })));
  const quads = tries.flatMap(({ property, value }, at) =>
    statements(named(`urn:try:${String(at)}`), model.iri, new Map([[property.path, [value]]])),
  );
  const typed = tries
    .filter(({ value }) => value.value.startsWith('urn:instance:'))
    .flatMap(({ value }) => statements(value as Quad['subject'], value.value.slice('urn:instance:'.length), new Map()));
  const bad = toVerdictPaths(judge([...quads, ...typed]));
  return model.properties.map((property) => ({
    ...property,
    good: property.candidates.filter((value) => {
      const at = tries.findIndex((one) => one.property === property && one.value === value);
      return !bad.has(`urn:try:${String(at)} ${property.path}`);
    }),
  }));
}

function toVerdictPaths(results: readonly ShapeResult[]): ReadonlySet<string> {
  return new Set([...toVerdict(results)].map((line) => line.slice(0, line.lastIndexOf(' '))));
}

function changes(own: readonly Known[]): readonly (readonly [string, readonly Term[]])[] {
  return own.flatMap(({ path, good, candidates, least, most }) => {
    const many = [...new Set([...good, ...candidates])];
    const counts = [least - 1, most + 1, 2].filter((count) => count >= 0 && count <= many.length);
    const lists = [[], ...candidates.map((value) => [value]), ...counts.map((count) => many.slice(0, count))];
    return lists.map((values): readonly [string, readonly Term[]] => [path, values]);
  });
}

/** What logic relates, in every combination: absent, as named by the shape, and as not named. */
function combinations(properties: readonly Known[]): readonly Values[] {
  return properties.reduce<readonly Values[]>(
    (all, { path, candidates }) =>
      [[], candidates.slice(0, 1), [literal('no such value')]].flatMap((values) =>
        all.map((before) => new Map([...before, [path, values]])),
      ),
    [new Map()],
  );
}

function randomChanges(
  own: readonly Known[],
  from: {
    readonly bases: readonly Values[];
    readonly foreign: readonly Property[];
    readonly count: number;
    readonly random: () => number;
  },
): readonly Values[] {
  const { bases, foreign, count, random } = from;
  const one = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  return Array.from({ length: count }, () => {
    const values = new Map(one(bases));
    for (let change = 0; change <= random() * 3; change += 1) {
      const property = random() < 0.8 ? (one(own) ?? one(foreign)) : one(foreign);
      if (property === undefined) continue;
      const some = Array.from({ length: Math.floor(random() * 4) }, () => one(property.candidates));
      values.set(property.path, [...new Set(some.filter((value) => value !== undefined))]);
    }
    return values;
  });
}
