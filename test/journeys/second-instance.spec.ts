import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestSri, type JsonObject } from '#rdf';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';
import { sha256 } from '../support/client.ts';
import { createFederation } from '../support/federation.ts';
import { describeOnStores } from '../support/stores.ts';
import { headerOf, payloadOf } from '../support/tokens.ts';

// An attestation is a credential like any other: whoever pins the DID and the anchor of its signer can verify and keep it.
describeOnStores('a second instance', (store) => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member' });
  let first: RunningCadastre;
  let second: RunningCadastre;
  let attestation: string;
  const onboarding = federation.onboarding(member);

  beforeAll(async () => {
    first = await startCadastre({ store: { kind: 'sqlite' }, federation, publicUrl: 'https://one.example' });
    const joined = await first.publish(federation.vp(member, onboarding));
    attestation = joined.attestation ?? '';
    const document = (await (await fetch(`${first.url}/.well-known/did.json`)).json()) as { id: string };
    const pem = readFileSync(join(first.dataDir, 'identity', 'anchor.pem'), 'utf8');
    const trust = { anchors: [{ name: 'first', pem }], documents: [document], label: [document.id] };
    second = await startCadastre({ store, federation, trust, publicUrl: 'https://two.example' });
  }, 120_000);
  afterAll(async () => {
    await first.close();
    await second.close();
  });

  it('finds in it what gaia-x.md §8 names, in the form of the published shape', () => {
    expect(headerOf(attestation)).toMatchObject({ typ: 'vc+jwt', cty: 'vc', iss: 'did:web:one.example' });
    const label = payloadOf<{ type: string[]; issuer: string; credentialSubject: JsonObject }>(attestation);
    expect(label.type).toEqual(['VerifiableCredential', 'gx:LabelCredential']);
    const { credentialSubject: subject } = label;
    expect(subject['gx:labelLevel']).toBe('SC');
    expect(subject['gx:engineVersion']).toBeTruthy();
    expect(subject['gx:rulesVersion']).toBeTruthy();
    expect(subject['gx:validatedCriteria']).not.toEqual([]);
    const compliant = subject['gx:compliantCredentials'] as readonly JsonObject[];
    const sris = compliant.map((c) => (c['cred:digestSRI'] as JsonObject)['@value']);
    const documents = onboarding.map((vc) => payloadOf<JsonObject>(vc));
    expect(sris).toEqual(documents.map((document) => digestSri(document, 'base64')));
    expect(compliant.map((c) => c['gx:credentialType'])).toEqual(['gx:LegalPerson', 'gx:VatID', 'gx:Issuer']);
  });

  it('takes it for nothing while what it attests is not there (contract §7)', async () => {
    const answer = await second.publish(attestation);
    expect([answer.status, answer.code]).toEqual([422, 'compliance/label-content-missing']);
    const lab = await second.publish(attestation, { query: '?dryRun=true&policy=lab' });
    expect([lab.outcome, lab.level]).toEqual(['accepted', undefined]);
  });

  it('verifies and stores it once what it attests is in the catalogue', async () => {
    expect((await second.publish(federation.vp(member, onboarding))).outcome).toBe('compliant');
    const answer = await second.publish(attestation);
    expect(answer.findings.filter((f) => f.severity !== 'info')).toEqual([]);
    expect([answer.status, answer.outcome]).toEqual([201, 'compliant']);
    expect(answer.credentials[0]).toMatchObject({ type: 'gx:LabelCredential', digest: sha256(attestation) });
    expect(await (await second.read(sha256(attestation), 'application/vc+jwt')).text()).toBe(attestation);
  });

  it('refuses it where the anchor is not trusted', async () => {
    const stranger = await startCadastre({
      store: { kind: 'sqlite' },
      federation,
      trust: { documents: [await did(first)] },
    });
    const answer = await stranger.publish(attestation);
    expect([answer.status, answer.code]).toEqual([422, 'trust/unknown-anchor']);
    await stranger.close();
  }, 60_000);

  it('keeps its identity over a restart', async () => {
    const before = await did(first);
    await first.close({ keep: true });
    first = await startCadastre({
      store: { kind: 'sqlite' },
      federation,
      publicUrl: 'https://one.example',
      dataDir: first.dataDir,
    });
    expect(await did(first)).toEqual(before);
    expect(await first.names(`${member.base}/participant`)).toEqual(['Member']);
  }, 60_000);
});

async function did(instance: RunningCadastre): Promise<{ readonly id: string }> {
  return (await (await fetch(`${instance.url}/.well-known/did.json`)).json()) as { readonly id: string };
}
