import { describe, expect, it } from '@jest/globals';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Output } from './output.ts';

describe('an output into a file', () => {
  it('loses what cannot be written, and throws nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cadastre-output-'));
    const path = join(folder, 'log');
    writeFileSync(path, '');
    // Nothing can be written where it was opened to be read.
    for (const [flags, kept] of [
      ['r', ''],
      ['a', 'line\n'],
    ] as const) {
      const fd = openSync(path, flags);
      const output = new Output({ fd, write: () => expect('the stream of a file').toBe('left alone') });
      expect(() => output.write('line\n')).not.toThrow();
      expect(readFileSync(path, 'utf8')).toBe(kept);
      closeSync(fd);
    }
    rmSync(folder, { recursive: true });
  });
});
