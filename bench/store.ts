/**
 * What the stores do by themselves, one line per figure: `node --conditions=cadastre-source bench/store.ts`.
 * Embedded always; Neo4j where NEO4J_URI is set or Java and Maven are at hand. LONG=1 adds the figures at 100k stored.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openNeo4j, openSqlite, type GraphStore } from '#graph';
import { canStartNeo4j, startNeo4j } from '../tools/neo4j/neo4j.mjs';
import { AT, commit, credential, fragment } from '../test/store/fixtures.ts';

const SIZES = process.env['LONG'] === '1' ? [1_000, 100_000] : [1_000];
const TEXT = 'A sentence of the length that descriptions have. '.repeat(8);

let made = 0;
/** A credential of the size real ones have: about 40 statements, 4 KB of bytes, three references. */
function offering(over: { readonly n?: number; readonly day?: number } = {}) {
  const n = over.n ?? (made += 1);
  const subject = `https://bench.example/offer/${(n * 2_654_435_761) % 4_294_967_296}`;
  const issuer = 'did:web:bench.example';
  const references = [
    { predicate: 'providedBy', to: 'https://bench.example/provider' },
    { predicate: 'aggregationOf', to: `${subject}/data` },
    { predicate: 'license', to: 'https://spdx.org/licenses/Apache-2.0' },
  ];
  const properties = { name: [`Offer ${n}`], description: [TEXT], keyword: ['a', 'b', 'c'], price: 1.5, count: 5n };
  const languages = { name: ['en'], description: ['en'], keyword: ['', '', ''] };
  const validFrom = `2026-01-01T00:00:00.${String(over.day ?? 0).padStart(9, '0')}Z`;
  const body = { issuer, subject, validFrom, statements: TEXT.repeat(9) };
  const seed = `${subject} ${validFrom} ${process.pid}`;
  return credential({
    ...body,
    raw: seed + TEXT.repeat(8),
    fragments: [fragment(subject, { references, properties, languages })],
  });
}

function p50(times: readonly number[]): string {
  return `${(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(2)} ms`;
}

async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return p50(times);
}

/** Credentials per second of `clients` that each wait for their answer. */
async function rate(store: GraphStore, clients: number, total: number): Promise<string> {
  const start = performance.now();
  let left = total;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) await store.commit(commit([offering()]));
    }),
  );
  return `${Math.round((1_000 * total) / (performance.now() - start))}/s`;
}

async function fill(store: GraphStore, upTo: number): Promise<void> {
  while ((await store.size()) < upTo) {
    const missing = Math.min(256, upTo - (await store.size()));
    await Promise.all(Array.from({ length: missing }, () => store.commit(commit([offering()]))));
  }
}

async function measure(name: string, store: GraphStore): Promise<void> {
  const say = (figure: string, value: string): void => console.log(`${name.padEnd(9)} ${figure.padEnd(34)} ${value}`);
  let day = 0;
  for (const size of SIZES) {
    await fill(store, size);
    const stored = await store.size();
    const at = `at ${stored} entries`;
    const update = await timed(100, (i) => store.commit(commit([offering({ n: i + 1, day: (day += 1) })])));
    const fresh = Array.from({ length: 100 }, () => offering());
    for (const one of fresh) await store.commit(commit([one]));
    const revoke = await timed(100, (i) => store.end(fresh[i]?.digest ?? '', 'revoked', AT));
    say(`update p50 ${at}`, update);
    say(`revoke p50 ${at}`, revoke);
  }
  say('commits, 1 client', await rate(store, 1, 300));
  say('commits, 16 clients', await rate(store, 16, 1_600));
  say('commits, 64 clients', await rate(store, 64, 3_200));
  await store.close();
}

async function fsyncTime(folder: string): Promise<string> {
  const file = openSync(join(folder, 'fsync'), 'w');
  const block = Buffer.alloc(4_096, 1);
  const time = await timed(200, async () => {
    writeSync(file, block);
    fsyncSync(file);
  });
  closeSync(file);
  return time;
}

const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? import.meta.dirname, '.store-'));
try {
  console.log(`disk      ${'write 4 KB and fsync, p50'.padEnd(34)} ${await fsyncTime(folder)}`);
  await measure('embedded', await openSqlite({ path: join(folder, 'store.sqlite') }));
  const uri = process.env['NEO4J_URI'];
  if (uri !== undefined) {
    const [user, password] = [process.env['NEO4J_USER'] ?? 'neo4j', process.env['NEO4J_PASSWORD'] ?? ''];
    await measure('neo4j', await openNeo4j({ uri, user, password }));
  } else if (await canStartNeo4j()) {
    const server = await startNeo4j({ heap: '1g' });
    try {
      await measure('neo4j', await openNeo4j(server));
    } finally {
      await server.stop();
    }
  } else console.log('neo4j     skipped: needs Java 17 and Maven, or NEO4J_URI');
} finally {
  rmSync(folder, { recursive: true });
}
