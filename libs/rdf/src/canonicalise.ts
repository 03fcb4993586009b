import { Refusal } from '#refusal';
import { canonize } from 'rdf-canonize';
import { toStatement, toStatements } from './nquads.ts';
import type { Quad } from './term.ts';

/** What one credential may cost (trust.md §6). */
export const MAX_QUADS = 5_000;
export const MAX_BLANK_NODES = 500;
const MAX_WORK_FACTOR = 3;
const MAX_MILLISECONDS = 2_000;

export interface Canonical {
  /** Canonical N-Quads of RDFC-1.0. */
  readonly statements: string;
  /** Label that was given → canonical label, both without `_:`. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * RDFC-1.0 over a default graph. A graph over the caps, and one on which the algorithm takes too long, is refused with
 * `rdf/too-complex`.
 */
export async function canonicalise(quads: readonly Quad[], pointer: string): Promise<Canonical> {
  const blanks = new Set<string>();
  for (const { subject, object } of quads) {
    if (subject.termType === 'BlankNode') blanks.add(subject.value);
    if (object.termType === 'BlankNode') blanks.add(object.value);
  }
  if (quads.length > MAX_QUADS) throw tooComplex(pointer, `${MAX_QUADS} statements`, `${quads.length} statements`);
  if (blanks.size > MAX_BLANK_NODES) {
    throw tooComplex(pointer, `${MAX_BLANK_NODES} nodes without id`, `${blanks.size} nodes without id`);
  }
  if (blanks.size === 0) return { statements: toStatements(quads), labels: new Map() };
  return label(quads, pointer);
}

async function label(quads: readonly Quad[], pointer: string): Promise<Canonical> {
  // Twice the same statement would change the hashes.
  const distinct = new Map(quads.map((quad) => [toStatement(quad), quad]));
  const dataset = [...distinct.values()].map((quad) => ({ ...quad, graph: { termType: 'DefaultGraph', value: '' } }));
  const labels = new Map<string, string>();
  const signal = AbortSignal.timeout(MAX_MILLISECONDS);
  try {
    const statements = await canonize(dataset, {
      algorithm: 'RDFC-1.0',
      maxWorkFactor: MAX_WORK_FACTOR,
      canonicalIdMap: labels,
      signal,
    });
    return { statements, labels: new Map([...labels].map(([from, to]) => [bare(from), bare(to)])) };
  } catch (error) {
    if (signal.aborted || isLimit(error)) throw tooComplex(pointer, 'nodes that can be told apart', 'a poison graph');
    throw error;
  }
}

function bare(label: string): string {
  return label.startsWith('_:') ? label.slice(2) : label;
}

function isLimit(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Maximum deep iterations');
}

/** The refusal of what costs more than one credential may. */
export function tooComplex(pointer: string, expected: string, found: string): Refusal {
  return Refusal.of('rdf/too-complex', {
    pointer,
    expected: `at most ${expected}`,
    found,
    fix: 'Give nodes an id, or split the credential.',
  });
}
