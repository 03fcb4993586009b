import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Writes a file that matters. It is written under another name beside its place, flushed, moved there, and its folder is
 * flushed: after a power cut the old file is there or the new one, whole, never an empty one. Missing folders are made.
 * Throws what the system says; nothing is left behind then.
 */
export function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): void {
  const folder = dirname(resolve(path));
  makeFolder(folder);
  // Not to be taken for the file by whoever lists the folder, nor by another process that writes the same one.
  const draft = join(folder, `.${basename(path)}.${randomUUID()}`);
  try {
    const file = openSync(draft, 'wx', mode);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  flushFolder(folder);
}

/** Makes a folder and those above it that are missing; each name is on the disk when this returns. */
export function makeFolder(path: string, mode = 0o777): void {
  const folder = resolve(path);
  const first = mkdirSync(folder, { recursive: true, mode });
  if (first === undefined) return;
  // The names of those that were made stand in the folders above them.
  for (let made = folder; made.length >= first.length; made = dirname(made)) flushFolder(dirname(made));
}

/** A folder cannot be opened on Windows, and is no file to flush on some network file systems: there it is theirs to keep. */
const UNFLUSHABLE: readonly unknown[] = ['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EACCES'];

function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (!UNFLUSHABLE.includes((error as NodeJS.ErrnoException).code)) throw error;
  }
}
