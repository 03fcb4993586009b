import type { Follow } from '../../catalogue/src/index.ts';
import type { GraphStore } from '#graph';
import { Refusal } from '#refusal';

/** Whoever asks is answered within this time, in ms, whatever the store does (contract.md §10). */
const ANSWER_WITHIN = 200;
/** A look at the store that takes longer, in ms, is not waited for by those who ask later: they take another. */
const GIVEN_UP = 5_000;
/** So far, in ms, the index may be behind the log. */
const BEHIND = 1_000;

type Parts = { readonly store: boolean; readonly index: boolean };
const AWAY: Parts = { store: false, index: false };

/** Whether the store answers, and the index holds what was in the log a second ago or less. */
export class Readiness {
  readonly #store: Pick<GraphStore, 'size' | 'ready'>;
  readonly #follow: () => Pick<Follow, 'next' | 'isWhole'>;
  #look: { readonly begun: number; readonly parts: Promise<Parts> } | undefined;
  /** An end of the log that the index had not reached when it was seen. */
  #awaited: { readonly at: number; readonly size: number } | undefined;

  constructor(store: Pick<GraphStore, 'size' | 'ready'>, follow: () => Pick<Follow, 'next' | 'isWhole'>) {
    this.#store = store;
    this.#follow = follow;
  }

  /** One look at a time, shared by those who ask while it lasts; where it is not back in time, the store does not answer. */
  async parts(): Promise<Parts> {
    const begun = performance.now();
    if (this.#look === undefined || begun - this.#look.begun > GIVEN_UP) {
      const look = { begun, parts: this.#take() };
      const settled = (): void => void (this.#look === look && (this.#look = undefined));
      look.parts.then(settled, settled);
      this.#look = look;
    }
    const { promise, resolve } = Promise.withResolvers<Parts>();
    const late = setTimeout(() => resolve(AWAY), ANSWER_WITHIN);
    return Promise.race([this.#look.parts, promise]).finally(() => clearTimeout(late));
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
    const { next, isWhole } = this.#follow();
    const now = performance.now();
    if (this.#awaited !== undefined && next >= this.#awaited.size) this.#awaited = undefined;
    if (next < logged) this.#awaited ??= { at: now, size: logged };
    return isWhole && (this.#awaited === undefined || now - this.#awaited.at < BEHIND);
  }
}
