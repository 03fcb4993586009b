import {
  toStatements,
  type DecidedCriterion,
  type DecisionRecord,
  type Standing,
  type Statement,
  type StoredCredential,
  type StoredDecision,
} from '#reading';
import { inLanguage, type Language } from '#refusal';

/** What is known of a stored credential, as JSON: its bytes and their payload are forms of their own. */
export interface CredentialReading
  extends Standing, Omit<StoredCredential, 'raw' | 'statements' | 'decision' | 'status'> {
  readonly kind: 'credential';
  readonly decision: DecisionSummary;
  readonly report: Report;
  /** How each criterion stood in the decision. */
  readonly criteria: DecisionRecord['criteria'];
  readonly claims: readonly Statement[];
}

/** What an attestation of this instance says, and how what it attests stands. */
export interface AttestationReading extends Standing {
  readonly kind: 'attestation';
  readonly digest: string;
  readonly presentation: string;
  readonly attestation: string;
  readonly payload: object;
}

/** Which decision a credential was admitted by, and what the commit answered. */
export interface DecisionSummary
  extends
    Pick<DecisionRecord, 'presentation' | 'at' | 'policy' | 'outcome' | 'level' | 'reliedOn' | 'evidence'>,
    Pick<StoredDecision, 'digest' | 'admitted' | 'attestationDigest'> {}

/** What it found, and what it was decided by. */
export interface Report extends Pick<DecisionRecord, 'findings'> {
  /** IRIs of the criteria that apply and hold. */
  readonly criteria: readonly string[];
  readonly release?: string;
  readonly releaseDigest?: string;
  readonly rules?: string;
  readonly rulesDigest?: string;
  readonly trust?: string;
  readonly chains: DecisionRecord['credentials'];
}

export function toCredentialReading(
  credential: StoredCredential,
  standing: Standing,
  language: Language,
): CredentialReading {
  const { raw: _raw, statements, decision, status: _status, ...known } = credential;
  return {
    ...known,
    kind: 'credential',
    ...standing,
    decision: toSummary(decision),
    report: toReport(decision.record, language),
    criteria: decision.record.criteria,
    claims: toStatements(statements),
  };
}

function toSummary({ record, digest, admitted, attestationDigest }: StoredDecision): DecisionSummary {
  const { presentation, at, policy, outcome, level, reliedOn, evidence } = record;
  return {
    ...{ presentation, digest, at, policy, outcome, reliedOn, evidence, admitted },
    ...(level === undefined ? {} : { level }),
    ...(attestationDigest === undefined ? {} : { attestationDigest }),
  };
}

function toReport({ findings, criteria, release, rules, trust, credentials }: DecisionRecord, to: Language): Report {
  return {
    findings: findings.map((finding) => inLanguage(finding, to)),
    criteria: criteria.filter(holds).map(({ clause }) => clause),
    ...(release === null ? {} : { release: release.name, releaseDigest: release.digest }),
    ...(rules === null ? {} : { rules: rules.name, rulesDigest: rules.digest }),
    ...(trust === null ? {} : { trust }),
    chains: credentials,
  };
}

function holds({ state }: DecidedCriterion): boolean {
  return state === 'met' || state === 'declared' || state === 'certified';
}

/** The payload of a compact JWS, as the bytes that were signed. */
export function payloadOf(jws: string): Buffer {
  return Buffer.from(jws.split('.')[1] ?? '', 'base64url');
}
