import type { Finding } from '#refusal';
import type { ShapeReport } from '#shapes';
import type { VerifiedPresentation } from '#verify';
import { finding } from '#refusal';
import { assess } from './assess.ts';
import type { TrustedIssuers } from './criterion.ts';
import type { Decision, Policy } from './decision.ts';
import { levelOf } from './level-of.ts';
import { MATRIX, type Matrix } from './matrix.ts';
import { rootCauses } from './root-causes.ts';
import type { RuleInput } from './rule-input.ts';

/** What `lab` lets pass (contract.md §2); a misspelt term refuses there too. */
const JUDGED = /^(?:shapes|compliance|status)\//;

export interface DecisionParts {
  readonly presentation: VerifiedPresentation;
  readonly input: RuleInput;
  readonly report: ShapeReport;
  readonly issuers: TrustedIssuers;
  readonly acceptedTerms: readonly string[];
  readonly policy: Policy;
  /** RFC 3339. */
  readonly at: string;
  /** Findings of the stages before. */
  readonly findings: readonly Finding[];
  /** The rules; those of the compliance document in use unless others are given. */
  readonly matrix?: Matrix;
}

/**
 * Decides on a verified submission: pure, every rule runs to the end, root causes first (contract.md §2). What is compliant
 * gets the highest level whose column holds (contract.md §7).
 * `strict` refuses for any error; `lab` turns `shapes/*`, `compliance/*` and `status/*` into warnings of an accepted entry.
 */
export function decide(parts: DecisionParts): Decision {
  const { input, report, policy, at, issuers, acceptedTerms, matrix = MATRIX } = parts;
  const { results, findings: broken } = assess({ input, issuers, acceptedTerms }, matrix);
  const unchecked = parts.presentation.credentials.filter((c) => c.hasStatus).map(unproven);
  // The report tells of misspelt terms itself, with what follows from them.
  const before = parts.findings.filter((f) => f.code !== 'rdf/undefined-term');
  const findings = [...before, ...[...rootCauses(report, broken, input.release), ...unchecked].map(weigh)];
  const errors = findings.some((f) => f.severity === 'error');
  const warnings = findings.some((f) => f.severity === 'warning');
  const outcome = errors ? 'refused' : warnings ? 'accepted' : 'compliant';
  const level = outcome === 'compliant' ? levelOf(results, matrix) : undefined;
  return {
    outcome,
    ...(level === undefined ? {} : { level }),
    policy,
    at,
    findings: bySeverity(findings),
    criteria: results,
    reliedOn: [...input.reliedOn],
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
