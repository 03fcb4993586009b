/**
 * Pages of search through HTTP: text + 3 filters + 6 facets + 20 hits with provider and trust block; broad text; everything; one
 * client and eight, the clients in a process of their own; and 20 items × 9 fields with a cached plan, beside Express and Apollo.
 *   npm run build && node --conditions=cadastre-source bench/graphql.ts [--neo4j] [--row=part of its name] [sizes: 1000 10000 100000]
 * PROFILE=folder keeps CPU profiles of the instance. The filled folders are kept in the system's temporary folder for the next run.
 */
import { openNeo4j, openSqlite } from '#graph';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { createFederation } from '../test/support/federation.ts';
import { Dice, fill } from './catalogues.ts';
import { startInstance, startWatched, storeSettings, type Instance } from './instance.ts';
import { NaiveSearch, type NaiveQuestion } from './naive.ts';
import type { Asked } from './query-client.ts';

const args = process.argv.slice(2);
const isNeo4j = args.includes('--neo4j');
const given = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
const SIZES = given.length > 0 ? given : isNeo4j ? [10_000] : [1_000, 10_000, 100_000];
const only = args.find((arg) => arg.startsWith('--row='))?.slice('--row='.length) ?? '';
const DISTINCT = 300;
const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));

const PAGE = `query ($q: String, $f: SearchFilter) { search(query: $q, filter: $f, first: 20) { totalCount pageInfo { hasNextPage endCursor }
  facets(names: [KIND, PROVIDER, COUNTRY, LEVEL, REGIME, PROVISION_TYPE]) { name values { value count } }
  edges { score cursor node { iri name kinds trust { signature issuer chain anchor shapes statusList outcome level status decidedAt sequence }
    ... on Offering { provider { iri name country } } } } } }`;
const ITEMS =
  '{ search(first: 20, orderBy: NAME) { nodes { id iri name description kinds classes keywords validUntil __typename } } }';

const dice = new Dice(7);
const NINE = '20 items × 9 fields';
const variables: Readonly<Record<string, () => object>> = {
  'text + 3 filters': () => ({
    q: dice.topic(dice.zipf(3)),
    f: {
      kind: { in: ['DATA', 'SERVICE'] },
      country: { in: ['DE', dice.one(['FR', 'LU', 'IT'])] },
      level: { atLeast: 'SC' },
    },
  }),
  'broad text (44 %)': () => ({ q: 'platform' }),
  everything: () => ({}),
};
const bodies = new Map<string, readonly object[]>([
  ...Object.entries(variables).map(
    ([name, make]) => [name, Array.from({ length: DISTINCT }, () => ({ query: PAGE, variables: make() }))] as const,
  ),
  [NINE, [{ query: ITEMS }]],
]);

const { startNeo4j } = await import('../tools/neo4j/neo4j.mjs');
const neo4j = isNeo4j ? await startNeo4j({ heap: '2g' }) : undefined;
const federation = createFederation();
try {
  console.log(
    `| ${isNeo4j ? 'Neo4j' : 'embedded'} | p50 / p99 ms, 1 client | 8 clients: /s, p50 / p99 ms | CPU ms: server main + others, clients | KB |`,
  );
  for (const size of SIZES) await measured(size);
} finally {
  await neo4j?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measured(size: number): Promise<void> {
  const data = join(isNeo4j ? folder : tmpdir(), `cadastre-bench-attested-${size}`);
  await filled(data, size);
  federation.writeTrust(join(data, 'trust'));
  const begun = performance.now();
  const instance = await startInstance({
    CADASTRE_DATA: data,
    ...storeSettings(neo4j),
  });
  try {
    const up = (performance.now() - begun) / 1000;
    const { memory } = await instance.watch();
    console.log(
      `| **${size} offerings**, up in ${up.toFixed(1)} s, ${memory.resident.toFixed(0)} MB resident | | | | |`,
    );
    for (const [name, all] of bodies) {
      if (!name.includes(only)) continue;
      const { p50 } = await row(instance, name, all);
      if (neo4j !== undefined && name !== NINE) await besideNaive(neo4j, all as readonly Asking[], p50);
    }
    if (NINE.includes(only)) await besideApollo(instance);
    const after = (await instance.watch()).memory;
    console.log(`| ${after.resident.toFixed(0)} MB resident in the end | | | | |`);
  } finally {
    await instance.close();
  }
}

/** The same items, by turns from us and from Express and Apollo, which have them in memory. */
async function besideApollo(ours: Instance): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${ours.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: ITEMS }),
  });
  const { data } = (await answer.json()) as {
    readonly data: { readonly search: { readonly nodes: readonly object[] } };
  };
  const items = join(folder, 'items.json');
  writeFileSync(items, JSON.stringify(data.search.nodes));
  const apollo = await startWatched('apollo.ts', { args: [items] });
  try {
    const { cpu: theirs } = await row(apollo, 'the same from Express + Apollo', [{ query: ITEMS }]);
    const { cpu: own } = await row(ours, `${NINE}, again`, [{ query: ITEMS }]);
    console.log(`| CPU of Express + Apollo for one answer: ${(theirs / own).toFixed(1)} × ours | | | | |`);
  } finally {
    await apollo.close();
  }
}

