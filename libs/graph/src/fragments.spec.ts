import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CredentialClaims, Quad, Release, Term } from '#rdf';
import { toFragments } from './fragments.ts';

const GX = 'https://example.org/model#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const S = 'https://s.example/x';

const keys = ['name', 'address', 'country', 'street', 'count', 'price', 'open', 'providedBy', 'part', 'deep'];
const release = {
  namespace: GX,
  tolerated: [`${GX}tolerated`],
  properties: new Map(keys.map((key) => [GX + key, { iri: GX + key, key }])),
  classes: new Map([
    [`${GX}Offering`, { iri: `${GX}Offering`, label: 'Offering', superClasses: [`${GX}Entity`] }],
    [`${GX}Entity`, { iri: `${GX}Entity`, label: 'Thing', superClasses: [] }],
  ]),
} as unknown as Release;

const iri = (value: string) => ({ termType: 'NamedNode', value }) as const;
const blank = (value: string) => ({ termType: 'BlankNode', value }) as const;
const text = (value: string, language = '') =>
  literal(value, language === '' ? `${XSD}string` : `${RDF}langString`, language);
const literal = (value: string, datatype: string, language = '') =>
  ({ termType: 'Literal', value, datatype: iri(datatype), language }) as const;
const quad = (subject: string, predicate: string, object: Term): Quad => ({
  subject: subject.startsWith('_:') ? blank(subject.slice(2)) : iri(subject),
  predicate: iri(predicate.includes(':') ? predicate : GX + predicate),
  object,
});
const fold = (quads: readonly Quad[]) => {
  const claims = { id: 'urn:vc', issuer: 'did:web:s.example', subject: S, quads } as unknown as CredentialClaims;
  return toFragments(claims, release);
};
const one = (...quads: readonly Quad[]) => fold(quads)[0];

