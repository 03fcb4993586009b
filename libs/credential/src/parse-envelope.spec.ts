import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Refusal, type Finding } from '#refusal';
import { describeWithShared, sharedPath } from '../../../test/support/shared.ts';
import { identifierFindings, NO_TOLERANCES, parseEnvelope, type EnvelopeOptions } from './index.ts';

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const token = (header: unknown, payload: unknown, signature = 'c2ln'): string =>
  `${part(header)}.${part(payload)}.${signature}`;

const DID = 'did:web:a.example';
const HEADER = { alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: `${DID}#k`, iss: DID };
const VP_HEADER = { ...HEADER, typ: 'vp+jwt', cty: 'vp' };
const CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://w3id.org/gaia-x/development#'],
  id: 'https://a.example/c/1',
  type: ['VerifiableCredential', 'gx:LegalPerson'],
  issuer: DID,
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  credentialSubject: { id: 'https://a.example/s/1', 'schema:name': 'A' },
};
const credential = (change: object = {}, header: object = {}): string =>
  token({ ...HEADER, ...header }, { ...CREDENTIAL, ...change });
const enveloped = (text: string, form = 'data:application/vc+jwt,'): object => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  type: 'EnvelopedVerifiableCredential',
  id: form + text,
});
const presentation = (items: readonly unknown[], change: object = {}): string =>
  token(VP_HEADER, {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: DID,
    verifiableCredential: items,
    ...change,
  });

type Options = Partial<EnvelopeOptions>;
const parse = (body: string | Buffer, options: Options = {}): ReturnType<typeof parseEnvelope> =>
  parseEnvelope(Buffer.from(body), { mediaType: 'application/vc+jwt', ...options });
const VP: Options = { mediaType: 'application/vp+jwt' };

