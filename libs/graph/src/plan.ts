import { canBecome } from '#lifecycle';
import type { Change, ChangeOutcome } from './changes.ts';
import { planCommit } from './plan-commit.ts';
import { Draft, type Held, type Plan } from './plan-draft.ts';

/**
 * A group of changes and what the transaction read about them → what is to be written, and the answer to each. The one
 * place where the rules of contract.md §2 are decided: both stores read, call this, and write its rows. Pure.
 * Changes are judged in order, each seeing what those before it will have written.
 */
export function plan(changes: readonly Change[], held: Held): Plan {
  const draft = new Draft(held);
  const outcomes = changes.map((change): ChangeOutcome => {
    switch (change.kind) {
      case 'commit':
        return planCommit(change.commit, draft);
      case 'end':
        return planEnd(change, draft);
      case 'attest':
        draft.attestations.push(change.attestation);
        return true;
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
  const state = draft.stateOf(digest)?.status;
  if (state === undefined || !canBecome(state, status)) return false;
  const { subjects, mentions } = draft.activeCredential(digest) ?? { subjects: [], mentions: [] };
  const until = draft.append({ kind: status, digest, subjects, at });
  draft.end({ digest, mentions }, status, until);
  return true;
}
