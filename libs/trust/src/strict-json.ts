/** Parses JSON whose objects name each member once; throws an Error that says what is wrong. UTF-8 must be valid, without BOM. */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const value: unknown = JSON.parse(text);
  checkMembers(text);
  return value;
}

const MAX_DEPTH = 64;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** `text` is known to be JSON: what remains to be seen is which strings are member names, and of which object. */
function checkMembers(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\]]/g;
  for (const match of text.matchAll(token)) {
    const [whole, colon] = match;
    if (whole === '{' || whole === '[') {
      if (open.push(whole === '{' ? new Set() : undefined) > MAX_DEPTH) throw new Error('nested too deeply');
    } else if (whole === '}' || whole === ']') open.pop();
    else if (colon !== undefined) {
      const name = JSON.parse(whole.slice(0, whole.length - colon.length)) as string;
      const members = open[open.length - 1];
      if (FORBIDDEN.has(name) || members?.has(name) === true)
        throw new Error(`member ${JSON.stringify(name.slice(0, 100))} twice or forbidden`);
      members?.add(name);
    }
  }
}
