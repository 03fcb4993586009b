import { Refusal } from '#refusal';
import { hash } from 'node:crypto';
import { canonize } from 'rdf-canonize';
import { parseStatements, toText } from './nquads.ts';
import type { BlankNode, Quad, Term } from './term.ts';

/** What one credential may cost (trust.md §6). */
export const MAX_QUADS = 5_000;
export const MAX_BLANK_NODES = 500;
const MAX_WORK_FACTOR = 3;
const MAX_MILLISECONDS = 1_000;
/** The hardest graph of the W3C suite takes 3,022. */
const MAX_HASHES = 12_000;
const TOO_MANY = 'More hashes than one credential may cost';

export interface Canonical {
  /** Canonical N-Quads of RDFC-1.0. */
  readonly statements: string;
  /** Label that was given → canonical label, both without `_:`. */
  readonly labels: ReadonlyMap<string, string>;
  /** What `parseStatements` makes of the statements. */
  readonly quads: (blankPrefix: string) => readonly Quad[];
}

/**
 * RDFC-1.0 over a default graph. A graph over the caps, and one on which the algorithm takes too long, is refused with
 * `rdf/too-complex`.
 */
export async function canonicalise(quads: readonly Quad[], pointer: string): Promise<Canonical> {
  const lines = quads.length > MAX_QUADS ? distinct(quads.map(toLine)) : quads.map(toLine);
  if (lines.length > MAX_QUADS) throw tooComplex(pointer, `${MAX_QUADS} statements`, `${lines.length} statements`);
  const mentions = mentionsOf(lines);
  if (mentions.size > MAX_BLANK_NODES) {
    throw tooComplex(pointer, `${MAX_BLANK_NODES} nodes without id`, `${mentions.size} nodes without id`);
  }
  const labels = labelsByFirstHash(mentions);
  if (labels !== undefined) return inOrder(lines, labels);
  const known = distinct(lines);
  // Twice the same statement would change the hashes, and is the other reason to come here.
  const again = known.length < lines.length ? labelsByFirstHash(mentionsOf(known)) : undefined;
  if (again !== undefined) return inOrder(known, again);
  return canonicaliseWhole(
    known.map(({ quad }) => inDefaultGraph(quad)),
    { pointer },
  );
}

function distinct(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map((line) => [textOf(line, asGiven), line])).values()];
}

