import type { Finding } from '#refusal';
import type { ShapeReport } from '#shapes';
import type { VerifiedPresentation } from '#verify';
import { finding } from '#refusal';
import type { Decision, Policy, TrustedIssuers } from './decision.ts';
import type { Evidence } from './evidence.ts';
import { MATRIX } from './matrix.ts';
import { rootCauses } from './root-causes.ts';

/** What `lab` lets pass (contract.md §2); a misspelt term refuses there too. */
const JUDGED = /^(?:shapes|compliance|status)\//;

export interface DecisionParts {
  readonly presentation: VerifiedPresentation;
  readonly evidence: Evidence;
  readonly report: ShapeReport;
  readonly issuers: TrustedIssuers;
  readonly acceptedTerms: readonly string[];
  readonly policy: Policy;
  /** RFC 3339. */
  readonly at: string;
  /** Findings of the stages before. */
  readonly findings: readonly Finding[];
}

/**
 * Decides on a verified submission: pure, every rule runs to the end, root causes first (contract.md §2).
 * `strict` refuses for any error; `lab` turns `shapes/*`, `compliance/*` and `status/*` into warnings of an accepted entry.
 */
export function decide(parts: DecisionParts): Decision {
  const { evidence, report, policy, at, issuers, acceptedTerms } = parts;
  const rules = { evidence, issuers, acceptedTerms };
  const failed = new Set<string>();
  const met = new Set<string>();
  const broken: Finding[] = [];
  for (const { clause, criterion } of MATRIX) {
    const judgement = criterion(rules);
    if (judgement.kind === 'failed') {
      if (clause !== undefined) failed.add(clause);
      broken.push(...judgement.findings);
    } else if (judgement.kind === 'met' && clause !== undefined) met.add(clause);
  }
  const unchecked = parts.presentation.credentials.filter((c) => c.hasStatus).map(unproven);
  // The report tells of misspelt terms itself, with what follows from them.
  const before = parts.findings.filter((f) => f.code !== 'rdf/undefined-term');
  const findings = [...before, ...[...rootCauses(report.findings, broken), ...unchecked].map(weigh)];
  const errors = findings.some((f) => f.severity === 'error');
  const warnings = findings.some((f) => f.severity === 'warning');
  const outcome = errors ? 'refused' : warnings ? 'accepted' : 'compliant';
  return {
    outcome,
    ...(outcome === 'compliant' ? { level: 'SC' } : {}),
    policy,
    at,
    findings: bySeverity(findings),
    criteria: [...met].filter((clause) => !failed.has(clause)),
    reliedOn: [...evidence.reliedOn],
  };

  function weigh(f: Finding): Finding {
    const { consequences } = f;
    const lighter = policy === 'lab' && f.severity === 'error' && JUDGED.test(f.code);
    return {
      ...f,
      ...(lighter ? { severity: 'warning' as const } : {}),
      ...(consequences === undefined ? {} : { consequences: consequences.map(weigh) }),
    };
  }
}

/** Until status lists are read, a credential that has one is of unknown standing; unknown is never compliant. */
function unproven(credential: { readonly pointer: string }): Finding {
  return finding('status/not-checked', {
    pointer: `${credential.pointer}/payload/credentialStatus`,
    expected: 'a credential without credentialStatus, or policy lab',
    found: 'a status list that this catalogue does not read yet',
    fix: 'Publish the credential without credentialStatus, or to a catalogue under policy lab.',
  });
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
