import type { Quad } from '#rdf';
import { deepened } from './class-tree.ts';
import type { CompiledShapes } from './compile.ts';
import { componentOf } from './constraints/components.ts';
import type { ShapeResult } from './report.ts';
import { BUDGET, Validation, type Budget } from './run.ts';
import type { Violation } from './shape.ts';
import { eachTarget } from './targets.ts';
import { TermGraph, type GraphNode } from './term-graph.ts';
import { SUB_CLASS_OF } from './vocabulary.ts';

export interface ValidateOptions {
  /** Only these nodes (IRI or `_:label`) are targets; by default every node of the data is. */
  readonly focusOnly?: readonly string[];
  /** Statements that only answer `sh:class` about nodes whose classes the data does not say; never a target. */
  readonly background?: readonly Quad[];
  /** What the validation may cost; beyond it `shapes/too-complex` is refused. */
  readonly budget?: Budget;
}

/**
 * Validates a data graph (SHACL §3.4) and gives its results in the order of targets.
 *
 * @throws Refusal `shapes/too-complex` when the work or the results exceed the budget.
 */
export function validate(
  data: readonly Quad[],
  compiled: CompiledShapes,
  options: ValidateOptions = {},
): readonly ShapeResult[] {
  const focus = options.focusOnly === undefined ? undefined : new Set(options.focusOnly);
  const judged = judge(new TermGraph(data), compiled, {
    ...options,
    isTarget: (node) => focus === undefined || focus.has(node.key),
  });
  return judged.run.violations.map(toResult);
}

/** What findings are written from: the run with its violations, and how many pairs of shape and node it judged. */
export interface Judged {
  readonly run: Validation;
  readonly pairs: number;
}

/** Runs the shapes over an indexed graph. */
export function judge(
  graph: TermGraph,
  compiled: CompiledShapes,
  options: Omit<ValidateOptions, 'focusOnly'> & { readonly isTarget: (node: GraphNode) => boolean },
): Judged {
  const background = options.background === undefined ? undefined : new TermGraph(options.background);
  const graphs = background === undefined ? [graph] : [graph, background];
  const said = graphs.filter(({ predicates }) => predicates.has(SUB_CLASS_OF));
  const spend = (steps: number): void => {
    run.spend(steps);
  };
  const classes = said.length === 0 ? compiled.classes : deepened(compiled.classTree, said, spend);
  const run = new Validation(
    { graph, classes, ...(background === undefined ? {} : { background }) },
    options.budget ?? BUDGET,
  );
  let pairs = 0;
  eachTarget(compiled.targets, { graph, classes, spend }, (shape, node) => {
    if (shape.deactivated || !options.isTarget(node)) return;
    pairs += 1;
    run.visit(shape, node);
  });
  return { run, pairs };
}

/** A violation in the terms of a SHACL validation report (§3.6.2). */
export function toResult({ shape, rule, focus, value, path }: Violation): ShapeResult {
  return {
    focusNode: focus.key,
    ...(path === undefined ? {} : { path: path.text }),
    ...(value === undefined ? {} : { value: value.key }),
    component: componentOf(rule.kind),
    sourceShape: shape.id,
    severity: shape.severity,
  };
}
