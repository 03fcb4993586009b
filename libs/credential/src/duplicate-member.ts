import { isEscaped } from './escape.ts';

/**
 * The first member name that an object of the text repeats. Runs only on texts that are refused anyway, to name the
 * cause; `text` is valid JSON.
 */
export function duplicateMember(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '{') open.push(new Set());
    else if (c === '[') open.push(undefined);
    else if (c === '}' || c === ']') open.pop();
    else if (c === '"') {
      const start = i;
      do i = text.indexOf('"', i + 1);
      while (isEscaped(text, i));
      const names = open.at(-1);
      if (names === undefined || !isName(text, i + 1)) continue;
      const name = JSON.parse(text.slice(start, i + 1)) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
  }
  return undefined;
}

/** True where the next character that is not white space is a colon. */
function isName(text: string, from: number): boolean {
  let i = from;
  while (text.charCodeAt(i) <= 0x20) i++;
  return text[i] === ':';
}