function found(body: string | Buffer, options: Options = {}): string[] {
  const shown = (findings: readonly Finding[]): string[] =>
    findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.pointer ?? '-'}`);
  try {
    return shown(parse(body, options).findings);
  } catch (thrown) {
    if (thrown instanceof Refusal) return shown(thrown.findings);
    throw thrown;
  }
}
const drifts = (body: string, options: Options = {}): string[] =>
  parse(body, options).findings.map((f) => `${f.code} ${f.severity} ${f.pointer ?? '-'}`);

describe('parseEnvelope', () => {
  it('reads a credential alone', () => {
    const envelope = parse(credential());
    expect(envelope.presentation).toBeUndefined();
    expect(envelope.findings).toEqual([]);
    expect(envelope.credentials).toMatchObject([
      { pointer: '/credentials/0', issuer: DID, subjects: ['https://a.example/s/1'], hasStatus: false, model: '2.0' },
    ]);
    expect(envelope.credentials[0]?.digest).toBe(envelope.digest);
  });

  it('reads a presentation, with parameters in its media type', () => {
    const body = presentation([enveloped(credential()), enveloped(credential({ id: 'https://a.example/c/2' }))]);
    const envelope = parse(body, { mediaType: 'Application/VP+JWT; charset=utf-8' });
    expect(envelope.presentation).toMatchObject({ signer: DID, pointer: '' });
    expect(envelope.credentials.map(({ id }) => id)).toEqual(['https://a.example/c/1', 'https://a.example/c/2']);
  });

  it.each([
    ['nothing', '', 'credential/not-jws /credentials/0'],
    ['no JWS', 'hello', 'credential/not-jws /credentials/0'],
    ['three dots', `${credential()}.x`, 'credential/not-jws /credentials/0'],
    ['padding', `${credential()}==`, 'credential/encoding /credentials/0/signature'],
    ['a line break', `${credential()}\n`, 'credential/encoding /credentials/0/signature'],
    ['a carriage return', `${credential()}\r\n`, 'credential/encoding /credentials/0/signature'],
    ['a space in front', ` ${credential()}`, 'credential/encoding /credentials/0/header'],
    ['a scheme in front', `Bearer ${credential()}`, 'credential/encoding /credentials/0/header'],
    ['unused bits', credential().replace(/c2ln$/, 'c2lnB'), 'credential/encoding /credentials/0/signature'],
    ['JSON serialisation', '{"payload":"e30","signatures":[]}', 'credential/other-envelope '],
    ['characters outside ASCII', `${credential()}é`, 'credential/not-jws '],
    ['an array as header', token([], CREDENTIAL), 'credential/not-json /credentials/0/header'],
    ['a text as payload', token(HEADER, '"x"'), 'credential/not-json /credentials/0/payload'],
    ['a duplicate member', token(HEADER, '{"a":1,"a":2}'), 'credential/duplicate-member /credentials/0/payload'],
    ['nesting', token(HEADER, '['.repeat(10_000)), 'credential/nesting /credentials/0/payload'],
    ['a wrapper', credential({ vc: {} }), 'credential/wrapper-claim /credentials/0/payload/vc'],
    ['no validFrom', credential({ validFrom: undefined }), 'credential/structure /credentials/0/payload/validFrom'],
    ['no subject', credential({ credentialSubject: {} }), 'rdf/empty-graph /credentials/0/payload/credentialSubject'],
    ['another jti', credential({ jti: 'urn:x' }), 'credential/structure /credentials/0/payload/jti'],
    [
      'VCDM 1.1',
      credential({ '@context': ['https://www.w3.org/2018/credentials/v1'] }),
      'credential/other-generation /credentials/0/payload',
    ],
    [
      'VCDM 1.1 in a vc claim',
      token(HEADER, { iss: DID, vc: { '@context': ['https://www.w3.org/2018/credentials/v1'] } }),
      'credential/other-generation /credentials/0/payload',
    ],
    [
      'an unknown context first',
      credential({ '@context': ['https://a.example/context'] }),
      'credential/structure /credentials/0/payload/@context',
    ],
    ['a presentation', presentation([]), 'verify/token-type /credentials/0/header/typ'],
  ])('refuses %s', (_, body, expected) => {
    expect(found(body)).toEqual([expected]);
  });

  it('refuses by media type, size and bytes', () => {
    expect(found(credential(), { mediaType: 'application/json' })).toEqual(['credential/media-type -']);
    expect(found(credential(), { maxBytes: 100 })).toEqual(['credential/too-large ']);
    expect(found('x'.repeat(1_100_000))).toEqual(['credential/too-large ']);
    expect(found(Buffer.from([0xff, 0xfe]))).toEqual(['credential/not-utf8 ']);
    expect(found(token({ typ: 'at+jwt' }, {}), { mediaType: 'application/jwt' })).toEqual([
      'verify/token-type /header/typ',
    ]);
  });

  it('finds the faults of every part of a presentation at once', () => {
    const body = presentation(
      [
        enveloped('x.y'),
        CREDENTIAL,
        enveloped(credential({ issuer: 'nobody' })),
        enveloped(credential(), 'data:application/vc+sd-jwt,'),
        'text',
      ],
      { holder: 'nobody', vp: {} },
    );
    expect(found(body, VP)).toEqual([
      'credential/wrapper-claim /payload/vp',
      'credential/structure /payload/holder',
      'credential/not-jws /credentials/0',
      'credential/unsecured /payload/verifiableCredential/1',
      'credential/structure /credentials/1/payload/issuer',
      'credential/enveloped-type /payload/verifiableCredential/3/id',
      'credential/structure /payload/verifiableCredential/4',
    ]);
  });

  it.each<readonly [string, readonly object[], object, readonly string[]]>([
    ['two credentials', [{}, { name: 'other' }], {}, ['/credentials/1/payload/id']],
    ['a credential and its subject', [{ id: 'https://a.example/s/1' }], {}, ['/credentials/0/payload/id']],
    [
      'a credential and the subject of another',
      [
        { id: 'https://a.example/s/2' },
        { id: 'https://a.example/c/2', credentialSubject: [{ id: 'https://a.example/s/2' }] },
      ],
      {},
      ['/credentials/0/payload/id'],
    ],
    ['a credential and its issuer', [{ id: DID }], {}, ['/credentials/0/payload/id']],
    ['a presentation and its credential', [{}], { id: 'https://a.example/c/1' }, ['/payload/id']],
    ['a presentation and a subject', [{}], { id: 'https://a.example/s/1' }, ['/payload/id']],
    ['a presentation and its holder', [{}], { id: DID }, ['/payload/id']],
    // These may coincide.
    ['two credentials of different issuers', [{}, { issuer: 'did:web:b.example' }], {}, []],
    ['two subjects', [{}, { id: 'https://a.example/c/2' }], {}, []],
    ['a subject and its issuer', [{ credentialSubject: { id: DID, 'schema:name': 'A' } }], {}, []],
    ['a credential and itself, sent twice', [{}, {}], {}, []],
  ])('lets no identifier name two things: %s (ICAM, gaia-x.md §3.1)', (_, credentials, change, pointers) => {
    const body = presentation(
      credentials.map((one) => enveloped(credential(one))),
      change,
    );
    const shared = identifierFindings(parse(body, VP)).map(({ code, pointer }) => `${code} ${pointer ?? ''}`);
    expect(shared).toEqual(pointers.map((pointer) => `credential/id-shared ${pointer}`));
  });

  it('bounds the number of credentials and needs at least one', () => {
    const item = enveloped(credential());
    expect(found(presentation([item, item]), { ...VP, maxCredentials: 1 })).toEqual([
      'credential/too-many-credentials /payload/verifiableCredential',
    ]);
    expect(found(presentation([]), VP)).toEqual(['credential/structure /payload/verifiableCredential']);
  });

  it('reports every header drift and accepts it', () => {
    const drifted = { typ: 'vc+ld+json+jwt', cty: undefined, iss: undefined, iat: 1_772_701_204_830 };
    expect(drifts(credential({}, drifted), { mediaType: 'application/vc+ld+json+jwt' })).toEqual([
      'credential/media-type-drift info -',
      'credential/typ-drift info /credentials/0/header/typ',
      'credential/cty-drift info /credentials/0/header/cty',
      'credential/iss-drift info /credentials/0/header/iss',
      'credential/header-time-drift info /credentials/0/header/iat',
    ]);
    expect(found(credential({}, drifted), { tolerances: NO_TOLERANCES })).toHaveLength(4);
  });

  it.each(['data:application/vc+jwt;', 'data:application/vc+ld+json+jwt,', 'data:application/vc+jwt;charset=utf-8,'])(
    'reads the data URL form %s',
    (form) => {
      expect(drifts(presentation([enveloped(credential(), form)]), VP)).toEqual([
        'credential/data-uri-drift info /payload/verifiableCredential/0/id',
      ]);
    },
  );

  it('reads a presentation inside a presentation, one level deep', () => {
    const wrap = (text: string): object => ({
      ...enveloped(text, 'data:application/vp+jwt,'),
      type: 'EnvelopedVerifiablePresentation',
    });
    const inner = presentation([enveloped(credential())]);
    const envelope = parse(presentation([wrap(inner)]), VP);
    expect(envelope.nested).toMatchObject([{ pointer: '/presentations/0' }]);
    expect(envelope.credentials).toMatchObject([{ pointer: '/credentials/0' }]);
    expect(parse(token(VP_HEADER, wrap(inner)), VP).nested).toHaveLength(1);
    expect(found(presentation([wrap(presentation([wrap(inner)]))]), VP)).toEqual([
      'credential/structure /presentations/0/payload/verifiableCredential/0',
    ]);
  });
});

describeWithShared('real Loire input', () => {
  const read = (file: string): string =>
    readFileSync(sharedPath('reference', 'data', 'gaia-x', 'examples', 'loire', file), 'latin1').trim();

  it('reads the participant presentation with all its drifts', () => {
    const envelope = parse(read('gaia-x-aisbl.participant.vp.jwt'), VP);
    expect(envelope.credentials.map(({ types }) => types[1])).toEqual(['gx:LegalPerson', 'gx:Issuer', 'gx:VatID']);
    expect(new Set(envelope.findings.map(({ code }) => code))).toEqual(
      new Set([
        ...['presentation', 'inline-context', 'term', 'typ', 'cty', 'header-time', 'evidence'].map(
          (name) => `credential/${name}-drift`,
        ),
      ]),
    );
    expect(envelope.findings.every(({ severity }) => severity === 'info')).toBe(true);
  });

  it('reads the notary credential and the label', () => {
    const notary = read('notary-lei.registrationnumber.notary.lab.gaia-x.eu.vc.jwt');
    expect(parse(notary).findings.map(({ code }) => code)).toContain('credential/null-value-drift');
    expect(parse(read('gaia-x-aisbl.label.vc.jwt')).credentials[0]?.types).toContain('gx:LabelCredential');
  });
});
