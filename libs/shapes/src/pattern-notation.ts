import { malformed } from './malformed.ts';

/**
 * Character classes of XML Schema 1.1 part 2 §G.4.2.5 as members of a bracket expression: `\d` is any decimal digit, `\w`
 * anything but punctuation, separators and others (so no underscore), `\s` the four white-space characters of XML.
 */
const CLASSES = new Map([
  ['d', '\\p{Nd}'],
  ['D', '\\P{Nd}'],
  ['w', '\\p{L}\\p{M}\\p{N}\\p{S}'],
  ['W', '\\p{P}\\p{Z}\\p{C}'],
  ['s', ' \\t\\n\\r'],
  ['S', '\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x21-\\x{10FFFF}'],
]);

/** The flags that change how a pattern is read: x (`spaced`) and s (`dotAll`). */
interface Notation {
  readonly spaced: boolean;
  readonly dotAll: boolean;
}

/**
 * Writes an XPath pattern (XPath and XQuery Functions §5.6.1, as SPARQL REGEX takes it) in the notation of the linear
 * engine, with the same meaning. With flag x white space outside of character classes is no part of it.
 * Refuses with `shapes/shape-malformed` what cannot be written so: look-around, back-references, class subtraction, XML
 * name classes, and escapes and groups that XPath does not have.
 */
export function toLinearPattern(pattern: string, owner: string, options: Notation): string {
  const reader = new Reader(pattern, owner);
  let text = '';
  while (!reader.ended) {
    const character = reader.next();
    if (character === '\\') text += reader.escape();
    else if (character === '[') text += reader.bracket();
    else if (character === '(') text += reader.group();
    else if (character === '{') text += reader.brace();
    else if (character === '.') text += options.dotAll ? '(?s:.)' : '[^\\n\\r]';
    else if (!options.spaced || !/[\t\n\r ]/.test(character)) text += character;
  }
  return text;
}

class Reader {
  readonly #pattern: string;
  readonly #owner: string;
  #at = 0;

  constructor(pattern: string, owner: string) {
    this.#pattern = pattern;
    this.#owner = owner;
  }

  get ended(): boolean {
    return this.#at >= this.#pattern.length;
  }

  next(): string {
    const character = this.#pattern.charAt(this.#at);
    this.#at += 1;
    return character;
  }

  /** What follows a backslash; `bare` inside of brackets, where a class adds its members. */
  escape(bare = false): string {
    const letter = this.next();
    const members = CLASSES.get(letter);
    if (members !== undefined) return bare ? members : `[${members}]`;
    if (letter === '') throw this.#refused('a backslash at its end');
    // Punctuation stands for itself; of letters and digits only these are escapes of XPath.
    if (/[A-Za-z0-9]/.test(letter) && !/[nrtpP]/.test(letter)) throw this.#refused(`\\${letter}`);
    return `\\${letter}`;
  }

  /** What follows an opening brace: a quantifier, or nothing that XPath knows. */
  brace(): string {
    const [quantity] = /^\d+(?:,\d*)?\}/.exec(this.#pattern.slice(this.#at)) ?? [];
    if (quantity === undefined) throw this.#refused('a brace that is no quantifier');
    this.#at += quantity.length;
    return `{${quantity}`;
  }

  /** What follows an opening parenthesis: of the special groups only `(?:` is one of XPath. */
  group(): string {
    if (this.#pattern.charAt(this.#at) === '?' && this.#pattern.charAt(this.#at + 1) !== ':') {
      throw this.#refused(`the group (?${this.#pattern.charAt(this.#at + 1)}`);
    }
    return '(';
  }

  /** A bracket expression, from behind its opening bracket to its closing one. */
  bracket(): string {
    let text = '[';
    if (this.#pattern.charAt(this.#at) === '^') text += this.next();
    for (let first = true; ; first = false) {
      if (this.ended) throw this.#refused('a character class that does not end');
      const character = this.next();
      if (character === ']' && !first) return `${text}]`;
      if (character === '[') throw this.#refused('character class subtraction');
      text += character === '\\' ? this.escape(true) : character;
    }
  }

  #refused(what: string): Error {
    return malformed(this.#owner, `a pattern with ${what}`, 'a pattern of XPath that matches in linear time');
  }
}
