import type { Opening } from '#log';
import type {
  Attestation,
  Commit,
  CommitVerdict,
  EvidenceRecord,
  Known,
  KnownQuery,
  ListedPage,
  LogEntry,
  RefusalRecord,
  StoredAnswer,
  StoredCredential,
  StoredDecision,
  StoredFragment,
  StoredIdentity,
} from './records.ts';

/**
 * The one port behind which self-descriptions are stored as a graph: Neo4j (production) and SQLite (embedded default).
 * One contract suite compares values, order and errors on both. Any failure to reach the store is a Refusal
 * `store/unavailable`; nothing is acknowledged that is not durable.
 */
export interface GraphStore {
  /** What the catalogue holds about the things a submission refers to, in one read. */
  known(query: KnownQuery): Promise<Known>;
  /**
   * Stores one submission whole, or says why not. Concurrent calls share transactions (group commit); two versions
   * of one key never share one. Resolves after the write is durable and visible to reads of this process.
   */
  commit(commit: Commit): Promise<CommitVerdict>;
  /**
   * Keeps what this instance signed of a stored decision that earned a level. The first one stands for good: resolves with
   * the one that stands, once it is durable; undefined where no such decision is.
   */
  attest(attestation: Attestation): Promise<string | undefined>;
  /** What `commit` would answer now, without writing: for dry runs. Sequences of new credentials are left out (-1). */
  rehearse(commit: Commit): Promise<CommitVerdict>;
  /** The decision on these submitted bytes, with what its commit answered. */
  decision(presentation: string): Promise<StoredDecision | undefined>;
  /**
   * Ends an active credential: its fragments leave the graph, the entry stays. A superseded or expired one can still be
   * revoked. False where nothing changed.
   */
  end(digest: string, kind: 'revoked' | 'expired', at: string): Promise<boolean>;
  /** Digests of active credentials whose `validUntil` is not after `at`, oldest first, at most `limit`. */
  due(at: string, limit: number): Promise<readonly string[]>;
  credential(digest: string): Promise<StoredCredential | undefined>;
  credentials(digests: readonly string[]): Promise<readonly (StoredCredential | undefined)[]>;
  /** The attestation with this digest, or the one of the decision on this presentation digest. */
  attestation(digest: string): Promise<string | undefined>;
  evidence(digest: string): Promise<EvidenceRecord | undefined>;
  /** All fragments of active credentials that describe these IRIs, listed first, then by sequence; in the order of `iris`. */
  fragments(iris: readonly string[]): Promise<readonly StoredFragment[]>;
  /** Owner of each IRI that has one. */
  owners(iris: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Listed fragments of at most `limit` subjects, for the rebuild of the index: `next` of the page before is where to go on. */
  listed(after: string | undefined, limit: number): Promise<ListedPage>;
  /** IRIs of subjects whose listed fragments refer to one of `iris`, at most `limit`. */
  referrers(iris: readonly string[], limit: number): Promise<readonly string[]>;
  /**
   * The newest ended credential (deprecated, revoked, expired) that described one of `iris`, as its first subject or another, and
   * whose issuer owns it, for those of which the owner has no active credential.
   */
  lastWords(iris: readonly string[]): Promise<ReadonlyMap<string, StoredCredential>>;
  /** Subjects that `lastWords` has an answer for, after `after` in IRI order, at most `limit`: for the rebuild of the index. */
  endedSubjects(after: string | undefined, limit: number): Promise<readonly string[]>;
  /**
   * Keeps that a submission was refused. Bounded: the newest `MOST_REFUSALS`, none longer than `REFUSAL_DAYS`. Not part of
   * the log and not acknowledged: it may be lost in a crash.
   */
  recordRefusal(refusal: RefusalRecord): Promise<void>;
  /** Refusals that concern this IRI, newest first, at most 20, none that is over at `at` (RFC 3339). */
  refusals(iri: string, at: string): Promise<readonly RefusalRecord[]>;
  /** Number of log entries: the next sequence. */
  size(): Promise<number>;
  log(since: number, limit: number): Promise<readonly LogEntry[]>;
  /** What opens the commitment of this entry; undefined where there is no such entry, or its salt was destroyed. */
  opening(sequence: number): Promise<Opening | undefined>;
  /** Calls back after every own commit with its entries, in order; returns the un-subscription. */
  onCommit(listener: (entries: readonly LogEntry[]) => void): () => void;
  answer(key: string, at: string): Promise<StoredAnswer | undefined>;
  putAnswer(answer: StoredAnswer): Promise<void>;
  /** `jti` of a used bearer token: true the first time, false ever after until it expires. */
  useToken(jti: string, expires: string, at: string): Promise<boolean>;
  /** Who signs for what is kept here; undefined where nobody was ever recorded. */
  identity(): Promise<StoredIdentity | undefined>;
  /**
   * Records who signs from now on: where nobody is recorded yet, or in the place of who is with `replace`. Answers who is
   * recorded then: of several processes that begin at once, the first one.
   */
  recordIdentity(identity: StoredIdentity, replace: boolean): Promise<StoredIdentity>;
  /** True when the store answers. */
  ready(): Promise<boolean>;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}
