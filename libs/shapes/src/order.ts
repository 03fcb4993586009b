import { daysSinceEpoch } from '#refusal';
import type { Literal, Term } from '#rdf';
import { isLexical } from './lexical.ts';
import { XSD } from './vocabulary.ts';

type Family = 'exact' | 'floating' | 'text' | 'boolean' | 'dateTime' | 'date' | 'time' | 'year' | 'yearMonth';

const LONGEST = 400;
/** Seconds by which a zone is at most ahead of or behind UTC. */
const MOST_ZONE = 14 * 3_600;

const EXACT = [
  'integer decimal long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger',
  'unsignedLong unsignedInt unsignedShort unsignedByte',
].flatMap((names) => names.split(' '));

const FAMILIES = new Map<string, Family>([
  ...EXACT.map((name): [string, Family] => [XSD + name, 'exact']),
  [`${XSD}float`, 'floating'],
  [`${XSD}double`, 'floating'],
  [`${XSD}string`, 'text'],
  [`${XSD}boolean`, 'boolean'],
  [`${XSD}dateTime`, 'dateTime'],
  [`${XSD}dateTimeStamp`, 'dateTime'],
  [`${XSD}date`, 'date'],
  [`${XSD}time`, 'time'],
  [`${XSD}gYear`, 'year'],
  [`${XSD}gYearMonth`, 'yearMonth'],
]);

/**
 * The order of two terms by SPARQL `<` (SPARQL 1.1 §17.3, which SHACL §4.3 uses): negative, zero or positive, or
 * undefined where they cannot be compared – other families, ill-formed texts, times with and without a zone that are within 14 hours
 * of each other: what has no zone may be meant in any (XSD 1.1 part 2 §3.3.7.1 and, of days, times, years and months, §3.3.8–§3.3.11).
 */
export function compareTerms(left: Term, right: Term): number | undefined {
  if (left.termType !== 'Literal' || right.termType !== 'Literal') return undefined;
  const [a, b] = [familyOf(left), familyOf(right)];
  if (a === undefined || b === undefined) return undefined;
  if (a === 'exact' && b === 'exact') return signOf(scaled(left.value), scaled(right.value));
  if (isNumeric(a) && isNumeric(b)) return difference(toNumber(left.value), toNumber(right.value));
  if (a !== b) return undefined;
  if (a === 'text') return left.value < right.value ? -1 : Number(left.value > right.value);
  if (a === 'boolean') return Number(isTrue(left)) - Number(isTrue(right));
  const [from, to] = [instantOf(left.value, a), instantOf(right.value, b)];
  const isApart = Math.abs(from.seconds - to.seconds) > MOST_ZONE;
  return from.zoned === to.zoned || isApart ? difference(from.seconds, to.seconds) : undefined;
}

function familyOf({ value, datatype }: Literal): Family | undefined {
  const family = FAMILIES.get(datatype.value);
  // Exact arithmetic on a number of a million digits is no work for a validator.
  if (family !== 'text' && value.length > LONGEST) return undefined;
  return family === 'text' || (family !== undefined && isLexical(value, datatype.value)) ? family : undefined;
}

const isNumeric = (family: Family): boolean => family === 'exact' || family === 'floating';
const isTrue = ({ value }: Literal): boolean => value === 'true' || value === '1';

function toNumber(text: string): number {
  return Number(text.replace('INF', 'Infinity'));
}

function difference(a: number, b: number): number | undefined {
  if (Number.isNaN(a) || Number.isNaN(b)) return undefined;
  return a < b ? -1 : Number(a > b);
}

interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

// Decimals are compared as whole numbers of a common scale: no digit is lost, however long the number.
function scaled(text: string): Scaled {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = BigInt(`${whole}${fraction}` || '0');
  return { digits: negative ? -digits : digits, scale: fraction.length };
}

function signOf(a: Scaled, b: Scaled): number {
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale)];
  return x < y ? -1 : Number(x > y);
}

/** Seconds on a common time line, and whether the text says its zone. */
function instantOf(text: string, family: Family): { readonly seconds: number; readonly zoned: boolean } {
  const [, body = text, zone] = /^(.*?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const [date = '', time = ''] = family === 'time' ? ['2000-01-01', body] : body.split('T');
  const [, year = '0', month = '1', day = '1'] = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  const [hour = 0, minutes = 0, seconds = 0] = time === '' ? [] : time.split(':').map(Number);
  // The end of a day is the beginning of the next one; of no day it is the same (XSD 1.1 part 2 §3.3.8).
  const hours = family === 'time' ? hour % 24 : hour;
  const local =
    daysSinceEpoch(Number(year), Number(month), Number(day)) * 86_400 + hours * 3_600 + minutes * 60 + seconds;
  return { seconds: local - offsetOf(zone), zoned: zone !== undefined };
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const seconds = Number(zone.slice(1, 3)) * 3_600 + Number(zone.slice(4)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}
