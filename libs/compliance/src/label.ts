import { toInstant } from '#refusal';
import { digestSri, type JsonObject, type Release } from '#rdf';
import type { VerifiedPresentation } from '#verify';
import { validatedClauses, type Decision, type Level } from './decision.ts';
import { RULES_VERSION } from './matrix.ts';
import type { HeldCredential } from './rule-input.ts';

/** Version of the rules engine that labels name. */
export const ENGINE_VERSION = 'cadastre-0.1.0';
const DAYS_90 = 90 * 24 * 3600 * 1000;

export interface LabelParts {
  readonly presentation: VerifiedPresentation;
  readonly decision: Pick<Decision, 'at' | 'criteria'>;
  /** The level that it reached. */
  readonly level: Level;
  /** Credentials of the catalogue that the decision relied on. */
  readonly held: readonly Pick<HeldCredential, 'ends'>[];
  readonly release: Release;
  /** DID of this instance. */
  readonly issuer: string;
  readonly publicUrl: string;
}

/**
 * The compliance credential of a compliant submission: a `gx:LabelCredential` document in the form that conforms to the
 * published shape (contract.md §2; gaia-x.md §8), to be signed by the instance. It holds 90 days, or until the first of what
 * it rests on ends: a credential, submitted or held, or the certificate chain of a key.
 */
export function toLabel({ presentation, decision, level, held, release, issuer, publicUrl }: LabelParts): JsonObject {
  const ends = [
    presentation.presentation?.key.until,
    ...presentation.credentials.flatMap(({ validUntil, key }) => [validUntil, key.until]),
    ...held.flatMap((credential) => credential.ends ?? []),
  ].filter((end) => end !== undefined);
  const until = Math.min(Date.parse(decision.at) + DAYS_90, ...ends.map((end) => toInstant(end) ?? NaN));
  const id = `${publicUrl}/credentials/${presentation.digest}/attestation`;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', release.namespace],
    type: ['VerifiableCredential', 'gx:LabelCredential'],
    id,
    issuer,
    validFrom: decision.at,
    validUntil: new Date(until).toISOString(),
    credentialSubject: {
      id: `${id}#cs`,
      'gx:labelLevel': level,
      'gx:engineVersion': ENGINE_VERSION,
      'gx:rulesVersion': RULES_VERSION,
      'gx:compliantCredentials': presentation.credentials.map((credential) => ({
        id: credential.id ?? `urn:sha256:${credential.digest}`,
        type: 'gx:CompliantCredential',
        'gx:credentialType': credential.types.find((t) => t !== 'VerifiableCredential') ?? 'VerifiableCredential',
        'cred:digestSRI': { '@type': 'cred:sriString', '@value': digestSri(credential.document, 'base64') },
      })),
      'gx:validatedCriteria': [...validatedClauses(decision)],
    },
  };
}
