import type Database from 'better-sqlite3';
import { fromFormerEntry, type FormerEntry } from '../former-entry.ts';
import { fromFormerDecision, type FormerDecision } from '../former-decision.ts';
import { toldInSteps, type MigrationProgress } from '../migration-progress.ts';
import { newSalt } from '../salts.ts';
import { openDecision, type SealedDecision } from '../decision.ts';

/** Rows that are held at once. */
const PAGE = 1_000;

/** Layout 5 → 6: decisions become records of a version, entries of the log leaves of version 2, in their order (contract.md §5). */
export function sealLog(db: Database.Database, progress: MigrationProgress): void {
  db.exec(`ALTER TABLE decision ADD COLUMN record TEXT NOT NULL DEFAULT '';
    ALTER TABLE decision ADD COLUMN digest TEXT NOT NULL DEFAULT '';
    ALTER TABLE log_entry ADD COLUMN commitment TEXT NOT NULL DEFAULT '';
    ALTER TABLE log_entry ADD COLUMN salt TEXT;
    ALTER TABLE log_entry ADD COLUMN record TEXT;`);
  sealDecisions(db);
  sealEntries(db, toldInSteps(progress));
  for (const gone of ['report', 'relied_on', 'evidence']) db.exec(`ALTER TABLE decision DROP COLUMN ${gone}`);
}

type DecisionRow = Omit<FormerDecision, 'reliedOn' | 'evidence' | 'admitted'> & {
  readonly id: number;
  readonly relied_on: string;
  readonly evidence: string;
  readonly admitted: string;
};

function sealDecisions(db: Database.Database): void {
  const page = db.prepare(`SELECT * FROM decision WHERE id > ? ORDER BY id LIMIT ${PAGE}`);
  const write = db.prepare('UPDATE decision SET record = ?, digest = ? WHERE id = ?');
  eachPage(
    (after) => page.all(after) as DecisionRow[],
    ({ id }) => id,
    ({ id, relied_on, evidence, admitted, ...row }) => {
      const lists = { reliedOn: list(relied_on), evidence: list(evidence), admitted: list(admitted) };
      const { bytes, digest } = fromFormerDecision({ ...row, ...lists } as FormerDecision);
      write.run(bytes, digest, id);
    },
  );
}

type EntryRow = Omit<FormerEntry, 'subjects' | 'decision'> & {
  readonly subjects: string;
  readonly bytes: string | null;
  readonly decided: string | null;
};

const ENTRIES = `SELECT l.seq AS sequence, l.time, l.kind, l.digest, l.subjects, c.issuer, s.digest AS successor,
  d.record AS bytes, d.digest AS decided
  FROM log_entry l LEFT JOIN credential c ON c.digest = l.digest LEFT JOIN log_entry s ON s.seq = c.until
  LEFT JOIN decision d ON d.id = c.decision WHERE l.seq > ? ORDER BY l.seq LIMIT ${PAGE}`;

function sealEntries(db: Database.Database, progress: MigrationProgress): void {
  const page = db.prepare(ENTRIES);
  const write = db.prepare(
    'UPDATE log_entry SET time = ?, leaf = ?, commitment = ?, salt = ?, record = ? WHERE seq = ?',
  );
  const total = Number(db.prepare('SELECT count(*) FROM log_entry').pluck().get());
  let last: string | undefined;
  eachPage(
    (after) => page.all(after) as EntryRow[],
    ({ sequence }) => sequence,
    ({ subjects, bytes, decided, ...row }) => {
      const entry = { ...row, subjects: list<string>(subjects), decision: decisionOf(bytes, decided) };
      const { sequence, time, leaf, commitment, salt, record } = fromFormerEntry(entry, last, newSalt());
      write.run(time, leaf, commitment, salt, record, sequence);
      last = time;
      progress(sequence + 1, total);
    },
  );
}

function decisionOf(bytes: string | null, digest: string | null): SealedDecision | undefined {
  return bytes === null || digest === null ? undefined : openDecision(bytes, digest);
}

/** Rows in the order of their key, a page at a time: nothing may be written while a query runs. */
function eachPage<Row>(read: (after: number) => readonly Row[], keyOf: (row: Row) => number, work: (row: Row) => void) {
  for (let after = -1; ;) {
    const rows = read(after);
    rows.forEach(work);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = keyOf(last);
  }
}

function list<T>(text: string): readonly T[] {
  return JSON.parse(text) as readonly T[];
}
