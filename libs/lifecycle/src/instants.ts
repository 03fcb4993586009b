import { toInstant } from '#refusal';

/** RFC 3339 or XSD text → milliseconds since the epoch, fractions of them cut off. Throws where the text is no date-time. */
export function toMillis(text: string): number {
  const zoned = /(?:z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text}Z`;
  const millis = toInstant(zoned.toUpperCase());
  if (millis === undefined) throw new Error(`Not a date-time: ${text}`);
  return millis;
}

/**
 * Order of two such texts as instants: the same instant in another offset is equal, and fractions finer than a
 * millisecond count. Negative, zero or positive.
 */
export function compareInstants(a: string, b: string): number {
  const [first, second] = [toMillis(a), toMillis(b)];
  if (first !== second) return first - second;
  const [x, y] = [fineDigits(a), fineDigits(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

function fineDigits(text: string): string {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  return fraction.slice(3).replace(/0+$/, '');
}
