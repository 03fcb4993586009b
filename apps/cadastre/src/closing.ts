import { setTimeout as sleep } from 'node:timers/promises';

/** So long without a new request, in ms, and nobody is on the way any more; waited for at most so often. */
const QUIET = 100;
const TURNS = 20;

/** Whether the server is on its way out, and what is still being answered. */
export class Closing {
  #closing = false;
  #running = 0;
  #begun = 0;
  readonly #idle: (() => void)[] = [];

  get isClosing(): boolean {
    return this.#closing;
  }

  begin(): void {
    this.#begun += 1;
    this.#running += 1;
  }

  finish(): void {
    this.#running -= 1;
    if (this.#running > 0) return;
    for (const wake of this.#idle.splice(0)) wake();
  }

  /**
   * From now on new requests are refused; resolves when those that were accepted are answered. What is on the wire
   * when the signal comes gets its refusal too, rather than a cut connection: the door stays open until it is quiet.
   */
  async close(): Promise<void> {
    this.#closing = true;
    for (let turn = 0; turn < TURNS; turn += 1) {
      await this.#whenIdle();
      const begun = this.#begun;
      await sleep(QUIET);
      if (this.#begun === begun) break;
    }
    await this.#whenIdle();
  }

  async #whenIdle(): Promise<void> {
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }
}
