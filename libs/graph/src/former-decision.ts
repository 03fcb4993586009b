import {
  openDecision,
  sealDecision,
  type DecidedCriterion,
  type DecisionRecord,
  type SealedDecision,
} from './decision.ts';

/** A decision as it was stored before its record had a version: columns, and a report as JSON text. */
export interface FormerDecision extends Pick<DecisionRecord, 'presentation' | 'at' | 'policy' | 'outcome'> {
  readonly level?: DecisionRecord['level'] | null;
  readonly report: string;
  readonly reliedOn: readonly string[];
  readonly evidence: readonly string[];
  readonly admitted: readonly { readonly digest: string }[];
}

interface FormerReport extends Partial<Pick<DecisionRecord, 'findings' | 'credentials'>> {
  /** IRIs of the criteria that were met. */
  readonly criteria?: readonly string[];
  readonly release?: string;
  readonly releaseDigest?: string;
  readonly trust?: string;
  readonly chains?: DecisionRecord['credentials'];
}

/** A former decision → the record of the present version. The rule pack was not recorded then. Pure. */
export function fromFormerDecision(former: FormerDecision): SealedDecision {
  const { presentation, at, policy, outcome, level, reliedOn, evidence } = former;
  const report = JSON.parse(former.report) as FormerReport;
  const { release, releaseDigest } = report;
  const sealed = sealDecision({
    ...{ v: 1, presentation, at, policy, outcome },
    ...(level === undefined || level === null ? {} : { level }),
    release: release === undefined || releaseDigest === undefined ? null : { name: release, digest: releaseDigest },
    rules: null,
    trust: report.trust ?? null,
    credentials: report.chains ?? former.admitted.map(({ digest }) => ({ digest })),
    criteria: (report.criteria ?? []).map(fromClause),
    findings: report.findings ?? [],
    reliedOn,
    evidence,
  });
  // What is read from now on is what was written.
  return openDecision(sealed.bytes, sealed.digest);
}

/** Of a criterion that was met only its clause was kept, and every rule there was then asked for the same level. */
function fromClause(clause: string): DecidedCriterion {
  const id = clause.slice(clause.lastIndexOf('#') + 1);
  return { id, title: id, levels: ['SC'], state: 'met', assessedBy: 'catalogue', evidence: [], clause };
}
