import Database from 'better-sqlite3';
import type { MigrationProgress } from '../migration-progress.ts';
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION } from './schema.ts';

export type Sqlite = Database.Database;
export type Statement = Database.Statement<unknown[], unknown>;

/** Longest wait for a lock another connection of this process holds, in ms: only checkpoints hold one. */
const BUSY_MS = 5_000;

/**
 * The writing connection. WAL with synchronous=FULL: a commit is on the disk before it is acknowledged (graph.md §6). A
 * file of an older layout is brought to the present one, whole or not at all.
 * Throws where the file is of a newer layout.
 */
export function openWriter(path: string, progress: MigrationProgress): Sqlite {
  const db = new Database(path, { timeout: BUSY_MS });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > SCHEMA_VERSION) {
    db.close();
    throw new Error(`The data file ${path} has layout ${version}; this version reads up to ${SCHEMA_VERSION}`);
  }
  db.transaction(() => {
    // A new file is of layout 0: the schema alone makes it.
    for (const migration of version === 0 ? [] : MIGRATIONS.slice(version - 1)) {
      if (typeof migration === 'string') db.exec(migration);
      else migration(db, progress);
    }
    db.exec(SCHEMA);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
  return db;
}

export function openReader(path: string): Sqlite {
  const db = new Database(path, { timeout: BUSY_MS, readonly: true });
  db.pragma('query_only = ON');
  db.pragma('cache_size = -16384');
  return db;
}

/**
 * Takes the data file for this process: an exclusive transaction on a file beside it, which the operating system lets go
 * when the process ends, however it ends. Throws where another process (or store of this one) holds it.
 */
export function takeLock(path: string): Sqlite {
  const lock = new Database(`${path}.lock`, { timeout: 1_000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    if (!(cause as { readonly code?: string }).code?.startsWith('SQLITE_BUSY')) throw cause;
    throw new Error(`The data file ${path} is in use by another process: one process writes an embedded store`, {
      cause,
    });
  }
}

/**
 * Prepares each statement once per connection. SQLite plans a statement anew at every run where a bare parameter stands
 * beside an indexed column and more than one plan is possible (STAT4, sqlite3_prepare_v2): that is ten times what the
 * look-up itself costs. `+?` is the same value, and no bare parameter.
 */
export function statements(db: Sqlite): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}
export type Sql = ReturnType<typeof statements>;
