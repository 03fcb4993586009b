import { packCommit, unpackCommit, type PackedCommit } from '#graph';
import type { Judgement } from './submission.ts';

/** A judgement on its way from a judging thread. */
export type PackedJudgement = Omit<Judgement, 'commit'> & { readonly commit: PackedCommit };

export function packJudgement({ commit, ...judgement }: Judgement): PackedJudgement {
  return { ...judgement, commit: packCommit(commit) };
}

export function unpackJudgement({ commit, ...judgement }: PackedJudgement): Judgement {
  return { ...judgement, commit: unpackCommit(commit) };
}
