/** JSON that keeps what JSON loses: bigint, and numbers without a JSON form. */
export function encode(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return { $i: item.toString() };
    if (typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0))) {
      return { $n: Object.is(item, -0) ? '-0' : String(item) };
    }
    return item;
  });
}

export function decode(text: string): unknown {
  // Looking at every value takes four times as long, and hardly a text has one of these.
  if (!text.includes('"$')) return JSON.parse(text);
  return JSON.parse(text, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null) return item;
    if ('$i' in item && typeof item.$i === 'string') return BigInt(item.$i);
    if ('$n' in item && typeof item.$n === 'string') return Number(item.$n);
    return item;
  });
}

/** Leaves out what is null or undefined: an optional field that is not there is absent. */
export function present<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], null> } {
  const kept = Object.entries(record).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], null> };
}
