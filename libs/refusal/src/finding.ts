import type { Code } from './codes.ts';

/** How much a finding weighs: an `error` refuses, a `warning` lowers the outcome, an `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** One thing that was found in a submission, in words a provider can act on (contract.md §1). */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly title: string;
  /** JSON pointer into the submission: `/credentials/0/header/typ`, `/credentials/1/payload/issuer`. */
  readonly pointer?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly fix?: string;
  /** True where the same bytes may succeed later (a host that could not be reached). */
  readonly retryable?: boolean;
  /** For `shapes/*`: the property by label and by SHACL path, and the shape that asked for it. */
  readonly path?: { readonly label: string; readonly shaclPath: string };
  readonly rule?: { readonly shape?: string; readonly clause?: string };
}
