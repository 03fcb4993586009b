import { Refusal, type Finding } from '#refusal';
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';
import type { CredentialClaims, SignedClaims } from './claims.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { loadRelease } from './load-release.ts';
import { parseStatements, toStatements } from './nquads.ts';
import { toClaims } from './to-claims.ts';

const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const GX = release.namespace;
const V2 = 'https://www.w3.org/ns/credentials/v2';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const subject: JsonObject = { id: 'https://a.example/vat#cs', 'gx:vatID': 'LU28959578' };
function document(changes: Readonly<Record<string, JsonValue>> = {}): JsonObject {
  return {
    '@context': [V2, GX],
    id: 'https://a.example/vat.json',
    type: ['VerifiableCredential', 'gx:VatID'],
    issuer: 'did:web:a.example',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: subject,
    ...changes,
  };
}
function signed(payload: JsonObject, index = 0): SignedClaims {
  const digest = createHash('sha256').update(JSON.stringify(payload)).digest('hex');
  return { digest, issuer: 'did:web:a.example', document: payload, pointer: `/credentials/${String(index)}` };
}
async function claimsOf(changes: Readonly<Record<string, JsonValue>> = {}): Promise<CredentialClaims> {
  const [claims] = (await toClaims([signed(document(changes))], release)).credentials;
  if (claims === undefined) throw new Error('no claims');
  return claims;
}
async function refused(...documents: readonly JsonObject[]): Promise<readonly Finding[]> {
  const error: unknown = await toClaims(documents.map(signed), release).then(
    ({ findings }) => (findings.length > 0 ? new Refusal(findings) : undefined),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error('not a refusal', { cause: error });
  return error.findings;
}
const codes = (findings: readonly Finding[]): string[] => findings.map((f) => `${f.code} ${f.pointer ?? ''}`);

describe('toClaims', () => {
  it('moves the types of the credential to its subject and leaves the envelope out', async () => {
    const claims = await claimsOf();
    expect(claims.types).toEqual([`${GX}VatID`]);
    expect(claims.subjects).toEqual(['https://a.example/vat#cs']);
    expect(claims.statements).toBe(
      `<https://a.example/vat#cs> <${RDF_TYPE}> <${GX}VatID> .\n<https://a.example/vat#cs> <${GX}vatID> "LU28959578" .\n`,
    );
    expect(toStatements(claims.quads)).toBe(claims.statements);
  });

  it('reads every version of the namespace as one, and keeps the original', async () => {
    const claims = await claimsOf({
      '@context': [V2, 'https://w3id.org/gaia-x/2511#'],
      type: ['VerifiableCredential', 'https://w3id.org/gaia-x/2511#VatID'],
      credentialSubject: { ...subject, 'https://w3id.org/gaia-x/v2#countryCode': 'LU' },
    });
    expect(claims.originalNamespace).toBe('https://w3id.org/gaia-x/2511#');
    expect(claims.types).toEqual([`${GX}VatID`]);
    expect(claims.quads.map((q) => q.predicate.value)).toContain(`${GX}countryCode`);
    expect((await claimsOf()).originalNamespace).toBeUndefined();
  });

  it('labels blank nodes per credential, subjects without id included', async () => {
    const nameless = document({ credentialSubject: [{ 'gx:vatID': 'LU1' }, { id: '_:me', 'gx:vatID': 'LU2' }] });
    const twice = await toClaims([signed(nameless), signed({ ...nameless, id: 'https://a.example/2' })], release);
    const labels = twice.credentials.map((c) => new Set(c.quads.map((q) => q.subject.value)));
    for (const claims of twice.credentials) {
      const blanks = new Set(claims.quads.map((q) => `_:${q.subject.value}`));
      expect(new Set(claims.subjects)).toEqual(blanks);
      expect(claims.subject).toMatch(new RegExp(`^_:c${claims.digest.slice(0, 12)}_\\d$`));
      const first = claims.quads.find(
        (q) => `_:${q.subject.value}` === claims.subject && q.object.termType === 'Literal',
      );
      expect(first?.object.value).toBe('LU1');
      expect(claims.quads).toEqual(parseStatements(claims.statements, `c${claims.digest.slice(0, 12)}_`));
    }
    expect([...(labels[0] ?? [])].filter((label) => labels[1]?.has(label))).toEqual([]);
  });

  it('reads prefix maps with known namespaces, null members, token claims and notary evidence', async () => {
    const claims = await claimsOf({
      '@context': [V2, GX, { schema: 'https://schema.org/' }],
      credentialSubject: {
        ...subject,
        '@context': { vcard: 'http://www.w3.org/2006/vcard/ns#' },
        'gx:countryCode': null,
      },
      evidence: {
        'gx:evidenceOf': 'gx:VatID',
        'gx:evidenceURL': 'https://a.example/',
        'gx:executionDate': '2026-01-01',
      },
      iat: 1,
      iss: 'did:web:a.example',
    });
    expect(claims.quads).toHaveLength(2);
  });

  it.each<[string, Readonly<Record<string, JsonValue>>, string]>([
    [
      'a remote context',
      { '@context': [V2, 'https://evil.example/'] },
      'rdf/context /credentials/0/payload/@context/1',
    ],
    [
      'the examples context',
      { '@context': [V2, `${V2.replace('/v2', '/examples/v2')}`] },
      'rdf/context /credentials/0/payload/@context/1',
    ],
    ['a null context', { '@context': [V2, GX, null] }, 'rdf/context /credentials/0/payload/@context/2'],
    [
      'a context IRI below',
      { credentialSubject: { ...subject, '@context': GX } },
      'rdf/context /credentials/0/payload/credentialSubject/@context',
    ],
    [
      'a redefined term',
      { '@context': [V2, GX, { vatID: 'https://evil.example/' }] },
      'rdf/redefined-term /credentials/0/payload/@context/2/vatID',
    ],
    [
      'another namespace under a prefix',
      { '@context': [V2, GX, { schema: 'https://evil.example/' }] },
      'rdf/redefined-term /credentials/0/payload/@context/2/schema',
    ],
    [
      'a vocabulary',
      { '@context': [V2, GX, { '@vocab': 'https://schema.org/' }] },
      'rdf/redefined-term /credentials/0/payload/@context/2/@vocab',
    ],
    [
      'a prefix map in evidence',
      { evidence: { type: 'gx:VatID', '@context': { schema: 'https://schema.org/' } } },
      'rdf/redefined-term /credentials/0/payload/evidence/@context/schema',
    ],
    [
      'a misspelt property',
      { credentialSubject: { ...subject, 'gx:vatId2': 'x' } },
      'rdf/undefined-term /credentials/0/payload/credentialSubject/gx:vatId2',
    ],
    [
      'an unknown bare term',
      { credentialSubject: { ...subject, legalName2: 'x' } },
      'rdf/undefined-term /credentials/0/payload/credentialSubject/legalName2',
    ],
    ['an unknown term on the credential', { 'gx:foo': 'x' }, 'rdf/undefined-term /credentials/0/payload/gx:foo'],
    [
      'an undeclared prefix',
      { credentialSubject: { ...subject, 'schema:name': 'x' } },
      'rdf/undefined-term /credentials/0/payload/credentialSubject/schema:name',
    ],
    [
      'a relative id',
      { credentialSubject: { ...subject, id: 'vat#cs' } },
      'rdf/iri /credentials/0/payload/credentialSubject/id',
    ],
    [
      'a script id',
      { credentialSubject: { ...subject, id: 'javascript:alert(1)' } },
      'rdf/iri /credentials/0/payload/credentialSubject/id',
    ],
    [
      'an id with a bidi mark',
      { credentialSubject: { ...subject, id: 'https://a.example/\u202e' } },
      'rdf/iri /credentials/0/payload/credentialSubject/id',
    ],
    [
      'a class that no statement can hold',
      { credentialSubject: { ...subject, type: 'https://a.example/">' } },
      'rdf/iri /credentials/0/payload/credentialSubject/type',
    ],
    [
      'a value with two datatypes',
      { credentialSubject: { ...subject, 'gx:url': { '@value': 'x', '@type': ['urn:uuid:1', 'urn:uuid:2'] } } },
      'rdf/json-ld /credentials/0/payload/credentialSubject',
    ],
    [
      'a named graph',
      { credentialSubject: { ...subject, '@graph': [{ id: 'urn:uuid:1', 'gx:vatID': 'x' }] } },
      'rdf/named-graph /credentials/0/payload/credentialSubject',
    ],
    [
      'no claims',
      { type: ['VerifiableCredential'], credentialSubject: { id: 'urn:uuid:1' } },
      'rdf/empty-graph /credentials/0/payload/credentialSubject',
    ],
  ])('refuses %s', async (_, changes, expected) => {
    expect(codes(await refused(document(changes)))).toEqual([expected]);
  });

  it('names the nearest term', async () => {
    const bad = { ...subject, 'gx:nmae': 'x', 'gx:countyCode': 'LU' };
    const findings = await refused(document({ credentialSubject: bad }));
    expect(findings.map((f) => `${f.found ?? ''} → ${f.expected ?? ''}`).sort()).toEqual([
      'gx:countyCode → gx:countryCode',
      'gx:nmae → schema:name',
    ]);
  });

  it('leaves the classes to the shapes', async () => {
    const claims = await claimsOf({ credentialSubject: { ...subject, address: { type: 'gx:Adress' } } });
    expect(claims.statements).toContain(`<${GX}Adress>`);
  });

  it('collects the findings of all credentials in one refusal', async () => {
    const findings = await refused(
      document({ credentialSubject: { ...subject, 'gx:nmae': 'x' } }),
      document({ '@context': [V2, 'https://evil.example/'] }),
    );
    expect(codes(findings)).toEqual([
      'rdf/undefined-term /credentials/0/payload/credentialSubject/gx:nmae',
      'rdf/context /credentials/1/payload/@context/1',
    ]);
  });

  it('never goes to the network and leaves the document as it was', async () => {
    const payload = document({ '@context': [V2, GX, { schema: 'https://schema.org/' }] });
    const before = JSON.stringify(payload);
    await toClaims([signed(payload)], release);
    expect(JSON.stringify(payload)).toBe(before);
  });
});

describe('toClaims has limits', () => {
  const addresses = (count: number, from = 0): JsonValue[] =>
    Array.from({ length: count }, (_, i) => ({ 'gx:countryCode': String(i + from) }));

  it('on statements and on nodes without id', async () => {
    const values = Array.from({ length: 5_001 }, (_, i) => String(i));
    expect((await refused(document({ credentialSubject: { ...subject, keyword: values } })))[0]?.code).toBe(
      'rdf/too-complex',
    );
    expect((await refused(document({ credentialSubject: { ...subject, address: addresses(501) } })))[0]?.code).toBe(
      'rdf/too-complex',
    );
    expect((await claimsOf({ credentialSubject: { ...subject, address: addresses(500) } })).quads).toHaveLength(1_002);
  });

  it('on graphs whose nodes cannot be told apart', async () => {
    const ring = Array.from({ length: 20 }, (_, i) => ({
      id: `_:n${String(i)}`,
      address: Array.from({ length: 20 }, (__, j) => ({ id: `_:n${String(j)}` })).filter((___, j) => j !== i),
    }));
    const start = performance.now();
    const [found] = await refused(
      document({ credentialSubject: { ...subject, address: ring as unknown as JsonValue } }),
    );
    expect(found?.code).toBe('rdf/too-complex');
    expect(performance.now() - start).toBeLessThan(8_000);
  }, 20_000);

  it('reads a label in the form of the live service as the published shape has it, and says so', async () => {
    const label = document({
      type: ['VerifiableCredential', 'gx:LabelCredential'],
      credentialSubject: {
        id: 'https://a.example/label#cs',
        'gx:compliantCredentials': [
          { id: 'https://a.example/person.json', type: 'gx:LegalPerson', 'gx:digestSRI': 'sha256-00' },
        ],
      },
    });
    const { credentials, findings } = await toClaims([signed(label)], release);
    const entry = (credentials[0]?.statements ?? '')
      .split('\n')
      .filter((line) => line.startsWith('<https://a.example/person.json>'));
    expect(entry).toHaveLength(3);
    expect(entry.join('\n')).toContain(`<${GX}credentialType> "gx:LegalPerson"`);
    expect(entry.join('\n')).toContain('"sha256-00"^^<https://www.w3.org/2018/credentials#sriString>');
    expect(entry.join('\n')).toContain(`<${GX}CompliantCredential>`);
    expect(findings).toMatchObject([{ code: 'credential/label-drift', severity: 'info' }]);
  });

  it('suggests the nearest name, of any namespace', async () => {
    const findings = await refused(document({ credentialSubject: { ...subject, 'gx:nmae': 'x' } }));
    expect(findings).toMatchObject([{ code: 'rdf/undefined-term', expected: 'schema:name' }]);
  });
});
