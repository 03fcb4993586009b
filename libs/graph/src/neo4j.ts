import type { ManagedTransaction } from 'neo4j-driver';
import { toQuestions, touches, type Change, type ChangeOutcome } from './changes.ts';
import { CommitListeners } from './commit-listeners.ts';
import { GroupWriter } from './group-writer.ts';
import { Attestations } from './neo4j/attest.ts';
import { Connection, type Neo4jAddress } from './neo4j/connection.ts';
import { readHeld } from './neo4j/held.ts';
import { IssuerIndexes } from './neo4j/issuer-indexes.ts';
import { readEndedSubjects, readLastWords } from './neo4j/last-words.ts';
import * as reads from './neo4j/reads.ts';
import { readRefusals } from './neo4j/refusals.ts';
import { verifyLayout } from './neo4j/migrate.ts';
import { setUpSchema } from './neo4j/schema.ts';
import { JointReads } from './neo4j/joint-reads.ts';
import { writePlan } from './neo4j/write.ts';
import { isOutage } from './outage.ts';
import { toEntry } from './log-entries.ts';
import type { MigrationProgress } from './migration-progress.ts';
import { plan } from './plan.ts';
import { rehearsal } from './rehearsal.ts';
import { newSalt } from './salts.ts';
import type { CommitVerdict, LogEntry } from './records.ts';
import type { GraphStore } from './store.ts';

/** Longest time a group of changes waits for more of them, in ms: half of what a client waits for under load. */
const GATHER_MS = 15;

/**
 * Opens the production store: a Neo4j 5.26+ database, set up where it is new. Several processes may share it.
 * `progress` is told while a large log of a former layout is brought to the present one.
 * Throws Refusal `store/unavailable` where it cannot be reached or does not let us in.
 */
export function openNeo4j(address: Neo4jAddress, progress: MigrationProgress = () => undefined): Promise<GraphStore> {
  return open(address, (connection) => setUpSchema(connection, progress));
}

/**
 * The same for a process that only reads: it writes nothing, not even the schema, so an account that may only read will do.
 * Throws Refusal `store/unavailable` also where nobody has set the database up yet.
 */
export function openNeo4jReader(address: Neo4jAddress): Promise<GraphStore> {
  return open(address, verifyLayout);
}

async function open(address: Neo4jAddress, prepare: (connection: Connection) => Promise<void>): Promise<GraphStore> {
  const connection = new Connection(address);
  try {
    await prepare(connection);
    return storeOf(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function storeOf(connection: Connection): GraphStore {
  const listeners = new CommitListeners();
  const shared = new JointReads(connection, new IssuerIndexes(connection));
  const attestations = new Attestations(connection);
  const group = new GroupWriter<Change, ChangeOutcome>({
    run: async (changes) => {
      const { outcomes, log } = await write(connection, changes);
      listeners.tell(log);
      return outcomes;
    },
    keysOf: touches,
    isOutage,
    gather: GATHER_MS,
  });
  const read = <T>(work: (tx: ManagedTransaction) => Promise<T>): Promise<T> => connection.read(work);
  return {
    known: (query) => shared.known(query),
    commit: async (commit) => (await group.submit({ kind: 'commit', commit })) as CommitVerdict,
    attest: (attestation) => attestations.put(attestation),
    rehearse: async (commit) => {
      const held = await read((tx) => readHeld(tx, toQuestions([{ kind: 'commit', commit }]), false));
      return rehearsal(commit, held);
    },
    decision: (presentation) => shared.decision(presentation),
    end: async (digest, status, at) => (await group.submit({ kind: 'end', digest, status, at })) === true,
    due: (at, limit) => read((tx) => reads.readDue(tx, at, limit)),
    credential: async (digest) => (await read((tx) => reads.readCredentials(tx, [digest])))[0],
    credentials: (digests) => read((tx) => reads.readCredentials(tx, digests)),
    attestation: (digest) => read((tx) => reads.readAttestation(tx, digest)),
    evidence: (digest) => read((tx) => reads.readEvidence(tx, digest)),
    fragments: (iris) => read((tx) => reads.readFragments(tx, iris)),
    owners: (iris) => read((tx) => reads.readOwners(tx, iris)),
    listed: (after, limit) => read((tx) => reads.readListed(tx, after, limit)),
    referrers: (iris, limit) => read((tx) => reads.readReferrers(tx, iris, limit)),
    lastWords: (iris) => read((tx) => readLastWords(tx, iris)),
    endedSubjects: (after, limit) => read((tx) => readEndedSubjects(tx, after, limit)),
    recordRefusal: async (refusal) => void (await group.submit({ kind: 'refusal', refusal })),
    refusals: (iri, at) => read((tx) => readRefusals(tx, iri, at)),
    size: () => read(reads.readSize),
    log: (since, limit) => read((tx) => reads.readLog(tx, since, limit)),
    opening: (sequence) => read((tx) => reads.readOpening(tx, sequence)),
    onCommit: (listener) => listeners.add(listener),
    answer: (key, at) => read((tx) => reads.readAnswer(tx, key, at)),
    putAnswer: async (answer) => void (await group.submit({ kind: 'answer', answer })),
    useToken: async (jti, expires, at) => (await group.submit({ kind: 'token', jti, expires, at })) === true,
    identity: () => read(reads.readIdentity),
    recordIdentity: async (identity, replace) => {
      await group.submit({ kind: 'identity', identity, replace });
      return (await read(reads.readIdentity)) ?? identity;
    },
    ready: () =>
      read(reads.readSize).then(
        () => true,
        (error: unknown) => {
          if (isOutage(error)) return false;
          throw error;
        },
      ),
    close: async () => {
      await group.idle();
      await attestations.idle();
      await shared.idle();
      await connection.close();
    },
  };
}

/**
 * One group in one transaction. The driver runs it again when the connection is lost, even if the lost attempt had been
 * committed: the second one then finds the digests stored and answers `known`. Its log entries are read back, so that
 * whoever follows own commits misses none.
 */
async function write(
  connection: Connection,
  changes: readonly Change[],
): Promise<{ readonly outcomes: readonly ChangeOutcome[]; readonly log: readonly LogEntry[] }> {
  const locks = changes.some(({ kind }) => kind === 'commit' || kind === 'end' || kind === 'identity');
  let base: number | undefined;
  return connection.write(async (tx) => {
    const held = await readHeld(tx, toQuestions(changes), locks);
    base ??= held.size;
    const missed = held.size > base ? await reads.readLog(tx, base, held.size - base) : [];
    const planned = plan(changes, held, newSalt);
    await writePlan(tx, planned);
    return { outcomes: planned.outcomes, log: [...missed, ...planned.log.map(toEntry)] };
  });
}
