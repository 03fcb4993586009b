/**
 * Clients in a process of their own that send at a steady pace: each request at its time, whether or not those before it were
 * answered. Prints what came back as one line of JSON. Started by bench/targets.ts: FILE of a `Plan`.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { Dice } from './catalogues.ts';

export interface Plan {
  readonly url: string;
  /** Requests a second. */
  readonly rates: { readonly read: number; readonly update: number; readonly query: number };
  readonly seconds: number;
  /** Bodies in the order they are sent, each with a word that no other has. */
  readonly updates: readonly { readonly word: string; readonly body: string }[];
}

/** Times in milliseconds from the moment a request was due. */
export interface Row {
  readonly sent: number;
  readonly failed: number;
  readonly rate: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}
/** `found`: from the answer to an update to the first search that finds its word. */
export type Held = Readonly<Record<'read' | 'update' | 'query' | 'found', Row>>;

const QUERY = `query ($q: String, $f: SearchFilter) { search(query: $q, filter: $f, first: 20) { totalCount
  facets(names: [KIND, PROVIDER, COUNTRY, LEVEL, REGIME, PROVISION_TYPE]) { name values { value count } }
  edges { cursor node { iri name trust { outcome level status } ... on Offering { provider { iri name country } } } } } }`;
const HOLDS = 'query ($q: String) { search(query: $q) { totalCount } }';
const PAGE = '{ search(first: 100, orderBy: NEWEST, after: $after) { pageInfo { endCursor } nodes { iri } } }';
/** Entries that are read in turn. */
const READ = 2_000;
const OK = 300;

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Plan;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const dice = new Dice(11);
const times = { read: [] as number[], update: [] as number[], query: [] as number[], found: [] as number[] };
const failed = { read: 0, update: 0, query: 0, found: 0 };
const open = new Set<Promise<void>>();

const iris = await someIris();
const started = performance.now();
await Promise.all([
  paced('read', async (n) => (await get(`/entities?iri=${encodeURIComponent(iris[n % iris.length]!)}`)).status < OK),
  paced('query', async () => isData(await ask(QUERY, question()))),
  paced('update', publish),
]);
await Promise.all(open);
const took = (performance.now() - started) / 1000;
const held: Held = { read: toRow('read'), update: toRow('update'), query: toRow('query'), found: toRow('found') };
process.stdout.write(`${JSON.stringify(held)}\n`);
agent.destroy();

/** Sends `rate` a second until the time is over. */
async function paced(kind: keyof Plan['rates'], send: (n: number) => Promise<boolean>): Promise<void> {
  const gap = 1000 / plan.rates[kind];
  for (let n = 0; n * gap < plan.seconds * 1000; n++) {
    const due = started + n * gap;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const one = send(n)
      .catch(() => false)
      .then((isGood) => {
        times[kind].push(performance.now() - due);
        if (!isGood) failed[kind]++;
      });
    open.add(one);
    void one.finally(() => open.delete(one));
  }
}

/** One update; of every fiftieth it is asked at once and again until a search finds it. */
async function publish(n: number): Promise<boolean> {
  const { word, body } = plan.updates[n]!;
  const { status } = await post('/credentials', body, 'application/vc+jwt');
  if (n % plan.rates.update !== 0) return status === 201;
  const answered = performance.now();
  const seeking = (async () => {
    for (let i = 0; i < 1_000; i++) {
      const { text } = await ask(HOLDS, { q: word });
      if (text.includes('"totalCount":1')) break;
      if (i === 999) failed.found++;
    }
    times.found.push(performance.now() - answered);
  })();
  open.add(seeking);
  void seeking.finally(() => open.delete(seeking));
  return status === 201;
}

function question(): object {
  const q = dice.chance(0.3) ? 'platform' : dice.topic(dice.zipf(3));
  return { q, f: { kind: { in: ['DATA', 'SERVICE'] }, country: { in: ['DE', dice.one(['FR', 'LU', 'IT'])] } } };
}

async function someIris(): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after = 'null'; found.length < READ;) {
    const { text } = await ask(PAGE.replace('$after', after));
    const { search } = (JSON.parse(text) as { data: { search: Found } }).data;
    if (search.nodes.length === 0) break;
    found.push(...search.nodes.map((node) => node.iri));
    after = JSON.stringify(search.pageInfo.endCursor);
  }
  return found;
}

interface Found {
  readonly nodes: readonly { readonly iri: string }[];
  readonly pageInfo: { readonly endCursor: string };
}
interface Reply {
  readonly status: number;
  readonly text: string;
}

function isData({ status, text }: Reply): boolean {
  return status < OK && !text.includes('"errors"');
}

function ask(query: string, variables: object = {}): Promise<Reply> {
  return post('/graphql', JSON.stringify({ query, variables }), 'application/json');
}

function get(path: string): Promise<Reply> {
  return exchange(path, { Accept: 'application/json' });
}

function post(path: string, body: string, type: string): Promise<Reply> {
  return exchange(path, { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) }, body);
}

function exchange(path: string, headers: Record<string, string>, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(plan.url + path, { agent, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    sent.on('error', reject).end(body);
  });
}

function toRow(kind: keyof Held): Row {
  const all = times[kind].toSorted((a, b) => a - b);
  const at = (share: number): number => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? NaN;
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  const figures = { mean, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  return { sent: all.length, failed: failed[kind], rate: all.length / took, ...figures };
}
