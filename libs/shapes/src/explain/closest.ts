import type { Term } from '#rdf';
import type { Validation } from '../run.ts';
import type { Rule, Shape, Violation } from '../shape.ts';

const FAR: ReadonlySet<string> = new Set(['node-kind', 'datatype', 'class']);
const DEEPEST = 10;

/** The shapes inside a rule, for rules that have some that a value should match. */
export function branchesOf(rule: Rule): readonly Shape[] {
  if ('shapes' in rule) return rule.shapes;
  return rule.kind === 'node' || rule.kind === 'property' ? [rule.shape] : [];
}

/** The violations of the branch that the value came closest to: the fewest, and those of kind and datatype last. */
export function closestOf(violation: Violation, run: Validation, depth = 0): readonly Violation[] {
  return nearestBranch(violation, run, depth)?.found ?? [];
}

interface Branch {
  readonly found: readonly Violation[];
  /** How much of the branch fails. */
  readonly far: number;
}

function nearestBranch(violation: Violation, run: Validation, depth: number): Branch | undefined {
  const node = violation.value ?? violation.focus;
  let best: Branch | undefined;
  for (const shape of depth < DEEPEST ? branchesOf(violation.rule) : []) {
    const found = run.violationsAt(shape, node);
    const far = found.reduce((sum, one) => sum + distanceOf(one, run, depth + 1), 0);
    if (found.length > 0 && (best === undefined || far < best.far)) best = { found, far };
  }
  return best;
}

/** What all of a conjunction fails, the nearest of alternatives, and one for anything plain. */
function distanceOf(violation: Violation, run: Validation, depth: number): number {
  const { rule, value, focus } = violation;
  if (rule.kind !== 'and') return nearestBranch(violation, run, depth)?.far ?? (FAR.has(rule.kind) ? 3 : 1);
  return rule.shapes.reduce((sum, shape) => {
    const found = depth < DEEPEST ? run.violationsAt(shape, value ?? focus) : [];
    return sum + found.reduce((inner, one) => inner + distanceOf(one, run, depth + 1), 0);
  }, 0);
}

/** What a violation comes down to: the innermost one of the closest branches. */
export function essenceOf(violation: Violation, run: Validation, depth = 0): Violation {
  const [first] = closestOf(violation, run, depth);
  return first === undefined ? violation : essenceOf(first, run, depth + 1);
}

/** The values of a rule that only lists values: `sh:in`, or alternatives that are nothing but lists. */
export function codesOf(rule: Rule): readonly Term[] {
  if (rule.kind === 'in') return rule.values;
  if (rule.kind !== 'or' && rule.kind !== 'xone') return [];
  const lists = rule.shapes.map(({ constraints: [only, ...more] }) => {
    return only?.rule.kind === 'in' && more.length === 0 ? only.rule.values : [];
  });
  return lists.every((list) => list.length > 0) ? lists.flat() : [];
}
