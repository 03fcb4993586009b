import type { Role } from '#rdf';
import type { Finding } from '#refusal';
import type { Description, RuleInput } from './rule-input.ts';

/** Whom the operator trusts for what (`issuers.json`): DIDs. */
export interface TrustedIssuers {
  readonly registrationNumber: readonly string[];
  readonly conformityBody: readonly string[];
  readonly label: readonly string[];
}

/** What criteria judge by. */
export interface Rules {
  readonly input: RuleInput;
  readonly issuers: TrustedIssuers;
  /** Accepted hashes of the terms and conditions; empty: none is accepted. */
  readonly acceptedTerms: readonly string[];
}

/**
 * How a criterion stands (contract.md §7). `met`: a rule of this catalogue found it to be so; `declared`: its provider says so;
 * `certified`: a conformity assessment body says so; `contradicted`: something that was signed says otherwise.
 */
export type State = 'met' | 'declared' | 'certified' | 'unmet' | 'contradicted' | 'not-applicable';

/** A credential that a result rests on. */
export interface CriterionEvidence {
  /** SHA-256 of the credential's exact bytes, lower-case hex. */
  readonly digest: string;
  /** IRI of what it describes; absent for what has none. */
  readonly subject?: string;
  /** JSON pointer of the credential in the submission; absent for one of the catalogue. */
  readonly pointer?: string;
}

/** A finding of a rule, and by type what the rule looked for: what links it to what the shapes found. */
export interface RuleFinding {
  readonly finding: Finding;
  /** IRIs of the nodes it looked for. */
  readonly nodes?: readonly string[];
  /** Roles whose terms it looked for. */
  readonly roles?: readonly Role[];
  /** DID of the issuer it is about. */
  readonly issuer?: string;
  /** True where shapes usually ask for the same: it is told only where they do not. */
  readonly asShapes?: true;
}

/** What a criterion says of a submission. One that does not hold says why. */
export type Assessment =
  | { readonly state: 'not-applicable' }
  | { readonly state: 'met' | 'declared' | 'certified'; readonly evidence: readonly CriterionEvidence[] }
  | {
      readonly state: 'unmet' | 'contradicted';
      readonly evidence: readonly CriterionEvidence[];
      readonly findings: readonly [RuleFinding, ...RuleFinding[]];
    };

/** One criterion, or a part of one: pure, it runs to its end and finds everything. */
export type Criterion = (rules: Rules) => Assessment;

/** `unmet` where something was found, `met` otherwise. */
export function assessed(findings: readonly RuleFinding[], carriers: readonly Description[]): Assessment {
  const evidence = carriers.map(toEvidence);
  const [first, ...more] = findings;
  return first === undefined ? { state: 'met', evidence } : { state: 'unmet', evidence, findings: [first, ...more] };
}

function toEvidence({ digest, node, pointer }: Description): CriterionEvidence {
  return { digest, ...(node.startsWith('_:') ? {} : { subject: node }), ...(pointer === undefined ? {} : { pointer }) };
}

/** The strength of a whole is that of its weakest part. */
const WEAKEST: readonly State[] = ['contradicted', 'unmet', 'declared', 'met', 'certified'];

/** A criterion of several parts: it applies where one of them does, and holds where all that apply do. */
export function allOf(...parts: readonly Criterion[]): Criterion {
  return (rules) => {
    const applying = parts.map((part) => part(rules)).filter((one) => one.state !== 'not-applicable');
    const state = WEAKEST.find((weak) => applying.some((one) => one.state === weak));
    if (state === undefined || state === 'not-applicable') return { state: 'not-applicable' };
    const evidence = applying.flatMap((one) => one.evidence);
    const [first, ...more] = applying.flatMap((one) => ('findings' in one ? one.findings : []));
    if (state !== 'unmet' && state !== 'contradicted') return { state, evidence };
    if (first === undefined) throw new Error('A criterion that does not hold says why');
    return { state, evidence, findings: [first, ...more] };
  };
}
