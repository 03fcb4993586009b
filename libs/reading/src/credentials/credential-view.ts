import type { StoredCredential } from '#graph';
import { statusAt } from '#lifecycle';
import { everyFinding, type Finding } from '#refusal';
import { toGlobalId } from '../entries/global-id.ts';
import { statementsOf, type SourcedStatement } from './statements.ts';

/** A stored credential as an answer shows it. */
export interface CredentialView {
  readonly __typename: 'Credential';
  readonly id: string;
  readonly credentialId: string;
  readonly status: string;
  readonly outcome: string;
  readonly decidedAt: string;
  readonly attestation: string | undefined;
  readonly validFrom: string | undefined;
  readonly statements: readonly SourcedStatement[];
  readonly [kept: string]: unknown;
}

/** A stored credential → its view. Past `validUntil` it is expired at once, also before the log says so. */
export function toCredentialView(credential: StoredCredential, now: number): CredentialView {
  const { digest, issuer, subject, type, validUntil, level, sequence, raw, decision } = credential;
  return {
    __typename: 'Credential',
    id: toGlobalId('Credential', digest),
    credentialId: credential.id,
    status: statusAt(credential, now).toUpperCase(),
    outcome: credential.outcome.toUpperCase(),
    decidedAt: decision.at,
    attestation: decision.attestationDigest,
    statements: statementsOf(subject, credential),
    validFrom: credential.validFrom === '' ? undefined : credential.validFrom,
    ...{ digest, issuer, subject, type, validUntil, level, sequence, raw },
  };
}

/** Codes of what stood against a credential when it was decided, most important first. */
export function codesOf({ decision }: Pick<StoredCredential, 'decision'>): readonly string[] {
  const { findings } = JSON.parse(decision.report) as { readonly findings: readonly Finding[] };
  return everyFinding(findings)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code }) => code);
}
