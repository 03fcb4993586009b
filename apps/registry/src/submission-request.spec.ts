import { describe, expect, it } from '@jest/globals';
import { inLanguage, LANGUAGES, Refusal } from '#refusal';
import { parseIdempotencyKey, parseSubmissionQuery } from './submission-request.ts';

describe('parseSubmissionQuery', () => {
  it.each([
    [{}, { kind: 'submit', policy: 'strict' }],
    [{ dryRun: 'false' }, { kind: 'submit', policy: 'strict' }],
    [{ dryRun: 'true' }, { kind: 'rehearse', policy: 'strict' }],
    [
      { dryRun: 'true', policy: 'lab' },
      { kind: 'rehearse', policy: 'lab' },
    ],
    [
      { dryRun: 'true', at: '2024-02-29T23:59:59Z' },
      { kind: 'rehearse', policy: 'strict', at: '2024-02-29T23:59:59.000Z' },
    ],
    [
      { dryRun: 'true', at: '2026-01-01T00:30:00+01:00' },
      { kind: 'rehearse', policy: 'strict', at: '2025-12-31T23:30:00.000Z' },
    ],
    [
      { dryRun: 'true', at: '2016-12-31t23:59:60.5z' },
      { kind: 'rehearse', policy: 'strict', at: '2017-01-01T00:00:00.500Z' },
    ],
    [
      { dryRun: 'true', at: '2015-07-01T08:59:60+09:00' },
      { kind: 'rehearse', policy: 'strict', at: '2015-07-01T00:00:00.000Z' },
    ],
    [
      { dryRun: 'true', at: '2026-01-01T00:00:00-15:30' },
      { kind: 'rehearse', policy: 'strict', at: '2026-01-01T15:30:00.000Z' },
    ],
    [
      { dryRun: 'true', at: '9999-12-31T23:59:59.999Z' },
      { kind: 'rehearse', policy: 'strict', at: '9999-12-31T23:59:59.999Z' },
    ],
  ])('%j', (query, mode) => {
    expect(parseSubmissionQuery(query, 'strict')).toEqual(mode);
  });

  it.each([
    { policy: 'lab' },
    { at: '2026-01-01T00:00:00Z' },
    { dryRun: 'false', policy: 'lab' },
    { dryRun: 'yes' },
    { dryRun: '' },
    { dryRun: ['true', 'true'] },
    { dryRun: 'true', policy: 'none' },
    { dryRun: 'true', at: '2026-02-29T00:00:00Z' },
    { dryRun: 'true', at: '2026-01-01' },
    { dryRun: 'true', at: '2026-01-01T00:00:00' },
    { dryRun: 'true', at: '2026-01-01T24:00:00Z' },
    { dryRun: 'true', at: '2026-01-01T23:59:60Z' },
    { dryRun: 'true', at: '2016-12-31T23:58:60Z' },
    { dryRun: 'true', at: '10000-01-01T00:00:00Z' },
    { dryRun: 'true', at: '9999-12-31T23:59:59-01:00' },
    { dryRun: 'true', at: '0000-01-01T00:00:00+01:00' },
    { dryRun: 'true', at: '2026-01-01T00:00:00+24:00' },
    { other: '1' },
  ])('refuses %j', (query) => {
    expect(() => parseSubmissionQuery(query, 'strict')).toThrow('request/parameter');
  });
});

function refusalOf(query: object): Refusal {
  try {
    parseSubmissionQuery(query, 'strict');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(query)} is taken`);
}
const fixesOf = (query: object): readonly (string | undefined)[] => refusalOf(query).findings.map((f) => f.fix?.text);

// contract.md §1: whoever misspells `dryRun` wanted to publish nothing.
describe('what is refused in the query of a submission', () => {
  it.each(
    'dryrun DRYRUN DryRun dry-run dry_run dry dryRUn drRun dyrRun dryRunn dryRun[] dry.run dryRunOnly simulate validateOnly'
      .split(' ')
      .concat(['dryRun ', ' dryRun', 'dry run']),
  )('%j is told to be dryRun=true', (name) => {
    for (const value of ['true', 'false', '', ['true', 'true']])
      expect(fixesOf({ [name]: value })).toEqual(['Write dryRun=true.']);
  });

  it.each([
    ['Policy', 'policy'],
    ['polcy', 'policy'],
    ['policies', 'policy'],
    ['mode', 'policy'],
    ['AT', 'at'],
    ['att', 'at'],
    ['asOf', 'at'],
    ['time', 'at'],
  ])('%s is told to be %s', (name, meant) => {
    expect(fixesOf({ [name]: 'x' })).toEqual([`Did you mean ${meant}? Write it together with dryRun=true.`]);
    expect(fixesOf({ [name]: 'x', dryRun: 'true' })).toEqual([`Did you mean ${meant}?`]);
  });

  it('never leads to a request that publishes, in any language', () => {
    const names = ['dryrun', 'dry', 'Policy', 'At', 'other', 'level', 'x'.repeat(500), '', '__proto__', 'constructor'];
    const queries: object[] = [
      ...names.flatMap((name) => ['true', 'false', ''].map((value) => Object.fromEntries([[name, value]]))),
      ...names.map((name) => ({ ...Object.fromEntries([[name, 'x']]), dryRun: 'false' })),
      ...[{ policy: 'lab' }, { at: 'x' }, { dryRun: 'false', policy: 'lab' }, { dryRun: 'yes' }, { dryRun: '' }],
      ...[{ dryRun: ['false', 'false'] }, { policy: ['lab', 'lab'] }, { dryRun: 'false', at: ['x', 'x'] }],
    ];
    for (const query of queries)
      for (const one of refusalOf(query).findings)
        for (const language of LANGUAGES) {
          const { fix } = inLanguage(one, language);
          expect([query, fix?.text]).toEqual([query, expect.stringContaining('dryRun=true')]);
        }
  });

  it('is told all at once', () => {
    expect(refusalOf({ dryrun: 'true', Policy: 'lab', at: ['x', 'y'] }).findings).toHaveLength(3);
  });
});

describe('parseIdempotencyKey', () => {
  it('takes 1 to 255 printable characters', () => {
    expect(parseIdempotencyKey(undefined)).toBeUndefined();
    expect(parseIdempotencyKey('"a b"')).toBe('"a b"');
    for (const bad of ['', 'x'.repeat(256), 'é', 'a\tb'])
      expect(() => parseIdempotencyKey(bad)).toThrow('request/parameter');
  });
});
