/** The pure pipeline for benchmarks, stage by stage, and the submissions it is measured on: each one another document. */
import { shapesOf, type Submission } from '#admission';
import { decide, toLabel, toRuleInput } from '#compliance';
import { parseEnvelope } from '#credential';
import { loadRelease, toClaims, toStatements } from '#rdf';
import { compileShapes, report } from '#shapes';
import { createGatherer, loadTrust, openDoor } from '#trust';
import { needsOf, verify } from '#verify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toCommit } from '../libs/admission/src/commit-record.ts';
import { toContext, toQuery } from '../libs/admission/src/context.ts';
import { refuseNaturalPersons, refusePersonsDescribed } from '../libs/admission/src/natural-person.ts';
import { SignerMemory } from '../libs/admission/src/signer-memory.ts';
import { serviceOffering, virtualResource } from '../test/support/documents.ts';
import { createFederation } from '../test/support/federation.ts';

/** From bytes to the verdict; `record` is what follows it: the commit and the attestation, not signed. */
export const STAGES = ['parse', 'gather', 'verify', 'claims', 'context', 'shapes', 'decide', 'record'] as const;
export type Stage = (typeof STAGES)[number];
type Work = <Value>(stage: Stage, work: () => Value | Promise<Value>) => Promise<Value>;

const INSTANCE = { did: 'did:web:cadastre.example', publicUrl: 'https://cadastre.example' };
const POLICY = 'strict';

export const federation = createFederation();
export const member = federation.participant({ name: 'Member' });
const folder = mkdtempSync(join(tmpdir(), 'cadastre-bench-'));
federation.writeTrust(folder);
const { state: trust, pins } = loadTrust(folder);
rmSync(folder, { recursive: true });
export const release = loadRelease(join(import.meta.dirname, '..', 'shapes', 'loire-25.11'));
const shapes = compileShapes(...shapesOf(release));
const gatherer = createGatherer({ door: openDoor(), pins: () => pins, clock: () => new Date() });
const signers = new SignerMemory();
const at = federation.at;
const now = Date.parse(at);
const parsed: Parameters<typeof toContext>[1]['parsed'] = new Map();
const attestors = trust.issuers.registrationNumber;

/** What a catalogue holds about the member: three credentials, found by their subjects or their issuer. */
const held = await heldBy(federation.onboarding(member));

export function isPresentation(body: string): boolean {
  return Buffer.from(body.split('.', 1)[0] ?? '', 'base64url').includes('vp+jwt');
}

/**
 * One submission through the stages that `libs/admission/src/admit.ts` has, or those up to the verdict; `work` runs each.
 * Throws unless compliant.
 */
export async function judge(body: string, work: Work, upTo: 'verdict' | 'record' = 'record'): Promise<void> {
  const mediaType: Submission['mediaType'] = isPresentation(body) ? 'application/vp+jwt' : 'application/vc+jwt';
  const bytes = Buffer.from(body);
  const envelope = await work('parse', () => parseEnvelope(bytes, { mediaType }));
  const { gathered, evidence } = await work('gather', () => {
    const needs = needsOf(envelope);
    return signers.recall(needs, now, () => gatherer.gather(needs));
  });
  const presentation = await work('verify', () => {
    const verified = verify(envelope, { gathered, trust, at, policy: POLICY });
    refuseNaturalPersons(verified, release);
    return verified;
  });
  const claims = await work('claims', async () => {
    const said = await toClaims(presentation.credentials, release);
    refusePersonsDescribed(said, release);
    return said;
  });
  const context = await work('context', () => {
    const { iris } = toQuery(claims, release, at);
    const subjects = held.subjects.filter((subject) => iris.includes(subject.iri));
    const known = { subjects, credentials: [], byIssuer: held.byIssuer, reserved: [] };
    return toContext(known, { claims, attestors, parsed });
  });
  const shaped = await work('shapes', () => report(claims, { shapes, release, context: context.quads }));
  const decision = await work('decide', () => {
    const input = toRuleInput({ claims, ...context, release });
    const { issuers, acceptedTerms } = trust;
    const findings = [...presentation.findings, ...claims.findings];
    return decide({
      presentation,
      input,
      report: shaped,
      issuers,
      acceptedTerms,
      policy: POLICY,
      at,
      findings,
    });
  });
  const { level } = decision;
  if (level === undefined) throw new Error(JSON.stringify(decision.findings, null, 1));
  if (upTo === 'record')
    await work('record', () => {
      const { owners } = context;
      toCommit({ presentation, claims, decision, release, trust: trust.digest, evidence, owners, attestors });
      const { did: issuer, publicUrl } = INSTANCE;
      return toLabel({ presentation, decision, level, held: context.held, release, issuer, publicUrl });
    });
}

/** The submissions that are measured: `make` gives the i-th body of a kind. */
export const SUBMISSIONS: readonly { readonly name: string; readonly make: (i: number) => string }[] = [
  {
    name: 'one credential (offering), provider in the catalogue',
    make: (i) => federation.vc(member, serviceOffering(member, `o${i}`)),
  },
  {
    name: 'presentation of 1: an offering',
    make: (i) => federation.vp(member, [federation.vc(member, serviceOffering(member, `v${i}`))]),
  },
  {
    name: 'presentation of 4: participant, number, terms, offering',
    make: (i) =>
      federation.vp(member, [
        ...federation.onboarding(member),
        federation.vc(member, serviceOffering(member, `p${i}`)),
      ]),
  },
  { name: 'presentation of 3: offering that aggregates two resources', make: aggregating },
];

function aggregating(i: number): string {
  const resources = ['a', 'b'].map((key) => virtualResource(member, `${key}${i}`));
  const aggregated = resources.map(({ credentialSubject }) => ({ id: (credentialSubject as { id: string }).id }));
  const offering = serviceOffering(member, `q${i}`, { 'gx:aggregationOfResources': aggregated });
  return federation.vp(
    member,
    [...resources, offering].map((document) => federation.vc(member, document)),
  );
}

/** Ends what keeps a process alive. */
export function end(): void {
  gatherer.close();
}

export function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

async function heldBy(tokens: readonly string[]) {
  const envelope = parseEnvelope(Buffer.from(federation.vp(member, tokens)), { mediaType: 'application/vp+jwt' });
  const { gathered } = await gatherer.gather(needsOf(envelope));
  const { credentials } = await toClaims(
    verify(envelope, { gathered, trust, at, policy: POLICY }).credentials,
    release,
  );
  const all = credentials.map(({ digest, issuer, subject, quads }) => {
    return { iri: subject, owner: issuer, credentials: [{ digest, issuer, statements: toStatements(quads) }] };
  });
  const byIssuer = all.flatMap((subject) => subject.credentials).filter((c) => c.issuer === member.did);
  return { subjects: all, byIssuer };
}