interface Asking {
  readonly variables: NaiveQuestion;
}

/** The same pages from the same Neo4j, a query for each facet. */
async function besideNaive(server: NonNullable<typeof neo4j>, all: readonly Asking[], p50: number): Promise<void> {
  const naive = new NaiveSearch(server);
  try {
    await naive.prepare();
    const questions = all.map((body) => body.variables);
    await naive.times(questions.slice(0, 10));
    const times = await naive.times(questions.slice(0, 50));
    const [half = NaN, late = NaN] = [times[25], times[49]];
    const ratio = (half / p50).toFixed(0);
    console.log(`| a Cypher query for each facet: ${ratio} × at p50 | ${half.toFixed(0)} / ${late.toFixed(0)} | | | |`);
  } finally {
    await naive.close();
  }
}

/** One line of the table; gives the CPU time of one answer and the p50 of one client, ms. */
async function row(instance: Instance, name: string, all: readonly object[]): Promise<{ cpu: number; p50: number }> {
  const file = join(folder, 'bodies.txt');
  writeFileSync(file, all.map((body) => JSON.stringify(body)).join('\n'));
  await ask(instance, file, 8, 1_000);
  const alone = await ask(instance, file, 1, 600);
  await instance.watch();
  const together = await ask(instance, file, 8, 2_400);
  const { main, others } = await instance.watch();
  const failed = alone.failed + together.failed;
  const cells = [
    `${name}${failed > 0 ? ` (${failed} failed)` : ''}`,
    `${alone.p50.toFixed(2)} / ${alone.p99.toFixed(2)}`,
    `${(2_400 / together.seconds).toFixed(0)}/s, ${together.p50.toFixed(2)} / ${together.p99.toFixed(2)}`,
    `${(main / 2_400).toFixed(2)} + ${(others / 2_400).toFixed(2)}, ${(together.cpu / 2_400).toFixed(2)}; ${(2_400_000 / main).toFixed(0)}/s a core`,
    (together.bytes / 1_000).toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
  return { cpu: (main + others) / 2_400, p50: alone.p50 };
}

async function ask(instance: Instance, file: string, clients: number, count: number): Promise<Asked> {
  const script = join(import.meta.dirname, 'query-client.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[script, `${instance.url}/graphql`, file, String(clients), String(count)],
  ]);
  return JSON.parse(stdout) as Asked;
}

/** The store, filled once: an embedded one is kept for the next run. */
async function filled(data: string, size: number): Promise<void> {
  const done = join(data, 'filled');
  if (existsSync(done)) return;
  mkdirSync(data, { recursive: true });
  const store = await (neo4j === undefined ? openSqlite({ path: join(data, 'cadastre.sqlite') }) : openNeo4j(neo4j));
  const begun = performance.now();
  await fill(store, size);
  await store.close();
  writeFileSync(done, '');
  console.error(`filled with ${size} in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}
