import type { Finding } from '#refusal';
import type { ShapeReport } from '#shapes';
import type { VerifiedPresentation } from '#verify';
import { finding } from '#refusal';
import type { Decision, Policy, TrustedIssuers } from './decision.ts';
import type { Evidence } from './evidence.ts';
import { MATRIX } from './matrix.ts';

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
      failed.add(clause);
      broken.push(...judgement.findings);
    } else if (judgement.kind === 'met') met.add(clause);
  }
  const unchecked = parts.presentation.credentials.filter((c) => c.hasStatus).map(unproven);
  const misspelt = parts.findings.filter((f) => f.code === 'rdf/undefined-term');
  const judged = rooted(report.findings, [...untrustedFirst(broken), ...misspelt]).concat(unchecked);
  const findings = [...parts.findings, ...judged.filter((f) => !misspelt.includes(f)).map(weigh)];
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
    return policy === 'lab' && f.severity === 'error' ? { ...f, severity: 'warning' } : f;
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

/**
 * Puts causes before what follows from them: a reference that leads nowhere also fails `sh:class`, and a misspelt term
 * `sh:closed`, so what names the cause goes first and the shape's word on the same thing last.
 */
function rooted(shapes: readonly Finding[], rules: readonly Finding[]): readonly Finding[] {
  const missing = rules.map((f) => f.found ?? '').filter((found) => found !== '');
  const follows = (f: Finding): boolean =>
    (f.code === 'shapes/class' || f.code === 'shapes/closed') && missing.some((name) => saysOf(f).includes(name));
  return [...shapes.filter((f) => !follows(f)), ...rules, ...shapes.filter(follows)];
}

/** Who signs a registration number without being trusted for it is also asked for the terms: that follows from it. */
function untrustedFirst(rules: readonly Finding[]): readonly Finding[] {
  const isCause = (f: Finding): boolean => f.code === 'compliance/registration-number-untrusted';
  return [...rules.filter(isCause), ...rules.filter((f) => !isCause(f))];
}

function saysOf(f: Finding): string {
  return [f.found, f.path?.label, f.path?.shaclPath, f.pointer].join(' ');
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
