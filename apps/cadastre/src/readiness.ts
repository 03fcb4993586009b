import type { GraphStore } from '#graph';
import type { Catalogue } from '#reading';
import { Refusal } from '#refusal';

/** Whoever asks is answered within this time, in ms, whatever the store does (contract.md §10). */
const ANSWER_WITHIN = 150;
/** A look that takes longer, in ms, tells that the store does not answer; until then what the look before told holds. */
const SLOW = 2_000;
/** One that takes longer than this is given up, and whoever asks then takes another. */
const GIVEN_UP = 5_000;
/** So far, in ms, the index may be behind the log. */
const BEHIND = 1_000;

type Parts = { readonly store: boolean; readonly index: boolean };
interface Look {
  readonly begun: number;
  readonly parts: Promise<Parts>;
}
const AWAY: Parts = { store: false, index: false };

/** Whether the store answers, and the index holds what was in the log a second ago or less. */
export class Readiness {
  readonly #store: Pick<GraphStore, 'size' | 'ready'>;
  readonly #catalogue: Pick<Catalogue, 'next' | 'isWhole'>;
  #look: Look | undefined;
  /** What the last look told. */
  #last: Parts = AWAY;
  /** An end of the log that the index had not reached when it was seen. */
  #awaited: { readonly at: number; readonly size: number } | undefined;

  constructor(store: Pick<GraphStore, 'size' | 'ready'>, catalogue: Pick<Catalogue, 'next' | 'isWhole'>) {
    this.#store = store;
    this.#catalogue = catalogue;
  }

  /** One look at a time, shared by those who ask while it lasts. A busy store is slow at times: that alone is no outage. */
  async parts(): Promise<Parts> {
    const now = performance.now();
    if (this.#look !== undefined && now - this.#look.begun > GIVEN_UP) {
      this.#look = undefined;
      this.#last = AWAY;
    }
    const look = (this.#look ??= this.#begin(now));
    const { promise, resolve } = Promise.withResolvers<Parts>();
    const late = setTimeout(() => resolve(now - look.begun > SLOW ? AWAY : this.#last), ANSWER_WITHIN);
    return Promise.race([look.parts, promise]).finally(() => clearTimeout(late));
  }

  #begin(begun: number): Look {
    const look = { begun, parts: this.#take() };
    const settled = (last: Parts): void => {
      if (this.#look !== look) return;
      this.#look = undefined;
      this.#last = last;
    };
    look.parts.then(settled, () => settled(AWAY));
    return look;
  }

  async #take(): Promise<Parts> {
    try {
      const [logged, store] = await Promise.all([this.#store.size(), this.#store.ready()]);
      return { store, index: this.#isCaughtUp(logged) };
    } catch (error) {
      if (error instanceof Refusal) return AWAY;
      throw error;
    }
  }

  #isCaughtUp(logged: number): boolean {
    const { next, isWhole } = this.#catalogue;
    const now = performance.now();
    if (this.#awaited !== undefined && next >= this.#awaited.size) this.#awaited = undefined;
    if (next < logged) this.#awaited ??= { at: now, size: logged };
    return isWhole && (this.#awaited === undefined || now - this.#awaited.at < BEHIND);
  }
}
