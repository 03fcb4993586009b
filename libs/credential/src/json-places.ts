/** A position in a text, both from 1; columns count UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
const ATOM = /[^,\]}\s]*/y;

/**
 * Where a JSON pointer (RFC 6901) leads in a JSON text: to the name of a member, to the beginning of an array's item or
 * of the whole. `text` is JSON that was parsed before; undefined where the pointer leads nowhere. Linear in the text up to there.
 */
export function placeOf(text: string, pointer: string): TextPlace | undefined {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const scan = new Scan(text);
  let at = scan.skipSpace();
  for (const token of tokens) {
    const found = scan.enter(token);
    if (found === undefined) return undefined;
    at = found;
  }
  return toPlace(text, at);
}

function toPlace(text: string, at: number): TextPlace {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: at - start + 1 };
}

/** Walks over a JSON text without making values of it. */
class Scan {
  readonly #text: string;
  /** Where the value begins that was found last. */
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skipSpace(): number {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
    return this.#at;
  }

  /** Goes to the member or item of the value here: where its name, or the item itself, begins. */
  enter(token: string): number | undefined {
    this.skipSpace();
    const open = this.#text[this.#at];
    if (open !== '{' && open !== '[') return undefined;
    this.#at += 1;
    for (let index = 0; ; index++) {
      const start = this.skipSpace();
      const next = this.#text[start];
      if (next === undefined || next === '}' || next === ']') return undefined;
      if (open === '{') {
        const name = this.#name();
        if (name === undefined) return undefined;
        this.skipSpace();
        this.#at += 1; // the colon
        this.skipSpace();
        if (name === token) return start;
      } else if (String(index) === token) return start;
      this.#value();
      this.skipSpace();
      if (this.#text[this.#at] === ',') this.#at += 1;
    }
  }

  /** Reads the name of a member and stands behind it; undefined where the text ends in it. */
  #name(): string | undefined {
    const start = this.#at;
    if (this.#text[start] !== '"') return undefined;
    this.#skipString();
    return this.#at > this.#text.length ? undefined : (JSON.parse(this.#text.slice(start, this.#at)) as string);
  }

  #skipString(): void {
    let at = this.#at + 1;
    while (at < this.#text.length && this.#text[at] !== '"') at += this.#text[at] === '\\' ? 2 : 1;
    this.#at = at + 1;
  }

  /** Stands behind the value that begins here. */
  #value(): void {
    let depth = 0;
    do {
      this.skipSpace();
      const here = this.#text[this.#at];
      if (here === undefined) return;
      if (here === '"') this.#skipString();
      else if (here === '{' || here === '[') {
        depth += 1;
        this.#at += 1;
      } else if (here === '}' || here === ']') {
        depth -= 1;
        this.#at += 1;
      } else if (here === ',' || here === ':') this.#at += 1;
      else {
        ATOM.lastIndex = this.#at;
        ATOM.exec(this.#text);
        this.#at = Math.max(this.#at + 1, ATOM.lastIndex);
      }
    } while (depth > 0);
  }
}
