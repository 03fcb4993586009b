import { Refusal } from '#refusal';
import { ConfigError, loadConfig, type Config } from './config.ts';
import { HangingFolderError, verifyFolders } from './folders.ts';
import { outliveOutputs } from './output.ts';
import type { Running, RunOptions } from './running.ts';
import type { SampleFolders } from './sample/load.ts';
import { usage } from './usage.ts';

/** Nothing that was accepted may take longer than this to finish. */
const CLOSE_WITHIN = 9_000;

/** Said once, where data is to be gone on with under another identity than the one that signed it. */
const NEW_IDENTITY = '--new-identity';

/** The embedded store's library has no build for older ones. */
const OLDEST_NODE = 22;

outliveOutputs();
await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(usage());
  const unknown = args.filter((arg) => arg !== NEW_IDENTITY);
  if (unknown.length > 0) return stop(2, `Unknown argument: ${unknown.join(' ')}\n\n${usage()}`);
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE)
    return stop(
      2,
      `Cadastre needs Node ${OLDEST_NODE} or newer, this is ${process.version}. npm start installs the right one.`,
    );
  const config = readConfig();
  if (config === undefined) return;
  const cadastre = await start(config, args.includes(NEW_IDENTITY));
  if (cadastre === undefined) return;
  closeOnSignals(cadastre);
  print(`Cadastre is at ${config.publicUrl} (listening on ${cadastre.url}). ${toPlace(config)}`);
  if (config.sample === 'health') await publishSample(cadastre, config);
  // Without a trust folder everything is refused: that is no readiness, whatever else works.
  const isReady = (await cadastre.ready())['trust'] !== false;
  print(
    `${isReady ? 'Ready' : 'Not ready, see the warnings above'}: ${config.publicUrl}  GraphQL: /graphql  in the browser: /graphiql  REST: /openapi.json  (Ctrl-C stops)`,
  );
}

function toPlace({ sides, data, neo4j }: Config): string {
  if (sides === 'both') return `Data: ${data}`;
  return `Read-only, following the log of ${neo4j?.uri ?? 'no store'}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function foldersOf({ data, trust }: Config): SampleFolders {
  return { dataDir: data, trustDir: trust, clock: () => new Date() };
}

/** The instance stays up where the sample cannot be published: it is no part of what it is for. */
async function publishSample(cadastre: Running, config: Config): Promise<void> {
  // Forty lines of requests would bury what a newcomer should read.
  cadastre.setLogLevel('warn');
  try {
    const { loadSample } = await import('./sample/load.ts');
    await loadSample({ url: cadastre.url, print, ...foldersOf(config) });
  } catch (error) {
    process.stderr.write(
      `cadastre: the sample could not be published: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  } finally {
    cadastre.setLogLevel('info');
  }
}

function readConfig(): Config | undefined {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return stop(2, `${error.message}\n\nAll settings: --help`);
  }
}

async function start(config: Config, newIdentity: boolean): Promise<Running | undefined> {
  try {
    const say = (text: string): void => void process.stderr.write(`cadastre: ${text}\n`);
    const options: RunOptions = { log: process.stdout.isTTY ? 'plain' : 'json', say, newIdentity };
    if (config.sides !== 'catalogue') await verifyFolders(config);
    // Before the trust folder is read, so that the first start knows whom the sample is signed by.
    if (config.sample === 'health') (await import('./sample/load.ts')).prepareSample(foldersOf(config));
    // Loaded last: --help and a wrong setting are answered at once; and a side that is not wanted is not loaded at all.
    if (config.sides === 'catalogue') return await (await import('./open-catalogue.ts')).openCatalogue(config, options);
    return await (await import('./open-cadastre.ts')).openCadastre(config, options);
  } catch (error) {
    return stop(1, toReason(error, config));
  }
}

function toReason(error: unknown, { host, port, neo4j, trust }: Config): string {
  if (error instanceof HangingFolderError) return endAtOnce(error.message);
  if (error instanceof Error && error.name === 'TrustFolderError')
    return `Cadastre cannot start: the trust folder ${trust} cannot be used: ${error.message}`;
  if (error instanceof Refusal && error.code === 'store/unavailable' && neo4j !== undefined)
    return `Cadastre cannot start: the Neo4j at ${neo4j.uri} cannot be used (${error.findings[0]?.found ?? 'no answer'}). Start it, or check NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE.`;
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use. Set PORT to a free port, or stop the program that uses it.`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port} on ${host} is not permitted for this user. Set PORT to one above 1023.`;
  return `Cadastre cannot start: ${error instanceof Error ? error.message : String(error)}`;
}

/** One orderly stop, however often it is asked for. */
function closeOnSignals(cadastre: Running): void {
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    process.stderr.write('cadastre: stopping after finishing what was accepted\n');
    setTimeout(() => stop(1, 'Stopped before everything was finished.'), CLOSE_WITHIN).unref();
    await cadastre.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());
}

/** A call to the disk that never returns would hold up an orderly end as well, so there is none: the exit code is that of a kill. */
function endAtOnce(reason: string): never {
  process.stderr.write(`Cadastre cannot start: ${reason}\n`);
  process.kill(process.pid, 'SIGKILL');
  throw new Error('Killed');
}

function stop(code: number, reason: string): undefined {
  process.stderr.write(`${reason}\n`);
  process.exit(code);
}
