import { randomUUID } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from './config.ts';

/** So long, in ms, the disk may take for one file or listing: a mount that is away never answers. */
const ANSWER_WITHIN = 10_000;

/** Why a folder of the configuration cannot be used. */
export class FolderError extends Error {
  override readonly name: string = 'FolderError';
}
/** One that does not answer at all. Whoever waits for it waits for ever: the process cannot even end in good order. */
export class HangingFolderError extends FolderError {
  override readonly name = 'HangingFolderError';
}

interface Wanted {
  readonly folder: string;
  readonly setting: string;
  /** Whether it is written to, or read alone. */
  readonly isWritten: boolean;
  /** Names of files in it that must be files where they are there. */
  readonly files: readonly string[];
}

const STORE = ['cadastre.sqlite', 'cadastre.sqlite-wal', 'cadastre.sqlite-shm', 'cadastre.sqlite.lock'];

/** Tries what the instance will do in its folders, before it begins. Throws a FolderError. */
export async function verifyFolders({ data, trust, identity, neo4j, sample }: Config): Promise<void> {
  const isStored = neo4j === undefined;
  const wanted: readonly Wanted[] = [
    { folder: data, setting: 'CADASTRE_DATA', isWritten: isStored || sample !== 'none', files: isStored ? STORE : [] },
    { folder: trust, setting: 'CADASTRE_TRUST', isWritten: sample !== 'none', files: [] },
    { folder: identity, setting: 'CADASTRE_IDENTITY', isWritten: false, files: [] },
  ];
  for (const one of wanted) await inTime(verify(one), one);
}

async function verify({ folder, setting, isWritten, files }: Wanted): Promise<void> {
  const place = `The folder ${folder} (${setting})`;
  try {
    await (isWritten ? tryToWrite(folder) : tryToRead(folder));
  } catch (error) {
    throw new FolderError(`${place} cannot be ${isWritten ? 'written' : 'read'}: ${toReason(error)}`);
  }
  for (const name of files) {
    const isFile = await stat(join(folder, name)).then(
      (found) => found.isFile(),
      () => true,
    );
    if (!isFile) throw new FolderError(`${place} cannot be used: ${name} in it is not a regular file`);
  }
}

/** Makes a file that goes again, in the folder or, where it is missing, in the one it will be made in. */
async function tryToWrite(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || folder === dirname(folder)) throw error;
  });
  if (found === undefined) return tryToWrite(dirname(folder));
  const path = join(folder, `.try-${randomUUID()}`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile('can be written\n');
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}

async function tryToRead(folder: string): Promise<void> {
  await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied. Grant this user access, or name another folder',
  EPERM: 'permission denied. Grant this user access, or name another folder',
  EROFS: 'the file system is mounted read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'there is a file where a folder is expected',
  EEXIST: 'there is a file where a folder is expected',
  EIO: 'input/output error of the disk',
};

function toReason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code];
  return reason === undefined ? message : `${reason} (${message})`;
}

async function inTime(work: Promise<void>, { folder, setting }: Wanted): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = setTimeout(() => {
    const text = `The folder ${folder} (${setting}) does not respond within ${ANSWER_WITHIN / 1_000} s: is it on an unavailable mount?`;
    reject(new HangingFolderError(text));
  }, ANSWER_WITHIN);
  await Promise.race([work, promise]).finally(() => clearTimeout(late));
}
