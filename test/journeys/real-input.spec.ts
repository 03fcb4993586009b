import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compileShapes, report } from '#shapes';
import { digestSri, loadRelease, toClaims, type JsonObject } from '#rdf';
import { shapesOf } from '#admission';
import { releaseFolder } from '../../apps/cadastre/src/release-folder.ts';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';
import type { Answer } from '../support/client.ts';
import { createFederation, type Party } from '../support/federation.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { describeOnStores } from '../support/stores.ts';
import { compact, headerOf, payloadOf } from '../support/tokens.ts';
import { toBase64Der } from '../support/x509.ts';

// The real Loire tokens on file: what they are worth here, and what their content is worth when it is signed anew.
const examples = (...parts: string[]): string => sharedPath('reference', 'data', 'gaia-x', 'examples', ...parts);
const text = (...parts: string[]): string => readFileSync(examples(...parts), 'utf8').trim();

const NOTARY = 'did:web:registrationnumber.notary.lab.gaia-x.eu:main';
const enveloped = (vp: string): readonly string[] =>
  payloadOf<{ verifiableCredential: { id: string }[] }>(vp).verifiableCredential.map(
    ({ id }) => id.split(',')[1] ?? '',
  );

/** The codes that refuse, each once, in their order. */
function errors({ findings }: Answer): readonly string[] {
  return [...new Set(findings.filter((f) => f.severity === 'error').map((f) => f.code))];
}

/** A DID document for the notary, made of the lab's key and chain on file. */
function labDocument(chain: readonly string[]) {
  const lab = JSON.parse(text('did-and-chains', 'lab-gaia-x-2022.did.json')) as {
    verificationMethod: { publicKeyJwk: { x5u?: string } & JsonObject }[];
  };
  const { x5u: _elsewhere, ...jwk } = lab.verificationMethod[0]!.publicKeyJwk;
  const publicKeyJwk = { ...jwk, x5c: chain.map(toBase64Der) };
  const id = `${NOTARY}#X509-JWK`;
  return {
    id: NOTARY,
    verificationMethod: [{ id, type: 'JsonWebKey2020', controller: NOTARY, publicKeyJwk }],
    assertionMethod: [id],
  };
}

