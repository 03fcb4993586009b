import { finding, Refusal, type Finding, type Severity } from '#refusal';
import type { Claims, Quad, Release } from '#rdf';
import type { CompiledShapes } from './compile.ts';
import { findingOf, type Author } from './explain/finding-of.ts';
import { Names } from './explain/names.ts';
import { Places } from './explain/places.ts';
import { rootCausesFirst } from './explain/root-causes.ts';
import type { ShapeReport } from './report.ts';
import type { Budget } from './run.ts';
import type { Violation } from './shape.ts';
import { TermGraph } from './term-graph.ts';
import { unknownClasses } from './unknown-class.ts';
import { judge } from './validate.ts';

const MOST = 100;

export interface ReportOptions {
  readonly shapes: CompiledShapes;
  readonly release: Release;
  /** What the catalogue holds about subjects that are referred to: answers `sh:class`, is never judged. */
  readonly context: readonly Quad[];
  /** What a violation weighs; `error` unless said otherwise. */
  readonly severity?: Severity;
  readonly budget?: Budget;
}

/**
 * Judges the claims of one submission by the shapes of a release: the subject graphs of all its credentials as one
 * graph, every node that they describe a target (gaia-x.md §5). Never throws for what a submission says: a graph that
 * costs too much is a finding like any other, and a graph with nothing to judge does not conform.
 */
export function report(claims: Claims, options: ReportOptions): ShapeReport {
  const { release } = options;
  const findings = findingsOf(claims, options);
  return {
    conforms: !findings.some(({ severity }) => severity === 'error' || severity === options.severity),
    release: release.name,
    releaseDigest: release.digest,
    findings: capped(findings),
  };
}

function findingsOf(claims: Claims, options: ReportOptions): readonly Finding[] {
  try {
    return judged(claims, options);
  } catch (cause) {
    // Work beyond the budget is a property of the submission, so it is part of the verdict.
    if (cause instanceof Refusal) return cause.findings;
    throw cause;
  }
}

function judged({ credentials }: Claims, options: ReportOptions): readonly Finding[] {
  const { shapes, release, context, severity = 'error' } = options;
  const graph = new TermGraph(credentials.flatMap(({ quads }) => quads));
  const { run, pairs } = judge(graph, shapes, {
    background: context,
    isTarget: (node) => node.out !== undefined,
    ...(options.budget === undefined ? {} : { budget: options.budget }),
  });
  const names = new Names(release);
  const places = new Places(credentials, names);
  const unknown = unknownClasses({ graph, credentials, release, names, places }).map((one) => ({ ...one, severity }));
  if (pairs === 0 && unknown.length === 0) return [nothing(release, severity)];
  const author: Author = { names, places, run, severity };
  const violations = rootCausesFirst([...run.violations], graph).slice(0, MOST + 1);
  return [...unknown, ...distinct(violations).map((violation) => findingOf(violation, author))];
}

function nothing(release: Release, severity: Severity): Finding {
  return finding('shapes/nothing-to-judge', {
    severity,
    expected: `at least one node of a class of ${release.name}`,
    found: 'no statement that a shape applies to',
    fix: 'Describe a subject with a class of the release.',
  });
}

// A node that is judged as several classes fails the same rule of each: one finding says it.
function distinct(violations: readonly Violation[]): readonly Violation[] {
  const seen = new Set<string>();
  return violations.filter(({ rule, focus, path, value }) => {
    const asked = 'iri' in rule ? rule.iri : '';
    const key = JSON.stringify([rule.kind, asked, focus.key, path?.text, value?.key]);
    return seen.size < seen.add(key).size;
  });
}

function capped(findings: readonly Finding[]): readonly Finding[] {
  const [omitted] = findings.slice(MOST);
  if (omitted === undefined) return findings;
  return [
    ...findings.slice(0, MOST),
    finding(omitted.code, { severity: 'info', title: 'Further findings are not shown' }),
  ];
}
