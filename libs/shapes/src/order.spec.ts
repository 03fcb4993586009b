import { describe, expect, it } from '@jest/globals';
import { parseTurtle } from '#rdf';
import { compileShapes } from './compile.ts';
import { compareTerms } from './order.ts';
import { validate } from './validate.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const compared = (datatype: string, left: string, right: string): number | undefined => {
  const literal = (value: string) =>
    ({ termType: 'Literal', value, language: '', datatype: { termType: 'NamedNode', value: XSD + datatype } }) as const;
  const [there, back] = [compareTerms(literal(left), literal(right)), compareTerms(literal(right), literal(left))];
  expect(back).toBe(there === undefined ? undefined : 0 - there);
  return there;
};

describe('times with a zone against times without (XSD 1.1 part 2 §3.3.7)', () => {
  it.each([
    ['dateTime', '2000-01-01T00:00:00Z', '2026-03-01T12:00:00', -1],
    ['dateTime', '2026-03-01T12:00:00Z', '2026-03-02T02:00:01', -1],
    ['dateTime', '2026-03-01T12:00:00Z', '2026-03-02T02:00:00', undefined],
    ['dateTime', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00', undefined],
    ['dateTime', '2026-03-01T12:00:00Z', '2026-02-28T22:00:00', undefined],
    ['dateTime', '2026-03-01T12:00:00Z', '2026-02-28T21:59:59.9', 1],
    // The zone of the one counts before the other's is unknown.
    ['dateTime', '2026-03-01T12:00:00+14:00', '2026-03-01T12:00:01', -1],
    ['dateTime', '2026-03-01T12:00:00-14:00', '2026-03-01T11:59:59', 1],
    ['dateTimeStamp', '2026-03-01T24:00:00Z', '2026-03-02T00:00:00Z', 0],
    ['dateTime', '10000-01-01T00:00:00', '9999-12-31T00:00:00Z', 1],
    ['date', '2026-03-01Z', '2026-03-02', -1],
    ['date', '2026-03-01-09:00', '2026-03-02', -1],
    ['date', '2026-03-01-10:00', '2026-03-02', undefined],
    ['date', '2026-03-02', '2026-03-01Z', 1],
    ['date', '2026-03-01Z', '2026-03-01', undefined],
    ['time', '23:00:00', '08:59:59Z', 1],
    ['time', '23:00:00', '09:00:00Z', undefined],
    ['time', '24:00:00Z', '00:00:00Z', 0],
    ['time', '24:00:00', '23:59:59', -1],
    ['gYear', '2025Z', '2026', -1],
    ['gYear', '2026', '2026Z', undefined],
    ['gYearMonth', '2026-03', '2026-02Z', 1],
    ['gYearMonth', '2026-03', '2026-03+14:00', undefined],
  ])('%s %s and %s: %s', (datatype, left, right, order) => expect(compared(datatype, left, right)).toBe(order));
});

describe('a bound with a zone', () => {
  const PREFIXES = `@prefix e: <https://e.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <${XSD}> .`;
  const results = (constraint: string, values: string): number => {
    const shapes = parseTurtle(`${PREFIXES} e:s sh:targetNode e:n ; sh:property [ sh:path e:p ; ${constraint} ] .`);
    const compiled = compileShapes(shapes, { classTree: new Map(), name: 'test', digest: 'test' });
    return validate(parseTurtle(`${PREFIXES} e:n ${values} .`), compiled).length;
  };
  const at = (text: string): string => `"${text}"^^xsd:dateTime`;

  it('conforms beyond 14 hours, and has a result within', () => {
    const bound = `sh:minInclusive ${at('2000-01-01T00:00:00Z')}`;
    expect(results(bound, `e:p ${at('2026-03-01T12:00:00')}`)).toBe(0);
    expect(results(bound, `e:p ${at('2000-01-01T14:00:01')}`)).toBe(0);
    expect(results(bound, `e:p ${at('2000-01-01T14:00:00')}`)).toBe(1);
    expect(results(bound, `e:p ${at('1999-01-01T00:00:00')}`)).toBe(1);
    expect(results(`sh:maxExclusive ${at('2000-01-01T00:00:00')}`, `e:p ${at('1999-12-31T00:00:00Z')}`)).toBe(0);
  });

  it('is compared in the same way between two properties', () => {
    const pair = (p: string, q: string) => results('sh:lessThan e:q', `e:p ${at(p)} ; e:q ${at(q)}`);
    expect(pair('2026-01-01T00:00:00', '2026-01-02T00:00:00Z')).toBe(0);
    expect(pair('2026-01-01T12:00:00', '2026-01-02T00:00:00Z')).toBe(1);
  });
});
