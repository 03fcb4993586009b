import type { Change, ChangeOutcome } from './changes.ts';
import type { ChangeRecord, Salts } from './log-entries.ts';
import { planCommit } from './plan-commit.ts';
import { Draft, type ActiveCredential, type Held, type Plan } from './plan-draft.ts';

/**
 * A group of changes and what the transaction read about them → what is to be written, and the answer to each. The one
 * place where the rules of contract.md §2 are decided: both stores read, call this, and write its rows. Pure.
 * Changes are judged in order, each seeing what those before it will have written. What is random is handed in: `salts`.
 */
export function plan(changes: readonly Change[], held: Held, salts: Salts): Plan {
  const draft = new Draft(held, salts);
  const outcomes = changes.map((change): ChangeOutcome => {
    switch (change.kind) {
      case 'commit':
        return planCommit(change.commit, draft);
      case 'end': {
        const active = draft.activeCredential(change.digest);
        if (active === undefined) return revokeEnded(draft, change);
        const until = draft.append(change.status, change.at, endingOf(active, change.status));
        draft.end(active, change.status, until);
        return true;
      }
      case 'attest':
        return draft.attest(change.attestation);
      case 'answer':
        draft.answers.push(change.answer);
        return true;
      case 'token':
        return draft.useToken(change);
      case 'identity':
        draft.identities.push({ ...change.identity, replace: change.replace });
        return true;
      case 'refusal':
        draft.refusals.push({ ...change.refusal, iris: [...new Set(change.refusal.iris)] });
        return true;
    }
  });
  return draft.toPlan(outcomes);
}

/**
 * What was superseded or has expired can still be revoked: the issuer takes its word back for the past as well. It had left
 * the graph before and keeps the log number at which it did.
 */
function revokeEnded(draft: Draft, { digest, status, at }: Extract<Change, { kind: 'end' }>): boolean {
  const state = draft.stateOf(digest);
  if (status !== 'revoked' || (state?.status !== 'deprecated' && state?.status !== 'expired')) return false;
  const until = draft.append(status, at, endingOf({ digest, subjects: [], issuer: state.issuer }, status));
  draft.end({ digest, mentions: [] }, status, until);
  return true;
}

/** Only its issuer revokes a credential; that its time has run out is for the instance to notice. */
function endingOf(
  { digest, subjects, issuer }: Pick<ActiveCredential, 'digest' | 'subjects' | 'issuer'>,
  status: 'revoked' | 'expired',
): ChangeRecord {
  return { digest, subjects, issuer, by: status === 'revoked' ? issuer : 'instance' };
}
