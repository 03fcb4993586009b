import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';

const MAIN = join(ROOT, 'dist', 'apps', 'cadastre', 'src', 'main.js');
const TRACE = join(ROOT, 'test', 'support', 'file-trace.mjs');

interface Call {
  readonly call: 'write' | 'flush' | 'move' | 'make';
  readonly path: string;
  readonly to?: string;
}

// A power cut after the first start must find every file whole: written under another name, flushed, moved, its folder flushed.
describe('what the first start leaves on the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-first-'));
  const data = join(folder, 'made', 'data');
  let calls: readonly Call[] = [];
  let files: readonly string[] = [];

  beforeAll(async () => {
    const trace = join(folder, 'trace');
    const { PATH = '' } = process.env;
    const env = { PATH, PORT: '0', CADASTRE_DATA: data, CADASTRE_SAMPLE: 'health', FILE_TRACE: trace };
    const child = spawn(process.execPath, ['--import', TRACE, MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('\nReady')) child.kill('SIGTERM');
      });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, said]).toEqual([0, expect.stringContaining('Ready')]);
    calls = readFileSync(trace, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Call);
    files = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      // The store flushes its own, from outside of what can be seen here.
      .filter((path) => !basename(path).startsWith('cadastre.sqlite'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are the identity, the trust folder, the sample and the cache', () => {
    const names = files.map((path) => path.slice(data.length + 1));
    expect(names).toEqual(
      expect.arrayContaining([
        ...['identity/key.pem', 'identity/chain.pem', 'identity/anchor.pem', 'identity/anchor-key.pem'],
        ...['trust/terms.json', 'trust/issuers.json', 'trust/anchors/health-sample.pem', 'sample/keys/anchor.pem'],
        expect.stringMatching(/^cache\/./),
        expect.stringMatching(/^sample\/presentations\/.*\.vp\.jwt$/),
      ]),
    );
    expect(names.filter((name) => basename(name).startsWith('.'))).toEqual([]);
  });

  it('are whole whenever the power goes', () => {
    const unsafe = files.filter((path) => !isSafe(path));
    expect(unsafe).toEqual([]);
  });

  it('stand in folders whose names are on the disk too', () => {
    const made = calls.flatMap(({ call, path }, at) => (call === 'make' ? [{ path, at }] : []));
    expect(made.map(({ path }) => path)).toContain(join(data, 'identity'));
    const lost = made.filter(({ path, at }) => !isFlushed(dirname(path), at));
    expect(lost).toEqual([]);
    // The data folder was made on the way to the first file below it.
    for (const path of [folder, dirname(data), data]) expect([path, isFlushed(path, 0)]).toEqual([path, true]);
  });

  /** The last time it was put in its place: its draft was flushed after the last word was written, then its folder. */
  function isSafe(path: string): boolean {
    const moved = calls.findLastIndex(({ call, to }) => call === 'move' && to === path);
    const draft = calls[moved]?.path;
    const written = calls.findLastIndex(({ call, path: own }) => call === 'write' && own === draft);
    const flushed = calls.findLastIndex(({ call, path: own }) => call === 'flush' && own === draft);
    const inPlace = calls.some(({ call, path: own }) => call === 'write' && own === path);
    return written >= 0 && written < flushed && flushed < moved && !inPlace && isFlushed(dirname(path), moved);
  }

  function isFlushed(path: string, after: number): boolean {
    return calls.some(({ call, path: own }, at) => call === 'flush' && own === path && at > after);
  }
});
