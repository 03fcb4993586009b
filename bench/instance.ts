/** An instance for benchmarks, and the clients that load it: each a process of its own, each with its CPU time apart. */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Sent } from './ingest-client.ts';
import type { Watched } from './watch.ts';

export interface Instance {
  readonly url: string;
  /** What the instance spent since it was asked last. */
  watch(): Promise<Watched>;
  close(): Promise<void>;
}

/** Starts the built instance on an environment; PROFILE=folder keeps CPU profiles of its threads. */
export function startInstance(environment: { readonly [name: string]: string }): Promise<Instance> {
  const env = { HOST: '127.0.0.1', PORT: '0', CADASTRE_SAMPLE: 'none', ...environment };
  return startWatched('serve.ts', { env, profile: process.env['PROFILE'] });
}

/** Settings by which an instance uses a database that `startNeo4j` started; none for the embedded store. */
export function storeSettings(
  neo4j: { readonly uri: string; readonly user: string; readonly password: string } | undefined,
) {
  if (neo4j === undefined) return {};
  const { uri, user, password } = neo4j;
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: 'neo4j' };
}

interface Start {
  readonly args?: readonly string[];
  readonly env?: { readonly [name: string]: string };
  /** Folder for CPU profiles. */
  readonly profile?: string | undefined;
}

/** Starts a server that is watched (`beWatched`), as `npm start` does. */
export async function startWatched(script: string, { args = [], env = {}, profile }: Start = {}): Promise<Instance> {
  const child = fork(join(import.meta.dirname, script), args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv: [
      '--max-semi-space-size=16',
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`]),
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const broken = ended.then(() => Promise.reject(new Error('The server stopped')));
  broken.catch(() => undefined);
  const told = async (): Promise<unknown> => ((await Promise.race([once(child, 'message'), broken])) as unknown[])[0];
  const { url } = (await told()) as { readonly url: string };
  return {
    url,
    watch: async () => {
      child.send('watch');
      return (await told()) as Watched;
    },
    close: async () => {
      child.send('close');
      await ended;
    },
  };
}

/** Sends every body once by sixteen clients, and tells what both sides saw. */
export async function load(
  instance: Instance,
  { path, bodies, file }: { readonly path: string; readonly bodies: readonly string[]; readonly file: string },
): Promise<Sent & { readonly watched: Watched }> {
  writeFileSync(file, bodies.join('\n'));
  const script = join(import.meta.dirname, 'ingest-client.ts');
  await instance.watch();
  const { stdout } = await promisify(execFile)(process.execPath, [script, instance.url + path, file, '16']);
  return { ...(JSON.parse(stdout) as Sent), watched: await instance.watch() };
}

/** One line: how many a second, how long one took, and where the CPU time of one went. */
export function toLine(sent: Sent & { readonly watched: Watched }, accepted: string): string {
  const count = Object.values(sent.statuses).reduce((sum, n) => sum + n, 0);
  const failed = count - (sent.statuses[accepted] ?? 0);
  const { main, others, delay } = sent.watched;
  return [
    `${(count / sent.seconds).toFixed(0)}/s`,
    `p50 ${sent.p50.toFixed(0)} ms, p99 ${sent.p99.toFixed(0)} ms`,
    `CPU each ${(main / count).toFixed(2)} main + ${(others / count).toFixed(2)} other threads + ${(sent.cpu / count).toFixed(2)} clients ms`,
    `event loop late p50 ${delay.p50.toFixed(1)}, p99 ${delay.p99.toFixed(1)}, max ${delay.max.toFixed(0)} ms`,
    `${failed} failed${failed > 0 ? ` ${JSON.stringify(sent.statuses)}` : ''}`,
  ].join('; ');
}
