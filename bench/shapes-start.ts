/**
 * One start of the shapes, for `bench/shapes.ts`: what is loaded and compiled in a new process, and what it takes.
 *   node --expose-gc --conditions=cadastre-source bench/shapes-start.ts <release folder | shapes file> [<cache folder>]
 */
import { loadRelease, toShapesGraph, type Quad } from '#rdf';
import { compileShapes, type CompileOptions } from '#shapes';
import { readFileSync } from 'node:fs';
import { parseTexts } from '../libs/rdf/src/kept-quads.ts';

const [source = '', folder] = process.argv.slice(2);
const isFile = source.endsWith('.ttl');
const laps: [string, number][] = [];
let last = performance.now();
const lap = <Value>(name: string, value: Value): Value => {
  const now = performance.now();
  laps.push([name, now - last]);
  last = now;
  return value;
};

globalThis.gc?.();
const before = process.memoryUsage().rss;
last = performance.now();
const compiled = isFile ? ofFile() : ofRelease();
const start = laps.reduce((sum, [, ms]) => sum + ms, 0);
globalThis.gc?.();
const after = process.memoryUsage();
console.log(
  JSON.stringify({
    laps: Object.fromEntries(laps),
    start,
    shapes: compiled.shapes.size,
    /** Peak of the process while it started, less what Node itself took: bytes. */
    peak: process.resourceUsage().maxRSS * 1024 - before,
    kept: after.rss - before,
  }),
);

function ofRelease() {
  const release = lap('read', loadRelease(source));
  const quads = lap('parse', toShapesGraph(release, folder));
  const classTree = new Map([...release.classes.values()].map((c) => [c.iri, c.superClasses]));
  return compiledOf(quads, { classTree, name: release.name, digest: release.digest });
}

function ofFile() {
  const text = lap('read', readFileSync(source, 'utf8'));
  const quads = lap('parse', parseTexts([text], folder === undefined ? undefined : { folder, name: 'official' }));
  return compiledOf(quads, { classTree: new Map(), name: 'official', digest: '' });
}

function compiledOf(quads: readonly Quad[], options: CompileOptions) {
  return lap('compile', compileShapes(quads, options));
}
