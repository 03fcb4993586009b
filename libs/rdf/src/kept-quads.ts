import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '#files';
import type { Quad, Term } from './term.ts';
import { parseTurtle } from './turtle.ts';

/** Changes whenever the same texts would be kept otherwise. */
const FORMAT = 1;
const DIGEST_LENGTH = 64;

/** Where parsed texts are kept. */
export interface Keep {
  readonly folder: string;
  /** Texts under one name replace each other: `loire-25.11`. */
  readonly name: string;
}

/** Every term once; three indices a quad. Datatype and language are for literals only. */
interface Kept {
  readonly terms: readonly (readonly [type: Term['termType'], value: string, datatype?: string, language?: string])[];
  readonly quads: readonly number[];
}

/**
 * Turtle texts → their quads, as one graph. With `keep` the quads are written to a file under the digest of the texts, and
 * the next start, in any thread, reads them from there instead of parsing. A file whose own digest does not fit is not
 * used. Where the folder cannot be written, that is told as a warning of the process.
 */
export function parseTexts(texts: readonly string[], keep?: Keep): Quad[] {
  const name = keep === undefined ? '' : `${keep.name}-${String(FORMAT)}-${digestOf(texts)}.json`;
  const kept = keep === undefined ? undefined : read(join(keep.folder, name));
  if (kept !== undefined) return kept;
  const quads = texts.flatMap((text) => parseTurtle(text));
  if (keep !== undefined) write(keep, name, JSON.stringify(toKept(quads)));
  return quads;
}

function read(file: string): Quad[] | undefined {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  const body = bytes.subarray(DIGEST_LENGTH);
  if (bytes.subarray(0, DIGEST_LENGTH).toString('latin1') !== digestOf([body])) return undefined;
  return fromKept(JSON.parse(body.toString('utf8')) as Kept);
}

/** Whole under its name or not there at all, whoever else writes it at the same time. */
function write({ folder, name }: Keep, file: string, body: string): void {
  try {
    writeDurably(join(folder, file), digestOf([body]) + body);
    const older = readdirSync(folder).filter((other) => other.startsWith(`${name}-`) && other !== file);
    for (const other of older) rmSync(join(folder, other), { force: true });
  } catch (error) {
    process.emitWarning(`Parsed shapes cannot be kept in ${folder}: ${String(error)}`);
  }
}

function digestOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(Buffer.byteLength(part))}:`).update(part);
  return hash.digest('hex');
}

function toKept(quads: readonly Quad[]): Kept {
  const terms: Kept['terms'][number][] = [];
  const known = new Map<string, number>();
  const indexOf = (term: Term): number => {
    const kept = toTerm(term);
    const key = kept.join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, terms.length);
    return terms.push(kept) - 1;
  };
  return { quads: quads.flatMap(({ subject, predicate, object }) => [subject, predicate, object].map(indexOf)), terms };
}

function toTerm(term: Term): Kept['terms'][number] {
  if (term.termType !== 'Literal') return [term.termType, term.value];
  return [term.termType, term.value, term.datatype.value, term.language];
}

let reads = 0;

/** Blank nodes get new labels, so that those of two calls never meet. */
function fromKept({ terms, quads }: Kept): Quad[] {
  const label = `kept${String((reads += 1))}_`;
  const all = terms.map(([termType, value, datatype = '', language = ''], index): Term => {
    if (termType === 'BlankNode') return { termType, value: `${label}${String(index)}` };
    if (termType === 'NamedNode') return { termType, value };
    return { termType, value, datatype: { termType: 'NamedNode', value: datatype }, language };
  });
  return Array.from({ length: quads.length / 3 }, (_, at) => {
    const [subject, predicate, object] = [0, 1, 2].map((offset) => all[quads[3 * at + offset] ?? -1]);
    if (subject === undefined || predicate === undefined || object === undefined) throw new Error('Not a statement');
    if (subject.termType === 'Literal' || predicate.termType !== 'NamedNode') throw new Error('Not a statement');
    return { subject, predicate, object };
  });
}
