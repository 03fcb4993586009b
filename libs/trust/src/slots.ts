/** Bounds how many things run at once, in all and per name; the others wait in order. */
export class Slots {
  private readonly limits: { readonly total: number; readonly perName: number };
  private readonly running = new Map<string, number>();
  private readonly waiting: { readonly name: string; readonly start: () => void }[] = [];
  private total = 0;

  constructor(limits: { readonly total: number; readonly perName: number }) {
    this.limits = limits;
  }

  /** Waits for a slot; `aborted` gives the place in the queue up. The answer gives the slot back, once. */
  async take(name: string, aborted: AbortSignal): Promise<() => void> {
    await new Promise<void>((resolve, reject) => {
      const start = (): void => {
        this.total += 1;
        this.running.set(name, (this.running.get(name) ?? 0) + 1);
        aborted.removeEventListener('abort', leave);
        resolve();
      };
      const entry = { name, start };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        reject(aborted.reason as Error);
      };
      if (aborted.aborted) return reject(aborted.reason as Error);
      aborted.addEventListener('abort', leave, { once: true });
      this.waiting.push(entry);
      this.next();
    });
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.total -= 1;
      const left = (this.running.get(name) ?? 1) - 1;
      if (left === 0) this.running.delete(name);
      else this.running.set(name, left);
      this.next();
    };
  }

  private next(): void {
    for (let i = 0; i < this.waiting.length && this.total < this.limits.total;) {
      const entry = this.waiting[i];
      if (entry !== undefined && (this.running.get(entry.name) ?? 0) < this.limits.perName) {
        this.waiting.splice(i, 1);
        entry.start();
      } else i += 1;
    }
  }
}
