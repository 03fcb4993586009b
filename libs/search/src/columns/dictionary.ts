import { ownCopy } from '../numbers/room.ts';

/** Values of a column under small numbers from 1 on; 0 is no value. A value that nothing has any more gives its number back. */
export class Dictionary {
  readonly #codes = new Map<string, number>();
  readonly #values: string[] = [''];
  readonly #users: number[] = [0];
  readonly #free: number[] = [];

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
    }
    this.#users[code]!++;
    return code;
  }

  release(code: number): void {
    if (--this.#users[code]! > 0) return;
    this.#codes.delete(this.#values[code]!);
    this.#values[code] = '';
    this.#free.push(code);
  }

  find(value: string): number | undefined {
    return this.#codes.get(value);
  }

  value(code: number): string {
    return this.#values[code]!;
  }
}
