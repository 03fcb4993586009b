import type { Literal } from '#rdf';
import type { PropertyValue } from './records.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const INTEGERS = new Set(
  [
    ...['integer', 'long', 'int', 'short', 'byte', 'nonNegativeInteger', 'nonPositiveInteger', 'positiveInteger'],
    ...['negativeInteger', 'unsignedLong', 'unsignedInt', 'unsignedShort', 'unsignedByte'],
  ].map((name) => XSD + name),
);
const NUMBERS = new Set([`${XSD}decimal`, `${XSD}double`, `${XSD}float`]);
const LARGEST = 2n ** 63n - 1n;
const SPECIAL: { readonly [lexical: string]: number } = { INF: Infinity, '+INF': Infinity, '-INF': -Infinity, NaN };

/**
 * A literal as the stores keep it: integers as bigint, decimals and doubles as number, booleans as such, everything else
 * as text. What is ill-typed, or an integer beyond 64 bits, stays text: both stores can hold it then, unchanged.
 */
export function toNative(literal: Literal): PropertyValue {
  const { value, datatype } = literal;
  if (INTEGERS.has(datatype.value) && /^[+-]?\d{1,19}$/.test(value)) {
    const whole = BigInt(value.replace(/^\+/, ''));
    if (whole <= LARGEST && whole >= -LARGEST - 1n) return whole;
  }
  if (NUMBERS.has(datatype.value)) {
    const special = Object.hasOwn(SPECIAL, value) ? SPECIAL[value] : undefined;
    if (special !== undefined) return special;
    if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) return Number(value);
  }
  if (datatype.value === `${XSD}boolean` && /^(true|false|1|0)$/.test(value)) return value === 'true' || value === '1';
  return value.toWellFormed();
}
