import { Refusal } from '#refusal';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { documents } from '../../../test/conformance/json-ld-api.documents.ts';
import { ROOT } from '../../../test/support/shared.ts';
import type { CredentialClaims } from './claims.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { loadRelease } from './load-release.ts';
import { toSourceMap, type SourceMap } from './source-map.ts';
import type { Quad, Term } from './term.ts';
import { toClaims } from './to-claims.ts';

const LONG = process.env['LONG'] === '1';
const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const GX = release.namespace;
const V2 = 'https://www.w3.org/ns/credentials/v2';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const ME = 'https://a.example/me';

function credential(credentialSubject: JsonValue, more: JsonObject = {}): JsonObject {
  return {
    '@context': [V2, GX, { schema: 'https://schema.org/', xsd: XSD }],
    id: 'https://a.example/c',
    type: ['VerifiableCredential', 'gx:LegalPerson'],
    issuer: 'did:web:a.example',
    ...more,
    credentialSubject,
  };
}
async function claimsOf(document: JsonObject): Promise<CredentialClaims> {
  const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  const claims = await toClaims(
    [{ digest, issuer: 'did:web:a.example', document, pointer: '/credentials/0' }],
    release,
  );
  return claims.credentials[0] as CredentialClaims;
}
async function mapOf(document: JsonObject): Promise<{ readonly claims: CredentialClaims; readonly map: SourceMap }> {
  const claims = await claimsOf(document);
  return { claims, map: await toSourceMap(claims, release) };
}
function keyOf(term: Term): string {
  if (term.termType === 'NamedNode') return term.value;
  if (term.termType === 'BlankNode') return `_:${term.value}`;
  if (term.language !== '') return `"${term.value}"@${term.language}`;
  return term.datatype.value === `${XSD}string` ? `"${term.value}"` : `"${term.value}"^^${term.datatype.value}`;
}
const placesOf = (map: SourceMap, { subject, predicate, object }: Quad): readonly string[] =>
  map.values(keyOf(subject), predicate.value, keyOf(object));

