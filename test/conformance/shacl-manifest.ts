import { Parser } from 'n3';
import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import type { Quad } from '#rdf';
import { parsePath } from '../../libs/shapes/src/path.ts';
import { listOf } from '../../libs/shapes/src/shapes-graph.ts';
import { objectsOf, TermGraph, type GraphNode } from '../../libs/shapes/src/term-graph.ts';
import { RDF_TYPE, SH } from '../../libs/shapes/src/vocabulary.ts';
import { sharedPath } from '../support/shared.ts';

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const SHT = 'http://www.w3.org/ns/shacl-test#';
const TESTS = sharedPath('conformance', 'shacl-data-shapes', 'data-shapes-test-suite', 'tests');

/** One entry of the W3C data-shapes suite; `expected` is `failure` where the processor must not answer. */
export interface ManifestEntry {
  readonly id: string;
  readonly data: readonly Quad[];
  readonly shapes: readonly Quad[];
  readonly expected: 'failure' | { readonly conforms: boolean; readonly results: readonly string[] };
}

const files = new Map<string, readonly Quad[]>();

/** A Turtle file of the suite; parsed once, so that blank nodes of expectation, data and shapes are the same. */
function turtle(file: string): readonly Quad[] {
  let quads = files.get(file);
  if (quads === undefined) {
    quads = new Parser({ baseIRI: pathToFileURL(file).href }).parse(readFileSync(file, 'utf8')) as readonly Quad[];
    files.set(file, quads);
  }
  return quads;
}

/** All entries below a folder of the suite, by file name: one manifest leaves out a file that belongs to it. */
export function entriesOf(folder: 'core' | 'sparql'): readonly ManifestEntry[] {
  const listed = globSync(`${folder}/**/*.ttl`, { cwd: TESTS }).sort();
  return listed.flatMap((file) => entriesIn(resolve(TESTS, file)));
}

function entriesIn(file: string): readonly ManifestEntry[] {
  const graph = new TermGraph(turtle(file));
  const lists = [...graph.nodes.values()].flatMap((node) => [...objectsOf(node, `${MF}entries`)]);
  return lists.flatMap((list) => listOf(list, file)).map((entry) => entryOf(entry, file));
}

function entryOf(entry: GraphNode, file: string): ManifestEntry {
  const action = one(entry, `${MF}action`);
  const result = one(entry, `${MF}result`);
  return {
    id: relative(TESTS, resolve(dirname(file), entry.key.split('/').at(-1) ?? '')),
    data: turtle(fileURLToPath(one(action, `${SHT}dataGraph`).key)),
    shapes: turtle(fileURLToPath(one(action, `${SHT}shapesGraph`).key)),
    expected: result.key === `${SHT}Failure` ? 'failure' : reportOf(result),
  };
}

function reportOf(report: GraphNode): { readonly conforms: boolean; readonly results: readonly string[] } {
  if (!objectsOf(report, RDF_TYPE).size) throw new Error(`no report at ${report.key}`);
  const results = [...objectsOf(report, `${SH}result`)].map((result) =>
    resultLine({
      focusNode: one(result, `${SH}focusNode`).key,
      path: [...objectsOf(result, `${SH}resultPath`)].map((path) => parsePath(path, 'expected').text)[0],
      value: [...objectsOf(result, `${SH}value`)][0]?.key,
      component: one(result, `${SH}sourceConstraintComponent`).key,
      sourceShape: one(result, `${SH}sourceShape`).key,
      severity: one(result, `${SH}resultSeverity`).key,
    }),
  );
  return { conforms: one(report, `${SH}conforms`).term.value === 'true', results: results.sort() };
}

/** All that is compared of one result, as one line; `-` where the result has none. */
export function resultLine(result: Readonly<Record<string, string | undefined>>): string {
  return ['focusNode', 'path', 'value', 'component', 'sourceShape', 'severity']
    .map((part) => result[part] ?? '-')
    .join(' | ');
}

function one(node: GraphNode, predicate: string): GraphNode {
  const [value, ...more] = objectsOf(node, predicate);
  if (value === undefined || more.length > 0) throw new Error(`${node.key}: not one ${predicate}`);
  return value;
}
