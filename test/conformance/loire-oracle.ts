import { loadRelease, parseTurtle, type Quad, type Release, type Term } from '#rdf';
import { compileShapes, validate, type CompiledShapes, type ShapeResult } from '#shapes';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFactory, Parser, Store, type Quad as ParsedQuad } from 'n3';
import { Validator } from 'shacl-engine';
import { keyOf } from '../../libs/shapes/src/term-graph.ts';
import { ROOT, sharedPath } from '../support/shared.ts';

const SUB_CLASS_OF = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
const BUDGET = { work: 1e10, results: 1e7 };

/** The releases, and where the official shapes of each stand. */
export const RELEASES = [
  { name: 'loire-25.11', folder: 'loire-2511', context: 'gx-25.11.context.jsonld' },
  { name: 'loire-2.2.1', folder: 'loire-2.2.1', context: 'gx-2.2.1.context.jsonld' },
] as const;

/** `focus path component` of each result, once. */
export type Verdict = ReadonlySet<string>;

/** Our shapes and the official ones of one release, each for both engines. */
export interface Judges {
  readonly release: Release;
  readonly ownShapes: readonly Quad[];
  readonly officialShapes: readonly Quad[];
  /** Class → direct super-classes, as the ontology says. */
  readonly officialTree: ReadonlyMap<string, readonly string[]>;
  readonly own: CompiledShapes;
  readonly official: CompiledShapes;
  readonly oracle: { readonly own: Validator; readonly official: Validator };
}

export function loadOwn(name: string): { readonly release: Release; readonly ownShapes: readonly Quad[] } {
  const release = loadRelease(join(ROOT, 'shapes', name));
  return { release, ownShapes: [...release.shapes.values()].flatMap((text) => parseTurtle(text)) };
}

/** Compiles shapes that are ours, as they are or changed. */
export function compileOwn(shapes: readonly Quad[], { classes, name, digest }: Release): CompiledShapes {
  const classTree = new Map([...classes.values()].map((c) => [c.iri, c.superClasses]));
  return compileShapes(shapes, { classTree, name, digest });
}

export function loadJudges({ name, folder }: (typeof RELEASES)[number]): Judges {
  const read = (file: string): ParsedQuad[] =>
    new Parser().parse(readFileSync(sharedPath('reference', 'data', 'gaia-x', 'shapes', folder, file), 'utf8'));
  const { release, ownShapes } = loadOwn(name);
  const official = read('gx.shacl.ttl');
  // The ontology makes every value of an enumeration a class of its own.
  const above = read('gx.owl.ttl').filter(
    ({ subject, predicate, object }) =>
      predicate.value === SUB_CLASS_OF && object.termType === 'NamedNode' && !subject.value.includes('/', 40),
  );
  const officialTree = new Map<string, string[]>();
  for (const { subject, object } of above) {
    officialTree.set(subject.value, [...(officialTree.get(subject.value) ?? []), object.value]);
  }
  const ownTree = [...release.classes.values()].flatMap((c) =>
    c.superClasses.map((s) =>
      DataFactory.quad(DataFactory.namedNode(c.iri), DataFactory.namedNode(SUB_CLASS_OF), DataFactory.namedNode(s)),
    ),
  );
  const ownStore = toStore(ownShapes);
  ownStore.addQuads(ownTree);
  const officialShapes = official as readonly Quad[];
  return {
    ...{ release, ownShapes, officialShapes, officialTree },
    own: compileOwn(ownShapes, release),
    official: compileShapes(officialShapes, { classTree: officialTree, name: 'official', digest: '' }),
    oracle: {
      own: new Validator(ownStore, { factory: DataFactory }),
      official: new Validator(new Store([...official, ...above]), { factory: DataFactory }),
    },
  };
}

const lineOf = (focus: string, path: string | undefined, component: string): string =>
  `${focus} ${path ?? '-'} ${component.replace(/^.*#(.*)ConstraintComponent$/, '$1')}`;

/** The results of our engine. */
export function results(quads: readonly Quad[], shapes: CompiledShapes): readonly ShapeResult[] {
  return validate(quads, shapes, { budget: BUDGET });
}

export function toVerdict(given: readonly ShapeResult[]): Verdict {
  return new Set(given.map(({ focusNode, path, component }) => lineOf(focusNode, path, component)));
}

/** The verdict of shacl-engine. */
export async function askOracle(oracle: Validator, quads: readonly Quad[]): Promise<Verdict> {
  const report = await oracle.validate({ dataset: toStore(quads) });
  return new Set(
    report.results.map(({ focusNode, path, constraintComponent }) =>
      lineOf(keyOf(focusNode.term as Term), path?.[0]?.predicates[0]?.value, constraintComponent.value),
    ),
  );
}

function toStore(quads: readonly Quad[]): Store {
  const term = (t: Term) => {
    if (t.termType === 'NamedNode') return DataFactory.namedNode(t.value);
    if (t.termType === 'BlankNode') return DataFactory.blankNode(t.value);
    return DataFactory.literal(t.value, t.language === '' ? DataFactory.namedNode(t.datatype.value) : t.language);
  };
  const store = new Store();
  for (const q of quads) {
    store.addQuad(DataFactory.quad(term(q.subject) as never, DataFactory.namedNode(q.predicate.value), term(q.object)));
  }
  return store;
}
