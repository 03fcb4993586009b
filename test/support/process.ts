import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What `npm start` runs, as a process of its own. */
export interface CadastreProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it wrote. */
  readonly output: () => string;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

export const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'apps', 'cadastre', 'src', 'main.js');

/** Starts the built instance (`npm test` builds it first) and waits until it is ready. */
export async function startProcess(environment: { readonly [name: string]: string }): Promise<CadastreProcess> {
  if (!existsSync(MAIN)) throw new Error('dist is missing: run `npm run build`, or `npm test`, which does');
  const port = await freePort();
  // What the test runner needs is none of the instance's: its loader, and the database of other suites.
  const kept = Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('NEO4J_'));
  const inherited = Object.fromEntries(kept);
  const env = { ...inherited, HOST: '127.0.0.1', PORT: String(port), CADASTRE_SAMPLE: 'none', ...environment };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const written: string[] = [];
  child.stdout.on('data', (data: Buffer) => written.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => written.push(data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const output = (): string => written.join('');
  const hasEnded = ended.then(() => {
    throw new Error(`The instance stopped before it was ready:\n${output()}`);
  });
  hasEnded.catch(() => undefined);
  await Promise.race([untilReady(url, () => child.exitCode !== null), hasEnded]);
  return { url, child, output, ended };
}

async function untilReady(url: string, isOver: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !isOver(); tries++) {
    const ready = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The instance is not ready after a minute');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