describeWithShared('real Loire tokens', () => {
  describeOnStores('over HTTP', (store) => {
    const federation = createFederation({ at: '2026-04-01T00:00:00Z' });
    let cadastre: RunningCadastre;
    let members: readonly Party[];
    let vp: string;

    beforeAll(async () => {
      vp = text('loire', 'gaia-x-aisbl.participant.vp.jwt');
      const chain =
        text('did-and-chains', 'lab-gaia-x-2022.x509CertificateChain.pem').match(
          /-----BEGIN[^]*?END CERTIFICATE-----/g,
        ) ?? [];
      const issuers = [...new Set(enveloped(vp).map((vc) => payloadOf<{ issuer: string }>(vc).issuer))];
      members = issuers.map((did) => federation.participant({ did, pinned: false }));
      const trust = {
        anchors: [{ name: 'isrg-root-x1', pem: chain.at(-1) ?? '' }],
        documents: [labDocument(chain)],
        registrationNumber: issuers.slice(1),
      };
      cadastre = await startCadastre({ store, federation, trust });
    }, 120_000);
    afterAll(() => cadastre.close());

    it('the notary credential verifies, and its chain has expired', async () => {
      const before = await cadastre.census();
      const vc = text('loire', 'notary-lei.registrationnumber.notary.lab.gaia-x.eu.vc.jwt');
      const answer = await cadastre.publish(vc, { contentType: 'application/vc+jwt' });
      expect([answer.status, answer.code]).toEqual([422, 'trust/chain-expired']);
      expect(errors(answer)).toEqual(['trust/chain-expired', 'verify/expired']);
      const query = '?dryRun=true&at=2022-06-01T00:00:00Z';
      const then = await cadastre.publish(vc, { contentType: 'application/vc+jwt', query });
      expect(errors(then)).toEqual(['verify/not-yet-valid']);
      expect(await cadastre.census()).toEqual(before);
    });

    it('the presentation of issuers that cannot be reached is a 503, and nothing is stored', async () => {
      const before = await cadastre.census();
      const answer = await cadastre.publish(vp, { contentType: 'application/vp+jwt' });
      expect([answer.status, answer.code, answer.retryable]).toEqual([503, 'trust/unreachable', true]);
      expect(await cadastre.census()).toEqual(before);
    });

    it('its content, signed anew by keys of the test, goes the whole way to compliant at SC', async () => {
      const documents = members.map((m) => m.document);
      federation.writeTrust(`${cadastre.dataDir}/trust`, {
        documents,
        registrationNumber: members.slice(1).map((m) => m.did),
      });
      await cadastre.trustRead();
      const by = (did: unknown): Party => members.find((m) => m.did === did)!;
      const sign = (payload: { [member: string]: unknown }): string => {
        const { did, alg, kid, privateKey } = by(payload['issuer']);
        return compact({ alg, typ: 'vc+jwt', cty: 'vc', iss: did, kid }, payload, privateKey);
      };
      const credentials = enveloped(vp).map((vc) => sign(payloadOf(vc)));
      const holder = by(headerOf(vp)['iss']);
      const payload = {
        ...payloadOf(vp),
        verifiableCredential: credentials.map((vc) => ({
          '@context': 'https://www.w3.org/ns/credentials/v2',
          id: `data:application/vc+jwt,${vc}`,
          type: 'EnvelopedVerifiableCredential',
        })),
      };
      const { alg, kid, privateKey } = holder;
      const signed = compact({ alg, typ: 'vp+jwt', cty: 'vp', iss: holder.did, kid }, payload, privateKey);
      const answer = await cadastre.publish(signed);
      expect(answer.findings.filter((f) => f.severity !== 'info')).toEqual([]);
      expect([answer.status, answer.outcome, answer.level]).toEqual([201, 'compliant', 'SC']);
      expect(answer.credentials.map((c) => c.type)).toEqual(['gx:LegalPerson', 'gx:Issuer', 'gx:VatID']);
      expect(await cadastre.names('https://gaia-x.eu/.well-known/legal-person.json#cs')).toEqual([
        'Gaia-X European Association for Data and Cloud AISBL',
      ]);
    });
  });

  describe('as data', () => {
    it('the signature of the notary credential matches the lab key', () => {
      const vc = text('loire', 'notary-lei.registrationnumber.notary.lab.gaia-x.eu.vc.jwt');
      const key = createPublicKey({ key: labDocument([]).verificationMethod[0]!.publicKeyJwk, format: 'jwk' });
      const [head, body, signature = ''] = vc.split('.');
      const input = Buffer.from(`${head}.${body}`);
      const pss = { key, padding: 6, saltLength: 32 };
      expect(verifySignature('sha256', input, pss, Buffer.from(signature, 'base64url'))).toBe(true);
    });

    it('the claims of the presentation conform', async () => {
      const release = loadRelease(releaseFolder());
      const signed = enveloped(text('loire', 'gaia-x-aisbl.participant.vp.jwt')).map((vc, i) => {
        const document = payloadOf<JsonObject>(vc);
        const digest = createHash('sha256').update(vc).digest('hex');
        return { digest, issuer: document['issuer'] as string, document, pointer: `/credentials/${i}` };
      });
      const claims = await toClaims(signed, release);
      const shapes = compileShapes(...shapesOf(release));
      const judged = await report(claims, { shapes, release, context: [] });
      expect(judged.findings).toEqual([]);
      expect(judged.conforms).toBe(true);
    });

    it('all three digestSRI of the real label match', () => {
      const label = payloadOf<{
        credentialSubject: { 'gx:compliantCredentials': { id: string; 'gx:digestSRI': string }[] };
      }>(text('loire', 'gaia-x-aisbl.label.vc.jwt'));
      const said = label.credentialSubject['gx:compliantCredentials'].map((c) => [c.id, c['gx:digestSRI']]);
      const found = enveloped(text('loire', 'gaia-x-aisbl.participant.vp.jwt')).map((vc) => {
        const document = payloadOf<JsonObject>(vc);
        return [document['id'], digestSri(document, 'hex')];
      });
      expect(said).toHaveLength(3);
      expect(new Map(found as [string, string][])).toEqual(new Map(said as [string, string][]));
    });
  });
});
