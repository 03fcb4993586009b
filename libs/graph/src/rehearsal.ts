import { plan } from './plan.ts';
import type { Held } from './plan-draft.ts';
import type { Commit, CommitVerdict } from './records.ts';

/** What a commit would answer, given what was read for it: for dry runs. New credentials have the sequence -1. */
export function rehearsal(commit: Commit, held: Held): CommitVerdict {
  const [verdict] = plan([{ kind: 'commit', commit }], held).outcomes;
  if (typeof verdict !== 'object') throw new Error('A commit is answered by a verdict');
  if (verdict.kind !== 'stored') return verdict;
  const credentials = verdict.credentials.map((c) => (c.state === 'known' ? c : { ...c, sequence: -1 }));
  return { kind: 'stored', credentials };
}
