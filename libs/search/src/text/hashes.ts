/** FNV-1a over UTF-16 units; `kind` keeps hashes of different uses apart. */
export function hashOf(kind: number, text: string): number {
  let hash = hashStart(kind);
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i));
  return hash >>> 0;
}

/** The hash of a text without its unit at `gap`. */
export function hashWithout(kind: number, text: string, gap: number): number {
  let hash = hashStart(kind);
  for (let i = 0; i < text.length; i++) if (i !== gap) hash = hashStep(hash, text.charCodeAt(i));
  return hash >>> 0;
}

/** For who reads the units one by one: the hash of none, and that of one more (32 bits, signed). */
export const hashStart = (kind: number): number => 0x811c9dc5 ^ kind;
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