describe('the source map', () => {
  it('finds scalars, value objects, references and nested nodes, whatever their spelling', async () => {
    const { map } = await mapOf(
      credential({
        '@id': ME,
        'schema:name': 'A',
        description: { '@value': 'Une', '@language': 'FR' },
        'gx:keyword': ['a', 'b', null, 'a'],
        [`${GX}countryCode`]: 7,
        'gx:headquartersAddress': { type: ['gx:Address'], 'gx:countryCode': 'LU' },
        registrationNumber: [{ id: 'https://a.example/n' }, [null, 'https://a.example/m']],
        'gx:url': { '@value': 'https://a.example/', type: 'xsd:anyURI' },
      }),
    );
    const at = (predicate: string, value: string) => map.values(ME, predicate, value);
    expect(map.node(ME)).toEqual(['/credentialSubject']);
    expect(at('https://schema.org/name', '"A"')).toEqual(['/credentialSubject/schema:name']);
    expect(at('https://schema.org/description', '"Une"@fr')).toEqual(['/credentialSubject/description']);
    expect(at(`${GX}keyword`, '"a"')).toEqual(['/credentialSubject/gx:keyword/0', '/credentialSubject/gx:keyword/3']);
    expect(map.value(ME, `${GX}keyword`, '"b"')).toBe('/credentialSubject/gx:keyword/1');
    expect(map.property(ME, `${GX}keyword`)).toEqual(['/credentialSubject/gx:keyword']);
    const member = `/credentialSubject/${GX.replaceAll('/', '~1')}countryCode`;
    expect(at(`${GX}countryCode`, `"7"^^${XSD}integer`)).toEqual([member]);
    expect(at(`${GX}registrationNumber`, 'https://a.example/n')).toEqual(['/credentialSubject/registrationNumber/0']);
    expect(at(`${GX}registrationNumber`, 'https://a.example/m')).toEqual(['/credentialSubject/registrationNumber/1/1']);
    expect(map.node('https://a.example/n')).toEqual(['/credentialSubject/registrationNumber/0']);
    expect(at(`${GX}url`, `"https://a.example/"^^${XSD}anyURI`)).toEqual(['/credentialSubject/gx:url']);
    expect(map.property(ME, `${GX}legalAddress`)).toEqual([]);
    expect(map.node('https://a.example/nobody')).toEqual([]);
  });

  it('knows blank nodes by the labels of the claims, and their types', async () => {
    const { claims, map } = await mapOf(
      credential({ id: ME, 'gx:legalAddress': { type: ['gx:Address', 'gx:LegalPerson'], 'gx:countryCode': 'LU' } }),
    );
    const address = claims.quads.find(({ predicate }) => predicate.value === `${GX}legalAddress`)?.object as Term;
    const place = '/credentialSubject/gx:legalAddress';
    expect(map.node(keyOf(address))).toEqual([place]);
    expect(map.value(keyOf(address), `${RDF}type`, `${GX}Address`)).toBe(`${place}/type/0`);
    expect(map.property(keyOf(address), `${RDF}type`)).toEqual([`${place}/type`]);
    expect(map.value(ME, `${RDF}type`, `${GX}LegalPerson`)).toBe('/type/1');
    expect(map.property(ME, `${RDF}type`)).toEqual(['/type']);
  });

  it('follows a node through all places that describe it, sets, lists and reverse properties', async () => {
    const { claims, map } = await mapOf(
      credential([
        { id: ME, type: 'LegalPerson', 'gx:legalAddress': { id: 'urn:uuid:1', 'gx:countryCode': 'LU' } },
        {
          id: 'urn:uuid:1',
          'gx:countryCode': { '@set': ['DE', { '@value': 'FR' }] },
          'gx:keyword': { '@list': ['x'] },
        },
        { 'gx:keyword': 'k', '@reverse': { 'gx:legalAddress': [{ id: 'urn:uuid:2', 'gx:keyword': 'r' }] } },
      ]),
    );
    const subject = '/credentialSubject';
    expect(claims.subjects[0]).toBe(ME);
    expect(map.values(ME, `${RDF}type`, `${GX}LegalPerson`)).toEqual(['/type/1', `${subject}/0/type`]);
    expect(map.node('urn:uuid:1')).toEqual([`${subject}/0/gx:legalAddress`, `${subject}/1`]);
    expect(map.property('urn:uuid:1', `${GX}countryCode`)).toEqual([
      `${subject}/0/gx:legalAddress/gx:countryCode`,
      `${subject}/1/gx:countryCode`,
    ]);
    expect(map.value('urn:uuid:1', `${GX}countryCode`, '"FR"')).toBe(`${subject}/1/gx:countryCode/@set/1`);
    const list = claims.quads.find(({ predicate }) => predicate.value === `${RDF}first`)?.subject as Term;
    expect(map.value('urn:uuid:1', `${GX}keyword`, keyOf(list))).toBe(`${subject}/1/gx:keyword`);
    expect(map.value(keyOf(list), `${RDF}first`, '"x"')).toBe(`${subject}/1/gx:keyword/@list/0`);
    const third = claims.subjects[2] ?? '';
    const reverse = `${subject}/2/@reverse/gx:legalAddress`;
    expect(map.node(third)).toEqual([`${subject}/2`]);
    expect(map.property('urn:uuid:2', `${GX}legalAddress`)).toEqual([reverse]);
    expect(map.value('urn:uuid:2', `${GX}legalAddress`, third)).toBe(`${reverse}/0`);
    expect(map.node('urn:uuid:2')).toEqual([`${reverse}/0`]);
  });

  it('reads live labels as the claims do', async () => {
    const entry = { id: 'https://a.example/p.json', type: 'gx:LegalPerson', 'gx:digestSRI': 'sha256-00' };
    const label = credential(
      { id: 'https://a.example/label', 'gx:compliantCredentials': [entry] },
      { type: ['VerifiableCredential', 'gx:LabelCredential'] },
    );
    const { claims, map } = await mapOf(label);
    for (const quad of claims.quads) expect(placesOf(map, quad)).not.toEqual([]);
    const digest = claims.quads.find(({ object }) => object.value === 'sha256-00') as Quad;
    expect(placesOf(map, digest)).toEqual(['/credentialSubject/gx:compliantCredentials/0/gx:digestSRI']);
  });

  it('is empty for claims that came with no document', async () => {
    const { document: _, ...claims } = await claimsOf(credential({ id: ME, 'gx:keyword': 'a' }));
    expect((await toSourceMap(claims, release)).node(ME)).toEqual([]);
  });

  it('leads every statement of generated documents to the values that state it, and to nothing else', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(documents(release), fc.nat(), async (document, chosen) => {
        const claims = await claimsOf(document).catch(refused);
        if (claims === undefined) return;
        told += 1;
        const map = await toSourceMap(claims, release);
        for (const quad of claims.quads) {
          expect(map.node(keyOf(quad.subject)).length).toBeGreaterThan(0);
          expect(map.property(keyOf(quad.subject), quad.predicate.value).length).toBeGreaterThan(0);
          const places = placesOf(map, quad);
          expect(places.length).toBeGreaterThan(0);
          // What follows in a list is stated by its order.
          if (quad.predicate.value === `${RDF}rest`) continue;
          for (const place of places) {
            if (!says(at(document, place), quad.object)) throw new Error(`${place} does not say ${keyOf(quad.object)}`);
          }
        }
        const named = claims.quads.filter(
          (q) => q.subject.termType !== 'BlankNode' && q.object.termType !== 'BlankNode',
        );
        const quad = named[chosen % Math.max(1, named.length)];
        if (quad === undefined) return;
        const [first = '', ...others] = placesOf(map, quad);
        // Without all of its places the statement is gone, with any one of them it is still there.
        if (others.length > 0) expect([others, await states(without(document, others), quad)]).toEqual([others, true]);
        expect([first, await states(without(document, [first, ...others]), quad)]).toEqual([first, false]);
      }),
      { seed: 20261122, numRuns: LONG ? 20_000 : 400, endOnFailure: true },
    );
    expect(told).toBeGreaterThan(LONG ? 4_000 : 80);
  }, 1_200_000);
});

