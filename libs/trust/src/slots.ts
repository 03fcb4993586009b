import { Turns } from './turns.ts';

/** A name under which only so many things run at once. */
export interface Limit {
  readonly name: string;
  readonly most: number;
}

/** What wants to run: for whom, and under which limits. */
export interface Wish {
  readonly client: string;
  readonly limits: readonly Limit[];
}

interface Waiting extends Wish {
  readonly start: () => void;
}

/** Bounds how many things run at once under each of their names; the others wait, client by client in turn. */
export class Slots {
  private readonly running = new Map<string, number>();
  private readonly waiting = new Turns<Waiting>();

  /** Waits for a slot; `aborted` gives the place in the line up. The answer gives the slot back, once. */
  async take({ client, limits }: Wish, aborted: AbortSignal): Promise<() => void> {
    await new Promise<void>((resolve, reject) => {
      const start = (): void => {
        for (const { name } of limits) this.running.set(name, this.runningAs(name) + 1);
        aborted.removeEventListener('abort', leave);
        resolve();
      };
      const entry = { client, limits, start };
      const leave = (): void => {
        this.waiting.leave(client, entry);
        reject(aborted.reason as Error);
      };
      if (aborted.aborted) return reject(aborted.reason as Error);
      aborted.addEventListener('abort', leave, { once: true });
      this.waiting.put(client, entry);
      this.next();
    });
    let given = false;
    return () => {
      if (given) return;
      given = true;
      for (const { name } of limits) this.end(name);
      this.next();
    };
  }

  private next(): void {
    const isFit = ({ limits }: Waiting): boolean => limits.every(({ name, most }) => this.runningAs(name) < most);
    for (let entry = this.waiting.take(isFit); entry !== undefined; entry = this.waiting.take(isFit)) entry.start();
  }

  private runningAs(name: string): number {
    return this.running.get(name) ?? 0;
  }

  private end(name: string): void {
    const left = this.runningAs(name) - 1;
    if (left > 0) this.running.set(name, left);
    else this.running.delete(name);
  }
}
