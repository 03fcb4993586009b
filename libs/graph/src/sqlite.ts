import { makeFolder } from '#files';
import { dirname } from 'node:path';
import { toQuestions, touches, type Change, type ChangeOutcome } from './changes.ts';
import { CommitListeners } from './commit-listeners.ts';
import { GroupWriter } from './group-writer.ts';
import type { MigrationProgress } from './migration-progress.ts';
import { isOutage, outage } from './outage.ts';
import { rehearsal } from './rehearsal.ts';
import { openReader, statements, takeLock, type Sql, type Sqlite } from './sqlite/database.ts';
import { readHeld } from './sqlite/held.ts';
import { readKnown } from './sqlite/known.ts';
import * as reads from './sqlite/reads.ts';
import { readRefusals } from './sqlite/refusals.ts';
import { SameFile } from './sqlite/same-file.ts';
import { SqliteWriter } from './sqlite/writer.ts';
import type { CommitVerdict } from './records.ts';
import type { GraphStore } from './store.ts';

export interface SqliteOptions {
  readonly path: string;
  /** Told while a large file of a former layout is brought to the present one. */
  readonly progress?: MigrationProgress | undefined;
}

/**
 * Opens the embedded store at `path` (made where it is missing). One process writes it: a second one is refused. Reads run
 * on the calling thread, writes in one worker thread, grouped. Throws an Error that says why the file cannot be opened.
 */
export async function openSqlite(options: SqliteOptions): Promise<GraphStore> {
  makeFolder(dirname(options.path));
  const lock = takeLock(options.path);
  const writer = new SqliteWriter(options.path, options.progress);
  try {
    await writer.opened();
    return storeOf({ reader: openReader(options.path), writer, lock, file: new SameFile(options.path) });
  } catch (error) {
    lock.close();
    throw error;
  }
}

interface Parts {
  readonly reader: Sqlite;
  readonly writer: SqliteWriter;
  readonly lock: Sqlite;
  readonly file: SameFile;
}

const EXCHANGED = 'The data file was exchanged or removed under the running process: start it again';

function storeOf({ reader, writer, lock, file }: Parts): GraphStore {
  const sql = statements(reader);
  // Made once: to make one costs more than to run it.
  const snapshot = reader.transaction((answer: (sql: Sql) => unknown) => answer(sql));
  const listeners = new CommitListeners();
  const group = new GroupWriter<Change, ChangeOutcome>({
    run: async (changes) => {
      if (!file.holds) throw outage(EXCHANGED);
      const { outcomes, log } = await writer.write(changes);
      listeners.tell(log);
      return outcomes;
    },
    keysOf: touches,
    isOutage,
  });
  // A promise even where the answer is at hand: a failure is a rejection on both stores, never a throw.
  const read = async <T>(answer: (sql: Sql) => T): Promise<T> => {
    await Promise.resolve();
    if (!reader.open) throw outage('The store is closed');
    if (!file.holds) throw outage(EXCHANGED);
    return snapshot(answer) as T;
  };
  return {
    known: (query) => read((s) => readKnown(s, query)),
    commit: async (commit) => (await group.submit({ kind: 'commit', commit })) as CommitVerdict,
    attest: async (attestation) => {
      if ((await group.submit({ kind: 'attest', attestation })) === true) return attestation.attestation;
      return await read((s) => reads.readAttestation(s, attestation.presentation));
    },
    rehearse: (commit) => read((s) => rehearsal(commit, readHeld(s, toQuestions([{ kind: 'commit', commit }])))),
    decision: (presentation) => read((s) => reads.readDecision(s, presentation)),
    end: async (digest, status, at) => (await group.submit({ kind: 'end', digest, status, at })) === true,
    due: (at, limit) => read((s) => reads.readDue(s, at, limit)),
    credential: (digest) => read((s) => reads.readCredential(s, digest)),
    credentials: (digests) => read((s) => digests.map((digest) => reads.readCredential(s, digest))),
    attestation: (digest) => read((s) => reads.readAttestation(s, digest)),
    evidence: (digest) => read((s) => reads.readEvidence(s, digest)),
    fragments: (iris) => read((s) => reads.readFragments(s, iris)),
    owners: (iris) => read((s) => reads.readOwners(s, iris)),
    listed: (after, limit) => read((s) => reads.readListed(s, after, limit)),
    referrers: (iris, limit) => read((s) => reads.readReferrers(s, iris, limit)),
    lastWords: (iris) => read((s) => reads.readLastWords(s, iris)),
    endedSubjects: (after, limit) => read((s) => reads.readEndedSubjects(s, after, limit)),
    recordRefusal: async (refusal) => void (await group.submit({ kind: 'refusal', refusal })),
    refusals: (iri, at) => read((s) => readRefusals(s, iri, at)),
    size: () => read(reads.readSize),
    log: (since, limit) => read((s) => reads.readLog(s, since, limit)),
    opening: (sequence) => read((s) => reads.readOpening(s, sequence)),
    onCommit: (listener) => listeners.add(listener),
    answer: (key, at) => read((s) => reads.readAnswer(s, key, at)),
    putAnswer: async (answer) => void (await group.submit({ kind: 'answer', answer })),
    useToken: async (jti, expires, at) => (await group.submit({ kind: 'token', jti, expires, at })) === true,
    identity: () => read(reads.readIdentity),
    recordIdentity: async (identity, replace) => {
      await group.submit({ kind: 'identity', identity, replace });
      return (await read(reads.readIdentity)) ?? identity;
    },
    ready: async () => writer.isAlive && reader.open && (await read(reads.readSize)) >= 0,
    close: async () => {
      await group.idle();
      file.close();
      if (reader.open) reader.close();
      await writer.close();
      lock.close();
    },
  };
}
