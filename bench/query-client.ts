/**
 * GraphQL clients in a process of their own: sends the lines of a file, one after the other and round again, as POST bodies over as
 * many kept connections and prints what came back as one line of JSON. Started by bench/graphql.ts: URL FILE CLIENTS COUNT.
 */
import { readFileSync } from 'node:fs';
import { askByClients, atShare, toPost } from './kept-clients.ts';

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

const [address = '', file = '', clients = '1', total = '100'] = process.argv.slice(2);
const target = new URL(address);
const bodies = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const requests = bodies.map((body) => toPost(target, 'application/json', body));
const COUNT = Number(total);
let sent = 0;
let failed = 0;
let bytes = 0;
const { seconds, times, cpu } = await askByClients(target, {
  clients: Number(clients),
  next: () => (sent < COUNT ? requests[sent++ % requests.length] : undefined),
  take: (answer) => {
    bytes += answer.bytes.length;
    if (!answer.head.slice(0, 15).includes(' 200') || answer.bytes.includes('"errors"')) failed++;
  },
});
const asked: Asked = {
  ...{ seconds, failed, cpu, p50: atShare(times, 0.5), p99: atShare(times, 0.99) },
  bytes: Math.round(bytes / COUNT),
};
process.stdout.write(`${JSON.stringify(asked)}\n`);
