const DATE_TIME =
  /^(-?(?:[1-9]\d{3,}|0\d{3}))-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** The zones end here. */
const MOST_ZONE = 14 * 60;
/** No year beyond is told apart: a clock of ours cannot show it. Both ends are whole days of a date of ECMAScript. */
const LAST = 8.64e15;
const LAST_YEAR = 300_000;

/**
 * A point in time in milliseconds since 1970, finer fractions cut off, or undefined where the text is no `xsd:dateTimeStamp` (XSD 1.1
 * part 2 §3.4.28): the zone is mandatory and within 14 hours, the day must exist, a year may have more than four digits or a minus,
 * `24:00:00` is the end of its day, and there are no leap seconds. RFC 3339 texts are such texts but for those and zones beyond.
 */
export function toInstant(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [month, day, hours, minutes, seconds] = [part(2), part(3), part(4), part(5), part(6)];
  const millis = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  if (day < 1 || day > daysOf(Number(match[1]?.slice(-4)), month)) return undefined;
  const isEndOfDay = hours === 24 && minutes === 0 && seconds === 0 && !/[1-9]/.test(match[7] ?? '');
  if ((hours > 23 && !isEndOfDay) || minutes > 59 || seconds > 59) return undefined;
  const zone = part(9) * 60 + part(10);
  if (part(10) > 59 || zone > MOST_ZONE) return undefined;
  const year = Math.max(-LAST_YEAR, Math.min(LAST_YEAR, part(1)));
  const local = daysSinceEpoch(year, month, day) * DAY + (hours * 60 + minutes) * MINUTE + seconds * 1000 + millis;
  const instant = match[8] === '-' ? local + zone * MINUTE : local - zone * MINUTE;
  return Math.max(-LAST, Math.min(LAST, instant));
}

/** Milliseconds since 1970 as a text of RFC 3339 in UTC; where the year has not four digits, as XSD writes it. */
export function toTimestamp(instant: number): string {
  const text = new Date(instant).toISOString();
  // ECMAScript has a sign and six digits then.
  return text.replace(/^([+-])0*(\d{4,}-)/, (_, sign: string, year: string) => (sign === '-' ? `-${year}` : year));
}

/** Days from 1970 on in the proleptic Gregorian calendar, for any year. */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Of a month, by the last four digits of its year; none where there is no such month. */
function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && !isLeap ? 28 : (DAYS[month - 1] ?? 0);
}
