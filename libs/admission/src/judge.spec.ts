import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Known } from '#graph';
import { digestSri, jcs, loadRelease, type JsonObject } from '#rdf';
import { Refusal } from '#refusal';
import { compileShapes } from '#shapes';
import { createGatherer, loadTrust, openDoor } from '#trust';
import {
  ACCEPTED_TERMS,
  credential,
  dataProduct,
  legalPerson,
  registrationNumber,
  serviceOffering,
  termsAccepted,
  virtualResource,
  type Document,
} from '../../../test/support/documents.ts';
import { sha256 } from '../../../test/support/client.ts';
import { createFederation, type Party } from '../../../test/support/federation.ts';
import { ROOT } from '../../../test/support/shared.ts';
import { payloadOf } from '../../../test/support/tokens.ts';
import { judge } from './admit.ts';
import { shapesOf } from './release-shapes.ts';
import type { Judgement, Submission } from './submission.ts';

const AT = '2026-11-01T12:00:00Z';
const NOTHING: Known = { subjects: [], credentials: [], byIssuer: [], reserved: [] };
const releaseDir = join(ROOT, 'shapes', 'loire-25.11');
const release = loadRelease(releaseDir);
const shapes = compileShapes(...shapesOf(release));
const federation = createFederation({ at: AT });
const hrs = federation.participant({ did: 'did:web:hrs.example' });
const other = federation.participant({ did: 'did:web:other.example' });
const instance = federation.participant({ did: 'did:web:cadastre.example' });
const dir = mkdtempSync(join(tmpdir(), 'judge-'));
const clearing = federation.participant({ did: 'did:web:clearing.example' });
federation.writeTrust(dir, { label: [clearing.did] });
const trust = loadTrust(dir);
const gatherer = createGatherer({ door: openDoor(), pins: () => trust.pins, clock: () => new Date(AT) });

async function judged(
  bytes: string,
  { known = NOTHING, ...more }: Partial<Submission> & { known?: Known } = {},
): Promise<Judgement> {
  const mediaType = bytes.includes('.') && kindOf(bytes) === 'vp' ? 'application/vp+jwt' : 'application/vc+jwt';
  const submission: Submission = { body: Buffer.from(bytes), mediaType, policy: 'strict', at: AT, ...more };
  return judge(submission, {
    release,
    shapes,
    trust: () => trust.state,
    parsed: new Map(),
    instance: { did: instance.did, publicUrl: 'https://cadastre.example' },
    gather: (needs) => gatherer.gather(needs),
    known: () => Promise.resolve(known),
  });
}

const kindOf = (jws: string): string =>
  (JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as { cty: string }).cty;

/** The same credential about two subjects, the second of another class and without id. */
function several(document: Document, type: string): Document {
  const subject = document['credentialSubject'] as Document;
  return { ...document, credentialSubject: [subject, { ...subject, id: undefined, type }] };
}

async function codesOf(bytes: string, more?: Parameters<typeof judged>[1]): Promise<readonly string[]> {
  try {
    await judged(bytes, more);
  } catch (error) {
    if (error instanceof Refusal) {
      const all = error.findings.flatMap((f) => [f, ...(f.consequences ?? [])]);
      return all.filter((f) => f.severity === 'error').map((f) => f.code);
    }
    throw error;
  }
  return [];
}

/** What the catalogue would answer if it held what these tokens said. */
async function holding(who: Party): Promise<Known> {
  const { commit } = await judged(federation.joining(who));
  const held = commit.credentials.map((c) => ({ digest: c.digest, issuer: c.issuer, statements: c.statements }));
  return {
    subjects: commit.credentials.map((c, i) => ({ iri: c.subject, owner: c.issuer, credentials: [held[i]!] })),
    credentials: [],
    byIssuer: held.filter((_, i) => commit.credentials[i]?.type === 'gx:Issuer'),
    reserved: [],
  };
}

