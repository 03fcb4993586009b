import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';
import type { JsonObject } from './json.ts';
import { loadRelease } from './load-release.ts';
import { readReleaseFiles } from './release-files.ts';
import { parseTurtle } from './turtle.ts';

const GX = 'https://w3id.org/gaia-x/development#';
const SHAPES = join(ROOT, 'shapes');

describe('a release stated as differences', () => {
  const base = loadRelease(join(SHAPES, 'loire-25.11'));
  const release = loadRelease(join(SHAPES, 'loire-2.2.1'));
  const texts = [...release.shapes.values()];

  it('is complete', () => {
    expect(release.name).toBe('loire-2.2.1');
    expect(release.namespaces).toEqual(base.namespaces);
    expect(release.fields).toEqual(base.fields);
    expect(release.roles).toEqual(base.roles);
    expect(release.codeLists?.size).toBe(base.codeLists?.size);
    expect(release.digest).not.toBe(base.digest);
  });

  it('adds, changes and takes away terms', () => {
    expect([...base.classes.keys()].filter((iri) => !release.classes.has(iri))).toEqual([`${GX}Consent`]);
    expect(release.classes.get(`${GX}LabelCredential`)?.superClasses).toEqual([`${GX}ComplianceCredential`]);
    expect([...base.properties.keys()].filter((iri) => !release.properties.has(iri))).toHaveLength(4);
    expect(release.properties.get('http://www.w3.org/2000/01/rdf-schema#label')?.key).toBe('rdfs_label');
  });

  it('patches the context', () => {
    const terms = release.contexts.get(GX)?.['@context'] as JsonObject;
    expect(terms['url']).toEqual({ '@id': 'url', '@type': '@id' });
    expect(terms['latitude']).toEqual({ '@id': 'latitude' });
    expect(terms).not.toHaveProperty('httpsschema');
    expect(terms['legalAddress']).toEqual((base.contexts.get(GX)?.['@context'] as JsonObject)['legalAddress']);
  });

  it('says its shapes otherwise, under its own names', () => {
    expect(texts.join('\n')).not.toMatch(/anyURI|gx:Consent|loire-25\.11/);
    expect(release.shapes.get('quantity.ttl')).toBe(
      base.shapes.get('quantity.ttl')?.replaceAll('loire-25.11', 'loire-2.2.1'),
    );
    const subjects = texts.flatMap((text) => parseTurtle(text)).map(({ subject }) => subject.value);
    expect(subjects).toContain('urn:cadastre:loire-2.2.1:shape:ComplianceCredential');
  });

  it('keeps the layout of what it writes anew', () => {
    expect(release.shapes.get('service-offering.ttl')).toContain('sh:property [ sh:path gx:endpointURL ; ');
    expect(release.shapes.get('properties.ttl')).toContain('sh:pattern "^LicenseRef-[a-zA-Z0-9\\\\-\\\\.]+$"');
  });
});

describe('readReleaseFiles', () => {
  let folder: string;
  const write = (release: string, name: string, text: string): void => {
    mkdirSync(join(folder, release), { recursive: true });
    writeFileSync(join(folder, release, name), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'releases-'));
    write('old', 'manifest.json', '{"name": "old", "roles": {"a": ["x", "y"], "b": ["z"]}}');
    write(
      'old',
      'one.ttl',
      '@prefix s: <urn:cadastre:old:> .\ns:A s:list ( 1 "b" [ s:p true ] ) ; s:p 1.5 , "c"@en .\n',
    );
    write('old', 'two.ttl', 'this is not read, nor parsed, where it is replaced');
    write('new', 'two.ttl', '<urn:x:a> <urn:x:b> <urn:x:c> .');
    write(
      'new',
      'manifest.json',
      '{"name": "new", "extends": "old", "roles": {"a": {"without": ["x"], "with": ["w"]}, "b": null}}',
    );
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const read = () => readReleaseFiles(join(folder, 'new'));
  const differ = (rules: string): string => {
    write(
      'new',
      'differences.ttl',
      `@prefix : <urn:cadastre:difference:> . @prefix s: <urn:cadastre:new:> .\n${rules}`,
    );
    return read().get('one.ttl') ?? '';
  };

  it('merges JSON, replaces Turtle, and moves names', () => {
    const files = read();
    expect([...files.keys()]).toEqual(['manifest.json', 'one.ttl', 'two.ttl']);
    expect(JSON.parse(files.get('manifest.json') ?? '')).toEqual({
      name: 'new',
      extends: 'old',
      roles: { a: ['y', 'w'] },
    });
    expect(files.get('two.ttl')).toBe('<urn:x:a> <urn:x:b> <urn:x:c> .');
    expect(files.get('one.ttl')).toContain('urn:cadastre:new:');
  });

  it('adds, replaces and takes away statements', () => {
    expect(differ('[] :where [ s:p 1.5 ] ; :with [ s:q [ s:r 2 ] ] .')).toBe(
      '@prefix s: <urn:cadastre:new:> .\n\n' +
        's:A s:list ( 1 "b" [ s:p true ] ) ;\n  s:p "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> , "c"@en ;\n' +
        '  s:q [ s:r 2 ] .\n',
    );
    expect(differ('[] :without [ s:p true ] ; :with [ s:p false ] .')).toContain('[ s:p false ]');
    expect(differ('[] :without [ s:list :any ] .')).not.toContain('true');
    expect(differ('[] :no [ s:p 1.5 ] .').trim()).toBe('');
  });

  it('refuses a difference that meets nothing, and a release that extends itself', () => {
    expect(() => differ('[] :without [ s:p 2.5 ] .')).toThrow('meets no shape that says urn:cadastre:new:p 2.5');
    write('new', 'manifest.json', '{"name": "new", "extends": "old", "roles": {"a": {"without": ["v"]}}}');
    expect(() => read()).toThrow('takes away what is not there: ["v"]');
    write('new', 'manifest.json', '{"name": "new", "extends": "new"}');
    expect(() => read()).toThrow('extends itself');
  });

  it('gives a digest that follows the release it extends', () => {
    for (const name of ['loire-25.11', 'loire-2.2.1'])
      cpSync(join(SHAPES, name), join(folder, name), { recursive: true });
    const digest = (): string => loadRelease(join(folder, 'loire-2.2.1')).digest;
    const before = digest();
    appendFileSync(join(folder, 'loire-25.11', 'quantity.ttl'), '\n');
    expect(digest()).not.toBe(before);
    expect(readFileSync(join(folder, 'loire-2.2.1', 'manifest.json'), 'utf8')).toContain('"extends": "loire-25.11"');
  });
});
