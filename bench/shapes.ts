/**
 * The shapes step alone: compile time of the official Loire shapes, and one offering of 47 triples beside the
 * published engine, in one process.
 *   node --expose-gc --conditions=cadastre-source bench/shapes.ts
 */
import { compileShapes, validate, type CompiledShapes } from '#shapes';
import type { Quad } from '#rdf';
import { DataFactory, Parser, Store, type Quad as N3Quad } from 'n3';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Validator } from 'shacl-engine';
import { OFFERING_TURTLE } from '../test/support/offering.ts';

const SHARED = process.env['SHARED_DIR'] ?? resolve(import.meta.dirname, '..', '..', 'shared');
const FOLDER = resolve(SHARED, 'reference', 'data', 'gaia-x', 'shapes', 'loire-2511');
const SUB_CLASS_OF = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';

const print = (figure: string, value: string): void => console.log(`${figure.padEnd(62)} ${value}`);
const parse = (text: string): N3Quad[] => new Parser({ format: 'text/turtle' }).parse(text);
const plain = (quads: readonly N3Quad[]): readonly Quad[] => quads as readonly Quad[];

function timed<Value>(work: () => Value): { readonly value: Value; readonly ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

/** CPU milliseconds of one call, mean of the fastest of five rounds. */
async function warm(rounds: number, call: () => unknown): Promise<number> {
  let best = Infinity;
  for (let trial = 0; trial < 6; trial += 1) {
    const start = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) await call();
    const { user, system } = process.cpuUsage(start);
    if (trial > 0) best = Math.min(best, (user + system) / 1000 / rounds);
  }
  return best;
}

/** A graph of about `triples` triples: as many copies of the offering, each with names of its own. */
function copies(triples: number): readonly Quad[] {
  const text = (copy: number) =>
    OFFERING_TURTLE.replace('https://hospital.example/> .', `https://h${copy}.example/> .`);
  return Array.from({ length: Math.ceil(triples / 47) }, (_, copy) => plain(parse(text(copy)))).flat();
}

function compileOfficial(): { readonly compiled: CompiledShapes; readonly shapes: Store } {
  const shapeText = readFileSync(`${FOLDER}/gx.shacl.ttl`, 'utf8');
  const quads = timed(() => parse(shapeText));
  const tree = new Map<string, string[]>();
  const ontology = parse(readFileSync(`${FOLDER}/gx.owl.ttl`, 'utf8')).filter(
    ({ predicate, object }) => predicate.value === SUB_CLASS_OF && object.termType === 'NamedNode',
  );
  for (const { subject, object } of ontology) {
    tree.set(subject.value, [...(tree.get(subject.value) ?? []), object.value]);
  }
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const compiled = timed(() =>
    compileShapes(plain(quads.value), { classTree: tree, name: 'loire-25.11', digest: 'official' }),
  );
  globalThis.gc?.();
  print(`parse ${quads.value.length} shape triples`, `${quads.ms.toFixed(0)} ms`);
  print('compile them', `${compiled.ms.toFixed(0)} ms`);
  print('kept by the compiled shapes', `${((process.memoryUsage().heapUsed - before) / 1e6).toFixed(1)} MB`);
  const shapes = new Store(quads.value);
  shapes.addQuads(ontology);
  return { compiled: compiled.value, shapes };
}

if (!existsSync(FOLDER)) {
  print('official shapes', 'not at hand: set SHARED_DIR');
} else {
  const { compiled, shapes } = compileOfficial();
  const offering = parse(OFFERING_TURTLE);
  const results = validate(plain(offering), compiled);
  print(`offering of ${offering.length} triples`, `${results.length} results`);
  const ours = await warm(2_000, () => validate(plain(offering), compiled));
  const engine = new Validator(shapes, { factory: DataFactory });
  const store = new Store(offering);
  const theirs = await warm(30, () => engine.validate({ dataset: store }));
  print('offering, warm, CPU', `${ours.toFixed(4)} ms`);
  print('offering, warm, CPU, shacl-engine', `${theirs.toFixed(3)} ms`);
  print('ratio', `${(theirs / ours).toFixed(0)} x`);
  for (const size of [1_000, 10_000, 100_000]) {
    const data = copies(size);
    const budget = { work: 1e9, results: 10_000 };
    const ms = await warm(Math.max(1, 20_000 / size), () => validate(data, compiled, { budget }));
    print(
      `${data.length} triples, warm, CPU`,
      `${ms.toFixed(2)} ms, ${((ms / data.length) * 1000).toFixed(2)} us a triple`,
    );
  }
}
