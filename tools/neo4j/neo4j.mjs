/** Starts a real Neo4j 5.26 community server from Maven artifacts, without docker: Java 17+ and Maven are all it needs. */
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeDurably } from '#files';

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, '..', '..', '.cache', 'neo4j');
const VERSION = '5.26.30';
const START_MS = 120_000;
const STOP_MS = 60_000;
const DAY_MS = 86_400_000;
const OPENED = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch', 'java.base/java.util.concurrent'];
const run = promisify(execFile);

/** Whether Java 17 or newer and Maven are at hand. */
export async function canStartNeo4j() {
  try {
    const { stdout, stderr } = await run('java', ['-version']);
    const major = Number(/version "(\d+)/.exec(stdout + stderr)?.[1] ?? 0);
    await run('mvn', ['-v']);
    return major >= 17;
  } catch {
    return false;
  }
}

/**
 * Resolves when the server answers on a free loopback port, with authentication on and a password of its own. Without
 * `home` the data is thrown away at `stop()`; with it, data and password are found again at the next start. `heap` as in
 * `512m`; `brief` tunes for a short life: quick to start, slower later. The server also stops when this process ends,
 * however it ends.
 */
export async function startNeo4j({ home, heap = '512m', brief = false, log = console.error } = {}) {
  const lib = await artifacts(log);
  const launcher = await compiled(lib);
  await sweep();
  const passing = home === undefined;
  await mkdir(CACHE, { recursive: true });
  const folder = home ?? (await mkdtemp(join(CACHE, 'home-')));
  const [password, port] = [await passwordOf(folder), await freePort()];
  writeDurably(join(folder, 'conf', 'neo4j.conf'), settings(port));
  const server = spawn(
    'java',
    [
      ...[
        `-Xmx${heap}`,
        ...(brief ? ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'] : ['-XX:+UseG1GC']),
      ],
      ...OPENED.map((module) => `--add-opens=${module}=ALL-UNNAMED`),
      ...['-cp', [launcher, join(lib, '*')].join(delimiter), 'Neo4jServer', folder],
    ],
    // A group of its own: an interrupt from the terminal reaches us alone, and we stop it in good order.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.stdin.on('error', () => {}); // The pipe breaks when the server ends first; its exit tells why.
  server.stdin.write(`${password}\n`);
  const stop = async () => {
    // What is thrown away anyway needs no orderly end.
    if (passing) server.kill('SIGKILL');
    else server.stdin.end();
    const late = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(late);
    if (passing) await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(server, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  server.unref();
  for (const stream of [server.stdin, server.stdout, server.stderr]) stream.unref?.();
  return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, pid: server.pid, stop };
}

/** The server's jars, fetched once. */
async function artifacts(log) {
  const lib = join(CACHE, `lib-${VERSION}`);
  if (await exists(lib)) return lib;
  if (!(await canStartNeo4j())) throw new Error('Neo4j needs Java 17 or newer and Maven (java, mvn), or NEO4J_URI');
  log(`neo4j: fetching Neo4j ${VERSION} with Maven, once (123 MB) …`);
  await mkdir(CACHE, { recursive: true });
  const fresh = await mkdtemp(join(CACHE, 'fetch-'));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${fresh}`];
  await run('mvn', ['-q', '-B', '-f', join(HERE, 'pom.xml'), ...goal], { maxBuffer: 64 * 1024 * 1024 });
  // Renamed when whole: an interrupted download is never taken for the real thing.
  await rename(fresh, lib).catch(async (error) => {
    await rm(fresh, { recursive: true, force: true });
    if (!(await exists(lib))) throw error;
  });
  log('neo4j: fetched');
  return lib;
}

/** The launcher's class file, made once for every version of its source. */
async function compiled(lib) {
  const source = join(HERE, 'Neo4jServer.java');
  const version = createHash('sha256')
    .update(await readFile(source))
    .digest('hex')
    .slice(0, 12);
  const folder = join(CACHE, `launcher-${version}`);
  if (!(await exists(join(folder, 'Neo4jServer.class')))) {
    await run('javac', ['-cp', join(lib, '*'), '-d', folder, '-proc:none', source]);
  }
  return folder;
}

/** Clears away what servers left behind whose parent was killed. */
async function sweep() {
  for (const name of await readdir(CACHE)) {
    const folder = join(CACHE, name);
    if (!name.startsWith('home-') && !name.startsWith('fetch-')) continue;
    if ((await stat(folder)).mtimeMs < Date.now() - DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}

async function passwordOf(folder) {
  const file = join(folder, 'conf', 'password');
  if (await exists(file)) {
    const kept = (await readFile(file, 'utf8')).trim();
    if (kept === '')
      throw new Error(`The password of Neo4j in ${file} is lost: the file is empty. Write any new password into it`);
    return kept;
  }
  const password = randomBytes(18).toString('base64url');
  writeDurably(file, password, 0o600);
  return password;
}

function settings(port) {
  return [
    'server.bolt.enabled=true',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'dbms.security.auth_enabled=true',
    'server.memory.pagecache.size=128m',
    'dbms.usage_report.enabled=false',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.size=16m',
    '',
  ].join('\n');
}

async function ready(server, ended) {
  const said = [];
  const keep = (line) => said.push(line) > 40 && said.shift();
  createInterface({ input: server.stderr }).on('line', keep);
  const answer = new Promise((resolve) => {
    createInterface({ input: server.stdout }).on('line', (line) => (line === 'READY' ? resolve('ready') : keep(line)));
  });
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(() => resolve('late'), START_MS)));
  const outcome = await Promise.race([answer, late, ended.then(() => 'ended')]);
  clearTimeout(timer);
  if (outcome !== 'ready') throw new Error(`Neo4j did not start (${outcome}):\n${said.join('\n')}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function exists(path) {
  return stat(path).then(
    () => true,
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