function inOrder(lines: readonly Line[], labels: ReadonlyMap<string, string>): Canonical {
  const canonical = (label: string): string => labels.get(label) ?? label;
  const sorted = lines
    .map((line) => ({ text: textOf(line, canonical), quad: line.quad }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .filter(({ text }, at, all) => text !== all[at - 1]?.text);
  const quads = (blankPrefix: string): readonly Quad[] => {
    const blank = <Kind extends Term>(term: Kind): Kind | BlankNode =>
      term.termType === 'BlankNode'
        ? { termType: 'BlankNode', value: blankPrefix + canonical(term.value).replace('c14n', '') }
        : term;
    return sorted.map(({ quad }) => {
      const { subject, predicate, object } = quad;
      if (subject.termType !== 'BlankNode' && object.termType !== 'BlankNode') return quad;
      return { subject: blank(subject), predicate, object: blank(object) };
    });
  };
  return { statements: sorted.map(({ text }) => text).join(''), labels, quads };
}

/** A statement in parts: what does not depend on labels is written once. */
interface Line {
  readonly quad: Quad;
  readonly subject: string | undefined;
  readonly predicate: string;
  readonly object: string | undefined;
}

function toLine(quad: Quad): Line {
  const { subject, predicate, object } = quad;
  return {
    quad,
    subject: subject.termType === 'BlankNode' ? undefined : toText(subject),
    predicate: ` <${predicate.value}> `,
    object: object.termType === 'BlankNode' ? undefined : toText(object),
  };
}

function textOf({ quad, subject, predicate, object }: Line, labelOf: (label: string) => string): string {
  return `${subject ?? `_:${labelOf(quad.subject.value)}`}${predicate}${object ?? `_:${labelOf(quad.object.value)}`} .\n`;
}

function asGiven(label: string): string {
  return label;
}

function inDefaultGraph({ subject, predicate, object }: Quad): GraphQuad {
  return { subject, predicate, object, graph: { termType: 'DefaultGraph', value: '' } };
}

/** Blank node → the lines that mention it, in order of appearance. */
function mentionsOf(lines: Iterable<Line>): ReadonlyMap<string, readonly Line[]> {
  const mentions = new Map<string, Line[]>();
  const mention = (label: string, line: Line): void => {
    const known = mentions.get(label);
    if (known === undefined) mentions.set(label, [line]);
    else if (known.at(-1) !== line) known.push(line);
  };
  for (const line of lines) {
    if (line.subject === undefined) mention(line.quad.subject.value, line);
    if (line.object === undefined) mention(line.quad.object.value, line);
  }
  return mentions;
}

/**
 * Canonical labels where what is said about each node alone tells it from all others (RDFC-1.0 §4.4.3 steps 3 and 4), as in nearly
 * every credential; undefined where two nodes look alike and the rest of the algorithm must tell them apart, or where a statement may
 * stand there twice.
 */
function labelsByFirstHash(mentions: ReadonlyMap<string, readonly Line[]>): ReadonlyMap<string, string> | undefined {
  const byHash = new Map<string, string>();
  for (const [label, lines] of mentions) {
    // §4.6: the node itself is `a`, any other one is `z`.
    const seen = (other: string): string => (other === label ? 'a' : 'z');
    const texts = lines.map((line) => textOf(line, seen)).sort();
    if (texts.some((text, at) => text === texts[at + 1])) return undefined;
    const first = hash('sha256', texts.join(''), 'hex');
    if (byHash.has(first)) return undefined;
    byHash.set(first, label);
  }
  return new Map([...byHash.keys()].sort().map((first, place) => [byHash.get(first) as string, `c14n${place}`]));
}

/** A quad of any graph, for the suite: claims are of the default graph only. */
export interface GraphQuad {
  readonly subject: object;
  readonly predicate: object;
  readonly object: object;
  readonly graph: object;
}

/**
 * RDFC-1.0 whole, over distinct quads. What it may cost is counted in hashes, so that the verdict is the same on a slow machine; the
 * timer is for permutations, which need none.
 */
export async function canonicaliseWhole(
  dataset: readonly GraphQuad[],
  { pointer, algorithm = 'sha256' }: { readonly pointer: string; readonly algorithm?: 'sha256' | 'sha384' },
): Promise<Canonical> {
  const labels = new Map<string, string>();
  const signal = AbortSignal.timeout(MAX_MILLISECONDS);
  let left = MAX_HASHES;
  const createMessageDigest = (): MessageDigest => {
    if (left-- === 0) throw new Error(TOO_MANY);
    return new MessageDigest(algorithm);
  };
  try {
    const statements = await canonize(dataset, {
      algorithm: 'RDFC-1.0',
      maxWorkFactor: MAX_WORK_FACTOR,
      canonicalIdMap: labels,
      createMessageDigest,
      signal,
    });
    return {
      statements,
      labels: new Map([...labels].map(([from, to]) => [bare(from), bare(to)])),
      quads: (blankPrefix) => parseStatements(statements, blankPrefix),
    };
  } catch (error) {
    if (signal.aborted || isLimit(error))
      throw tooComplex(pointer, 'a few nodes that cannot be told apart', 'a graph with too many symmetries');
    throw error;
  }
}

class MessageDigest {
  readonly #algorithm: string;
  #text = '';

  constructor(algorithm: string) {
    this.#algorithm = algorithm;
  }

  update(text: string): void {
    this.#text += text;
  }

  digest(): string {
    return hash(this.#algorithm, this.#text, 'hex');
  }
}

function bare(label: string): string {
  return label.startsWith('_:') ? label.slice(2) : label;
}

function isLimit(error: unknown): boolean {
  return error instanceof Error && (error.message === TOO_MANY || error.message.includes('Maximum deep iterations'));
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
