import type { Lane } from './submission.ts';

/** Submissions that are open at once in a lane, and those of one client among them. */
const AT_MOST = 2_000;
const OF_ONE_CLIENT = 500;

interface Guest {
  readonly lane: Lane;
  readonly client: string;
}

/** Counts what is open, so that neither a client nor a lane takes the room of another. */
export class Guests {
  readonly #counts = new Map<string, number>();

  /** False where there is no room. */
  enter({ lane, client }: Guest): boolean {
    const isFull = this.#count(lane) >= AT_MOST || this.#count(`${lane} ${client}`) >= OF_ONE_CLIENT;
    if (!isFull) for (const name of [lane, `${lane} ${client}`]) this.#counts.set(name, this.#count(name) + 1);
    return !isFull;
  }

  leave({ lane, client }: Guest): void {
    for (const name of [lane, `${lane} ${client}`]) {
      const left = this.#count(name) - 1;
      if (left > 0) this.#counts.set(name, left);
      else this.#counts.delete(name);
    }
  }

  #count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
}
