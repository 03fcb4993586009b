/** Whether the server is on its way out, and what is still being answered. */
export class Closing {
  #closing = false;
  #running = 0;
  readonly #idle: (() => void)[] = [];

  get isClosing(): boolean {
    return this.#closing;
  }

  begin(): void {
    this.#running += 1;
  }

  finish(): void {
    this.#running -= 1;
    if (this.#running > 0) return;
    for (const wake of this.#idle.splice(0)) wake();
  }

  /** From now on new requests are refused; resolves when those that were accepted are answered. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }
}
