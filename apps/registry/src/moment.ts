import { toInstant } from '#refusal';

const RFC_3339 =
  /^(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d):([0-5]\d|60)(\.\d{1,9})?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

/**
 * A time of RFC 3339 in UTC, to the millisecond; undefined where the text is none. It is more than what credentials may say (XSD): zones
 * of up to a day, and leap seconds (§5.7: at the end of June or December in UTC), which are the second after them to every clock of ours.
 */
export function toUtc(text: string): string | undefined {
  const match = RFC_3339.exec(text);
  if (match === null) return undefined;
  const [, minute = '', second, fraction = '', sign, hours, minutes] = match;
  const isLeap = second === '60';
  const start = toInstant(`${minute.toUpperCase()}:${isLeap ? '59' : (second ?? '')}${fraction}Z`);
  if (start === undefined) return undefined;
  const zone = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const instant = (sign === '-' ? start + zone : start - zone) + (isLeap ? 1000 : 0);
  const utc = new Date(instant).toISOString();
  // What is decided then is dated in UTC, where the year has four digits too.
  if (!/^\d{4}-/.test(utc)) return undefined;
  return isLeap && !/^\d{4}-0[17]-01T00:00:00/.test(utc) ? undefined : utc;
}
