import { XSD } from './vocabulary.ts';

const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const YEAR = '-?(?:[1-9]\\d{3,}|0\\d{3})';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const TIME = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)';
const DATE = `${YEAR}-${MONTH}-${DAY}`;
const DATE_PART = '(?:\\d+Y(?:\\d+M)?(?:\\d+D)?|\\d+M(?:\\d+D)?|\\d+D)';
const SECONDS = '\\d+(?:\\.\\d+)?S';
const TIME_PART = `T(?:\\d+H(?:\\d+M)?(?:${SECONDS})?|\\d+M(?:${SECONDS})?|${SECONDS})`;

const exactly = (source: string): ((text: string) => boolean) => {
  const expression = new RegExp(`^(?:${source})$`);
  return (text) => expression.test(text);
};

const isInteger = exactly('[+-]?\\d{1,400}');

const whole = (least?: bigint, most?: bigint) => (text: string) => {
  if (!isInteger(text)) return false;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return (least === undefined || value >= least) && (most === undefined || value <= most);
};

const floating = exactly('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?INF|NaN');

/** A day that the calendar has: 30 February is none. */
const dated = (source: string): ((text: string) => boolean) => {
  const shaped = exactly(source);
  return (text) => {
    if (!shaped(text)) return false;
    const [, year = '', month = '', day = ''] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(text) ?? [];
    return Number(day) <= daysOf(Number(year.slice(-4)), Number(month));
  };
};

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

// Lexical spaces of XML Schema 1.1 part 2 §3.3 and §3.4.
const SPACES = new Map<string, (text: string) => boolean>([
  ['boolean', exactly('true|false|1|0')],
  ['integer', whole()],
  ['decimal', exactly('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)')],
  ['float', floating],
  ['double', floating],
  ['long', whole(-(2n ** 63n), 2n ** 63n - 1n)],
  ['int', whole(-(2n ** 31n), 2n ** 31n - 1n)],
  ['short', whole(-(2n ** 15n), 2n ** 15n - 1n)],
  ['byte', whole(-128n, 127n)],
  ['nonNegativeInteger', whole(0n)],
  ['positiveInteger', whole(1n)],
  ['nonPositiveInteger', whole(undefined, 0n)],
  ['negativeInteger', whole(undefined, -1n)],
  ['unsignedLong', whole(0n, 2n ** 64n - 1n)],
  ['unsignedInt', whole(0n, 2n ** 32n - 1n)],
  ['unsignedShort', whole(0n, 2n ** 16n - 1n)],
  ['unsignedByte', whole(0n, 255n)],
  ['dateTime', dated(`${DATE}T${TIME}${ZONE}`)],
  ['dateTimeStamp', dated(`${DATE}T${TIME}${ZONE.slice(0, -1)}`)],
  ['date', dated(`${DATE}${ZONE}`)],
  ['time', exactly(`${TIME}${ZONE}`)],
  ['gYear', exactly(`${YEAR}${ZONE}`)],
  ['gYearMonth', exactly(`${YEAR}-${MONTH}${ZONE}`)],
  ['gMonth', exactly(`--${MONTH}${ZONE}`)],
  ['gDay', exactly(`---${DAY}${ZONE}`)],
  ['gMonthDay', exactly(`--${MONTH}-${DAY}${ZONE}`)],
  ['duration', exactly(`-?P(?:${DATE_PART}(?:${TIME_PART})?|${TIME_PART})`)],
  ['dayTimeDuration', exactly(`-?P(?:\\d+D(?:${TIME_PART})?|${TIME_PART})`)],
  ['yearMonthDuration', exactly('-?P(?:\\d+Y(?:\\d+M)?|\\d+M)')],
  ['hexBinary', exactly('(?:[0-9a-fA-F]{2})*')],
  ['base64Binary', exactly('(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2}(?:[A-Za-z0-9+/] ?=|= ?=))?')],
  ['language', exactly('[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*')],
  // XML Schema 1.1 §3.3.17: any text of XML characters; what is a usable address is not the datatype's matter.
  ['anyURI', (text) => /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text)],
]);

/** Is the text in the lexical space of the datatype? Datatypes without a known space take every text (SHACL §4.1.2). */
export function isLexical(text: string, datatype: string): boolean {
  if (!datatype.startsWith(XSD)) return true;
  return SPACES.get(datatype.slice(XSD.length))?.(text) ?? true;
}
