/**
 * A valid submission (one new credential of a member, every check on) while others flood the instance: alone, beside three clients
 * that dry-run 80 expensive credentials in one presentation, and beside sixteen that submit presentations of sixteen hosts which hang;
 * then the first submission of a newcomer, whose own host is asked and answers.
 *   npm run build && npm run -s bench -- bench/flood.ts [--neo4j]
 * Everything comes from one address, which is the worst case: limits and turns count clients. WORKERS=n sets the judging threads.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { CadastreClient } from '../test/support/client.ts';
import { serviceOffering } from '../test/support/documents.ts';
import { createFederation, type Party } from '../test/support/federation.ts';
import type { BenchHosts } from './hosts.ts';
import { startInstance, storeSettings, type Instance } from './instance.ts';
import { atShare } from './kept-clients.ts';

const COUNT = 150;
const WARM = 100;
/** Milliseconds between two submissions: the instance is not to be busy with them. */
const PAUSE = 40;
const EXPENSIVE = { clients: 3, credentials: 80, nodes: 60 };
const HANGING = { clients: 16, hosts: 16 };
const NEWCOMERS = 60;
const ANSWERING = 'answers.cadastre-test.eu';

const federation = createFederation();
const member = federation.participant({ name: 'Member' });
const far = Array.from({ length: HANGING.clients * HANGING.hosts }, (_, i) =>
  federation.participant({ did: `did:web:hang${i}.cadastre-test.eu`, pinned: false }),
);
const newcomers = Array.from({ length: 3 * NEWCOMERS }, (_, i) =>
  federation.participant({ did: `did:web:${ANSWERING}:n${i}`, pinned: false }),
);
mkdirSync(resolve('data'), { recursive: true });
const folder = mkdtempSync(join(resolve('data'), 'bench-'));
const { startNeo4j } = await import('../tools/neo4j/neo4j.mjs');
const neo4j = process.argv.includes('--neo4j') ? await startNeo4j({ heap: '1g' }) : undefined;
let minted = 0;
let joined = 0;
try {
  await run();
} finally {
  await neo4j?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  federation.writeTrust(join(folder, 'trust'));
  const hosts: BenchHosts = {
    hanging: far.map(({ did }) => did.slice('did:web:'.length)),
    answering: ANSWERING,
    pages: Object.fromEntries(newcomers.map(({ document }, i) => [`/n${i}/did.json`, JSON.stringify(document)])),
  };
  writeFileSync(join(folder, 'hosts.json'), JSON.stringify(hosts));
  const instance = await startInstance({
    CADASTRE_DATA: folder,
    CADASTRE_PUBLIC_URL: 'https://cadastre.example',
    CADASTRE_REFUSAL_LIMIT: '0',
    HOSTS: join(folder, 'hosts.json'),
    ...storeSettings(neo4j),
  });
  try {
    await measure(instance);
  } finally {
    await instance.close();
  }
}

async function measure(instance: Instance): Promise<void> {
  const client = new CadastreClient(instance.url);
  expectStatus((await client.publish(federation.joining(member))).status, 201);
  await timesOf(WARM, () => client.publish(offering()));
  const alone = await both(client);
  tell('alone', alone, alone);
  const expensive = toExpensive();
  const dry = () => client.publish(expensive, { query: '?dryRun=true' });
  await beside(EXPENSIVE.clients, dry, async (told) =>
    tell('beside 3 expensive dry-run clients', await both(client), alone, told),
  );
  const hang = (i: number) => () => client.publish(toHanging(far.slice(i * HANGING.hosts, (i + 1) * HANGING.hosts)));
  await beside(
    HANGING.clients,
    (i) => hang(i)(),
    async (told) => tell('beside 16 presentations of hanging hosts', await both(client), alone, told),
  );
}

interface Times {
  readonly known: readonly number[];
  readonly new: readonly number[];
}

/** Submissions of the member, and of newcomers. */
async function both(client: CadastreClient): Promise<Times> {
  return {
    known: await timesOf(COUNT, () => client.publish(offering())),
    new: await timesOf(NEWCOMERS, () => client.publish(federation.joining(newcomers[joined++] as Party))),
  };
}

/** One after the other, sorted; each must be stored. */
async function timesOf(count: number, publish: () => Promise<{ readonly status: number }>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    const { status } = await publish();
    times.push(performance.now() - started);
    expectStatus(status, 201);
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  return times.sort((a, b) => a - b);
}

/** Runs work while so many clients send without a pause; it may ask what they were answered. */
async function beside(
  clients: number,
  send: (
    client: number,
  ) => Promise<{ readonly status: number; readonly code?: string; readonly findings: readonly { code: string }[] }>,
  work: (told: () => string) => Promise<void>,
): Promise<void> {
  const answers = new Map<string, number>();
  let over = false;
  const loops = Array.from({ length: clients }, async (_, i) => {
    while (!over) {
      const { status, code, findings } = await send(i);
      const answer = `${status} ${code ?? findings[0]?.code ?? ''}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  });
  await new Promise((done) => setTimeout(done, 2_000));
  await work(() => [...answers].map(([answer, count]) => `${count} × ${answer}`).join(', '));
  over = true;
  await Promise.all(loops);
}

function offering(): string {
  return federation.vc(member, serviceOffering(member, `flood-${minted++}`));
}

/** Each credential holds a ring of nodes that nothing tells apart: the dearest that one credential may be. */
function toExpensive(): string {
  const ring = Array.from({ length: EXPENSIVE.nodes }, (_, i) => ({
    id: `_:n${i}`,
    'gx:aggregationOfResources': { id: `_:n${(i + 1) % EXPENSIVE.nodes}` },
  }));
  const more = { 'gx:aggregationOfResources': ring };
  const credentials = Array.from({ length: EXPENSIVE.credentials }, (_, i) =>
    federation.vc(member, serviceOffering(member, `ring-${i}`, more)),
  );
  return federation.vp(member, credentials);
}

function toHanging(parties: readonly Party[]): string {
  const credentials = parties.map((party) => federation.vc(party, serviceOffering(party, `far-${minted++}`)));
  return federation.vp(member, credentials);
}

function tell(what: string, times: Times, alone: Times, told?: () => string): void {
  for (const [who, all, least] of [
    ['member', times.known, alone.known],
    ['newcomer, host asked', times.new, alone.new],
  ] as const) {
    const [p50, p95] = [atShare(all, 0.5), atShare(all, 0.95)];
    const ratios = [p50 / atShare(least, 0.5), p95 / atShare(least, 0.95)].map((ratio) => `${ratio.toFixed(1)} ×`);
    console.log(
      `${what.padEnd(42)} ${who.padEnd(22)} p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, max ${(all.at(-1) ?? NaN).toFixed(0)} ms; ${ratios.join(' and ')} of alone`,
    );
  }
  if (told !== undefined) console.log(`${''.padEnd(42)} the others were answered ${told()}`);
}

function expectStatus(found: number, expected: number): void {
  if (found !== expected) throw new Error(`${found} instead of ${expected}`);
}
