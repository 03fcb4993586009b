import { setTimeout as sleep } from 'node:timers/promises';

/** Most operations of one transaction: beyond 64 a larger group gains nothing (graph.md §3). */
const LARGEST_GROUP = 64;
/** How far ahead of a blocked operation others may pass it. */
const LOOK_AHEAD = 4 * LARGEST_GROUP;

interface Waiting<Operation, Result> {
  readonly operation: Operation;
  readonly keys: readonly string[];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One writer with group commit: while a transaction runs, what arrives is collected and shares the next one. Operations
 * that share a key never share a group and keep their order. A group that fails for a defect of one member is run again
 * one by one; `isOutage` tells the failures that hit everybody alike, those that wait included.
 *
 * A transaction costs more than what it holds. Where several are at work at once, a group waits for those that are on
 * their way as long as the last transaction took, and at most `gather` ms; who is alone never waits.
 */
export class GroupWriter<Operation, Result> {
  readonly #run: (group: readonly Operation[]) => Promise<readonly Result[]>;
  readonly #keysOf: (operation: Operation) => readonly string[];
  readonly #isOutage: (error: unknown) => boolean;
  readonly #gather: number;
  /** Size of the last group, and how long it took in ms. */
  #last = { size: 0, took: 0 };
  #queue: Waiting<Operation, Result>[] = [];
  #running: Promise<void> | undefined;

  constructor(options: {
    readonly run: (group: readonly Operation[]) => Promise<readonly Result[]>;
    readonly keysOf: (operation: Operation) => readonly string[];
    readonly isOutage: (error: unknown) => boolean;
    readonly gather?: number;
  }) {
    this.#run = options.run;
    this.#keysOf = options.keysOf;
    this.#isOutage = options.isOutage;
    this.#gather = options.gather ?? 0;
  }

  /** Resolves with the operation's result once its group is durable. */
  submit(operation: Operation): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#queue.push({ operation, keys: this.#keysOf(operation), resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when nothing is waiting or running. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #drain(): Promise<void> {
    // One turn later, so that what is submitted in the same turn shares the first group.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const pause = Math.min(this.#gather, this.#last.took);
      const isAlone = this.#last.size + this.#queue.length <= 2;
      if (pause > 0 && !isAlone && this.#queue.length < LARGEST_GROUP) await sleep(pause);
      const group = this.#nextGroup();
      const begun = performance.now();
      await this.#write(group);
      this.#last = { size: group.length, took: performance.now() - begun };
    }
    this.#running = undefined;
  }

  #nextGroup(): readonly Waiting<Operation, Result>[] {
    const group: Waiting<Operation, Result>[] = [];
    const left: Waiting<Operation, Result>[] = [];
    const taken = new Set<string>();
    let seen = 0;
    for (const waiting of this.#queue) {
      if (group.length === LARGEST_GROUP || seen === LOOK_AHEAD) break;
      seen += 1;
      const free = waiting.keys.every((key) => !taken.has(key));
      (free ? group : left).push(waiting);
      // The keys of those left behind are taken too: nobody overtakes on a key.
      for (const key of waiting.keys) taken.add(key);
    }
    this.#queue = [...left, ...this.#queue.slice(seen)];
    return group;
  }

  async #write(group: readonly Waiting<Operation, Result>[]): Promise<void> {
    try {
      const results = await this.#run(group.map((waiting) => waiting.operation));
      group.forEach((waiting, i) => waiting.resolve(results[i] as Result));
    } catch (error) {
      // Who is waiting now would wait as long to hear the same: an outage answers everybody at once.
      if (this.#isOutage(error)) for (const waiting of [...group, ...this.#queue.splice(0)]) waiting.reject(error);
      else if (group.length === 1) group[0]?.reject(error);
      else for (const waiting of group) await this.#write([waiting]);
    }
  }
}
