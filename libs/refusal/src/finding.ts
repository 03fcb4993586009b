import type { Code } from './codes.ts';

/** How much a finding weighs: an `error` refuses, a `warning` lowers the outcome, an `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** The languages that findings speak; English where a client asks for none of them. */
export type Language = 'en' | 'de' | 'fr';

/** One step of a JSON Patch (RFC 6902). `path` and `from` are pointers into the payload of one credential. */
export type PatchStep =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string };

/** What to do about a finding. */
export interface Fix {
  readonly text: string;
  /** Applied to the decoded payload of the credential that `pointer` of the finding leads into, it removes the finding. */
  readonly patch?: readonly PatchStep[];
}

/** The texts of a finding in one language. */
export interface Wording {
  readonly title: string;
  readonly explanation?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly fix?: string;
  /** Name of the property. */
  readonly label?: string;
}

/** One thing that was found in a submission, in words a provider can act on (contract.md §1). */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly title: string;
  /** Why this is asked for, in a sentence or two. */
  readonly explanation?: string;
  /** JSON pointer into the submission: `/credentials/0/header/typ`, `/credentials/1/payload/issuer`. */
  readonly pointer?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly fix?: Fix;
  /** True where the same bytes may succeed later (a host that could not be reached). */
  readonly retryable?: boolean;
  /**
   * Where it is: the property by label and by SHACL path (`shapes/*`), and the place in the sender's own bytes: JSON pointer
   * and line (from 1) in the decoded payload of the credential that said it.
   */
  readonly path?: {
    readonly label?: string;
    readonly shaclPath?: string;
    readonly pointer?: string;
    readonly line?: number;
  };
  readonly rule?: { readonly shape?: string; readonly clause?: string };
  /** Findings that follow from this one: they are expected to go when it is mended. */
  readonly consequences?: readonly Finding[];
  /** The texts in other languages, for the edge that answers: a client gets those of one language (`inLanguage`). */
  readonly translations?: { readonly [language in Exclude<Language, 'en'>]?: Wording };
}
