import { ownCopy } from '../numbers/room.ts';
import { withoutInvisible } from '../text/folding.ts';

/** A text as it is compared with others where case does not matter, nor what is not to be seen. */
export function caseless(text: string): string {
  return withoutInvisible(text).trim().toLowerCase();
}

/** Values of a column under small numbers from 1 on; 0 is no value. A value that nothing has any more gives its number back. */
export class Dictionary {
  /** Where case does not matter: codes of the spellings of a text that are not as it is compared; many texts have none. */
  readonly #spellings: Map<string, readonly number[]> | undefined;
  /** Texts that are spelt in more than one way. */
  readonly #ambiguous = new Set<string>();
  readonly #codes = new Map<string, number>();
  readonly #values: string[] = [''];
  readonly #users: number[] = [0];
  readonly #free: number[] = [];

  /** `isText`: case does not matter; each spelling has a code of its own all the same. */
  constructor(isText = false) {
    if (isText) this.#spellings = new Map();
  }

  /** How many values there are. */
  get size(): number {
    return this.#codes.size;
  }

  /** One more than the highest code. */
  get end(): number {
    return this.#values.length;
  }

  /** The code of a value, which has one user more. */
  acquire(value: string): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      const own = ownCopy(value);
      code = this.#free.pop() ?? this.#values.length;
      this.#codes.set(own, code);
      this.#values[code] = own;
      this.#users[code] = 0;
      this.#respell(own, (codes) => [...codes, code!]);
    }
    this.#users[code]!++;
    return code;
  }

  release(code: number): void {
    if (--this.#users[code]! > 0) return;
    const value = this.#values[code]!;
    this.#codes.delete(value);
    this.#respell(value, (codes) => codes.filter((one) => one !== code));
    this.#values[code] = '';
    this.#free.push(code);
  }

  find(value: string): number | undefined {
    return this.#codes.get(value);
  }

  /** Codes of all spellings of a value. */
  findAll(value: string): readonly number[] {
    const isText = this.#spellings !== undefined;
    const text = isText ? caseless(value) : value;
    const code = this.#codes.get(text);
    const others = this.#spellings?.get(text) ?? NONE;
    return code === undefined ? others : [code, ...others];
  }

  /** Calls back with the codes of each value that is spelt in more than one way. */
  visitAmbiguous(take: (codes: readonly number[]) => void): void {
    for (const text of this.#ambiguous) take(this.findAll(text));
  }

  value(code: number): string {
    return this.#values[code]!;
  }

  /** A spelling came or went. */
  #respell(value: string, change: (codes: readonly number[]) => readonly number[]): void {
    if (this.#spellings === undefined) return;
    const text = caseless(value);
    if (text !== value) {
      const codes = change(this.#spellings.get(text) ?? NONE);
      if (codes.length === 0) this.#spellings.delete(text);
      else this.#spellings.set(text, codes);
    }
    if (this.findAll(text).length > 1) this.#ambiguous.add(text);
    else this.#ambiguous.delete(text);
  }
}

const NONE: readonly number[] = [];
