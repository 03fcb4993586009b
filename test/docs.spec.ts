import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProcess, type CadastreProcess } from './support/process.ts';
import { ROOT } from './support/shared.ts';

const BLOCK = /```sh\n([\s\S]*?)```/g;
/** A command and, right below it, what it answers. */
const ANSWERED = /```sh\n((?:(?!```)[\s\S])*)```\s*```json\n([\s\S]*?)```/g;
const LOCAL = 'http://127.0.0.1:3000';

/** The shell blocks of a page, in order. */
function blocksOf(page: string): readonly string[] {
  return [...readFileSync(join(ROOT, page), 'utf8').matchAll(BLOCK)].map(([, block]) => block ?? '');
}

/** What a shortened answer claims of the real one: its members and items are there, and `…` is something. */
function claimedBy(quoted: unknown): unknown {
  if (quoted === '…') return expect.anything();
  if (Array.isArray(quoted)) return expect.arrayContaining(quoted.map(claimedBy));
  if (typeof quoted !== 'object' || quoted === null) return quoted;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(quoted).map(([name, value]) => [name, claimedBy(value)])),
  );
}

// Whoever copies a command from the documentation gets what the page says.
describe('the commands of the documentation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-docs-'));
  let instance: CadastreProcess;

  beforeAll(async () => {
    instance = await startProcess({ CADASTRE_DATA: join(folder, 'data'), CADASTRE_SAMPLE: 'health' });
    for (let tries = 0; !instance.output().includes('Ready:') && tries < 600; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(instance.output()).toContain('Five things to try');
  }, 120_000);
  afterAll(async () => {
    instance.child.kill('SIGTERM');
    expect(await instance.ended).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (block: string): Promise<string> => {
    const script = `set -euo pipefail\n${block.replaceAll(LOCAL, instance.url)}`;
    return (await promisify(execFile)('bash', ['-c', script], { cwd: folder, maxBuffer: 1 << 24 })).stdout;
  };
  const pages = ['docs/api.md', 'docs/findings.md', 'docs/search.md'];
  it.each(pages.flatMap((page) => blocksOf(page).map((block, i) => [page, i + 1, block] as const)))(
    '%s: block %i works as it stands',
    async (_page, _number, block) => {
      const stdout = await run(block);
      expect(stdout.length).toBeGreaterThan(0);
      expect(stdout).not.toContain('"errors":[');
    },
  );

  // Its first block is what starts this instance, and what runs this test.
  const examples = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(ANSWERED)];
  it.each(examples.map(([, command = '', answer = ''], i) => [i + 1, command, answer] as const))(
    'README: example %i answers what is printed below it',
    async (_number, command, answer) => {
      expect(JSON.parse(await run(command))).toEqual(claimedBy(JSON.parse(answer)));
    },
  );

  it('runs every command of the README', () => {
    const [start, ...others] = blocksOf('README.md');
    expect(start?.split('\n').map((line) => line.split(/ +#/)[0])).toEqual(['npm start', 'npm test', '']);
    expect(others).toEqual(examples.map(([, command]) => command));
    expect(others.length).toBeGreaterThan(1);
  });

  it('names in the README every setting there is', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const settings =
      readFileSync(join(ROOT, 'apps/cadastre/src/settings.ts'), 'utf8').match(/\b(?:CADASTRE|NEO4J)_[A-Z_]+\b/g) ?? [];
    expect(settings.length).toBeGreaterThan(8);
    expect([...new Set(settings)].filter((name) => !readme.includes(name))).toEqual([]);
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  });
});
