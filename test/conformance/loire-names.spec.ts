import { loadRelease, parseTurtle, toShapesGraph, type Quad, type Release, type TermName } from '#rdf';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithShared, ROOT, sharedPath } from '../support/shared.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const LANGUAGES = ['en', 'de', 'fr'] as const;
const SHAPES = join(ROOT, 'shapes');

/** German and French names that are the technical name or the English word, because the language has no better one. */
const SAME_WORD = new Set(
  [
    'de Hypervisor Image Name Region Region_(NUTS_2) Version',
    'fr altitude certifications description documentation image latitude licence longitude maintenance participant',
    'fr signature version',
  ].flatMap((line) =>
    line
      .split(' ')
      .slice(1)
      .map((word) => `${line.slice(0, 2)} ${word.replaceAll('_', ' ')}`),
  ),
);

const objects = (quads: readonly Quad[], local: string): readonly string[] =>
  quads.filter(({ predicate }) => predicate.value === SH + local).map(({ object }) => object.value);

/** Paths and target classes of a release, without `rdf:type`, which no form would show. */
function termsOf(release: Release): ReadonlySet<string> {
  const quads = [...release.shapes.values()].flatMap((text) => parseTurtle(text));
  const paths = objects(quads, 'path').filter((iri) => release.properties.has(iri));
  return new Set([...paths, ...objects(quads, 'targetClass')]);
}

/** `legal address` for `…#legalAddress`. */
function technical(iri: string): string {
  const local = iri.split(/[#/]/).at(-1) ?? iri;
  return local
    .replace(/[-_]/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

describe.each(readdirSync(SHAPES))('the names of %s', (folder) => {
  const release = loadRelease(join(SHAPES, folder));
  const names: ReadonlyMap<string, TermName> = release.names ?? new Map<string, TermName>();
  const entries = [...names].flatMap(([iri, name]) => LANGUAGES.map((l) => [iri, l, name[l]] as const));

  it('are there for every path and every class, and for nothing else', () => {
    const terms = termsOf(release);
    expect(terms.size).toBeGreaterThan(500);
    expect([...terms].filter((iri) => !names.has(iri))).toEqual([]);
    expect([...names.keys()].filter((iri) => !terms.has(iri))).toEqual([]);
  });

  it('are in three languages, trimmed, with a description that is a sentence', () => {
    expect(entries.filter(([, , name]) => !/^\S(?:.*\S)?$/.test(name) || name.length > 80)).toEqual([]);
    const descriptions = [...names.values()].map(({ description }) => description);
    expect(descriptions.filter((text) => !/^[A-Z].*\.$/.test(text) || text.length > 160)).toEqual([]);
  });

  it('are words of their language, not the technical name', () => {
    const same = entries.filter(([iri, language, name]) => {
      const known = [technical(iri), names.get(iri)?.en.toLowerCase()];
      return language !== 'en' && known.includes(name.toLowerCase()) && !SAME_WORD.has(`${language} ${name}`);
    });
    expect(same).toEqual([]);
  });

  it('tell the properties of one class apart', () => {
    const quads = toShapesGraph(release);
    const namesOf = new Map<string, string[]>();
    for (const { subject, predicate, object } of quads) {
      if (predicate.value !== `${SH}name` || object.termType !== 'Literal') continue;
      namesOf.set(subject.value, [...(namesOf.get(subject.value) ?? []), `${object.language} ${object.value}`]);
    }
    const properties = new Map<string, string[]>();
    for (const { subject, predicate, object } of quads) {
      if (predicate.value !== `${SH}property`) continue;
      properties.set(subject.value, [...(properties.get(subject.value) ?? []), ...(namesOf.get(object.value) ?? [])]);
    }
    const twice = [...properties].flatMap(([shape, said]) =>
      said.filter((name, at) => said.indexOf(name) !== at).map((name) => `${shape} ${name}`),
    );
    expect(properties.size).toBeGreaterThan(150);
    expect(twice).toEqual([]);
  });

  it('are written once: no shape says a name of its own', () => {
    const quads = [...release.shapes.values()].flatMap((text) => parseTurtle(text));
    expect([...objects(quads, 'name'), ...objects(quads, 'description')]).toEqual([]);
  });

  it('are what a shape of the whole release says, once in each language', () => {
    const quads = toShapesGraph(release);
    const isTarget = ({ predicate, object }: Quad) =>
      predicate.value === `${SH}targetClass` && object.value === `${release.namespace}LegalPerson`;
    const shape = quads.find(isTarget)?.subject;
    const said = quads.filter((q) => q.subject.value === shape?.value && q.predicate.value === `${SH}name`);
    expect(said.map(({ object }) => object.value)).toEqual(['legal person', 'juristische Person', 'personne morale']);
  });
});

describeWithShared('the descriptions', () => {
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();

  it.each([
    ['loire-25.11', 'loire-2511'],
    ['loire-2.2.1', 'loire-2.2.1'],
  ])('of %s are our own: none is a sentence of the official files', (own, official) => {
    const folder = sharedPath('reference', 'data', 'gaia-x', 'shapes', official);
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.ttl'))
      .flatMap((name) => parseTurtle(readFileSync(join(folder, name), 'utf8')))
      .flatMap(({ object }) => (object.termType === 'Literal' ? [` ${words(object.value)} `] : []));
    const theirs = [...new Set(texts)].filter((text) => text.length > 20).join('\n');
    const descriptions = [...(loadRelease(join(SHAPES, own)).names?.values() ?? [])].map((name) => name.description);
    const shared = descriptions.filter((text) => {
      const said = words(text).split(' ');
      const runs = said.slice(0, Math.max(1, said.length - 5)).map((_, at) => said.slice(at, at + 6).join(' '));
      return runs.some((run) => run.split(' ').length === 6 && theirs.includes(` ${run} `));
    });
    expect(theirs.length).toBeGreaterThan(10_000);
    expect(shared).toEqual([]);
  });
});
