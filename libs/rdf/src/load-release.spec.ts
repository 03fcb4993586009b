import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';
import { loadRelease } from './load-release.ts';
import { parseTurtle } from './turtle.ts';

const FOLDER = join(ROOT, 'shapes', 'loire-25.11');
const GX = 'https://w3id.org/gaia-x/development#';
const release = loadRelease(FOLDER);

describe('loadRelease', () => {
  it('reads classes with all their super-classes', () => {
    expect(release.classes.get(`${GX}Datacenter`)).toEqual({
      iri: `${GX}Datacenter`,
      label: 'Datacenter',
      superClasses: [`${GX}PhysicalResource`, `${GX}Resource`, `${GX}GaiaXEntity`],
    });
    expect(release.classes.size).toBe(166);
  });

  it('gives every property a key of its own', () => {
    const keys = ['https://schema.org/name', 'http://www.w3.org/2006/vcard/ns#postal-code', `${GX}providedBy`];
    expect(keys.map((iri) => release.properties.get(iri)?.key)).toEqual([
      'schema_name',
      'vcard_postal_code',
      'providedBy',
    ]);
    expect(release.properties.get('http://purl.org/dc/terms/title')?.key).toBe('dct_title');
  });

  it('serves one context under every version of the namespace', () => {
    expect(release.namespaces).toContain('https://w3id.org/gaia-x/2511#');
    for (const namespace of release.namespaces ?? []) {
      expect(release.contexts.get(namespace)).toBe(release.contexts.get(release.namespace));
    }
    expect(release.contexts.has('https://www.w3.org/ns/credentials/v2')).toBe(true);
    expect(release.contexts.has('https://www.w3.org/ns/credentials/examples/v2')).toBe(false);
  });

  it('fills every role, with terms of the release', () => {
    const roles = [
      ...['participant', 'registrationNumber', 'termsIssuer', 'address', 'offering', 'dataProduct', 'resource'],
      ...['dataResource', 'softwareResource', 'label', 'naturalPerson', 'termsHash', 'registrationNumberOf'],
      ...['addressOf', 'countryCode', 'providedBy', 'aggregates'],
      ...['labelEntry', 'credentialType', 'digest', 'digestType', 'liveDigest'],
    ];
    expect([...release.roles.keys()].sort()).toEqual(roles.sort());
    for (const [role, iris] of release.roles) {
      expect(iris.length).toBeGreaterThan(0);
      if (['naturalPerson', 'digestType', 'liveDigest'].includes(role)) continue;
      expect(iris.filter((iri) => !release.classes.has(iri) && !release.properties.has(iri))).toEqual([]);
    }
  });

  it.each<readonly [string, object, string]>([
    ['lacks a role', { participant: null }, 'nothing in the role participant'],
    ['leaves a role empty', { countryCode: [] }, 'nothing in the role countryCode'],
    ['states a role that nobody asks for', { particpant: ['gx:LegalPerson'] }, 'nobody asks for: particpant'],
    ['gives a role of classes a property', { offering: ['gx:providedBy'] }, 'of the role offering'],
    ['gives a role of properties a class', { providedBy: ['gx:LegalPerson'] }, 'of the role providedBy'],
    ['gives a role a term that it does not define', { termsIssuer: ['gx:Isuer'] }, 'gaia-x/development#Isuer'],
  ])('refuses a release that %s: its rules would be met by everything', (_, roles, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    cpSync(FOLDER, folder, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { roles: object };
    const text = JSON.stringify({ ...manifest, roles: { ...manifest.roles, ...roles } }, (_name, value: unknown) =>
      value === null ? undefined : value,
    );
    writeFileSync(join(folder, 'manifest.json'), text);
    expect(() => loadRelease(folder)).toThrow(message);
    rmSync(folder, { recursive: true });
  });

  it('has a table of fields that names known classes and keys', () => {
    const keys = new Set([...release.properties.values()].map((property) => property.key));
    expect(release.fields.filter((row) => !release.classes.has(row.class))).toEqual([]);
    expect(release.fields.flatMap((row) => row.path).filter((key) => !keys.has(key))).toEqual([]);
  });

  it('makes one named list of every code list', () => {
    const list = release.codeLists?.get('country-alpha-2');
    expect(list?.values).toContain('LU');
    expect(list).toMatchObject({
      enumeration: `${GX}CountryNameAlpha2`,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const quads = parseTurtle(release.shapes.get('code-lists.ttl') ?? '');
    const first = quads.filter((q) => q.predicate.value.endsWith('#first')).length;
    expect(first).toBe([...(release.codeLists?.values() ?? [])].reduce((sum, { values }) => sum + values.length, 0));
  });

  it('has a digest that follows every byte of every file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'release-'));
    try {
      cpSync(FOLDER, dir, { recursive: true });
      expect(loadRelease(dir).digest).toBe(release.digest);
      writeFileSync(join(dir, 'label.ttl'), `${readFileSync(join(dir, 'label.ttl'), 'utf8')}\n`);
      expect(loadRelease(dir).digest).not.toBe(release.digest);
      rmSync(join(dir, 'manifest.json'));
      expect(() => loadRelease(dir)).toThrow('no manifest.json');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
