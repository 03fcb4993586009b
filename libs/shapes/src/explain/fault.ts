import type { Code, Finding, Severity } from '#refusal';
import type { Violation } from '../shape.ts';
import type { GraphNode } from '../term-graph.ts';
import type { Meant } from './nearest.ts';
import type { Template } from './phrases.ts';
import type { Place } from './places.ts';

/** One thing that is wrong, before it is put into words. */
export interface Fault {
  readonly code: Code;
  readonly severity: Severity;
  readonly template: Template;
  /** The node at fault; absent where only its place is known. */
  readonly focus?: GraphNode;
  readonly predicate?: string;
  readonly value?: GraphNode;
  /** What the shapes said; absent for names that nobody defined. */
  readonly violation?: Violation;
  /** The innermost violation of the closest branches; `violation` itself for a plain rule. */
  readonly essence?: Violation;
  /** The wrong name, and the one that was probably meant: IRIs. */
  readonly name?: string;
  readonly near?: Meant;
  /** Where it stands, in document order; several where the same thing is said more than once. */
  readonly places: readonly Place[];
  /** The finding of an earlier stage that this one explains. */
  readonly told?: Finding;
  /** The fault of the value that a name nobody defined was written as. */
  readonly about?: Fault;
  /** What the node would be, and fail, as the class in `near`. */
  readonly otherwise?: { readonly classes: ReadonlySet<string>; readonly violations: readonly Violation[] };
}

/** Faults that come down to one, and what follows from it. */
export interface Cause {
  readonly fault: Fault;
  readonly consequences: readonly Fault[];
}
