import { Turns } from '#trust';
import type { Lane } from './submission.ts';

/** So many submissions go before a dry run that waits: it comes second, and still comes. */
const IN_A_ROW = 8;

/** Which lane goes next: submissions first, and a dry run after so many of them, so that neither stands still. */
export class RightOfWay {
  #row = 0;

  /** How many wait in each lane → whose turn it is; undefined where nobody waits. */
  next(submissions: number, rehearsals: number): Lane | undefined {
    const isLate = rehearsals > 0 && this.#row >= IN_A_ROW;
    if (submissions > 0 && !isLate) {
      this.#row = rehearsals > 0 ? this.#row + 1 : 0;
      return 'submission';
    }
    this.#row = 0;
    return rehearsals > 0 ? 'rehearsal' : undefined;
  }
}

/** What waits for a thread: a lane for submissions and one for dry runs and checks, each client by client in turn. */
export class Lanes<Item extends { readonly lane: Lane; readonly client: string }> {
  readonly #lanes = { submission: new Turns<Item>(), rehearsal: new Turns<Item>() };
  readonly #way = new RightOfWay();

  get size(): number {
    return this.#lanes.submission.size + this.#lanes.rehearsal.size;
  }

  put(item: Item, at: 'end' | 'head' = 'end'): void {
    this.#lanes[item.lane].put(item.client, item, at);
  }

  /** Before all others of its lane. */
  putBack(item: Item): void {
    this.#lanes[item.lane].putBack([item]);
  }

  take(): Item | undefined {
    const lane = this.#way.next(this.#lanes.submission.size, this.#lanes.rehearsal.size);
    return lane === undefined ? undefined : this.#lanes[lane].take();
  }
}
