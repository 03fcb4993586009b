/**
 * Clients on kept connections for processes that load an instance. HTTP is spoken on the socket itself, because a client library
 * would take as much of the shared cores as the instance does.
 */
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What a run took. Times in milliseconds, sorted; CPU time of this process while it sent. */
export interface Took {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly cpu: number;
}

/** A whole answer and its head, as Latin-1. */
export interface Answered {
  readonly bytes: Buffer;
  readonly head: string;
}

interface Asking {
  readonly clients: number;
  /** The next request; undefined where there is no more. */
  readonly next: () => Buffer | undefined;
  readonly take: (answer: Answered) => void;
}

/** Sends by so many clients, each a request and its whole answer after the other. */
export async function askByClients(target: URL, asking: Asking): Promise<Took> {
  const sockets = await Promise.all(Array.from({ length: asking.clients }, () => open(target)));
  const times: number[] = [];
  const used = process.cpuUsage();
  const started = performance.now();
  await Promise.all(sockets.map((socket) => client(socket, asking, times)));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(used);
  for (const socket of sockets) socket.removeAllListeners('close').destroy();
  return { seconds, times: times.sort((a, b) => a - b), cpu: (user + system) / 1000 };
}

/** The time that a share of all times is not above. */
export function atShare(times: readonly number[], share: number): number {
  return times[Math.floor(times.length * share)] ?? NaN;
}

/** A POST with these headers. */
export function toPost(target: URL, type: string, body: string): Buffer {
  const lines = [`POST ${target.pathname}${target.search} HTTP/1.1`, `Host: ${target.host}`, `Content-Type: ${type}`];
  return Buffer.from([...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
}

function open({ hostname, port }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
}

function client(socket: Socket, { next, take }: Asking, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let begun = performance.now();
    const ask = (): void => {
      const request = next();
      if (request === undefined) return resolve();
      begun = performance.now();
      socket.write(request);
    };
    socket.on('error', reject).on('close', () => reject(new Error('The instance closed a connection')));
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      const bytes = parts.length === 1 ? part : Buffer.concat(parts);
      const head = headOf(bytes);
      if (head === undefined) return;
      parts = [];
      times.push(performance.now() - begun);
      take({ bytes, head });
      ask();
    });
    ask();
  });
}

/** The head of an answer; undefined while the answer is not whole. */
function headOf(bytes: Buffer): string | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? NaN);
  if (Number.isNaN(length)) throw new Error(`An answer without Content-Length: ${head}`);
  return bytes.length < end + 4 + length ? undefined : head;
}
