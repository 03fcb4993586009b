import { codeText } from './code-texts.ts';
import type { Code } from './codes.ts';
import type { Finding, Language } from './finding.ts';
import { inLanguage } from './language.ts';
import { rootOf, statusOfFindings } from './refusal.ts';

/** RFC 9457 problem document of a refusal (contract.md §1). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: Code;
  readonly detail?: string;
  readonly outcome?: 'refused';
  readonly retryable?: boolean;
  readonly findings: readonly Finding[];
}

/** `type` of a problem: a URL below the instance's own, which leads to what the code means. */
export function problemType(publicUrl: string, code: Code): string {
  return `${publicUrl.replace(/\/$/, '')}/problems/${code}`;
}

/** What was found there is the inside of the house, such as the address of a database: for the log, not for clients. */
const INSIDE: readonly Code[] = ['store/unavailable'];

export interface ProblemOptions {
  readonly publicUrl: string;
  /** Of the texts; English unless the client asked for another. */
  readonly language?: Language;
}

/**
 * Findings → problem document, in one language. `code` and `status` are those of the first cause that lasts: a host that cannot be
 * reached answers 503 only when nothing else is wrong.
 */
export function toProblem(all: readonly Finding[], { publicUrl, language = 'en' }: ProblemOptions): Problem {
  const findings = all.map((finding) => inLanguage(toTold(finding), language));
  const status = statusOfFindings(findings);
  const errors = findings.filter((f) => f.severity === 'error');
  const root = errors.find((f) => f.retryable !== true) ?? rootOf(findings);
  return {
    type: problemType(publicUrl, root.code),
    title: codeText(root.code, language).title,
    status,
    code: root.code,
    ...(root.found === undefined ? {} : { detail: `found ${root.found}` }),
    ...(root.retryable === true ? { retryable: true } : {}),
    outcome: 'refused',
    findings,
  };
}

function toTold(finding: Finding): Finding {
  if (!INSIDE.includes(finding.code)) return finding;
  const { found: _found, ...told } = finding;
  return told;
}
