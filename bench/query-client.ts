/**
 * GraphQL clients in a process of their own: sends the lines of a file, one after the other and round again, as POST bodies over as
 * many kept connections and prints what came back as one line of JSON. HTTP is spoken on the socket itself, so that the clients take
 * little of the shared cores. Started by bench/graphql.ts: URL FILE CLIENTS COUNT.
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What the clients saw. Times in milliseconds. */
export interface Asked {
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that are no 200 or hold errors. */
  readonly failed: number;
  /** Bytes of one answer, on average. */
  readonly bytes: number;
  /** CPU time of this process, in all. */
  readonly cpu: number;
}

const [target = '', file = '', clients = '1', total = '100'] = process.argv.slice(2);
const { hostname, port, pathname } = new URL(target);
const requests = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(toRequest);
const COUNT = Number(total);
const times: number[] = [];
let next = 0;
let failed = 0;
let bytes = 0;
const sockets = await Promise.all(Array.from({ length: Number(clients) }, open));
const used = process.cpuUsage();
const started = performance.now();
await Promise.all(sockets.map(client));
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(used);
times.sort((a, b) => a - b);
const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
const asked: Asked = {
  ...{ seconds, failed, p50: at(0.5), p99: at(0.99), cpu: (user + system) / 1000 },
  bytes: Math.round(bytes / COUNT),
};
process.stdout.write(`${JSON.stringify(asked)}\n`);
for (const socket of sockets) socket.destroy();

function toRequest(body: string): Buffer {
  const lines = [`POST ${pathname} HTTP/1.1`, `Host: ${hostname}:${port}`, 'Content-Type: application/json'];
  return Buffer.from([...lines, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'));
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
    let begun = 0;
    const ask = (): void => {
      if (next >= COUNT) return resolve();
      begun = performance.now();
      socket.write(requests[next++ % requests.length]!);
    };
    socket.on('data', (part) => {
      parts.push(part);
      const answer = parts.length === 1 ? part : Buffer.concat(parts);
      const head = answer.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(answer.toString('latin1', 0, Math.max(head, 0)))?.[1];
      if (head < 0 || length === undefined || answer.length < head + 4 + Number(length)) return;
      parts = [];
      times.push(performance.now() - begun);
      bytes += answer.length;
      if (!answer.toString('latin1', 0, 15).includes(' 200') || answer.includes('"errors"')) failed++;
      ask();
    });
    socket.once('error', reject);
    ask();
  });
}
