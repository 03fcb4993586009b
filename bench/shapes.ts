/**
 * The shapes step alone: what a start costs, without and with what the start before it kept; the official Loire shapes
 * compiled; one offering of 47 triples beside the published engine, in one process.
   node --expose-gc --conditions=cadastre-source bench/shapes.ts
 */
import { compileShapes, validate, type CompiledShapes } from '#shapes';
import type { Quad } from '#rdf';
import { DataFactory, Parser, Store, type Quad as N3Quad } from 'n3';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

interface Start {
  readonly laps: Readonly<Record<string, number>>;
  readonly start: number;
  readonly peak: number;
  readonly kept: number;
}

/** Starts in processes of their own: the first one finds nothing, the later ones what it kept; the median of five each. */
function starts(name: string, source: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));
  const start = (): Start => {
    const script = join(import.meta.dirname, 'shapes-start.ts');
    const options = ['--expose-gc', '--conditions=cadastre-source', '--disable-warning=ExperimentalWarning'];
    return JSON.parse(
      execFileSync(process.execPath, [...options, script, source, folder], { encoding: 'utf8' }),
    ) as Start;
  };
  const runs = Array.from({ length: 5 }, () => {
    rmSync(folder, { recursive: true, force: true });
    return { first: start(), later: start() };
  });
  rmSync(folder, { recursive: true, force: true });
  for (const kind of ['first', 'later'] as const) {
    const sorted = runs.map((run) => run[kind]).sort((a, b) => a.start - b.start);
    const { laps, start: ms, peak, kept } = sorted[2] as Start;
    const parts = Object.entries(laps).map(([part, time]) => `${part} ${time.toFixed(0)}`);
    const memory = `at most ${(peak / 1e6).toFixed(0)} MB, keeps ${(kept / 1e6).toFixed(0)} MB`;
    print(`${name}, ${kind} start`, `${ms.toFixed(0)} ms (${parts.join(', ')}); ${memory}`);
  }
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

starts('our release', resolve(import.meta.dirname, '..', 'shapes', 'loire-25.11'));
if (existsSync(FOLDER)) starts('official shapes', join(FOLDER, 'gx.shacl.ttl'));

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
  const ratio = `${(theirs / ours).toFixed(0)} x shacl-engine (${theirs.toFixed(2)} ms)`;
  print('offering, official shapes, warm, CPU (<= 0.3 ms, >= 15 x)', `${ours.toFixed(4)} ms, ${ratio}`);
  const budget = { work: 1e9, results: 10_000 };
  let first = 0;
  for (const size of [1_000, 10_000, 100_000]) {
    const data = copies(size);
    const ms = await warm(Math.max(1, 20_000 / size), () => validate(data, compiled, { budget }));
    const each = (ms / data.length) * 1000;
    first ||= each;
    const linear = `${each.toFixed(2)} us a triple, ${(each / first).toFixed(2)} x that of the smallest`;
    print(`${data.length} triples, warm, CPU (linear: 1 x)`, `${ms.toFixed(2)} ms, ${linear}`);
  }
}