function refused(reason: unknown): undefined {
  if (!(reason instanceof Refusal)) throw reason;
  return undefined;
}

function at(document: JsonValue, pointer: string): JsonValue {
  const tokens = pointer.split('/').slice(1);
  return tokens.reduce<JsonValue>((value, token) => {
    const inner = (value as JsonObject)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (inner === undefined) throw new Error(`Nothing at ${pointer}`);
    return inner;
  }, document);
}

/** Whether a JSON value can stand for a term: its own text or number, its value object, its id, or an object without one. */
function says(value: JsonValue, term: Term): boolean {
  if (term.termType !== 'Literal')
    return typeof value === 'object' ? !('@value' in (value ?? {})) : typeof value === 'string';
  const inner = (value as JsonObject | null)?.['@value'] ?? value;
  // Numbers and doubles are written anew.
  return typeof inner !== 'string' || inner === term.value || term.datatype.value === `${XSD}double`;
}

/** A copy with null, which says nothing, in the place of some values. */
function without(document: JsonObject, pointers: readonly string[]): JsonObject {
  const copy = structuredClone(document);
  for (const pointer of pointers) {
    const cut = pointer.lastIndexOf('/');
    const holder = at(copy, pointer.slice(0, cut)) as Record<string, JsonValue>;
    holder[
      pointer
        .slice(cut + 1)
        .replaceAll('~1', '/')
        .replaceAll('~0', '~')
    ] = null;
  }
  return copy;
}

async function states(document: JsonObject, quad: Quad): Promise<boolean> {
  const claims = await claimsOf(document).catch(refused);
  const key = (q: Quad): string => `${keyOf(q.subject)} ${q.predicate.value} ${keyOf(q.object)}`;
  return claims?.quads.some((q) => key(q) === key(quad)) ?? false;
}
