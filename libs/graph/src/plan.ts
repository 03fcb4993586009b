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
      case 'end': {
        const active = draft.activeCredential(change.digest);
        if (active === undefined) return false;
        const until = draft.append({
          kind: change.status,
          digest: active.digest,
          subjects: active.subjects,
          at: change.at,
        });
        draft.end(active, change.status, until);
        return true;
      }
      case 'answer':
        draft.answers.push(change.answer);
        return true;
      case 'token':
        return draft.useToken(change);
    }
  });
  return draft.toPlan(outcomes);
}
