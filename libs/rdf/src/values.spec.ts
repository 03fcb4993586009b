import { Refusal, type Finding } from '#refusal';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithShared, ROOT, sharedPath } from '../../../test/support/shared.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { loadRelease } from './load-release.ts';
import { toText } from './nquads.ts';
import { toSourceMap } from './source-map.ts';
import type { Quad } from './term.ts';
import { toClaims } from './to-claims.ts';

const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const GX = release.namespace;
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const NAME = 'https://schema.org/name';
const SUBJECT = 'https://a.example/vat#cs';

const documentOf = (claims: JsonObject): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', GX, { schema: 'https://schema.org/', xsd: XSD }],
  id: 'https://a.example/vat.json',
  type: ['VerifiableCredential', 'gx:VatID'],
  issuer: 'did:web:a.example',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: SUBJECT, ...claims },
});
const claimsOf = async (claims: JsonObject) => {
  const signed = { digest: 'a'.repeat(64), issuer: 'did:web:a.example', pointer: '/credentials/0' };
  const { credentials } = await toClaims([{ ...signed, document: documentOf(claims) }], release);
  const [first] = credentials;
  if (first === undefined) throw new Error('no claims');
  return first;
};
const said = async (claims: JsonObject): Promise<string[]> =>
  (await claimsOf(claims)).quads
    .filter(({ predicate }: Quad) => !predicate.value.endsWith('#type'))
    .map(({ object }) => toText(object));
const named = (value: JsonValue): Promise<string[]> => said({ 'schema:name': value });
const refusal = async (claims: JsonObject): Promise<readonly Finding[]> => {
  const error: unknown = await claimsOf(claims).catch((reason: unknown) => reason);
  if (!(error instanceof Refusal)) throw new Error('not a refusal', { cause: error });
  return error.findings;
};

describe('numbers (JSON-LD 1.1 API §8.2.2)', () => {
  it.each<[JsonValue, string]>([
    [5e-7, `"5.0E-7"^^<${XSD}double>`],
    [-1.5e-9, `"-1.5E-9"^^<${XSD}double>`],
    [0.1, `"1.0E-1"^^<${XSD}double>`],
    [7, `"7"^^<${XSD}integer>`],
    [7.0, `"7"^^<${XSD}integer>`],
    [-0, `"0"^^<${XSD}integer>`],
    [1e20, `"100000000000000000000"^^<${XSD}integer>`],
    [1e21, `"1.0E21"^^<${XSD}double>`],
    [-1.5e300, `"-1.5E300"^^<${XSD}double>`],
    [{ '@value': 5e-7, '@type': 'xsd:float' }, `"5.0E-7"^^<${XSD}float>`],
    [{ '@value': 5e-7, '@type': 'xsd:decimal' }, `"5.0E-7"^^<${XSD}decimal>`],
    [{ '@value': 5, '@type': 'xsd:float' }, `"5"^^<${XSD}float>`],
    [{ '@value': 5, '@type': 'xsd:double' }, `"5.0E0"^^<${XSD}double>`],
    [{ '@value': -0, '@type': 'xsd:double' }, `"-0.0E0"^^<${XSD}double>`],
    // A text is no number, whatever it is said to be: what is wrong with it is the shapes' word.
    [{ '@value': '5', '@type': 'xsd:double' }, `"5"^^<${XSD}double>`],
    [{ '@value': '5 apples', '@type': 'xsd:double' }, `"5 apples"^^<${XSD}double>`],
    [{ '@value': true, '@type': 'xsd:double' }, `"true"^^<${XSD}double>`],
  ])('%j is %s', async (value, expected) => {
    expect(await named(value)).toEqual([expected]);
    // The same by jsonld's own expansion.
    expect(await named({ '@set': [value] })).toEqual([expected]);
  });
});

describeWithShared('the case exponent-number.json', () => {
  it('has a float where the term is coerced, else a double', async () => {
    const claims = JSON.parse(
      readFileSync(sharedPath('cases', '2026-11', 'exponent-number.json'), 'utf8'),
    ) as JsonObject;
    expect(await said(claims)).toEqual(
      expect.arrayContaining([`"5.0E-7"^^<${XSD}float>`, `"1.0E-7"^^<${XSD}double>`, `"49"^^<${XSD}integer>`]),
    );
  });
});

