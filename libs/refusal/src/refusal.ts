import { statusOf, titleOf, type Code } from './codes.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import { REMEDIES } from './remedies.ts';

export type Said = Omit<Finding, 'code' | 'severity' | 'title' | 'fix'> & {
  readonly title?: string;
  readonly severity?: Severity;
  /** A text alone where there is no patch. */
  readonly fix?: string | Fix;
};

/** A finding with the title and the remedy of its code, unless better ones are said; an `error` unless said otherwise. */
export function finding(code: Code, said: Said = {}): Finding {
  const { fix: remedy, ...usual } = REMEDIES[code] ?? {};
  const { fix = remedy, ...rest } = said;
  const told = fix === undefined ? {} : { fix: typeof fix === 'string' ? { text: fix } : fix };
  return { code, severity: 'error', title: titleOf(code), ...usual, ...rest, ...told };
}

/**
 * Why a submission was turned away: at least one finding, root cause first. The one error class of the domain;
 * everything else that is thrown is a defect and answers 500.
 */
export class Refusal extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super([...new Set(findings.map((f) => f.code))].slice(0, 5).join(', '));
    this.name = 'Refusal';
    this.findings = findings;
  }

  /** A refusal for one reason. */
  static of(code: Code, said: Said = {}): Refusal {
    return new Refusal([finding(code, said)]);
  }

  /** The code of the first root cause. */
  get code(): Code {
    return rootOf(this.findings).code;
  }
}

/** Findings with what follows from each of them, as one list. */
export function everyFinding(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((one) => [one, ...everyFinding(one.consequences ?? [])]);
}

/** The finding that decides status and code: the first error, else the first of all. */
export function rootOf(findings: readonly Finding[]): Finding {
  const root = findings.find((f) => f.severity === 'error') ?? findings[0];
  if (root === undefined) throw new Error('A refusal needs a finding');
  return root;
}

/**
 * The HTTP status of a set of findings. A reason that cannot mend itself outranks an unreachable host:
 * 503 is answered only where every error is retryable.
 */
export function statusOfFindings(findings: readonly Finding[]): number {
  const errors = findings.filter((f) => f.severity === 'error');
  const lasting = errors.find((f) => f.retryable !== true) ?? rootOf(findings);
  return statusOf(lasting.code);
}
