import { finding, toInstant, toTimestamp, type Finding } from '#refusal';
import type { JsonObject, JsonValue } from '#credential';
import { shown } from './header-rules.ts';
import type { Part } from './signer-rules.ts';

/** How far the clock of an issuer may be ahead of ours. */
const SKEW = 60_000;
/** Seconds of the year 10000: beyond it a number of seconds is a mistake. */
const LAST_SECOND = 253_402_300_799;
/** Header times at or above this are milliseconds (gaia-x.md §3.2): as seconds they were after the year 5138. */
const MILLISECONDS = 100_000_000_000;

/** One statement about time: where it stands, and the instant in milliseconds. */
interface Mark {
  readonly pointer: string;
  readonly value: JsonValue;
  readonly instant: number | undefined;
}

/** What the times of a part say, and the earliest end as RFC 3339 (`validUntil` as written where nothing is earlier). */
export interface Times {
  readonly findings: readonly Finding[];
  readonly end?: string;
}

/** What the times of a part say at an instant: every mark must be readable; the earliest end and the latest begin win. */
export function timesOf(part: Part, at: number): Times {
  const { begins, ends } = marksOf(part);
  const findings = [...begins, ...ends]
    .filter((mark) => mark.instant === undefined)
    .map((mark) => said('verify/time-malformed', mark, 'a NumericDate or a date and time with a time zone'));
  const end = extreme(ends, (a, b) => a < b);
  const begin = extreme(begins, (a, b) => a > b);
  if (end !== undefined && end.instant <= at)
    findings.push(said('verify/expired', end, `later than ${toTimestamp(at)}`));
  if (begin !== undefined && begin.instant > at + SKEW)
    findings.push(said('verify/not-yet-valid', begin, `not after ${toTimestamp(at)}`));
  if (end === undefined) return { findings };
  const written = end.value === part.validUntil ? part.validUntil : undefined;
  return { findings, end: written ?? toTimestamp(end.instant) };
}

type ReadMark = Mark & { readonly instant: number };

/** The first of the marks that beats all others. */
function extreme(marks: readonly Mark[], beats: (a: number, b: number) => boolean): ReadMark | undefined {
  return marks
    .filter((mark): mark is ReadMark => mark.instant !== undefined)
    .reduce<ReadMark | undefined>(
      (best, mark) => (best && !beats(mark.instant, best.instant) ? best : mark),
      undefined,
    );
}

function marksOf(part: Part): { begins: Mark[]; ends: Mark[] } {
  const header = part.proof.kind === 'jose' ? part.proof.header : {};
  const collect = (dates: readonly string[], numbers: readonly string[], inHeader: readonly string[]): Mark[] => [
    ...marks(part.document, dates, { at: `${part.pointer}/payload`, read: dateOf }),
    ...marks(part.document, numbers, { at: `${part.pointer}/payload`, read: secondsOf }),
    ...marks(header, inHeader, { at: `${part.pointer}/header`, read: headerTimeOf }),
  ];
  return {
    begins: collect(['validFrom'], ['nbf', 'iat'], ['nbf', 'iat']),
    ends: collect(['validUntil'], ['exp'], ['exp']),
  };
}

function marks(
  record: JsonObject,
  names: readonly string[],
  how: { readonly at: string; readonly read: (value: JsonValue) => number | undefined },
): Mark[] {
  return names.flatMap((name) => {
    const value = record[name];
    return value === undefined ? [] : [{ pointer: `${how.at}/${name}`, value, instant: how.read(value) }];
  });
}

function dateOf(value: JsonValue): number | undefined {
  return typeof value === 'string' ? toInstant(value) : undefined;
}

/** NumericDate (RFC 7519 §2). */
function secondsOf(value: JsonValue): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= LAST_SECOND ? value * 1000 : undefined;
}

function headerTimeOf(value: JsonValue): number | undefined {
  if (typeof value === 'number' && value >= MILLISECONDS && value <= LAST_SECOND * 1000) return value;
  return secondsOf(value);
}

function said(
  code: 'verify/time-malformed' | 'verify/expired' | 'verify/not-yet-valid',
  mark: Mark,
  expected: string,
): Finding {
  return finding(code, { pointer: mark.pointer, expected, found: shown(mark.value) });
}
