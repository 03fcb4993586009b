import { createHash } from 'node:crypto';
import type { DecisionRecord, GraphStore, NewCredential, StoredDecision, StoredState } from '#graph';
import { isValidAt, statusAt, toMillis } from '#lifecycle';
import { Refusal, type Finding } from '#refusal';
import type { Recorded } from './record.ts';
import type { Admission, AdmittedCredential, Submission } from './submission.ts';

type Named = Pick<NewCredential, 'id' | 'digest' | 'type' | 'subject'>;
type Decided = Omit<DecisionRecord, 'evidence' | 'reliedOn'> & Pick<StoredDecision, 'attestation'>;

/** A decision and what its commit answered → the JSON of contract.md §1; the same again for an identical body. */
export function toAnswer(decided: Decided, credentials: readonly Named[], admitted: readonly StoredState[]): Admission {
  const { findings } = JSON.parse(decided.report) as { findings: readonly Finding[] };
  return {
    outcome: decided.outcome,
    ...(decided.level === undefined ? {} : { level: decided.level }),
    policy: decided.policy,
    decidedAt: decided.at,
    presentation: { digest: decided.presentation },
    credentials: admitted.map((state) => named(state, credentials)),
    ...(decided.attestation === undefined ? {} : { attestation: decided.attestation }),
    findings,
  };
}

function named({ digest, state, sequence }: StoredState, credentials: readonly Named[]): AdmittedCredential {
  const found = credentials.find((c) => c.digest === digest);
  if (found === undefined) throw new Error('The store answered for a credential that was not submitted');
  const { id, type, subject } = found;
  return { id, digest, type, subject, state, ...(sequence < 0 ? {} : { sequence }) };
}

/** The answer of a dry run that found something wrong. */
export function toRefused({ body, policy, at }: Submission, findings: readonly Finding[]): Admission {
  const digest = createHash('sha256').update(body).digest('hex');
  return { outcome: 'refused', policy, decidedAt: at, presentation: { digest }, credentials: [], findings };
}

/** How a credential stands in a dry run whose context changed meanwhile. */
export function asNew({ digest }: Named): StoredState {
  return { digest, state: 'new', sequence: -1 };
}

/** What the store said → the states of the credentials, and the attestation if there is one, or the Refusal it means. */
export function settle(verdict: Exclude<Recorded, { kind: 'changed' }>): {
  readonly admitted: readonly StoredState[];
  readonly attestation?: string;
} {
  switch (verdict.kind) {
    case 'stored': {
      const { kind: _kind, credentials, ...signed } = verdict;
      return { admitted: credentials, ...signed };
    }
    case 'stale':
      throw Refusal.of('admission/stale', {
        found: verdict.digest,
        expected: `a validFrom later than that of the stored credential ${verdict.by}`,
        fix: 'Issue the new version with a later validFrom.',
      });
    case 'ended':
      throw ended(verdict.digest, verdict.status);
  }
}

function ended(digest: string, status: string): Refusal {
  return Refusal.of('admission/ended', {
    found: `${digest} (${status})`,
    expected: 'bytes that were not stored before, or are still active',
    fix: 'Issue the credential anew: what was superseded, revoked or has expired does not come back.',
  });
}

/**
 * The stored answer for bytes that were decided before, or undefined; also while what was decided is not attested yet. Where one of its credentials has ended since, the
 * Refusal `admission/ended`; one whose `validUntil` has passed at `at` has ended, logged or not.
 */
export async function storedAnswer(
  { body, at }: Pick<Submission, 'body' | 'at'>,
  store: GraphStore,
): Promise<Admission | undefined> {
  const decided = await store.decision(createHash('sha256').update(body).digest('hex'));
  if (decided === undefined) return undefined;
  const credentials = (await store.credentials(decided.admitted.map((c) => c.digest))).filter((c) => c !== undefined);
  if (credentials.length < decided.admitted.length) return undefined;
  const now = toMillis(at);
  const over = credentials.find((c) => !isValidAt(c, now));
  if (over !== undefined) throw ended(over.digest, statusAt(over, now));
  if (decided.level !== undefined && decided.attestation === undefined) return undefined;
  return toAnswer(decided, credentials, decided.admitted);
}
