import type { StoredCredential } from '#graph';
import { statusAt } from '#lifecycle';
import { everyFinding } from '#refusal';
import type { Level, Status } from '#search';
import type { TrustView } from '../entries/entry-view.ts';
import { toGlobalId } from '../entries/global-id.ts';
import { toOutcomeView, toStatusView } from './status-view.ts';
import { statementsOf, type SourcedStatement } from './statements.ts';

/** A stored credential as an answer shows it. */
export interface CredentialView {
  readonly __typename: 'Credential';
  readonly id: string;
  readonly digest: string;
  /** The id it gives itself. */
  readonly credentialId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly type: string;
  readonly validFrom: string | undefined;
  readonly validUntil: string | undefined;
  readonly status: Status;
  readonly outcome: TrustView['outcome'];
  readonly level: Level | undefined;
  readonly decidedAt: string;
  readonly sequence: number;
  /** Digest of the attestation it was admitted with. */
  readonly attestation: string | undefined;
  /** Its exact bytes. */
  readonly raw: string;
  readonly statements: readonly SourcedStatement[];
}

/** A stored credential → its view. Past `validUntil` it is expired at once, also before the log says so. */
export function toCredentialView(credential: StoredCredential, now: number): CredentialView {
  const { digest, issuer, subject, type, validUntil, level, sequence, raw, decision } = credential;
  return {
    __typename: 'Credential',
    id: toGlobalId('Credential', digest),
    credentialId: credential.id,
    status: toStatusView(statusAt(credential, now)),
    outcome: toOutcomeView(credential.outcome),
    decidedAt: decision.record.at,
    attestation: decision.attestationDigest,
    statements: statementsOf(subject, credential),
    validFrom: credential.validFrom === '' ? undefined : credential.validFrom,
    ...{ digest, issuer, subject, type, validUntil, level, sequence, raw },
  };
}

/** Codes of what stood against a credential when it was decided, most important first. */
export function codesOf({ decision }: Pick<StoredCredential, 'decision'>): readonly string[] {
  return everyFinding(decision.record.findings)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code }) => code);
}
