import { Refusal } from '#refusal';
import { toUtc } from './moment.ts';

export type Policy = 'strict' | 'lab';

/** What the query of `POST /credentials` says. */
export type SubmissionMode =
  | { readonly kind: 'submit'; readonly policy: Policy }
  | { readonly kind: 'rehearse'; readonly policy: Policy; readonly at?: string };

/**
 * The query of a submission (contract.md §1): `dryRun`, and with it `policy` and `at`. Refuses `request/parameter`
 * (400) for an unknown or repeated name, a malformed value, and `policy` or `at` without `dryRun=true`.
 */
export function parseSubmissionQuery(query: unknown, policy: Policy): SubmissionMode {
  const given = Object.entries((query ?? {}) as Record<string, unknown>);
  for (const [name, value] of given) {
    if (name !== 'dryRun' && name !== 'policy' && name !== 'at') {
      throw parameter(name, 'dryRun, policy, at', name.slice(0, 80), 'Leave the parameter out.');
    }
    if (typeof value !== 'string') throw parameter(name, 'one value', 'several values', 'Name each parameter once.');
  }
  const { dryRun, policy: asked, at } = Object.fromEntries(given) as Record<string, string | undefined>;
  if (dryRun !== undefined && dryRun !== 'true' && dryRun !== 'false') {
    throw parameter('dryRun', 'true or false', dryRun, 'Write dryRun=true.');
  }
  if (dryRun !== 'true') {
    for (const [name, value] of Object.entries({ policy: asked, at })) {
      if (value === undefined) continue;
      throw parameter(name, 'dryRun=true beside it', value, `Add dryRun=true, or leave ${name} out.`);
    }
    return { kind: 'submit', policy };
  }
  if (asked !== undefined && asked !== 'strict' && asked !== 'lab') {
    throw parameter('policy', 'strict or lab', asked, 'Write policy=lab or policy=strict.');
  }
  if (at === undefined) return { kind: 'rehearse', policy: asked ?? policy };
  return { kind: 'rehearse', policy: asked ?? policy, at: parseTime(at) };
}

function parseTime(at: string): string {
  const utc = toUtc(at);
  if (utc !== undefined) return utc;
  throw parameter('at', 'an RFC 3339 time', at, 'Write a time such as 2026-01-31T12:00:00Z (a + in a URL is %2B).');
}

/**
 * The Idempotency-Key, or undefined where there is none. Refuses `request/parameter` unless it is 1 to 255 printable
 * ASCII characters.
 */
export function parseIdempotencyKey(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x20-\x7e]{1,255}$/.test(header)) return header;
  throw parameter('Idempotency-Key', '1 to 255 printable ASCII characters', 'another value', 'Use a random UUID.');
}

function parameter(name: string, expected: string, found: string, fix: string): Refusal {
  return Refusal.of('request/parameter', {
    title: `The request parameter ${name.slice(0, 40)} is not valid`,
    expected,
    found: found.slice(0, 80),
    fix,
  });
}
