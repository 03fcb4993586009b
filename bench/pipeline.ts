/**
 * Bytes → verdict, stage by stage, beside the bare signature checks of the same bytes: CPU milliseconds per submission
 * on one core, every submission another one.
 *   node --conditions=cadastre-source bench/pipeline.ts
 */
import { shapesOf } from '#admission';
import { decide, toEvidence } from '#compliance';
import { parseEnvelope } from '#credential';
import { loadRelease, toClaims, toStatements } from '#rdf';
import { compileShapes, report } from '#shapes';
import { createGatherer, loadTrust, openDoor } from '#trust';
import { needsOf, verify } from '#verify';
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toContext, toQuery } from '../libs/admission/src/context.ts';
import { serviceOffering, virtualResource } from '../test/support/documents.ts';
import { createFederation } from '../test/support/federation.ts';

const COUNT = 300;
const WARM = 60;
const STAGES = ['parse', 'gather', 'verify', 'claims', 'context', 'shapes', 'decide'] as const;
type Stage = (typeof STAGES)[number];

const federation = createFederation();
const member = federation.participant({ name: 'Member' });
const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));
federation.writeTrust(folder);
const { state: trust, pins } = loadTrust(folder);
rmSync(folder, { recursive: true });
const release = loadRelease(join(import.meta.dirname, '..', 'shapes', 'loire-25.11'));
const shapes = compileShapes(...shapesOf(release));
const gatherer = createGatherer({ door: openDoor(), pins: () => pins, clock: () => new Date() });
const at = federation.at;
const parsed: Parameters<typeof toContext>[2] = new Map();
const KEYS = { member: createPublicKey(member.privateKey), notary: createPublicKey(federation.notary.privateKey) };
const isPresentation = (body: string): boolean =>
  Buffer.from(body.split('.')[0] ?? '', 'base64url')
    .toString()
    .includes('vp+jwt');

/** What a catalogue holds about the member: three credentials, found by their subjects or their issuer. */
const held = await heldBy(federation.onboarding(member));
const spent = new Map<Stage, number>();

await measure('one credential (offering), provider in the catalogue', (i) =>
  federation.vc(member, serviceOffering(member, `o${i}`)),
);
await measure('presentation of 4: participant, number, terms, offering', (i) =>
  federation.vp(member, [...federation.onboarding(member), federation.vc(member, serviceOffering(member, `p${i}`))]),
);
await measure('presentation of 3: offering that aggregates two resources', (i) => {
  const resources = ['a', 'b'].map((key) => virtualResource(member, `${key}${i}`));
  const aggregated = resources.map(({ credentialSubject }) => ({ id: (credentialSubject as { id: string }).id }));
  const offering = serviceOffering(member, `q${i}`, { 'gx:aggregationOfResources': aggregated });
  return federation.vp(
    member,
    [...resources, offering].map((document) => federation.vc(member, document)),
  );
});
gatherer.close();

async function measure(name: string, make: (i: number) => string): Promise<void> {
  const bodies = Array.from({ length: COUNT + WARM }, (_, i) => make(i));
  for (const body of bodies.slice(0, WARM)) await judge(body);
  spent.clear();
  for (const body of bodies.slice(WARM)) await judge(body);
  const tokens = bodies.map(tokensIn);
  tokens.slice(0, WARM).forEach(checkBare);
  const started = process.cpuUsage();
  tokens.slice(WARM).forEach(checkBare);
  const bare = toMs(process.cpuUsage(started)) / COUNT;
  const stages = STAGES.map((stage) => [stage, (spent.get(stage) ?? 0) / COUNT] as const);
  const total = stages.reduce((sum, [, ms]) => sum + ms, 0);
  console.log(`\n${name} (${tokens[0]?.length ?? 0} signatures)`);
  for (const [stage, ms] of stages) console.log(`  ${stage.padEnd(10)} ${ms.toFixed(3).padStart(8)} ms`);
  console.log(`  ${'total'.padEnd(10)} ${total.toFixed(3).padStart(8)} ms`);
  console.log(
    `  ${'bare'.padEnd(10)} ${bare.toFixed(3).padStart(8)} ms   signatures only; the total is ${(total / bare).toFixed(1)} x`,
  );
}

async function judge(body: string): Promise<void> {
  const mediaType = isPresentation(body) ? 'application/vp+jwt' : 'application/vc+jwt';
  const envelope = await timed('parse', () => parseEnvelope(Buffer.from(body), { mediaType }));
  const { gathered } = await timed('gather', () => gatherer.gather(needsOf(envelope)));
  const presentation = await timed('verify', () => verify(envelope, { gathered, trust, at, policy: 'strict' }));
  const claims = await timed('claims', () => toClaims(presentation.credentials, release));
  const context = await timed('context', () => {
    const { iris } = toQuery(claims, release, at);
    const subjects = held.subjects.filter((subject) => iris.includes(subject.iri));
    return toContext({ subjects, credentials: [], byIssuer: held.byIssuer }, claims, parsed);
  });
  const shaped = await timed('shapes', () => report(claims, { shapes, release, context: context.quads }));
  const decision = await timed('decide', () => {
    const evidence = toEvidence({ claims, held: context.held, release, isOutranked: context.isOutranked });
    const { issuers, acceptedTerms } = trust;
    const findings = [...presentation.findings, ...claims.findings];
    return decide({ presentation, evidence, report: shaped, issuers, acceptedTerms, policy: 'strict', at, findings });
  });
  if (decision.outcome !== 'compliant') throw new Error(JSON.stringify(decision.findings, null, 1));
}

async function timed<Value>(stage: Stage, work: () => Value | Promise<Value>): Promise<Value> {
  const started = process.cpuUsage();
  const value = await work();
  spent.set(stage, (spent.get(stage) ?? 0) + toMs(process.cpuUsage(started)));
  return value;
}

async function heldBy(tokens: readonly string[]) {
  const envelope = parseEnvelope(Buffer.from(federation.vp(member, tokens)), { mediaType: 'application/vp+jwt' });
  const { gathered } = await gatherer.gather(needsOf(envelope));
  const { credentials } = await toClaims(
    verify(envelope, { gathered, trust, at, policy: 'strict' }).credentials,
    release,
  );
  const all = credentials.map(({ digest, issuer, subject, quads }) => {
    return { iri: subject, owner: issuer, credentials: [{ digest, issuer, statements: toStatements(quads) }] };
  });
  const byIssuer = all.flatMap((subject) => subject.credentials).filter((c) => c.issuer === member.did);
  return { subjects: all, byIssuer };
}

interface Token {
  readonly input: Buffer;
  readonly signature: Buffer;
  readonly isNotary: boolean;
}

/** Every signed token of a submission, taken apart beforehand: only the check is timed. */
function tokensIn(body: string): readonly Token[] {
  const [head = '', payload = '', signature = ''] = body.split('.');
  const { verifiableCredential = [] } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    readonly verifiableCredential?: readonly { readonly id: string }[];
  };
  const own = {
    input: Buffer.from(`${head}.${payload}`),
    signature: Buffer.from(signature, 'base64url'),
    isNotary: Buffer.from(head, 'base64url').toString().includes(federation.notary.did),
  };
  return [own, ...verifiableCredential.flatMap(({ id }) => tokensIn(id.slice(id.indexOf(',') + 1)))];
}

function checkBare(tokens: readonly Token[]): void {
  for (const { input, signature, isNotary } of tokens) {
    const key = isNotary ? KEYS.notary : KEYS.member;
    if (!verifySignature('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, signature)) throw new Error('signature');
  }
}

function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
