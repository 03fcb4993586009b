import { describe, expect, it } from '@jest/globals';
import { finding } from '#refusal';
import { placeOf } from './json-places.ts';
import { located } from './located.ts';

const TEXT = `{
  "a" : [1, -2.5e3,
    {"b}": "x\\"y", "c/d": true}, []],
  "e~f": {"\\u0067": null, "":
    "ü" },
  "last": 1
}`;

describe('the place of a pointer in a JSON text', () => {
  it.each([
    ['', 1, 1],
    ['/a', 2, 3],
    ['/a/0', 2, 10],
    ['/a/1', 2, 13],
    ['/a/2', 3, 5],
    ['/a/2/b}', 3, 6],
    ['/a/2/c~1d', 3, 20],
    ['/a/3', 3, 34],
    ['/e~0f', 4, 3],
    ['/e~0f/g', 4, 11],
    ['/e~0f/', 4, 27],
    ['/last', 6, 3],
  ])('%s stands in line %i, column %i', (pointer, line, column) => {
    expect(placeOf(TEXT, pointer)).toEqual({ line, column });
  });

  it.each(['/b', '/a/4', '/a/x', '/last/0', '/a/2/b}/c', '/e~0f/h'])('%s leads nowhere', (pointer) => {
    expect(placeOf(TEXT, pointer)).toBeUndefined();
  });

  it('ends on texts that are not JSON', () => {
    for (const text of ['', '{', '{"a', '{"a"', '{"a":', '[1,', '{"a":[{', '"', '[}'])
      expect(() => placeOf(text, '/a/0/b')).not.toThrow();
  });
});

describe('located findings', () => {
  const token = (payload: string): string => `h.${Buffer.from(payload).toString('base64url')}.s`;
  const tokens = new Map([
    ['', token('{"holder":\n"x"}')],
    ['/credentials/0', token(TEXT)],
  ]);
  const at = (pointer: string) => finding('credential/structure', { pointer });

  it('carry pointer and line into the payload of their token, consequences too', () => {
    const cause = { ...at('/credentials/0/payload/last'), consequences: [at('/credentials/0/payload/a/2')] };
    expect(located([cause, at('/payload/holder'), at('/payload')], tokens)).toMatchObject([
      { path: { pointer: '/last', line: 6 }, consequences: [{ path: { pointer: '/a/2', line: 3 } }] },
      { path: { pointer: '/holder', line: 1 } },
      { path: { pointer: '', line: 1 } },
    ]);
  });

  it('say no line where the member is missing, and nothing of headers and unread tokens', () => {
    const told = located(
      [at('/credentials/0/payload/missing'), at('/credentials/0/header/typ'), at('/credentials/1/payload/a')],
      tokens,
    );
    expect(told.map(({ path }) => path)).toEqual([{ pointer: '/missing' }, undefined, undefined]);
  });
});
