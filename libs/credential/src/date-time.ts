const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * A point in time in milliseconds since 1970, or undefined where the text is not an `xsd:dateTimeStamp` (VCDM 2.0
 * §4.9): the zone is mandatory, the day must exist. Takes RFC 3339 texts, as of `at` parameters.
 */
export function toInstant(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0);
  const inRange = day >= 1 && day <= days && part(4) <= 23 && part(5) <= 59 && part(6) <= 59;
  if (!inRange || part(7) > 14 || part(8) > 59) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}
