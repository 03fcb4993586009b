import { hash } from 'node:crypto';
import type { CommitVerdict, GraphStore } from '#graph';
import { signCredential, type Signer } from '#sign';
import type { Judgement } from './submission.ts';

/** What became of a judgement; where it is stored and earned a level, with the attestation that stands. */
export type Recorded =
  | (Extract<CommitVerdict, { readonly kind: 'stored' }> & { readonly attestation?: string })
  | Exclude<CommitVerdict, { readonly kind: 'stored' }>;

/** Commits a judgement and, once that is durable, signs what it earned. */
export type Recorder = (judgement: Judgement) => Promise<Recorded>;

/**
 * The one holder of the key of this instance (contract.md §2, "What is signed is on record"): its only way to sign goes
 * through a commit that has succeeded, so nothing is signed that is not stored. What was signed is durable before it is
 * handed out, and there is one attestation of one decision: who loses its answer to a crash sends the same bytes again.
 */
export function createRecorder({ store, signer }: { readonly store: GraphStore; readonly signer: Signer }): Recorder {
  return async ({ commit, label }) => {
    const verdict = await store.commit(commit);
    if (verdict.kind !== 'stored' || label === undefined) return verdict;
    const { presentation } = commit.decision.record;
    const isNew = verdict.credentials.some(({ state }) => state !== 'known');
    const standing = isNew ? undefined : await store.attestation(presentation);
    if (standing !== undefined) return { ...verdict, attestation: standing };
    const signed = signCredential({ document: label, ...signer });
    const attestation = await store.attest({
      presentation,
      attestation: signed,
      attestationDigest: hash('sha256', signed, 'hex'),
    });
    return attestation === undefined ? verdict : { ...verdict, attestation };
  };
}
