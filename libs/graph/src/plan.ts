import { canBecome } from '#lifecycle';
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
      case 'end':
        return planEnd(change, draft);
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
 * The end of a credential, where its state lets it end so. What was superseded or has expired had left the graph before: there is
 * nothing more to take off a list, and it keeps the log number at which it did.
 */
function planEnd({ digest, status, at }: Extract<Change, { kind: 'end' }>, draft: Draft): boolean {
  const state = draft.stateOf(digest);
  if (state === undefined || !canBecome(state.status, status)) return false;
  const { subjects, mentions } = draft.activeCredential(digest) ?? { subjects: [], mentions: [] };
  const until = draft.append(status, at, endingOf({ digest, subjects, issuer: state.issuer }, status));
  draft.end({ digest, mentions }, status, until);
  return true;
}

/** Only its issuer revokes a credential; that its time has run out is for the instance to notice. */
function endingOf(
  { digest, subjects, issuer }: Pick<ActiveCredential, 'digest' | 'subjects' | 'issuer'>,
  status: 'revoked' | 'expired',
): ChangeRecord {
  return { digest, subjects, issuer, by: status === 'revoked' ? issuer : 'instance' };
}
