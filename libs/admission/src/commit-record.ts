import { RULES, type Decision } from '#compliance';
import {
  sealDecision,
  toFragments,
  type Commit,
  type DecisionRecord,
  type EvidenceRecord,
  type NewCredential,
} from '#graph';
import type { Claims, CredentialClaims, Release } from '#rdf';
import type { VerifiedCredential, VerifiedPresentation } from '#verify';

export interface CommitParts {
  readonly presentation: VerifiedPresentation;
  readonly claims: Claims;
  readonly decision: Decision;
  readonly release: Release;
  /** Digest of the trust state the decision was taken under. */
  readonly trust: string;
  readonly evidence: readonly EvidenceRecord[];
  readonly owners: NonNullable<Commit['owners']>;
  readonly attestors: NonNullable<Commit['attestors']>;
}

/** What the store is asked to keep of an admitted submission: whole, or not at all. */
export function toCommit(parts: CommitParts): Commit {
  const { presentation, claims, decision, release, evidence, owners, attestors } = parts;
  const signer = presentation.presentation?.signer;
  return {
    at: decision.at,
    ...(signer === undefined ? {} : { by: signer }),
    owners,
    attestors,
    credentials: presentation.credentials.map((credential, i) => {
      const said = claims.credentials[i];
      if (said === undefined) throw new Error('Every credential has claims');
      return toRecord(credential, said, release);
    }),
    decision: { ...sealDecision(toDecisionRecord(parts)), evidence },
  };
}

/** Sealed here, on the judging thread: what is digested is fixed before anything is stored. */
function toDecisionRecord({ presentation, decision, release, trust, evidence }: CommitParts): DecisionRecord {
  const { outcome, level, policy, at, criteria, findings, reliedOn } = decision;
  if (outcome === 'refused') throw new Error('A refused submission is never stored');
  return {
    ...{ v: 1, presentation: presentation.digest, at, policy, outcome },
    ...(level === undefined ? {} : { level }),
    release: { name: release.name, digest: release.digest },
    rules: RULES,
    trust,
    credentials: presentation.credentials.map(({ digest, key }) => ({ digest, ...key })),
    ...{ criteria, findings, reliedOn },
    evidence: evidence.map(({ digest }) => digest),
  };
}

function toRecord(credential: VerifiedCredential, said: CredentialClaims, release: Release): NewCredential {
  const main = said.types[0];
  return {
    digest: credential.digest,
    id: said.id,
    issuer: credential.issuer,
    subject: said.subject,
    type: main === undefined ? 'VerifiableCredential' : compact(main, release),
    classKey: [...said.types].sort().join(' '),
    validFrom: credential.validFrom ?? '',
    ...(credential.validUntil === undefined ? {} : { validUntil: credential.validUntil }),
    ...(credential.key.anchor === undefined ? {} : { anchor: credential.key.anchor }),
    ...(credential.key.until === undefined ? {} : { chainUntil: credential.key.until }),
    raw: credential.bytes,
    statements: said.statements,
    fragments: toFragments(said, release),
  };
}

function compact(iri: string, release: Release): string {
  return iri.startsWith(release.namespace) ? `gx:${iri.slice(release.namespace.length)}` : iri;
}
