import { openDecision } from './decision.ts';
import type { Commit } from './records.ts';

/**
 * A commit on its way between threads: without the record that its bytes stand for. To copy an object costs several times
 * what it costs to read it from its text again.
 */
export type PackedCommit = Omit<Commit, 'decision'> & { readonly decision: Omit<Commit['decision'], 'record'> };

export function packCommit({ decision, ...commit }: Commit): PackedCommit {
  const { record: _record, ...packed } = decision;
  return { ...commit, decision: packed };
}

export function unpackCommit({ decision, ...commit }: PackedCommit): Commit {
  const { bytes, digest } = decision;
  return { ...commit, decision: { ...decision, ...openDecision(bytes, digest) } };
}
