import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toInstant, toTimestamp } from './instants.ts';

const at = (text: string): number => Date.parse(text);

describe('toInstant (XSD 1.1 part 2 §3.4.28, dateTimeStamp)', () => {
  it.each<[string, number]>([
    ['2026-12-31T23:59:59Z', at('2026-12-31T23:59:59Z')],
    ['2026-12-31T24:00:00Z', at('2027-01-01T00:00:00Z')],
    ['2026-12-31T24:00:00.000+01:00', at('2026-12-31T23:00:00Z')],
    ['2028-02-29T24:00:00Z', at('2028-03-01T00:00:00Z')],
    ['10000-01-01T00:00:00Z', at('+010000-01-01T00:00:00Z')],
    ['12000-02-29T12:00:00.5Z', at('+012000-02-29T12:00:00.500Z')],
    ['0000-02-29T00:00:00Z', at('0000-02-29T00:00:00Z')],
    ['-0001-12-31T00:00:00Z', at('-000001-12-31T00:00:00Z')],
    ['2027-01-01T00:00:00+14:00', at('2026-12-31T10:00:00Z')],
    ['2027-01-01T00:00:00-14:00', at('2027-01-01T14:00:00Z')],
    ['2027-01-01T00:00:00-00:00', at('2027-01-01T00:00:00Z')],
    ['2027-01-01T00:00:00.0019999Z', at('2027-01-01T00:00:00.001Z')],
    // Nobody's clock shows these: they are never over, and always begun.
    ['999999999999-01-01T00:00:00Z', 8.64e15],
    ['-999999999999-01-01T00:00:00Z', -8.64e15],
    [`${'9'.repeat(500)}-01-01T00:00:00Z`, 8.64e15],
  ])('%s is an instant', (text, expected) => expect(toInstant(text)).toBe(expected));

  it.each([
    ...['2027-01-01T00:00:00+14:01', '2027-01-01T00:00:00+14:30', '2027-01-01T00:00:00-15:00'],
    ...['2027-01-01T00:00:00+13:60', '2027-01-01T00:00:00', '2027-01-01T00:00:00+1400', '2027-01-01T00:00Z'],
    ...['2026-12-31T24:00:01Z', '2026-12-31T24:01:00Z', '2026-12-31T24:00:00.001Z', '2026-12-31T25:00:00Z'],
    ...['2026-12-31T23:59:60Z', '2026-12-31T23:60:00Z', '2026-02-29T00:00:00Z', '10001-02-29T00:00:00Z'],
    ...['2026-04-31T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-01-00T00:00:00Z'],
    ...['010000-01-01T00:00:00Z', '+10000-01-01T00:00:00Z', '999-01-01T00:00:00Z', '2027-01-01t00:00:00z', ''],
    ...['2027-01-01T00:00:00.Z', ' 2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z\n'],
  ])('%j is none', (text) => expect(toInstant(text)).toBeUndefined());

  it('reads every instant as ECMAScript does, and what toTimestamp writes', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const text = toTimestamp(date.getTime());
        expect(toInstant(text)).toBe(date.getTime());
        const year = date.getUTCFullYear();
        if (year >= 0 && year <= 9999) expect(text).toBe(date.toISOString());
      }),
    );
    expect(toTimestamp(at('+010000-01-01T00:00:00Z'))).toBe('10000-01-01T00:00:00.000Z');
    expect(toTimestamp(at('-000001-01-01T00:00:00Z'))).toBe('-0001-01-01T00:00:00.000Z');
  });
});
