/** The array, or a longer copy of it, with room for `length` numbers; new ones are 0. */
export function roomFor<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  const Longer = array.constructor as new (length: number) => T;
  const longer = new Longer(Math.max(length, 16 + Math.ceil(array.length * 1.5)));
  longer.set(array);
  return longer;
}

/** A copy of a text that keeps nothing else alive: a piece that was cut from a document would keep the whole of it. */
export function ownCopy(text: string): string {
  const encoding = NARROW.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}

// eslint-disable-next-line no-control-regex
const NARROW = /^[\x00-\xff]*$/;
