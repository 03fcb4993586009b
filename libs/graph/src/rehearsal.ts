import { plan } from './plan.ts';
import type { Held } from './plan-draft.ts';
import type { Commit, CommitVerdict } from './records.ts';

/** Nothing of a rehearsal is kept, so its log entries need not be secret. */
const NO_SALT = '0'.repeat(64);

/** What a commit would answer, given what was read for it: for dry runs. New credentials have the sequence -1. */
export function rehearsal(commit: Commit, held: Held): CommitVerdict {
  const [verdict] = plan([{ kind: 'commit', commit }], held, () => NO_SALT).outcomes;
  if (typeof verdict !== 'object') throw new Error('A commit is answered by a verdict');
  if (verdict.kind !== 'stored') return verdict;
  const credentials = verdict.credentials.map((c) => (c.state === 'known' ? c : { ...c, sequence: -1 }));
  return { kind: 'stored', credentials };
}
