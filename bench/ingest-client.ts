/**
 * Clients in a process of their own: sends every line of a file as one submission over as many kept connections and prints
 * what came back as one line of JSON. Started by bench/ingest.ts and bench/dry-run.ts: URL FILE CLIENTS.
 */
import { readFileSync } from 'node:fs';
import { askByClients, atShare, toPost, type Answered } from './kept-clients.ts';

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

const [address = '', file = '', clients = '16'] = process.argv.slice(2);
const target = new URL(address);
const requests = readFileSync(file, 'latin1').split('\n').filter(Boolean).map(toRequest);
const statuses: { [status: string]: number } = {};
let next = 0;
const { seconds, times, cpu } = await askByClients(target, {
  clients: Number(clients),
  next: () => requests[next++],
  take: (answer) => {
    const status = statusOf(answer);
    statuses[status] = (statuses[status] ?? 0) + 1;
  },
});
const sent: Sent = { seconds, statuses, cpu, p50: atShare(times, 0.5), p99: atShare(times, 0.99) };
process.stdout.write(`${JSON.stringify(sent)}\n`);

function toRequest(body: string): Buffer {
  const type = Buffer.from(body.split('.', 1)[0] ?? '', 'base64url').includes('vp+jwt') ? 'vp' : 'vc';
  return toPost(target, `application/${type}+jwt`, body);
}

/** Status and outcome (or code) of an answer. */
function statusOf({ bytes, head }: Answered): string {
  const said = /"(?:code|outcome)":"([^"]+)"/.exec(bytes.toString('latin1', head.length + 4));
  return `${head.slice(9, 12)} ${said?.[1] ?? ''}`.trim();
}
