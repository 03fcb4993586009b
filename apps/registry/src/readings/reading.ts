import { toStatements, type Standing, type Statement, type StoredCredential, type StoredDecision } from '#reading';
import { inLanguage, type Finding, type Language } from '#refusal';

/** What is known of a stored credential, as JSON: its bytes and their payload are forms of their own. */
export interface CredentialReading
  extends Standing, Omit<StoredCredential, 'raw' | 'statements' | 'decision' | 'status'> {
  readonly kind: 'credential';
  readonly decision: Omit<StoredDecision, 'report' | 'attestation'>;
  readonly report: Report;
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

/** The record of a decision: what was found, by which rules, on which evidence; the attestation follows it. */
export interface DecisionReading extends Omit<StoredDecision, 'report' | 'attestation' | 'attestationDigest'> {
  readonly kind: 'decision';
  readonly report: Report;
}

export interface Report {
  readonly findings: readonly Finding[];
  readonly chains?: readonly { readonly digest: string; readonly anchor?: string }[];
  readonly [member: string]: unknown;
}

export function toCredentialReading(
  credential: StoredCredential,
  standing: Standing,
  language: Language,
): CredentialReading {
  const { raw: _raw, statements, decision, status: _status, ...known } = credential;
  const { report, attestation: _attestation, ...decided } = decision;
  const { findings, ...rest } = JSON.parse(report) as Report;
  return {
    ...known,
    kind: 'credential',
    ...standing,
    decision: decided,
    report: { ...rest, findings: findings.map((finding) => inLanguage(finding, language)) },
    claims: toStatements(statements),
  };
}

export function toDecisionReading(decision: StoredDecision): DecisionReading {
  const { report, attestation: _attestation, attestationDigest: _digest, ...decided } = decision;
  return { kind: 'decision', ...decided, report: JSON.parse(report) as Report };
}

/** The payload of a compact JWS, as the bytes that were signed. */
export function payloadOf(jws: string): Buffer {
  return Buffer.from(jws.split('.')[1] ?? '', 'base64url');
}
