import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder, readRegular, writeDurably } from './index.ts';

describe('files that matter', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cadastre-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are written whole, with their mode and the folders they need', () => {
    const path = join(folder, 'a', 'b', 'key.pem');
    writeDurably(path, 'first', 0o600);
    writeDurably(path, new TextEncoder().encode('second'), 0o600);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['second', 0o600]);
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['key.pem']);
  });

  it('stay as they are where they cannot be replaced, and nothing is left beside them', () => {
    mkdirSync(join(folder, 'taken', 'by-a-folder'), { recursive: true });
    expect(() => writeDurably(join(folder, 'taken'), 'x')).toThrow(/EISDIR|ENOTEMPTY|EEXIST|ENOTDIR/);
    expect(readdirSync(folder)).toEqual(['taken']);
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow(/ENOTDIR|EEXIST/);
  });

  it('are read where they are regular files only: a pipe would be waited for without end', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(() => readRegular(join(folder, 'pipe'))).toThrow('not a regular file');
    expect(() => readRegular(folder)).toThrow('is a folder');
    writeFileSync(join(folder, 'large'), 'four');
    expect(() => readRegular(join(folder, 'large'), 3)).toThrow('larger than 3 bytes');
    expect(readRegular(join(folder, 'large'), 4).toString()).toBe('four');
  });
});
