import { createHash } from 'node:crypto';
import type { EvidenceRecord, GraphStore } from '#graph';
import type { Commit } from '#graph';
import type { Gathered, Need, TrustState } from '#trust';
import type { Identity } from './identity.ts';
import { JudgingPool } from './pool.ts';
import type { Judgement, Submission } from './submission.ts';

/** Everything an admission needs: rules and pool, store, instance identity, network door, clock. */
export interface House {
  readonly store: GraphStore;
  readonly identity: Identity;
  readonly publicUrl: string;
  readonly clock: () => Date;
  /** Judging threads that are up. */
  readonly threads: () => number;
  judge(submission: Submission): Promise<Judgement>;
  /** The commit of a judgement, with the attestation signed by this instance. */
  attested(judgement: Judgement): Commit;
  gather(
    needs: readonly Need[],
  ): Promise<{ readonly gathered: Gathered; readonly evidence: readonly EvidenceRecord[] }>;
  /** The operator changed the trust folder. */
  trustChanged(trust: TrustState): void;
  /** Ends the threads; the store is closed by who opened it. */
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly store: GraphStore;
  readonly releaseDir: string;
  readonly identity: Identity;
  readonly publicUrl: string;
  readonly trust: () => TrustState;
  readonly gather: House['gather'];
  readonly clock: () => Date;
  readonly workers: number;
  /** Longest stretch of work of one document, ms (default 3,000). */
  readonly limit?: number;
}

/** Opens the pipeline: starts the threads and waits until the first can judge. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { store, releaseDir, identity, publicUrl, trust, gather, clock, workers, limit } = options;
  const pool = new JudgingPool({
    releaseDir,
    instance: { did: identity.did, publicUrl },
    trust,
    gather,
    known: (query) => store.known(query),
    workers,
    ...(limit === undefined ? {} : { limit }),
  });
  await pool.opened();
  return {
    store,
    identity,
    publicUrl,
    clock,
    gather,
    threads: () => pool.ready,
    judge: (submission) => pool.judge(submission),
    attested: ({ commit, attestation: document }) => {
      if (document === undefined) return commit;
      const attestation = identity.signCredential(document);
      const attestationDigest = createHash('sha256').update(attestation).digest('hex');
      return { ...commit, decision: { ...commit.decision, attestation, attestationDigest } };
    },
    trustChanged: (state) => pool.trustChanged(state),
    close: () => pool.close(),
  };
}
