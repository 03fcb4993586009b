// What has to be there before anything runs: the packages of package-lock.json, and dist built from the sources.
// Runs on the machine's own Node (20.11 or newer); everything after it runs on the Node 24 that is one of the packages.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');
const STAMP = join(ROOT, 'dist', '.sources');
const SOURCES = [
  'apps',
  'libs',
  'bench',
  'samples',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
];

/**
 * Installs what the lock file names where a package is missing or of another version. `npm install --no-save` rather than `npm ci`:
 * npm 11 writes lock files without the optional packages of other platforms, and its `ci` then refuses them.
 */
export function install() {
  if (isInstalled()) return;
  say('installing packages; this is done once and takes a minute or two');
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  run(command, [...first, 'install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Builds dist where a source is newer than what it was built from. */
export function build() {
  const sources = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;
  say('building (nest build)');
  run(NODE, [join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build']);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, sources);
}

/** Runs Node 24 in the foreground: signals go to it, its exit code is ours. */
export function runNode(args, { env = process.env, done } = {}) {
  const child = spawn(NODE, args, { cwd: ROOT, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${NODE} cannot be run: ${error.message}`));
  child.on('exit', async (code, signal) => {
    await done?.();
    process.exit(code ?? (signal === 'SIGINT' ? 130 : 143));
  });
  return child;
}

export function say(text) {
  process.stderr.write(`cadastre: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

function isInstalled() {
  const hidden = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden) || !existsSync(NODE)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const held = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer, link }]) =>
      !path.startsWith('node_modules/') || optional || peer || link || held[path]?.version === version,
  );
}

/** A digest over path, size and time of every source: a few milliseconds, and never wrong about a deleted file. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) visit(join(ROOT, source), hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if (!stat.isDirectory()) {
    if (!/\.spec\.ts$/.test(path) && /\.(ts|json)$/.test(path)) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) if (name !== 'node_modules') visit(join(path, name), hash);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (error !== undefined) fail(`${command} cannot be run: ${error.message}`);
  if (status !== 0) fail(`${[command, ...args].join(' ')} failed`);
}
