import { Refusal, type Finding, type Severity } from '#refusal';
import type { Claims, CredentialClaims, Quad, Release } from '#rdf';
import type { CompiledShapes } from './compile.ts';
import { findingsOf } from './explain/findings-of.ts';
import type { ShapeReport } from './report.ts';
import type { Budget } from './run.ts';
import { TermGraph } from './term-graph.ts';
import { strangeClasses } from './unknown-class.ts';
import { judge } from './validate.ts';

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
 * graph, every node that they describe a target (gaia-x.md §5). The terms that nobody defined (`rdf/undefined-term` of
 * `toClaims`) are among the findings, with what follows from them. Never throws for what a submission says: a graph that
 * costs too much is a finding like any other, and a graph with nothing to judge does not conform.
 */
export async function report(claims: Claims, options: ReportOptions): Promise<ShapeReport> {
  const { release } = options;
  const { findings, facts } = await judged(claims, options);
  return {
    conforms: !findings.some(({ severity }) => severity === 'error' || severity === options.severity),
    release: release.name,
    releaseDigest: release.digest,
    findings,
    facts,
  };
}

type Told = Pick<ShapeReport, 'findings' | 'facts'>;

async function judged(claims: Claims, options: ReportOptions): Promise<Told> {
  try {
    return await explained(claims, options);
  } catch (cause) {
    // Work beyond the budget is a property of the submission, so it is part of the verdict.
    if (cause instanceof Refusal) return { findings: [...undefinedTerms(claims), ...cause.findings], facts: new Map() };
    throw cause;
  }
}

function explained(claims: Claims, options: ReportOptions): Promise<Told> | Told {
  const { shapes, release, context, severity = 'error' } = options;
  const { credentials } = claims;
  const graph = new TermGraph(credentials.flatMap(({ quads }: CredentialClaims) => quads));
  const { run, pairs } = judge(graph, shapes, {
    background: context,
    isTarget: (node) => node.out !== undefined,
    ...(options.budget === undefined ? {} : { budget: options.budget }),
  });
  const strange = strangeClasses(graph, credentials, release);
  const terms = undefinedTerms(claims);
  const isIdle = pairs === 0 && strange.length === 0;
  if (!isIdle && run.violations.length + strange.length + terms.length === 0) return { findings: [], facts: new Map() };
  return findingsOf({ run, strange, terms, isIdle }, { credentials, shapes, release, severity });
}

function undefinedTerms({ findings }: Claims): readonly Finding[] {
  return findings.filter(({ code }) => code === 'rdf/undefined-term');
}
