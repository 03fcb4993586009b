import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#refusal';
import { parseJson } from './strict-json.ts';

const parse = (text: string | Buffer): unknown => parseJson(Buffer.from(text));

function codeOf(text: string | Buffer): string {
  try {
    parse(text);
    return 'accepted';
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}

describe('parseJson', () => {
  it.each([
    ['{"a":1,"a":1}', 'credential/duplicate-member'],
    ['{"a":1,"\\u0061":2}', 'credential/duplicate-member'],
    ['{"x":[{"b\\\\":1,"b\\\\" : 2}]}', 'credential/duplicate-member'],
    ['{"__proto__":{}}', 'credential/forbidden-key'],
    ['{"a":{"\\u005f_proto__":1}}', 'credential/forbidden-key'],
    ['{"constructor":1}', 'credential/forbidden-key'],
    ['\uFEFF{}', 'credential/not-json'],
    ['{"a":"\\ud800"}', 'credential/not-utf8'],
    ['{"\\uDC00":1}', 'credential/not-utf8'],
    ['[1e400]', 'credential/not-json'],
    ['[1e-400]', 'credential/not-json'],
    ['[9007199254740993]', 'credential/not-json'],
    ['[-9007199254740993]', 'credential/not-json'],
    ['{"a":1}x', 'credential/not-json'],
    ['"a', 'credential/not-json'],
    ['', 'credential/not-json'],
  ])('refuses %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('refuses bytes that are not UTF-8, deep nesting and too many members', () => {
    expect(codeOf(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toBe('credential/not-utf8');
    expect(codeOf('['.repeat(64) + ']'.repeat(64))).toBe('accepted');
    expect(codeOf('['.repeat(65) + ']'.repeat(65))).toBe('credential/nesting');
    expect(codeOf('{"a":'.repeat(100_000))).toBe('credential/nesting');
    const members = (count: number): string =>
      `{${Array.from({ length: count }, (_, i) => `"m${String(i)}":1`).join()}}`;
    expect(codeOf(members(10_000))).toBe('accepted');
    expect(codeOf(members(10_001))).toBe('credential/too-many-members');
  });

  it('names the duplicate', () => {
    expect(() => parseJson(Buffer.from('{"a":{"b":1,"c":2,"b":3}}'), '/payload')).toThrow(
      expect.objectContaining({ findings: [expect.objectContaining({ found: 'b', pointer: '/payload' })] }),
    );
  });

  it('reads what JSON.parse reads where both accept, and never accepts more', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        if (codeOf(text) === 'accepted') expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\\\u0aE1-. '), maxLength: 30 }), (text) => {
        if (codeOf(text) === 'accepted') expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(['\\', '"', '\\"', '{"a":', '[1,', ':'])('takes linear time on a megabyte of %s', (piece) => {
    const text = piece.repeat(Math.floor(1_000_000 / piece.length));
    const start = performance.now();
    codeOf(`"${text}`);
    codeOf(text);
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
