import { Refusal, type Finding } from '#refusal';

/** Something read, and what was found on the way; without a value where an error stood in the way. */
export interface Read<T> {
  readonly value?: T;
  readonly findings: readonly Finding[];
}

/** Runs a parser and turns its Refusal into findings, so that the other parts are still read. */
export function attempt<T>(parse: () => T): Read<T> {
  try {
    return { value: parse(), findings: [] };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { findings: thrown.findings };
    throw thrown;
  }
}
