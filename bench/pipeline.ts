/**
 * Bytes → verdict: CPU milliseconds per submission on one core, every submission another one, beside the bare signature
 * checks of the same bytes, and beside what everyone does: stock jsonld and rdf-validate-shacl (in a process of their own,
 * because ours changes jsonld; JSON-LD and SHACL alone, no signature, and our compiled shapes' source as their shapes).
 *   npm run -s bench -- bench/pipeline.ts
 */
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shapesOf } from '#admission';
import { toStatements } from '#rdf';
import { end, federation, isPresentation, judge, member, release, STAGES, SUBMISSIONS, toMs } from './staged.ts';
import type { Stage } from './staged.ts';
import type { StockTask } from './stock.ts';

const COUNT = 1_000;
const WARM = 500;
/** So many trials of each figure; the least disturbed one counts. */
const TRIALS = 3;
const STOCK = 20;
const KEYS = { member: createPublicKey(member.privateKey), notary: createPublicKey(federation.notary.privateKey) };
const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));

for (const { name, make } of SUBMISSIONS) await measure(name, make);
end();
rmSync(folder, { recursive: true });

async function measure(name: string, make: (i: number) => string): Promise<void> {
  const bodies = Array.from({ length: COUNT }, (_, i) => make(i));
  const pass = async (body: string): Promise<void> => judge(body, (_, work) => Promise.resolve(work()), 'verdict');
  for (const body of bodies.slice(0, WARM)) await pass(body);
  const ours = await least(async () => {
    for (const body of bodies) await pass(body);
  });
  const tokens = bodies.map(tokensIn);
  const bare = await least(() => tokens.forEach((signed) => signed.forEach(isSound)));
  const der = await least(() => tokens.forEach((signed) => signed.forEach(isSoundDer)));
  const stock = stockOf(bodies.slice(0, STOCK));
  const signatures = tokens[0]?.length ?? 0;
  console.log(`\n${name} (${signatures} signature${signatures === 1 ? '' : 's'})`);
  for (const [stage, ms] of await stagesOf(bodies))
    console.log(`  ${stage.padEnd(10)} ${ms.toFixed(3).padStart(8)} ms`);
  tell('verdict', ours, 'all stages up to the decision, in one run');
  tell('bare', bare, `crypto.verify of JOSE signatures; the verdict takes ${(ours / bare).toFixed(1)} x`);
  tell('bare, DER', der, `the quickest form of the same; the verdict takes ${(ours / der).toFixed(1)} x`);
  tell('stock', stock, `jsonld and rdf-validate-shacl alone; they take ${(stock / ours).toFixed(1)} x ours`);
}

function tell(what: string, ms: number, note: string): void {
  console.log(`  ${what.padEnd(10)} ${ms.toFixed(3).padStart(8)} ms   ${note}`);
}

/** CPU milliseconds per submission, the least of some trials. */
async function least(work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let trial = 0; trial < TRIALS; trial++) {
    const started = process.cpuUsage();
    await work();
    best = Math.min(best, toMs(process.cpuUsage(started)) / COUNT);
  }
  return best;
}

/** The stages one by one; asking for the time twice a stage makes their sum a little more than the whole. */
async function stagesOf(bodies: readonly string[]): Promise<readonly (readonly [Stage, number])[]> {
  const spent = new Map<Stage, number>();
  for (const body of bodies) {
    await judge(body, async (stage, work) => {
      const started = process.cpuUsage();
      const value = await work();
      spent.set(stage, (spent.get(stage) ?? 0) + toMs(process.cpuUsage(started)));
      return value;
    });
  }
  return STAGES.map((stage) => [stage, (spent.get(stage) ?? 0) / COUNT]);
}

interface Token {
  readonly input: Buffer;
  readonly signature: Buffer;
  readonly der: Buffer;
  readonly isNotary: boolean;
}

/** Every signed token of a submission, taken apart beforehand: only the check is timed. */
function tokensIn(body: string): readonly Token[] {
  const [head = '', payload = '', signature = ''] = body.split('.');
  const own = {
    input: Buffer.from(`${head}.${payload}`),
    signature: Buffer.from(signature, 'base64url'),
    der: toDer(Buffer.from(signature, 'base64url')),
    isNotary: Buffer.from(head, 'base64url').includes(federation.notary.did),
  };
  return [own, ...heldIn(body).flatMap(tokensIn)];
}

/** The tokens enveloped in a presentation. */
function heldIn(body: string): readonly string[] {
  const { verifiableCredential = [] } = payloadOf(body) as {
    readonly verifiableCredential?: readonly { readonly id: string }[];
  };
  return verifiableCredential.map(({ id }) => id.slice(id.indexOf(',') + 1));
}

function payloadOf(body: string): object {
  return JSON.parse(Buffer.from(body.split('.')[1] ?? '', 'base64url').toString()) as object;
}

function isSound({ input, signature, isNotary }: Token): void {
  const key = isNotary ? KEYS.notary : KEYS.member;
  if (!verifySignature('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, signature)) throw new Error('signature');
}

function isSoundDer({ input, der, isNotary }: Token): void {
  if (!verifySignature('sha256', input, isNotary ? KEYS.notary : KEYS.member, der)) throw new Error('signature');
}

function toDer(signature: Buffer): Buffer {
  const integers = [signature.subarray(0, 32), signature.subarray(32)].map((octets) => {
    const minimal = octets.subarray(octets.findIndex((octet) => octet !== 0));
    const value = (minimal[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), minimal]) : minimal;
    return Buffer.concat([Buffer.from([0x02, value.length]), value]);
  });
  const body = Buffer.concat(integers);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

/** The same documents through the stock libraries: a presentation as one document with its credentials in it. */
function stockOf(bodies: readonly string[]): number {
  const documents = bodies.map((body) =>
    isPresentation(body) ? { ...payloadOf(body), verifiableCredential: heldIn(body).map(payloadOf) } : payloadOf(body),
  );
  const [quads] = shapesOf(release);
  const task: StockTask = { documents, contexts: Object.fromEntries(release.contexts), shapes: toStatements(quads) };
  const file = join(folder, 'stock.json');
  writeFileSync(file, JSON.stringify(task));
  return Number(execFileSync(process.execPath, [join(import.meta.dirname, 'stock.ts'), file], { encoding: 'utf8' }));
}
