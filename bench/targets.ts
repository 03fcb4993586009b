/**
 * The workload that the GXFS specification of the catalogue sets, held for a while on a large catalogue: 100 reads, 50 updates and 20
 * queries a second together, each sent at its time whether or not those before it were answered; and how soon an update is found.
 *   npm run build && node --conditions=cadastre-source bench/targets.ts [--neo4j] [offerings: 200000] [minutes: 10]
 * Updates are signed credentials with every check on. A time runs from the moment a request was due.
 */
import { openNeo4j, openSqlite } from '#graph';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { CadastreClient } from '../test/support/client.ts';
import { serviceOffering } from '../test/support/documents.ts';
import { createFederation } from '../test/support/federation.ts';
import { fill } from './catalogues.ts';
import { startInstance, storeSettings } from './instance.ts';
import type { Held, Plan, Row } from './steady-client.ts';

const RATES = { read: 100, update: 50, query: 20 };
/** Offerings that are updated in turn. */
const UPDATED = 500;
/** Gap between two versions of one offering, in days. */
const STEP = 1 / 24 / 60;

const args = process.argv.slice(2);
const isNeo4j = args.includes('--neo4j');
const [offerings = 200_000, minutes = 10] = args.filter((arg) => /^[\d.]+$/.test(arg)).map(Number);
const under = resolve(process.env['BENCH_DATA'] ?? tmpdir());
mkdirSync(under, { recursive: true });
const folder = mkdtempSync(join(under, 'cadastre-targets-'));
const federation = createFederation();
const member = federation.participant({ name: 'Member' });

const { startNeo4j } = await import('../tools/neo4j/neo4j.mjs');
const neo4j = isNeo4j ? await startNeo4j({ heap: '4g' }) : undefined;
try {
  await run();
} finally {
  await neo4j?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  federation.writeTrust(join(folder, 'trust'));
  const begun = performance.now();
  const store = await (neo4j === undefined ? openSqlite({ path: join(folder, 'cadastre.sqlite') }) : openNeo4j(neo4j));
  await fill(store, offerings);
  await store.close();
  print(
    'stored',
    `${offerings.toLocaleString('en')} offerings in ${seconds(begun)}, ${isNeo4j ? 'Neo4j' : 'embedded'}`,
  );
  const starting = performance.now();
  const instance = await startInstance({
    CADASTRE_DATA: folder,
    CADASTRE_PUBLIC_URL: 'https://cadastre.example',
    CADASTRE_REFUSAL_LIMIT: '0',
    ...storeSettings(neo4j),
  });
  try {
    print('ready after', seconds(starting));
    const client = new CadastreClient(instance.url);
    const { status } = await client.publish(federation.joining(member));
    if (status !== 201) throw new Error(`The provider was answered ${status}`);
    const file = join(folder, 'plan.json');
    const count = Math.ceil(minutes * 60 * RATES.update);
    const updates = Array.from({ length: count }, (_, n) => update(n));
    const plan: Plan = { url: instance.url, rates: RATES, seconds: minutes * 60, updates };
    writeFileSync(file, JSON.stringify(plan));
    await instance.watch();
    const script = join(import.meta.dirname, 'steady-client.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, file], { maxBuffer: 1e8 });
    const held = JSON.parse(stdout) as Held;
    for (const [name, row] of Object.entries(held)) print(name, toLine(row));
    const { main, others, memory, delay } = await instance.watch();
    const share = (ms: number): string => `${(ms / minutes / 600).toFixed(0)} %`;
    print(
      'instance',
      `main thread ${share(main)}, others ${share(others)} of a core; ${memory.resident.toFixed(0)} MB resident`,
    );
    print(
      'event loop late',
      `p50 ${delay.p50.toFixed(1)}, p99 ${delay.p99.toFixed(1)}, max ${delay.max.toFixed(0)} ms`,
    );
  } finally {
    await instance.close();
  }
}

/** The n-th update: a newer version of one of the offerings, with a word of its own. */
function update(n: number): Plan['updates'][number] {
  const key = `o${n % UPDATED}`;
  const word = `version${n}x`;
  const document = serviceOffering(member, key, {
    'gx:dataProtectionRegime': 'GDPR2016',
    'schema:description': `Held under load, ${word}`,
  });
  const round = Math.floor(n / UPDATED);
  return { word, body: federation.vc(member, document, { validFrom: federation.days(-10 + round * STEP) }) };
}

function toLine({ sent, failed, rate, mean, p50, p95, p99, max }: Row): string {
  const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
  return `${sent} sent, ${failed} failed, ${rate.toFixed(1)}/s; mean ${ms(mean)}, p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, max ${ms(max)} ms`;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function print(figure: string, value: string): void {
  console.log(`${figure.padEnd(20)} ${value}`);
}
