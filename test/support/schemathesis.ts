import { describe, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './shared.ts';

const FOLDER = join(ROOT, 'test', 'conformance', 'schemathesis');
const REQUIREMENTS = join(FOLDER, 'requirements.txt');
const PLACE = join(ROOT, '.cache', 'schemathesis');
/** Written last: what was installed, whole. */
const DONE = join(PLACE, 'installed.txt');
const COMMAND = join(PLACE, 'bin', 'st');

/** Whether the tester is at hand: installed once, into a place of its own, by the pip of this machine, versions pinned. */
function install(): boolean {
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(DONE) && readFileSync(DONE, 'utf8') === wanted) return true;
  rmSync(PLACE, { recursive: true, force: true });
  const run = (command: string, args: readonly string[]): boolean =>
    spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 }).status === 0;
  const pip = join(PLACE, 'bin', 'pip');
  const installed =
    run('python3', ['-m', 'venv', PLACE]) &&
    run(pip, ['install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]);
  if (installed) writeFileSync(DONE, wanted);
  return installed;
}

/**
 * A suite that needs Schemathesis: it reports itself skipped, by name, where there is no Python, or no registry to install it from;
 * in CI that is a failure.
 */
export function describeWithSchemathesis(name: string, suite: () => void): void {
  const isThere = install();
  if (isThere || process.env['CI'] === 'true') describe(name, suite);
  else describe.skip(name, () => it('needs python3 with venv and pip, and a registry of packages', () => undefined));
}

/** What it said of an instance: by a fixed seed, so that the same instance is told the same twice. */
export async function runSchemathesis(url: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const args = [
    ...['--config-file', join(FOLDER, 'schemathesis.toml'), 'run', `${url}/openapi.json`, '--no-color'],
    ...['--phases', 'examples,coverage,fuzzing', '--max-examples', '8', '--workers', '1', '--seed', '1'],
    ...['--max-failures', '50', '--suppress-health-check', 'filter_too_much'],
  ];
  // It leaves its notes where it is started.
  const env = { ...process.env, PYTHONPATH: FOLDER, PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(COMMAND, args, { cwd: PLACE, env });
  const said: string[] = [];
  child.stdout.on('data', (data: Buffer) => said.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, said: said.join('') };
}
