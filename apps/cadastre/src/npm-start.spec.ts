import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';

/** Docker kills what has not ended 10 s after the signal. */
const GRACE = 10_000;

describe('npm start', () => {
  const data = mkdtempSync(join(tmpdir(), 'cadastre-npm-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  // As in a container whose first process is npm: the signal goes to npm alone, and has to come through to the instance.
  it('ends in good order when npm alone is told to', async () => {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, PORT: '0', CADASTRE_DATA: data, CADASTRE_SAMPLE: 'none', CADASTRE_TRUST: data };
    // A group of its own, so that nothing is left behind where the signal does not come through.
    const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let said = '';
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (/^Ready/m.test(said)) resolve();
      });
    // The streams end when the last process that holds them does.
    const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
    try {
      await Promise.race([ready, ended]);
      expect(said).toContain('Ready');
      child.kill('SIGTERM');
      const late = new Promise<string>((done) => setTimeout(() => done('still there'), GRACE).unref());
      expect([await Promise.race([ended, late]), said]).toEqual([
        0,
        expect.stringContaining('finishing what was accepted'),
      ]);
    } finally {
      end(-(child.pid ?? 0));
    }
  }, 120_000);
});

function end(group: number): void {
  try {
    process.kill(group, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
