import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (until !== undefined && out.includes(until)) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
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

  it('says that its port is in use', async () => {
    const { port, close } = await listening();
    const { code, err } = await run([], { PORT: port });
    expect([code, err.includes(`Port ${port} on 127.0.0.1 is in use`)]).toEqual([1, true]);
    await close();
  });
});