describe('toFragments', () => {
  it('makes one fragment per IRI subject, sorted, with the labels of its classes and theirs above', () => {
    const fragments = fold([
      quad('https://s.example/z', 'name', text('Z')),
      quad(S, `${RDF}type`, iri(`${GX}Offering`)),
      quad(S, `${RDF}type`, iri('https://foreign.example/Class')),
      quad(S, 'providedBy', iri('https://s.example/z')),
      quad('_:alone', 'name', text('nobody speaks of it')),
    ]);
    expect(fragments.map((f) => f.iri)).toEqual([S, 'https://s.example/z']);
    expect(fragments[0]).toEqual({
      ...{ iri: S, classes: [`${GX}Offering`, 'https://foreign.example/Class'].sort(), labels: ['Offering', 'Thing'] },
      ...{ properties: {}, languages: {} },
      references: [{ predicate: 'providedBy', to: 'https://s.example/z' }],
    });
  });

  it('keeps literals native, and what is ill-typed or too large as text', () => {
    const said = (value: string, type: string) =>
      one(quad(S, 'count', literal(value, XSD + type)))?.properties['count'];
    expect(said('42', 'integer')).toBe(42n);
    expect(said('-7', 'long')).toBe(-7n);
    expect(said('9223372036854775807', 'integer')).toBe(9223372036854775807n);
    expect(said('9223372036854775808', 'integer')).toBe('9223372036854775808');
    expect(said('x', 'integer')).toBe('x');
    expect(said('0.50', 'decimal')).toBe(0.5);
    expect(said('1e3', 'double')).toBe(1000);
    expect(said('-INF', 'double')).toBe(-Infinity);
    expect(said('constructor', 'double')).toBe('constructor');
    expect(said('1', 'boolean')).toBe(true);
    expect(said('yes', 'boolean')).toBe('yes');
    expect(said('2026-01-01', 'date')).toBe('2026-01-01');
  });

  it('makes lists of what is tagged or repeated, with parallel tags', () => {
    const fragment = one(
      quad(S, 'name', text('Herz', 'de')),
      quad(S, 'street', text('a')),
      quad(S, 'street', text('a', 'en')),
      quad(S, 'count', literal('1', `${XSD}integer`)),
      quad(S, 'count', text('one')),
    );
    expect(fragment?.properties).toEqual({ name: ['Herz'], street: ['a', 'a'], count: ['1', 'one'] });
    expect(fragment?.languages).toEqual({ name: ['de'], street: ['', 'en'], count: ['', ''] });
  });

  it('folds a blank node into keys, its references included', () => {
    const fragment = one(
      quad(S, 'address', blank('a')),
      quad('_:a', `${RDF}type`, iri(`${GX}Offering`)),
      quad('_:a', 'country', text('DE')),
      quad('_:a', 'providedBy', iri('https://s.example/p')),
    );
    expect(fragment?.properties).toEqual({ address_class: `${GX}Offering`, address_country: 'DE' });
    expect(fragment?.references).toEqual([{ predicate: 'address_providedBy', to: 'https://s.example/p' }]);
    expect(fragment?.classes).toEqual([]);
  });

  it('keeps repeated blank nodes as a JSON text each, their references too', () => {
    const fragment = one(
      quad(S, 'part', blank('a')),
      quad(S, 'part', blank('b')),
      quad('_:a', 'name', text('A', 'en')),
      quad('_:a', 'count', literal('3', `${XSD}integer`)),
      quad('_:b', 'providedBy', iri('https://s.example/p')),
      quad('_:b', 'address', blank('c')),
      quad('_:c', 'country', text('LU')),
    );
    expect((fragment?.properties['part'] as string[]).map((json) => JSON.parse(json))).toEqual([
      { name: { value: 'A', language: 'en' }, count: 3 },
      { providedBy: { id: 'https://s.example/p' }, address: { country: 'LU' } },
    ]);
    expect(fragment?.references).toEqual([{ predicate: 'part_providedBy', to: 'https://s.example/p' }]);
  });

  it('bounds the number of keys: what is folded deeper is a JSON text', () => {
    const chain = Array.from({ length: 10 }, (_, i) => quad(`_:${i}`, 'deep', blank(String(i + 1))));
    const fragment = one(quad(S, 'deep', blank('0')), ...chain, quad('_:10', 'name', text('bottom')));
    expect(Object.keys(fragment?.properties ?? {})).toEqual(['deep_deep_deep']);
    expect(JSON.stringify(fragment?.properties)).toContain('bottom');
  });

  it('flattens lists, and cuts a blank node that leads back to itself', () => {
    const list = one(
      quad(S, 'name', blank('l')),
      quad('_:l', `${RDF}first`, text('1')),
      quad('_:l', `${RDF}rest`, blank('m')),
      quad('_:m', `${RDF}first`, text('2')),
      quad('_:m', `${RDF}rest`, iri(`${RDF}nil`)),
    );
    expect(list?.properties).toEqual({ name: ['1', '2'] });
    const loop = one(quad(S, 'part', blank('a')), quad('_:a', 'part', blank('a')), quad('_:a', 'name', text('n')));
    expect(loop?.properties).toEqual({ part_name: 'n' });
  });

  it('keeps foreign statements as texts, and stops at an unknown term of its own', () => {
    const fragment = one(
      quad(S, 'https://foreign.example/p', text('v', 'fr')),
      quad(S, 'tolerated', iri('https://t.example')),
    );
    expect((fragment?.properties['other'] as string[]).map((json) => JSON.parse(json))).toEqual([
      { property: 'https://foreign.example/p', value: { value: 'v', language: 'fr' } },
      { property: `${GX}tolerated`, value: { id: 'https://t.example' } },
    ]);
    expect(() => one(quad(S, 'nmae', text('x')))).toThrow('The release has no property');
    const unknown = one(quad(S, `${RDF}type`, iri(`${GX}Nope`)));
    expect(unknown).toMatchObject({ classes: [`${GX}Nope`], labels: [] });
  });

  it('refuses shared blank nodes that multiply, and IRIs no index can hold', () => {
    const doubling = Array.from({ length: 40 }, (_, i) => [
      quad(`_:${i}`, 'part', blank(String(i + 1))),
      quad(`_:${i}`, 'deep', blank(String(i + 1))),
    ]).flat();
    expect(() => one(quad(S, 'part', blank('0')), ...doubling)).toThrow('rdf/too-complex');
    expect(() => one(quad(S, 'providedBy', iri(`https://s.example/${'x'.repeat(2048)}`)))).toThrow('rdf/iri');
  });

  it('gives every list its parallel tags and one type, whatever is said', () => {
    const object = fc.oneof(
      fc.string().map((value) => text(value)),
      fc.string().map((value) => text(value, 'en')),
      fc.integer().map((value) => literal(String(value), `${XSD}integer`)),
      fc.boolean().map((value) => literal(String(value), `${XSD}boolean`)),
      fc.constantFrom(blank('a'), blank('b'), iri('https://o.example')),
    );
    const statement = fc.tuple(fc.constantFrom(S, '_:a', '_:b'), fc.constantFrom(...keys), object);
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 12 }), (statements) => {
        for (const { properties, languages } of fold(statements.map(([s, p, o]) => quad(s, p, o)))) {
          for (const [key, value] of Object.entries(properties)) {
            expect(Array.isArray(value)).toBe(key in languages);
            if (!Array.isArray(value)) continue;
            expect(languages[key]).toHaveLength(value.length);
            expect(new Set(value.map((item) => typeof item)).size).toBe(1);
          }
        }
      }),
    );
  });
});
