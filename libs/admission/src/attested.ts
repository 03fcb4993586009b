import { hash } from 'node:crypto';
import type { Commit } from '#graph';
import { signCredential, type Signer } from '#sign';
import type { Judgement } from './submission.ts';

/** The commit of a judgement, with the attestation signed by this instance where it earned one. */
export function attested({ commit, attestation: document }: Judgement, signer: Signer): Commit {
  if (document === undefined) return commit;
  const attestation = signCredential({ document, ...signer });
  const attestationDigest = hash('sha256', attestation, 'hex');
  return { ...commit, decision: { ...commit.decision, attestation, attestationDigest } };
}