describe('a value object of null (JSON-LD 1.1 API §5.1.2 step 15)', () => {
  it.each<[string, JsonValue, readonly string[]]>([
    ['alone', { '@value': null }, []],
    ['with a datatype', { '@value': null, '@type': 'xsd:string' }, []],
    ['with a language', { '@value': null, '@language': 'en' }, []],
    ['among others', [{ '@value': null }, 'a', { '@value': null }], ['"a"']],
    ['in a set', { '@set': ['a', { '@value': null }] }, ['"a"']],
    ['in a list', { '@list': [{ '@value': null }] }, ['<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>']],
  ])('%s is as if absent', async (_, value, expected) => expect(await named(value)).toEqual(expected));

  it.each<[string, JsonValue]>([
    ['id', { '@value': null, id: 'https://a.example/x' }],
    ['@id', { '@value': null, '@id': 'https://a.example/x' }],
    ['a property', { '@value': null, 'gx:countryCode': 'LU' }],
    ['datatype and language', { '@value': null, '@type': 'xsd:string', '@language': 'en' }],
  ])('with %s is none', async (_, value) => {
    const findings = await refusal({ 'schema:name': value });
    expect(findings).toMatchObject([{ code: 'rdf/json-ld', found: expect.stringContaining('invalid value object') }]);
  });

  it('keeps null where it is JSON (§8.2.2 step 2), and takes no array otherwise (§5.1.2 step 13.4.7)', async () => {
    const RDF_JSON = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON';
    expect(await named({ '@value': null, '@type': '@json' })).toEqual([`"null"^^<${RDF_JSON}>`]);
    expect(await named({ '@value': { a: null }, '@type': '@json' })).toEqual([`"{\\"a\\":null}"^^<${RDF_JSON}>`]);
    expect(await refusal({ 'schema:name': { '@value': [] } })).toMatchObject([
      { code: 'rdf/json-ld', pointer: '/credentials/0/payload/credentialSubject/schema:name/@value' },
    ]);
  });

  it('leaves the pointers of what stands beside it right', async () => {
    const claims = await claimsOf({ 'schema:name': [{ '@value': null }, null, 'a'] });
    const map = await toSourceMap(claims, release);
    expect(map.value(SUBJECT, NAME, '"a"')).toBe('/credentialSubject/schema:name/2');
  });
});

describe('a literal with U+0000', () => {
  const at = '/credentials/0/payload/credentialSubject';

  it.each<[string, JsonObject, readonly string[]]>([
    ['a text', { 'schema:name': 'a\u0000' }, [`${at}/schema:name`]],
    ['one of several texts', { 'schema:name': ['a', '\u0000'] }, [`${at}/schema:name/1`]],
    ['a value object', { 'schema:name': { '@value': 'a\u0000b', '@type': 'xsd:date' } }, [`${at}/schema:name/@value`]],
    ['a tagged text', { 'schema:name': { '@value': '\u0000', '@language': 'en' } }, [`${at}/schema:name/@value`]],
  ])('is refused in %s', async (_, claims, pointers) => {
    const findings = await refusal(claims);
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual(pointers.map((p) => ['rdf/character', p]));
    expect(JSON.stringify(findings[0]?.found)).toContain('\\\\u0000');
  });

  it('is refused in an identifier, a class, a datatype, a language and a name too', async () => {
    const codes = async (claims: JsonObject) => [...new Set((await refusal(claims)).map(({ code }) => code))];
    expect(await codes({ 'gx:owner': { id: 'https://a.example/\u0000' } })).toEqual(['rdf/iri']);
    expect(await codes({ type: 'https://a.example/\u0000' })).toEqual(['rdf/iri']);
    expect(await codes({ 'schema:name': { '@value': 'a', '@type': 'urn:uuid:\u0000' } })).toEqual(['rdf/iri']);
    expect(await codes({ 'schema:name': { '@value': 'a', '@language': 'e\u0000' } })).toEqual(['rdf/json-ld']);
    expect(await codes({ 'schema:na\u0000me': 'a' })).toEqual(['rdf/iri']);
  });

  it('is not refused in a JSON literal, which writes it as an escape', async () => {
    expect(await named({ '@value': '\u0000', '@type': '@json' })).toHaveLength(1);
  });
});
