import { parentPort, workerData } from 'node:worker_threads';
import { toQuestions, type Change, type ChangeOutcome } from '../changes.ts';
import { toEntry } from '../log-entries.ts';
import { unpackCommit, type PackedCommit } from '../packed-commit.ts';
import { plan } from '../plan.ts';
import type { LogEntry } from '../records.ts';
import { newSalt } from '../salts.ts';
import { openWriter, statements } from './database.ts';
import { readHeld } from './held.ts';
import { writePlan } from './write.ts';

/** The thread that owns the writing connection: the disk's fsync is waited for here, never on the event loop. */
export interface WriteOrder {
  readonly id: number;
  /** Empty: close the file and end. */
  readonly changes: readonly PackedChange[];
}

/** A change as it crosses threads. */
export type PackedChange =
  Exclude<Change, { kind: 'commit' }> | { readonly kind: 'commit'; readonly commit: PackedCommit };
export type WriteReport =
  | { readonly id: number; readonly migrated: readonly [done: number, total: number] }
  | { readonly id: number; readonly outcomes: readonly ChangeOutcome[]; readonly log: readonly LogEntry[] }
  | {
      readonly id: number;
      readonly error: { readonly code: string; readonly message: string; readonly stack: string };
    };

/** The number under which the writer tells how opening goes, and that it is done. */
const OPENING = 0;

const { path } = workerData as { readonly path: string };
const port = parentPort;
if (port === null) throw new Error('The writer runs as a worker thread');
const db = openWriter(path, (done, total) =>
  port.postMessage({ id: OPENING, migrated: [done, total] } satisfies WriteReport),
);
const sql = statements(db);
const group = db.transaction((changes: readonly Change[]) => {
  const planned = plan(changes, readHeld(sql, toQuestions(changes)), newSalt);
  writePlan(sql, planned);
  return { outcomes: planned.outcomes, log: planned.log.map(toEntry) };
});

function unpack(change: PackedChange): Change {
  return change.kind === 'commit' ? { kind: 'commit', commit: unpackCommit(change.commit) } : change;
}

function write({ id, changes }: WriteOrder): WriteReport {
  try {
    return { id, ...group.immediate(changes.map(unpack)) };
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    const code = 'code' in known && typeof known.code === 'string' ? known.code : '';
    return { id, error: { code, message: known.message, stack: known.stack ?? '' } };
  }
}

port.on('message', (order: WriteOrder) => {
  if (order.changes.length > 0) return port.postMessage(write(order));
  db.close();
  port.close();
});
port.postMessage({ id: OPENING, outcomes: [], log: [] } satisfies WriteReport);
