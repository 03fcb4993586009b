import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';

/** What `npm run build` made; `npm test` builds first. */
const MAIN = join(ROOT, 'dist', 'apps', 'cadastre', 'src', 'main.js');
const data = mkdtempSync(join(tmpdir(), 'cadastre-main-'));

/** Runs the built program; `until` = words on stdout after which it is asked to stop. */
async function run(args: readonly string[], settings: Record<string, string>, until?: string) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH, CADASTRE_DATA: data, ...settings } });
  let out = '';
  let err = '';
  let isAsked = false;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (until === undefined || isAsked || !out.includes(until)) return;
    isAsked = true;
    child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
  // One that does not end is ended, and fails what it was started for.
  const late = setTimeout(() => child.kill('SIGKILL'), 25_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(late);
  return { code, out, err };
}

async function listening() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: String((server.address() as AddressInfo).port),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('the program', () => {
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it('explains itself', async () => {
    const { code, out } = await run(['--help'], {});
    expect(code).toBe(0);
    expect(out).toContain('CADASTRE_REFUSAL_LIMIT');
    expect((await run(['--helm'], {})).code).toBe(2);
  });

  it('tells on one screen what is wrong with its settings', async () => {
    const { code, err } = await run([], { CADASTRE_POLCY: 'lab', PORT: 'http' });
    expect(code).toBe(2);
    expect(err).toContain('did you mean CADASTRE_POLICY?');
    expect(err).toContain('PORT is a number');
    expect(err).not.toMatch(/\n\s+at /);
    expect(err.split('\n').length).toBeLessThan(24);
  });

  it('starts, stops in order, and finds its data again', async () => {
    const { port, close } = await listening();
    await close();
    for (let i = 0; i < 2; i += 1) {
      const { code, out, err } = await run([], { PORT: port }, 'Cadastre is at');
      expect([code, err.includes('demo identity')]).toEqual([0, true]);
      expect(out).toContain(`http://127.0.0.1:${port}`);
    }
  });

  it('says which file of the trust folder it cannot use', async () => {
    const trust = join(data, 'broken-trust');
    mkdirSync(trust, { recursive: true });
    writeFileSync(join(trust, 'terms.json'), '{');
    const { code, err } = await run([], { CADASTRE_TRUST: trust });
    expect(code).toBe(1);
    expect(err).toContain(`the trust folder ${trust} cannot be used: terms.json: `);
  });

  it('says which Neo4j it cannot use, and never the password', async () => {
    const { port, close } = await listening();
    await close();
    const settings = { NEO4J_URI: `bolt://127.0.0.1:${port}`, NEO4J_PASSWORD: 'not-to-be-told', PORT: port };
    const { code, out, err } = await run([], settings);
    expect([code, err.includes(`the Neo4j at bolt://127.0.0.1:${port} cannot be used`)]).toEqual([1, true]);
    expect(out + err).not.toContain('not-to-be-told');
  });

  // contract.md §2, trust folder.
  it('says how much it trusts, and is not ready without a trust folder', async () => {
    const missing = join(data, 'no-trust');
    const none = await run([], { PORT: '0', CADASTRE_TRUST: missing }, 'eady');
    expect(none.out).not.toMatch(/^Ready/m);
    expect(none.err).toContain(`WARNING: there is no trust folder ${missing}`);
    const trust = join(data, 'empty-trust');
    mkdirSync(trust, { recursive: true });
    const empty = await run([], { PORT: '0', CADASTRE_TRUST: trust }, 'Ready');
    expect(empty.err).toContain('0 anchors, 0 issuers');
    for (const what of ['0 anchors', '0 issuers of registration numbers', '0 terms'])
      expect(empty.err).toContain(`WARNING: ${what}`);
    writeFileSync(join(trust, 'terms.json'), JSON.stringify({ accepted: ['ab'.repeat(32)] }));
    const one = await run([], { PORT: '0', CADASTRE_TRUST: trust }, 'Ready');
    expect(one.err).toContain('1 hash of terms and conditions');
    expect(one.err).not.toContain('WARNING: 0 terms');
  }, 60_000);

  // contract.md §10: identity changed under existing data is refused unless said.
  it('goes on with its data under another identity only where it is said', async () => {
    const settings = { PORT: '0', CADASTRE_DATA: join(data, 'signed') };
    const identity = join(settings.CADASTRE_DATA, 'identity');
    const did = (err: string): string => /did:web:i[0-9a-f]{16}\.cadastre\.example/.exec(err)?.[0] ?? '';
    const first = await run([], settings, 'Cadastre is at');
    rmSync(identity, { recursive: true });
    const refused = await run([], settings, 'Cadastre is at');
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(`There is no identity in ${identity}, but the data was signed by ${did(first.err)}`);
    expect(refused.err).toContain('--new-identity');
    expect(existsSync(identity)).toBe(false);
    const said = await run(['--new-identity'], settings, 'Cadastre is at');
    expect([said.code, did(said.err) === did(first.err)]).toEqual([0, false]);
    expect(said.err).toContain(`before, it was ${did(first.err)}`);
    const moved = await run([], { ...settings, CADASTRE_PUBLIC_URL: 'https://other.example' }, 'Cadastre is at');
    expect([moved.code, moved.err.includes('the DID follows CADASTRE_PUBLIC_URL')]).toEqual([1, true]);
    truncateSync(join(identity, 'key.pem'), 0);
    for (const args of [[], ['--new-identity']]) {
      const damaged = await run(args, settings, 'Cadastre is at');
      expect([damaged.code, damaged.err.includes('key.pem is empty')]).toEqual([1, true]);
    }
  }, 90_000);

  it('says which folder it cannot use, and why', async () => {
    const file = join(data, 'file');
    writeFileSync(file, '');
    const below = await run([], { CADASTRE_DATA: join(file, 'data') });
    expect([below.code, below.err]).toEqual([1, expect.stringContaining('there is a file where a folder is expected')]);
    expect(below.err).toContain('(CADASTRE_DATA)');
    expect(below.err).not.toContain('Port');
    const piped = join(data, 'piped');
    mkdirSync(piped);
    execFileSync('mkfifo', [join(piped, 'cadastre.sqlite')]);
    const pipe = await run([], { CADASTRE_DATA: piped });
    expect([pipe.code, pipe.err]).toEqual([1, expect.stringContaining('cadastre.sqlite in it is not a regular file')]);
    rmSync(join(piped, 'cadastre.sqlite'));
    mkdirSync(join(piped, 'identity'));
    execFileSync('mkfifo', [join(piped, 'identity', 'key.pem')]);
    writeFileSync(join(piped, 'identity', 'chain.pem'), '');
    const key = await run([], { CADASTRE_DATA: piped });
    expect([key.code, key.err]).toEqual([1, expect.stringContaining('key.pem: is not a regular file')]);
    const foreign = join(data, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'cadastre.sqlite'), 'no database '.repeat(100));
    const other = await run([], { CADASTRE_DATA: foreign });
    expect([other.code, other.err]).toEqual([1, expect.stringContaining(join(foreign, 'cadastre.sqlite'))]);
    expect(readdirSync(foreign).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 60_000);

  // /dev/full answers every write with ENOSPC, as a full disk does.
  (existsSync('/dev/full') ? it : it.skip)(
    'serves on where its log cannot be written',
    async () => {
      const { port, close } = await listening();
      await close();
      const full = openSync('/dev/full', 'w');
      const { PATH = '' } = process.env;
      const env = { PATH, CADASTRE_DATA: join(data, 'full'), PORT: port };
      const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', full, full] });
      closeSync(full);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const live = async (): Promise<number> =>
        fetch(`http://127.0.0.1:${port}/health/live`).then(
          ({ status }) => status,
          () => 0,
        );
      try {
        const begun = performance.now();
        while ((await live()) !== 200 && performance.now() - begun < 20_000)
          await new Promise((r) => setTimeout(r, 100));
        for (let i = 0; i < 5; i += 1) {
          expect([await live(), child.exitCode]).toEqual([200, null]);
          await new Promise((r) => setTimeout(r, 100));
        }
      } finally {
        child.kill('SIGTERM');
      }
      expect(await ended).toBe(0);
    },
    60_000,
  );

  it('says that its port is in use', async () => {
    const { port, close } = await listening();
    const { code, err } = await run([], { PORT: port });
    expect([code, err.includes(`Port ${port} on 127.0.0.1 is in use`)]).toEqual([1, true]);
    await close();
  });
});
