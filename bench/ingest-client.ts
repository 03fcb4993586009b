/**
 * Sixteen clients in a process of their own: sends every line of a file as one submission and prints what came back as
 * one line of JSON. Started by bench/ingest.ts: URL FILE CLIENTS.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What the clients saw. Times in milliseconds. */
export interface Sent {
  readonly seconds: number;
  /** By status, and by code where it was refused. */
  readonly statuses: { readonly [status: string]: number };
  readonly p50: number;
  readonly p99: number;
}

const [url = '', file = '', clients = '16'] = process.argv.slice(2);
const bodies = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const agent = new Agent({ keepAlive: true, maxSockets: Number(clients) });
const statuses: { [status: string]: number } = {};
const times: number[] = [];
let next = 0;

const started = performance.now();
await Promise.all(Array.from({ length: Number(clients) }, client));
const seconds = (performance.now() - started) / 1000;
times.sort((a, b) => a - b);
const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
const sent: Sent = { seconds, statuses, p50: at(0.5), p99: at(0.99) };
process.stdout.write(`${JSON.stringify(sent)}\n`);
agent.destroy();

async function client(): Promise<void> {
  for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
    const begun = performance.now();
    const status = await post(body);
    times.push(performance.now() - begun);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
}

function post(body: string): Promise<string> {
  const headers = { 'content-type': 'application/vc+jwt', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const call = request(`${url}/credentials`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { code } = JSON.parse(Buffer.concat(parts).toString()) as { readonly code?: string };
        resolve([response.statusCode, code].filter(Boolean).join(' '));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
