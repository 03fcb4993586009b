import type { EvidenceRecord, GraphStore } from '#graph';
import type { Caller, Gathered, Need, TrustState } from '#trust';
import type { Identity, PublicIdentity } from './identity.ts';
import { JudgingPool } from './pool.ts';
import { createRecorder, type Recorder } from './record.ts';
import type { Judgement, Submission } from './submission.ts';

/** Everything an admission needs: rules and pool, store, instance identity, network door, clock. */
export interface House {
  readonly store: GraphStore;
  readonly identity: PublicIdentity;
  readonly publicUrl: string;
  readonly clock: () => Date;
  /** Resolves when the first thread can judge; rejects where threads cannot start at all. */
  opened(): Promise<void>;
  /** Judging threads that are up. */
  readonly threads: () => number;
  /** What the store would be asked to keep, and the label it would earn; nothing is written or signed. */
  judge(submission: Submission): Promise<Judgement>;
  /** Stores a judgement, and signs the label it earned once that has succeeded. */
  readonly record: Recorder;
  gather(
    needs: readonly Need[],
    caller: Caller,
  ): Promise<{ readonly gathered: Gathered; readonly evidence: readonly EvidenceRecord[] }>;
  /** The operator changed the trust folder. */
  trustChanged(trust: TrustState): void;
  /** Ends the threads; the store is closed by who opened it. */
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly store: GraphStore;
  readonly releaseDir: string;
  /** Where parsed shapes are kept for the next start. */
  readonly cacheDir?: string;
  readonly identity: Identity;
  readonly publicUrl: string;
  readonly trust: () => TrustState;
  readonly gather: House['gather'];
  readonly clock: () => Date;
  readonly workers: number;
  /** CPU that judging one submission may cost in all, ms (default 2,000). */
  readonly limit?: number;
}

/** Opens the pipeline: starts the threads, which are up when `opened` resolves. What is submitted before waits for them. */
export function openHouse(options: HouseOptions): House {
  const { store, releaseDir, cacheDir, publicUrl, trust, gather, clock, workers, limit } = options;
  // The key goes to the recorder, and nowhere else.
  const { signer, ...identity } = options.identity;
  const pool = new JudgingPool({
    releaseDir,
    ...(cacheDir === undefined ? {} : { cacheDir }),
    instance: { did: identity.did, publicUrl },
    clock,
    trust,
    gather,
    known: (query) => store.known(query),
    workers,
    ...(limit === undefined ? {} : { limit }),
  });
  return {
    store,
    identity,
    publicUrl,
    clock,
    gather,
    opened: () => pool.opened(),
    threads: () => pool.ready,
    judge: (submission) => pool.judge(submission),
    record: createRecorder({ store, signer }),
    trustChanged: (state) => pool.trustChanged(state),
    close: () => pool.close(),
  };
}
