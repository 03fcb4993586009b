import { Refusal } from '#refusal';

/** What `GET /changes` asks for. */
export interface ChangesRequest {
  /** First sequence that is told. */
  readonly since: number;
  readonly limit: number;
  /** Milliseconds to wait where there is nothing yet. */
  readonly wait: number;
}

const BOUNDS = {
  since: { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 },
  limit: { least: 1, most: 1_000, otherwise: 100 },
  wait: { least: 0, most: 30, otherwise: 0 },
} as const;
type Name = keyof typeof BOUNDS;

/** Reads the query. @throws Refusal `request/parameter` for an unknown or repeated name and a number out of bounds. */
export function parseChangesQuery(query: unknown): ChangesRequest {
  const given = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>);
  const found = new Map<Name, number>();
  for (const [name, value] of given) {
    if (!isName(name)) throw wrong(name, `one of ${Object.keys(BOUNDS).join(', ')}`, name);
    if (typeof value !== 'string') throw wrong(name, 'one value', 'several values');
    const { least, most } = BOUNDS[name];
    const number = /^\d{1,16}$/.test(value) ? Number(value) : NaN;
    if (!(number >= least && number <= most)) throw wrong(name, `a whole number from ${least} to ${most}`, value);
    found.set(name, number);
  }
  const of = (name: Name): number => found.get(name) ?? BOUNDS[name].otherwise;
  return { since: of('since'), limit: of('limit'), wait: 1_000 * of('wait') };
}

/** The refusal of a sequence that the log has not reached: of another catalogue, or one that was set up anew. */
export function beyondTheLog(since: number, next: number): Refusal {
  return wrong('since', `0 to ${next}, the sequence of the next change`, String(since));
}

function isName(name: string): name is Name {
  return Object.hasOwn(BOUNDS, name);
}

function wrong(name: string, expected: string, found: string): Refusal {
  return Refusal.of('request/parameter', {
    title: `The request parameter ${name.slice(0, 40)} is not valid`,
    expected,
    found: found.slice(0, 80),
  });
}
