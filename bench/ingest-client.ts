/**
 * Clients in a process of their own: sends every line of a file as one submission over as many kept connections and prints
 * what came back as one line of JSON. HTTP is spoken on the socket itself, because a client library would take as much
 * of the shared cores as the instance does. Started by bench/ingest.ts and bench/dry-run.ts: URL FILE CLIENTS.
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What the clients saw. Times in milliseconds. */
export interface Sent {
  readonly seconds: number;
  /** By status, with the outcome of the answer or the code of the refusal. */
  readonly statuses: { readonly [status: string]: number };
  readonly p50: number;
  readonly p99: number;
  /** CPU time of this process while it sent, in all. */
  readonly cpu: number;
}

const [target = '', file = '', clients = '16'] = process.argv.slice(2);
const { hostname, port, pathname, search } = new URL(target);
const requests = readFileSync(file, 'latin1').split('\n').filter(Boolean).map(toRequest);
const statuses: { [status: string]: number } = {};
const times: number[] = [];
let next = 0;
const sockets = await Promise.all(Array.from({ length: Number(clients) }, open));
const used = process.cpuUsage();
const started = performance.now();
await Promise.all(sockets.map(client));
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(used);
times.sort((a, b) => a - b);
const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
const sent: Sent = { seconds, statuses, p50: at(0.5), p99: at(0.99), cpu: (user + system) / 1000 };
process.stdout.write(`${JSON.stringify(sent)}\n`);
for (const socket of sockets) socket.destroy();

function toRequest(body: string): Buffer {
  const type = Buffer.from(body.split('.', 1)[0] ?? '', 'base64url').includes('vp+jwt') ? 'vp' : 'vc';
  const lines = [`POST ${pathname}${search} HTTP/1.1`, `Host: ${hostname}:${port}`];
  const fields = [`Content-Type: application/${type}+jwt`, `Content-Length: ${body.length}`];
  return Buffer.from([...lines, ...fields, '', body].join('\r\n'), 'latin1');
}

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
}

/** One client: a request, its whole answer, the next request. */
function client(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let begun = performance.now();
    const ask = (): void => {
      const request = requests[next++];
      if (request === undefined) return resolve();
      begun = performance.now();
      socket.write(request);
    };
    socket.on('error', reject).on('close', () => reject(new Error('The instance closed a connection')));
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      const answer = parts.length === 1 ? part : Buffer.concat(parts);
      const status = statusOf(answer);
      if (status === undefined) return;
      parts = [];
      times.push(performance.now() - begun);
      statuses[status] = (statuses[status] ?? 0) + 1;
      ask();
    });
    ask();
  });
}

/** Status and outcome (or code) of an answer; undefined while it is not whole. */
function statusOf(answer: Buffer): string | undefined {
  const end = answer.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = answer.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? NaN);
  if (Number.isNaN(length)) throw new Error(`An answer without Content-Length: ${head}`);
  if (answer.length < end + 4 + length) return undefined;
  const status = head.slice(9, 12);
  const said = /"(?:code|outcome)":"([^"]+)"/.exec(answer.toString('latin1', end + 4));
  return `${status} ${said?.[1] ?? ''}`.trim();
}
