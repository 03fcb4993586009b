/** One DER element: its tag byte, its content, and its whole encoding. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly raw: Uint8Array;
}

/** Universal tags that certificates use (X.690 §8). */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Reads exactly one element that fills `bytes`; throws on anything that DER forbids (X.690 §10.1: minimal, definite lengths). */
export function readOne(bytes: Uint8Array, tag?: number): Element {
  const all = readAll(bytes);
  const [only] = all;
  if (only === undefined || all.length !== 1) throw new Error('one DER element expected');
  if (tag !== undefined && only.tag !== tag) throw new Error(`DER tag 0x${tag.toString(16)} expected`);
  return only;
}

/** The elements inside a constructed element of the given tag. */
export function childrenOf(element: Element | undefined, tag: number): Element[] {
  if (element?.tag !== tag) throw new Error(`DER tag 0x${tag.toString(16)} expected`);
  return readAll(element.content);
}

/** Every element of a concatenation. */
export function readAll(bytes: Uint8Array): Element[] {
  const elements: Element[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const element = readAt(bytes, offset);
    elements.push(element);
    offset += element.raw.length;
  }
  return elements;
}

function readAt(bytes: Uint8Array, offset: number): Element {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) throw new Error('DER ends early');
  if ((tag & 0x1f) === 0x1f) throw new Error('DER tag of several bytes');
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const size = first & 0x7f;
    if (size === 0 || size > 3) throw new Error('DER length is indefinite or too large');
    length = 0;
    for (let i = 0; i < size; i++) length = length * 256 + (bytes[start + i] ?? Number.NaN);
    const minimal = size === 1 ? 0x80 : 256 ** (size - 1);
    if (!(length >= minimal)) throw new Error('DER length is not minimal');
    start += size;
  }
  const end = start + length;
  if (end > bytes.length) throw new Error('DER ends early');
  return { tag, content: bytes.subarray(start, end), raw: bytes.subarray(offset, end) };
}

/** OBJECT IDENTIFIER → dotted form. */
export function toOid(element: Element | undefined): string {
  if (element?.tag !== TAG.oid || element.content.length === 0) throw new Error('DER object identifier expected');
  const arcs: number[] = [];
  let value = 0;
  element.content.forEach((byte, i) => {
    if (value === 0 && byte === 0x80) throw new Error('object identifier is not minimal');
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER / 256) throw new Error('object identifier arc is too large');
    if (byte < 0x80) {
      arcs.push(value);
      value = 0;
    } else if (i === element.content.length - 1) throw new Error('object identifier ends early');
  });
  const head = arcs[0] ?? 0;
  const root = Math.min(Math.floor(head / 40), 2);
  return [root, head - root * 40, ...arcs.slice(1)].join('.');
}

/** BOOLEAN; DER knows 0x00 and 0xff only. */
export function toBoolean(element: Element): boolean {
  const value = element.content[0];
  if (element.tag !== TAG.boolean || element.content.length !== 1) throw new Error('DER boolean expected');
  if (value !== 0 && value !== 0xff) throw new Error('DER boolean is not canonical');
  return value === 0xff;
}

/** INTEGER content of minimal length. */
export function toIntegerBytes(element: Element | undefined): Uint8Array {
  if (element?.tag !== TAG.integer || element.content.length === 0) throw new Error('DER integer expected');
  const [first, second] = element.content;
  const padded = second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (padded) throw new Error('DER integer is not minimal');
  return element.content;
}

/** A small non-negative INTEGER. */
export function toSmallInteger(element: Element | undefined): number {
  const bytes = toIntegerBytes(element);
  if (bytes.length > 4 || (bytes[0] ?? 0) >= 0x80) throw new Error('DER integer is negative or too large');
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** BIT STRING → bytes and the number of unused bits, which must be zero bits. */
export function toBits(element: Element | undefined): { readonly bytes: Uint8Array; readonly unused: number } {
  if (element?.tag !== TAG.bitString) throw new Error('DER bit string expected');
  const unused = element.content[0] ?? 8;
  const bytes = element.content.subarray(1);
  const last = bytes[bytes.length - 1] ?? 0;
  if (unused > 7 || (bytes.length === 0 && unused !== 0)) throw new Error('DER bit string is malformed');
  if ((last & ((1 << unused) - 1)) !== 0) throw new Error('DER bit string has set padding');
  return { bytes, unused };
}

/** Text of ASCII without control characters, as names of hosts and mailboxes are. */
export function toAscii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte < 0x20 || byte > 0x7e)) throw new Error('a name holds a character it may not hold');
  return Buffer.from(bytes).toString('latin1');
}

/** UTCTime or GeneralizedTime in the one form RFC 5280 §4.1.2.5 allows → milliseconds since 1970. */
export function toTime(element: Element | undefined): number {
  const text = Buffer.from(element?.content ?? []).toString('latin1');
  const short = element?.tag === TAG.utcTime;
  if (!short && element?.tag !== TAG.generalizedTime) throw new Error('DER time expected');
  const digits = (short ? /^(\d{2})(\d{10})Z$/ : /^(\d{4})(\d{10})Z$/).exec(text);
  if (digits === null) throw new Error('certificate time is malformed');
  const said = Number(digits[1]);
  const year = short ? (said < 50 ? 2000 + said : 1900 + said) : said;
  if (!short && year >= 1950 && year < 2050) throw new Error('GeneralizedTime is used before 2050');
  const [month, day, hour, minute, second] = (digits[2] ?? '').match(/\d{2}/g) ?? [];
  const iso = `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(iso);
  if (Number.isNaN(time) || new Date(time).toISOString() !== iso) throw new Error('certificate time does not exist');
  return time;
}
