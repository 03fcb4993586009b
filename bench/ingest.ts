/**
 * Durable admissions through HTTP with every check on: 16 clients in a process of their own, every body one new credential
 * of one provider, on a real disk with the time of an fsync beside it; then updates and revocations one by one.
 *   npm run build && node --conditions=cadastre-source bench/ingest.ts [--neo4j] [folder on the disk to measure]
 * LONG=1 (or LONG=10000) measures updates and revocations at 100,000 (10,000) stored as well, filled through the store's
 * port. PROFILE=folder keeps CPU profiles of the instance.
 */
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openNeo4j, openSqlite } from '#graph';
import { commit, credential, fragment } from '../test/store/fixtures.ts';
import { CadastreClient, revocationToken, sha256 } from '../test/support/client.ts';
import { serviceOffering } from '../test/support/documents.ts';
import { createFederation } from '../test/support/federation.ts';
import { load, startInstance, storeSettings, toLine, type Instance } from './instance.ts';

const PUBLIC_URL = 'https://cadastre.example';
const STEPS = 200;
const LONG = Number(process.env['LONG'] ?? 0);
const LARGE = LONG === 1 ? 100_000 : LONG;
const args = process.argv.slice(2);
const isNeo4j = args.includes('--neo4j');
/** A database server that just started is several times slower than one that runs: its rounds go on until it is warm. */
const ROUNDS = isNeo4j ? 8 : 3;
/** A cold JVM is many times slower. */
const WARM = isNeo4j ? 2_000 : 1_000;
const under = resolve(args.find((arg) => !arg.startsWith('--')) ?? 'data');
mkdirSync(under, { recursive: true });
const folder = mkdtempSync(join(under, 'bench-'));
const federation = createFederation();
const member = federation.participant({ name: 'Member' });
let minted = 0;

const { startNeo4j } = await import('../tools/neo4j/neo4j.mjs');
const neo4j = isNeo4j ? await startNeo4j({ heap: '1g' }) : undefined;
try {
  await run();
} finally {
  await neo4j?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  federation.writeTrust(join(folder, 'trust'));
  print('store', isNeo4j ? 'Neo4j' : 'embedded');
  print('fsync of 4 KB, p50', `${fsyncTime().toFixed(2)} ms`);
  await served(async (instance) => {
    const client = new CadastreClient(instance.url);
    const { status } = await client.publish(federation.joining(member));
    if (status !== 201) throw new Error(`The provider was answered ${status}`);
    await send(instance, WARM);
    await steps(client, `at ${format(minted)} stored`);
    for (let round = 1; round <= ROUNDS; round++)
      print(`round ${round}, 1,500 credentials`, await send(instance, 1_500));
  });
  if (LARGE === 0) return;
  await seed(LARGE);
  await served(async (instance) => {
    await send(instance, WARM);
    await steps(new CadastreClient(instance.url), `at ${format(LARGE)} stored`);
    print(`1,500 credentials at ${format(LARGE)} stored`, await send(instance, 1_500));
  });
}

/** One instance on the folder, from its start to its orderly end. */
async function served(work: (instance: Instance) => Promise<void>): Promise<void> {
  const instance = await startInstance({
    CADASTRE_DATA: folder,
    CADASTRE_PUBLIC_URL: PUBLIC_URL,
    CADASTRE_REFUSAL_LIMIT: '0',
    ...storeSettings(neo4j),
  });
  try {
    await work(instance);
  } finally {
    await instance.close();
  }
}

/** Fills the store behind the instance's back, through its port: offerings of the same provider and size. */
async function seed(upTo: number): Promise<void> {
  const store = await (neo4j === undefined ? openSqlite({ path: join(folder, 'cadastre.sqlite') }) : openNeo4j(neo4j));
  const started = performance.now();
  const text = 'A sentence of the length that descriptions have. '.repeat(8);
  const references = [{ predicate: 'providedBy', to: `${member.base}/participant` }];
  for (let n = await store.size(); n < upTo; n += 256) {
    const group = Array.from({ length: 256 }, (_, i) => {
      const subject = `${member.base}/seeded/${(n + i) * 2_654_435_761}`;
      const said = fragment(subject, { references, properties: { name: `Offer ${n + i}`, description: text } });
      const claims = { statements: text.repeat(9), raw: subject + text.repeat(8), fragments: [said] };
      return credential({ issuer: member.did, subject, ...claims });
    });
    await Promise.all(group.map((one) => store.commit(commit([one]))));
  }
  await store.close();
  print(`seeding up to ${format(upTo)}`, `${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** Sends so many new offerings of the one provider by the sixteen clients. */
async function send(instance: Instance, count: number): Promise<string> {
  const bodies = Array.from({ length: count }, () => offering(`o${minted++}`, -1));
  const sent = await load(instance, { path: '/credentials', bodies, file: join(folder, 'bodies.txt') });
  return toLine(sent, '201 compliant');
}

function offering(key: string, days: number): string {
  const document = serviceOffering(member, key, { 'gx:dataProtectionRegime': 'GDPR2016' });
  return federation.vc(member, document, { validFrom: federation.days(days) });
}

/** Updates and revocations, one after the other: p50 as a client sees it. */
async function steps(client: CadastreClient, where: string): Promise<void> {
  const updates: number[] = [];
  const revocations: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    const key = `o${minted - 1 - i}`;
    const newer = offering(key, -0.5);
    updates.push(await timed(async () => expectStatus((await client.publish(newer)).status, 201)));
    const digest = sha256(newer);
    const token = revocationToken(member, { audience: PUBLIC_URL, digest, at: new Date().toISOString() });
    revocations.push(await timed(async () => expectStatus(await client.revoke(digest, token), 204)));
  }
  print(`update, p50 ${where}`, `${median(updates).toFixed(2)} ms`);
  print(`revoke, p50 ${where}`, `${median(revocations).toFixed(2)} ms`);
}

function expectStatus(found: number, expected: number): void {
  if (found !== expected) throw new Error(`${found} instead of ${expected}`);
}

function fsyncTime(): number {
  const file = openSync(join(folder, 'fsync'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 200 }, () => {
    const started = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - started;
  });
  closeSync(file);
  return median(times);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function format(count: number): string {
  return count.toLocaleString('en');
}

function print(figure: string, value: string): void {
  console.log(`${figure.padEnd(44)} ${value}`);
}
