import { createHash } from 'node:crypto';
import type { GraphStore, NewCredential, StoredDecision, StoredState } from '#graph';
import { isValidAt, statusAt, toMillis } from '#lifecycle';
import { Refusal } from '#refusal';
import type { Recorded } from './record.ts';
import { RefusedDecision } from './refused-decision.ts';
import type { Admission, AdmittedCredential, Submission } from './submission.ts';

type Named = Pick<NewCredential, 'id' | 'digest' | 'type' | 'subject'>;
type Decided = Pick<StoredDecision, 'record' | 'attestation'>;

/** A decision and what its commit answered → the JSON of contract.md §1; the same again for an identical body. */
export function toAnswer(decided: Decided, credentials: readonly Named[], admitted: readonly StoredState[]): Admission {
  const { record, attestation } = decided;
  const { outcome, level, policy, at, presentation, findings, criteria } = record;
  return {
    outcome,
    ...(level === undefined ? {} : { level }),
    policy,
    decidedAt: at,
    presentation: { digest: presentation },
    credentials: admitted.map((state) => named(state, credentials)),
    criteria,
    ...(attestation === undefined ? {} : { attestation }),
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
export function toRefused({ body, policy, at }: Submission, refusal: Refusal): Admission {
  const digest = createHash('sha256').update(body).digest('hex');
  return {
    outcome: 'refused',
    policy,
    decidedAt: at,
    presentation: { digest },
    credentials: [],
    ...(refusal instanceof RefusedDecision ? { criteria: refusal.criteria } : {}),
    findings: refusal.findings,
  };
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
    expected: 'bytes that are new or still active',
    fix: 'Issue a new credential: one that was superseded or revoked, or has expired, does not come back.',
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
  if (decided.record.level !== undefined && decided.attestation === undefined) return undefined;
  return toAnswer(decided, credentials, decided.admitted);
}
