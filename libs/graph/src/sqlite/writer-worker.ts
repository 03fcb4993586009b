import { parentPort, workerData } from 'node:worker_threads';
import { toQuestions, type Change, type ChangeOutcome } from '../changes.ts';
import { plan } from '../plan.ts';
import type { LogEntry } from '../records.ts';
import { openWriter, statements } from './database.ts';
import { readHeld } from './held.ts';
import { writePlan } from './write.ts';

/** The thread that owns the writing connection: the disk's fsync is waited for here, never on the event loop. */
export interface WriteOrder {
  readonly id: number;
  /** Empty: close the file and end. */
  readonly changes: readonly Change[];
}
export type WriteReport =
  | { readonly id: number; readonly outcomes: readonly ChangeOutcome[]; readonly log: readonly LogEntry[] }
  | {
      readonly id: number;
      readonly error: { readonly code: string; readonly message: string; readonly stack: string };
    };

const { path } = workerData as { readonly path: string };
const db = openWriter(path);
const sql = statements(db);
const group = db.transaction((changes: readonly Change[]) => {
  const planned = plan(changes, readHeld(sql, toQuestions(changes)));
  writePlan(sql, planned);
  return { outcomes: planned.outcomes, log: planned.log };
});

function write({ id, changes }: WriteOrder): WriteReport {
  try {
    return { id, ...group.immediate(changes) };
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    const code = 'code' in known && typeof known.code === 'string' ? known.code : '';
    return { id, error: { code, message: known.message, stack: known.stack ?? '' } };
  }
}

const port = parentPort;
if (port === null) throw new Error('The writer runs as a worker thread');
port.on('message', (order: WriteOrder) => {
  if (order.changes.length > 0) return port.postMessage(write(order));
  db.close();
  port.close();
});
port.postMessage({ id: 0, outcomes: [], log: [] } satisfies WriteReport);