describe('the judgement of a submission', () => {
  it('finds a complete participant compliant at SC and writes the label over it', async () => {
    const { commit, label } = await judged(federation.joining(hrs));
    expect(commit.decision.record).toMatchObject({ outcome: 'compliant', level: 'SC', policy: 'strict', at: AT });
    expect(commit.credentials.map((c) => c.type)).toEqual(['gx:LegalPerson', 'gx:VatID', 'gx:Issuer']);
    expect(label?.['credentialSubject']).toMatchObject({ 'gx:labelLevel': 'SC', 'gx:rulesVersion': 'CD25.10' });
  });

  it('keeps the bytes of the DID documents it used as evidence', async () => {
    const { commit } = await judged(federation.joining(hrs));
    const { evidence } = commit.decision;
    const documents = evidence.flatMap((e) => (e.kind === 'did' ? [(JSON.parse(e.bytes) as { id: string }).id] : []));
    expect(documents.sort()).toEqual([hrs.did, federation.notary.did].sort());
    // And the anchor that their chains end in.
    const [anchor, ...more] = evidence.filter(({ kind }) => kind !== 'did');
    expect([anchor?.kind, more]).toEqual(['anchor', []]);
    const der = Buffer.from(anchor?.bytes ?? '', 'base64');
    expect(createHash('sha256').update(der).digest('hex')).toBe(anchor?.digest);
  });

  it('names the unknown provider as the root, and what follows from it last', async () => {
    const offering = federation.vc(hrs, serviceOffering(hrs, 'alone'));
    const codes = await codesOf(offering, { known: { ...NOTHING, byIssuer: (await holding(hrs)).byIssuer } });
    expect(codes[0]).toBe('compliance/provider-unknown');
    expect(codes).toContain('shapes/class');
  });

  it('judges an offering alone with what the catalogue holds about its provider, and records it', async () => {
    const known = await holding(hrs);
    const { commit } = await judged(federation.vc(hrs, serviceOffering(hrs, 'alone')), { known });
    expect(commit.decision.record.outcome).toBe('compliant');
    const relied = known.subjects
      .filter((s) => s.iri.endsWith('/participant'))
      .flatMap((s) => s.credentials[0]!.digest);
    expect(commit.decision.record.reliedOn).toEqual(expect.arrayContaining(relied));
  });

  it('refuses an offering in the name of another participant', async () => {
    const stolen = { ...serviceOffering(hrs, 'stolen'), issuer: other.did };
    const known = await holding(hrs);
    const codes = await codesOf(federation.vp(other, [federation.vc(other, stolen), ...federation.onboarding(other)]), {
      known,
    });
    expect(codes).toEqual(['compliance/provider-issuer']);
  });

  it('does not take the word of another about a provider whose owner is known', async () => {
    const known = await holding(hrs);
    const impostor = { ...legalPerson(hrs), issuer: other.did, id: 'https://other.example/credentials/impostor' };
    const offering = { ...serviceOffering(hrs, 'stolen'), issuer: other.did };
    const tokens = [impostor, offering].map((d) => federation.vc(other, d as Document));
    const codes = await codesOf(federation.vp(other, [...tokens, ...federation.onboarding(other)]), { known });
    expect(codes[0]).toBe('compliance/provider-issuer');
  });

  it('does not take the word of another about what is under the host of a known issuer, or of one who comes along', async () => {
    const number = { 'gx:registrationNumber': { id: `${other.base}/registration-number` } };
    const person = legalPerson(hrs, number);
    const impostor = { ...person, issuer: other.did, id: 'https://other.example/credentials/impostor' };
    const offering = { ...serviceOffering(hrs, 'stolen'), issuer: other.did };
    const tokens = [impostor, offering].map((d) => federation.vc(other, d as Document));
    const presentation = federation.vp(other, [...tokens, ...federation.onboarding(other)]);
    expect(await codesOf(presentation)).toEqual([]);
    const reserved = ['participant', 'services/stolen'].map((path) => {
      return { iri: `${hrs.base}/${path}`, owner: hrs.did };
    });
    expect(await codesOf(presentation, { known: { ...NOTHING, reserved } })).toContain('compliance/provider-unknown');
    const [, , terms] = federation.onboarding(hrs);
    const along = federation.vp(other, [...tokens, ...federation.onboarding(other), terms!]);
    expect(await codesOf(along)).toContain('compliance/provider-unknown');
  });

  it('takes the registration number of the notary under the host of a known issuer, and hands on who may attest', async () => {
    const reserved = ['participant', 'registration-number', 'terms'].map((path) => {
      return { iri: `${hrs.base}/${path}`, owner: hrs.did };
    });
    const { commit } = await judged(federation.joining(hrs), { known: { ...NOTHING, reserved } });
    expect(commit.decision.record.outcome).toBe('compliant');
    expect(commit.attestors).toEqual([federation.notary.did]);
    expect(commit.owners).toEqual(reserved);
  });

  it('asks every issuer but the trusted ones for the terms', async () => {
    const [person, number] = federation.onboarding(hrs);
    expect(await codesOf(federation.vp(hrs, [person!, number!]))).toEqual(['compliance/terms-missing']);
  });

  it('takes registration numbers from trusted issuers only', async () => {
    const own = federation.vc(hrs, registrationNumber(hrs, hrs.did));
    const [person, , terms] = federation.onboarding(hrs);
    expect((await codesOf(federation.vp(hrs, [person!, own, terms!])))[0]).toBe(
      'compliance/registration-number-untrusted',
    );
    expect((await codesOf(federation.vp(hrs, [person!, terms!])))[0]).toBe('compliance/registration-number-missing');
  });

  it('names a missing property before what rules say about it', async () => {
    const person = federation.vc(hrs, legalPerson(hrs, { 'gx:legalAddress': undefined }));
    const [, number, terms] = federation.onboarding(hrs);
    expect(await codesOf(federation.vp(hrs, [person, number!, terms!]))).toEqual(['shapes/min-count']);
  });

  it.each(['proof', 'https://w3id.org/security#proof'])(
    'says that a proof inside a token (%s) was not verified, in credential and presentation (one envelope per document)',
    async (member) => {
      const proof = { [member]: { type: 'JsonWebSignature2020', jws: 'eyJhbGciOiJQUzI1NiJ9..c2ln' } };
      const [person, number, terms] = [
        federation.vc(hrs, { ...legalPerson(hrs), ...proof }),
        ...federation.onboarding(hrs).slice(1),
      ];
      const { commit } = await judged(federation.vp(hrs, [person, number!, terms!], { more: proof }));
      expect(commit.decision.record.outcome).toBe('compliant');
      const { findings } = commit.decision.record;
      const step = member.replaceAll('/', '~1');
      const told = findings.filter((f) => f.code === 'verify/proof-ignored').map((f) => `${f.severity} ${f.pointer}`);
      expect(told).toEqual([`info /payload/${step}`, `info /credentials/0/payload/${step}`]);
      expect(commit.credentials[0]?.statements).not.toContain('JsonWebSignature2020');
    },
  );

  it('keeps under lab what only shapes and rules object to, marked as accepted and without a label', async () => {
    const [person, number] = federation.onboarding(hrs);
    const { commit, label } = await judged(federation.vp(hrs, [person!, number!]), { policy: 'lab' });
    expect(commit.decision.record.outcome).toBe('accepted');
    expect(commit.decision.record.level).toBeUndefined();
    expect(label).toBeUndefined();
    expect(commit.decision.bytes).toContain('compliance/terms-missing');
  });

  it('holds a status list it cannot read against the credential', async () => {
    const status = {
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: 'https://hrs.example/status/1',
      },
    };
    const [, number, terms] = federation.onboarding(hrs);
    const person = federation.vc(hrs, { ...legalPerson(hrs), ...status });
    const bytes = federation.vp(hrs, [person, number!, terms!]);
    expect(await codesOf(bytes)).toEqual(['status/not-checked']);
    expect((await judged(bytes, { policy: 'lab' })).commit.decision.record.outcome).toBe('accepted');
  });

  it.each<readonly [string, Document, string]>([
    ['participant', legalPerson(hrs, { id: undefined }), ''],
    ['offering', serviceOffering(hrs, 'x', { id: undefined }), ''],
    ['data product', dataProduct(hrs, 'x', { id: undefined }), ''],
    ['resource', virtualResource(hrs, 'x', { '@id': '_:x', id: undefined }), ''],
    ['resource of a sub-class, beside another', several(virtualResource(hrs, 'x'), 'gx:SoftwareResource'), '/1'],
  ])('refuses a %s without id under every policy: it could never be listed (contract §1)', async (_, document, at) => {
    const bytes = federation.vp(hrs, [federation.vc(hrs, document), ...federation.onboarding(hrs).slice(1)]);
    for (const policy of ['strict', 'lab'] as const) {
      const error: unknown = await judged(bytes, { policy }).catch((e: unknown) => e);
      const { findings } = error as Refusal;
      expect(findings.filter((f) => f.code === 'admission/no-subject-id')).toMatchObject([
        { severity: 'error', pointer: `/credentials/0/payload/credentialSubject${at}/id` },
      ]);
    }
  });

  it('refuses identifiers that name two things under every policy, beside what shapes and rules find (gaia-x.md §3.1)', async () => {
    const [person, number, terms] = federation.onboarding(hrs);
    const again = federation.vc(hrs, { ...serviceOffering(hrs, 'x'), id: legalPerson(hrs)['id'] });
    const self = federation.vc(hrs, { ...termsAccepted(hrs), id: `${hrs.base}/terms` });
    for (const policy of ['strict', 'lab'] as const) {
      expect(await codesOf(federation.vp(hrs, [person!, number!, terms!, again]), { policy })).toEqual([
        'credential/id-shared',
      ]);
      const unnumbered = federation.vp(hrs, [person!, self]);
      const codes = await codesOf(unnumbered, { policy });
      expect(codes[0]).toBe('credential/id-shared');
      if (policy === 'strict') expect(codes).toContain('compliance/registration-number-missing');
    }
  });

  it('takes an issuer of terms and a registration number without id, as before: neither is listed', async () => {
    const terms = federation.vc(hrs, {
      ...termsAccepted(hrs),
      credentialSubject: { 'gx:gaiaxTermsAndConditions': ACCEPTED_TERMS[0] },
    });
    const { commit } = await judged(federation.vp(hrs, [...federation.onboarding(hrs).slice(0, 2), terms]));
    expect(commit.decision.record.outcome).toBe('compliant');
  });

  it.each(['gx:NaturalParticipant', 'schema:Person', 'http://xmlns.com/foaf/0.1/Person'])(
    'refuses a natural person (%s) and repeats nothing of it',
    async (type) => {
      const person = credential({
        issuer: hrs.did,
        id: 'https://hrs.example/credentials/someone',
        type,
        subject: { id: 'https://hrs.example/someone', 'schema:name': 'Erika Mustermann' },
      });
      const error: unknown = await judged(federation.vc(hrs, person)).catch((e: unknown) => e);
      expect((error as Refusal).code).toBe('admission/natural-person');
      expect(JSON.stringify((error as Refusal).findings)).not.toContain('Mustermann');
    },
  );

  describe('labels of others (contract §7)', () => {
    const onboarding = federation.onboarding(hrs);
    const own = onboarding.map((vc) => payloadOf<JsonObject>(vc));
    const entry = (document: JsonObject, more: Document = {}): Document => ({
      id: document['id'],
      type: 'gx:CompliantCredential',
      'gx:credentialType': 'gx:LegalPerson',
      'cred:digestSRI': { '@type': 'cred:sriString', '@value': digestSri(document, 'base64') },
      ...more,
    });
    const sri = (value: string): Document => ({ 'cred:digestSRI': { '@type': 'cred:sriString', '@value': value } });
    const label = (by: Party, entries: readonly Document[]): string =>
      federation.vc(by, {
        '@context': ['https://www.w3.org/ns/credentials/v2', release.namespace],
        type: ['VerifiableCredential', 'gx:LabelCredential'],
        id: `${by.base}/label`,
        issuer: by.did,
        credentialSubject: {
          id: `${by.base}/label#cs`,
          'gx:labelLevel': 'SC',
          'gx:engineVersion': '1',
          'gx:rulesVersion': 'CD25.10',
          'gx:compliantCredentials': entries,
          'gx:validatedCriteria': [
            'https://docs.gaia-x.eu/policy-rules-committee/compliance-document/25.10/criteria_participant/#PA1.1',
          ],
        },
      });
    const beside = (token: string): string => federation.vp(hrs, [...onboarding, token]);
    const whole = (of: (document: JsonObject) => Document): string => beside(label(clearing, own.map(of)));
    const hash = (algorithm: string, form: 'base64' | 'hex') => (document: JsonObject) =>
      `${algorithm}-${createHash(algorithm).update(jcs(document)).digest(form)}`;

    it.each<readonly [string, (document: JsonObject) => Document]>([
      ['base64', (document) => entry(document)],
      ['hex, as live clearing houses write it', (document) => entry(document, sri(digestSri(document, 'hex')))],
      ['SHA-384', (document) => entry(document, sri(hash('sha384', 'base64')(document)))],
      ['SHA-512', (document) => entry(document, sri(hash('sha512', 'hex')(document)))],
      [
        'several, the strongest right',
        (document) => entry(document, sri(`sha256-AAAA ${hash('sha512', 'base64')(document)}`)),
      ],
      ['without the id of the credential', (document) => entry(document, { id: undefined })],
      [
        'in the form of the live service',
        (document) => ({ id: document['id'], type: 'gx:LegalPerson', 'gx:digestSRI': digestSri(document, 'hex') }),
      ],
    ])('count where issuer and digests are right: %s (gaia-x.md §6.2)', async (_, of) => {
      expect((await judged(whole(of))).commit.decision.record.outcome).toBe('compliant');
    });

    it.each([
      ['another digest', entry(own[0]!, sri(digestSri({ ...own[0], issuer: 'x' }, 'base64')))],
      ['the digest of another credential', entry(own[0]!, sri(digestSri(own[1]!, 'base64')))],
      [
        'the digest of the token',
        entry(own[0]!, sri(`sha256-${createHash('sha256').update(onboarding[0]!).digest('hex')}`)),
      ],
      ['several digests, the strongest wrong', entry(own[0]!, sri(`${digestSri(own[0]!, 'hex')} sha512-AAAA`))],
      ['an algorithm that is none', entry(own[0]!, sri('md5-AAAA'))],
      ['a credential that nobody sent', entry({ ...own[0], id: 'https://hrs.example/never' })],
    ])('say nothing of content that is not here: %s', async (_, wrong) => {
      const bytes = beside(label(clearing, [...own.slice(1).map((one) => entry(one)), wrong]));
      expect(await codesOf(bytes)).toEqual(['compliance/label-content-missing']);
      const lab = (await judged(bytes, { policy: 'lab' })).commit.decision.record;
      expect([lab.outcome, lab.level]).toEqual(['accepted', undefined]);
    });

    it.each([
      ['the participant itself', hrs],
      ['another participant', other],
      ['a notary', federation.notary],
      ['this instance: what it attests itself needs not be sent in', instance],
    ])('are not taken from whoever likes: %s', async (_, by) => {
      const bytes = beside(
        label(
          by,
          own.map((one) => entry(one)),
        ),
      );
      expect(await codesOf(bytes)).toEqual(['compliance/label-untrusted']);
      const lab = (await judged(bytes, { policy: 'lab' })).commit.decision.record;
      expect([lab.outcome, lab.level]).toEqual(['accepted', undefined]);
      expect(lab.findings.map(({ code }) => code)).toContain('compliance/label-untrusted');
    });

    it('rely on the active credential of the catalogue that they name, and record it', async () => {
      const token = label(
        clearing,
        own.map((one) => entry(one)),
      );
      expect(new Set(await codesOf(token))).toEqual(new Set(['compliance/label-content-missing']));
      const named = onboarding.map((raw, i) => ({ id: own[i]!['id'] as string, digest: sha256(raw), raw }));
      const { commit } = await judged(token, { known: { ...NOTHING, named } });
      expect(commit.decision.record.outcome).toBe('compliant');
      expect(commit.decision.record.reliedOn).toEqual(expect.arrayContaining(named.map(({ digest }) => digest)));
    });
  });

  describe('natural persons (health.md §5), judged as RDF', () => {
    const PERSON = 'https://schema.org/Person';
    const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
    const someone = { id: 'https://hrs.example/people/erika', 'schema:name': 'Erika Mustermann' };
    const typed = { [TYPE]: { id: PERSON } };
    const offering = (more: Document): Document => serviceOffering(hrs, 'x', more);
    const addressed = (more: Document): Document =>
      legalPerson(hrs, { 'gx:legalAddress': { type: 'gx:Address', 'gx:countryCode': 'LU', ...more } });

    it.each<readonly [string, Document]>([
      ['an included node', offering({ '@included': [{ ...someone, '@type': PERSON }] })],
      ['an included node, typed by the property', offering({ '@included': [{ ...someone, ...typed }] })],
      ['a node included in the credential', { ...offering({}), '@included': [{ ...someone, ...typed }] }],
      ['a node that refers here', offering({ '@reverse': { 'schema:employee': { ...someone, ...typed } } })],
      [
        'a class that is said of a node, the other way round',
        offering({ '@included': [{ '@id': PERSON, '@reverse': { [TYPE]: { '@id': someone.id } } }] }),
      ],
      ['an address', addressed(typed)],
      ['an address, by @type in a list', addressed({ type: ['gx:Address', 'vcard:Individual'] })],
      ['the credential', { ...offering({}), ...typed }],
      ['the subject', offering(typed)],
      ['evidence', { ...offering({}), evidence: { type: 'gx:Evidence', ...typed } }],
      ['a class of foaf in its new spelling', offering({ [TYPE]: { id: 'https://xmlns.com/foaf/0.1/Person' } })],
      ['a class that nobody knows', offering({ [TYPE]: { id: 'https://x.example/v#NaturalPersonCredential' } })],
      ['a class in another case', offering({ [TYPE]: { id: 'https://x.example/v/naturalPerson/' } })],
      ['several types of the property', offering({ [TYPE]: [{ id: 'https://x.example/A' }, { '@id': PERSON }] })],
    ])('refuses one who is told by %s, and repeats nothing', async (_, document) => {
      for (const policy of ['strict', 'lab'] as const) {
        const error: unknown = await judged(federation.vc(hrs, document), { policy }).catch((e: unknown) => e);
        expect((error as Refusal).findings).toHaveLength(1);
        expect((error as Refusal).code).toBe('admission/natural-person');
        expect(JSON.stringify((error as Refusal).findings)).not.toMatch(/Mustermann|erika/);
      }
    });

    it('takes contact points, organisations and things that are about people', async () => {
      const contact = { 'schema:telephone': '+352 1', 'schema:email': 'data@hrs.example' };
      const nodes = [
        { '@type': 'https://schema.org/ContactPoint', ...contact },
        { '@type': 'http://www.w3.org/2006/vcard/ns#Organization', ...contact },
        { '@type': 'http://www.w3.org/2006/vcard/ns#Kind', ...contact },
        { '@type': 'https://x.example/PersonalDataPolicy' },
        { '@id': 'https://x.example/survey', 'https://schema.org/about': { '@id': PERSON } },
      ];
      expect(await codesOf(federation.vc(hrs, offering({ '@included': nodes })))).not.toContain(
        'admission/natural-person',
      );
    });
  });

  it('gives the same verdict for the same bytes, evidence and clock', async () => {
    const bytes = federation.vp(hrs, [...federation.onboarding(hrs), federation.vc(hrs, dataProduct(hrs, 'x'))]);
    expect(await judged(bytes)).toEqual(await judged(bytes));
  });
});
