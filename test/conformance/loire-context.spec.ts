import { loadRelease, type JsonObject, type JsonValue } from '#rdf';
import { describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { shareProcessedContexts, type ContextModule } from '../../libs/rdf/src/context-cache.ts';
import { describeWithShared, ROOT, sharedPath } from '../support/shared.ts';
import { examples, withContexts } from './loire-examples.ts';
import { readModel } from './loire-model.ts';
import { loadOwn, RELEASES } from './loire-oracle.ts';

interface JsonLd {
  toRDF(document: JsonValue, options: object): Promise<string>;
}

const { contexts, namespace: GX } = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const V2 = 'https://www.w3.org/ns/credentials/v2';
const officialContext = (name: string): JsonObject =>
  JSON.parse(readFileSync(sharedPath('reference', 'data', 'gaia-x', 'contexts', name), 'utf8')) as JsonObject;

/** jsonld with and without what we change of it, each in a module registry of its own. */
function processor(changed: boolean): JsonLd {
  const require = createRequire(import.meta.url);
  let made: JsonLd | undefined;
  jest.isolateModules(() => {
    if (changed) shareProcessedContexts(require('jsonld/lib/context.js') as ContextModule);
    made = require('jsonld') as JsonLd;
  });
  if (made === undefined) throw new Error('jsonld was not loaded');
  return made;
}

async function expand(jsonld: JsonLd, document: JsonValue, own: JsonObject): Promise<string> {
  const documentLoader = (url: string) => {
    const found = url === GX ? own : contexts.get(url);
    if (found === undefined) return Promise.reject(new Error(url));
    return Promise.resolve({ documentUrl: url, document: found, contextUrl: null, tag: 'static' });
  };
  // What is not valid JSON-LD must be invalid in the same way.
  return jsonld
    .toRDF(document, { documentLoader, format: 'application/n-quads', base: '' })
    .catch((error: Error & { details?: { code?: string } }) => `invalid: ${error.details?.code ?? error.message}`);
}

const VALUES: readonly JsonValue[] = [
  ...['text', 'https://a.example/x', 7, 1.5, true],
  { '@value': 'v', '@type': 'xsd:anyURI' },
];
const ENVELOPE = { '@context': [V2, GX], type: ['VerifiableCredential', 'gx:LegalPerson'], id: 'https://a.example/c' };
// The credentials context protects these; what they may hold is its matter.
const TAKEN = new Set(['id', 'type', 'name', 'description', 'digestSRI']);

/** A value of every form under every term, alone and prefixed, and every class as a type. */
function terms(official: JsonObject, vocabulary: readonly string[]): readonly JsonObject[] {
  const node: JsonObject = { type: 'Address', countryCode: 'LU', url: 'https://a.example/' };
  const code: JsonObject = { text: 'LU', description: 'Luxembourg', meaning: 'https://a.example/lu' };
  const named = Object.keys(official['@context'] as JsonObject).filter((term) => !term.startsWith('@'));
  const prefixed = vocabulary
    .filter((iri) => iri.startsWith(GX))
    .flatMap((iri) => [iri, iri.slice(GX.length), `gx:${iri.slice(GX.length)}`]);
  const all = [...new Set([...named, ...prefixed])].filter((term) => !TAKEN.has(term));
  const about = (term: string): JsonObject => {
    const type = /^(?:\w+:)?[A-Z]/.test(term) ? term : 'LegalPerson';
    return { ...ENVELOPE, credentialSubject: { id: 'https://a.example/s', type, [term]: [...VALUES, node, code] } };
  };
  return [
    ...all.map(about),
    { ...ENVELOPE, credentialSubject: { name: 'n', description: 'd', digestSRI: 'sha256-x', labelLevel: code } },
  ];
}

/** One instance of every class with every property of it, by its term: contexts of 2.2.1 depend on the type. */
function instances(name: string): readonly JsonObject[] {
  const local = (iri: string): string => iri.replace(/^.*[#/]/, '');
  return readModel(loadOwn(name).ownShapes).map(({ iri, properties }) => {
    const members = properties.map(({ path }) => [local(path), VALUES] as const).filter(([term]) => !TAKEN.has(term));
    const subject = { ...Object.fromEntries(members), id: 'https://a.example/s', type: local(iri) };
    return { ...ENVELOPE, credentialSubject: subject };
  });
}

describeWithShared('our Loire context', () => {
  describe.each(RELEASES)('of $name', ({ name, context }) => {
    const official = officialContext(context);
    const { release } = loadOwn(name);
    const own = release.contexts.get(GX) as JsonObject;
    // One each: a processor keeps what it made of a context under its IRI.
    const [changed, ours] = [processor(true), processor(true)];

    async function same(documents: readonly JsonObject[]): Promise<readonly string[]> {
      const seen: string[] = [];
      for (const document of documents) {
        const quads = await expand(changed, document, official);
        expect(await expand(ours, document, own)).toBe(quads);
        seen.push(quads);
      }
      return seen;
    }

    it('expands every example to the same quads as the official one', async () => {
      const documents = examples().flatMap(({ document }) => [document, withContexts(document, GX)]);
      const quads = await same(documents);
      expect(quads).not.toContain('');
      expect(quads.filter((_, at) => at % 2 === 1).filter((text) => text.startsWith('invalid'))).toEqual([]);
    });

    it('expands an instance of every class to the same quads as the official one', async () => {
      const quads = await same(instances(name));
      expect(quads).toHaveLength(166);
      expect(quads.filter((text) => !text.includes('https://a.example/s'))).toEqual([]);
    }, 60_000);

    it('expands every term to the same quads as the official one', async () => {
      const vocabulary = [...release.classes.values(), ...release.properties.values()].map(({ iri }) => iri);
      const quads = await same(terms(official, vocabulary));
      expect(quads.length).toBeGreaterThan(1_000);
      expect(quads.filter((text) => text.startsWith('invalid'))).toEqual([]);
    }, 120_000);
  });
});

describeWithShared('what we change of jsonld', () => {
  it('changes no output', async () => {
    const official = officialContext(RELEASES[0].context);
    const [stock, changed] = [processor(false), processor(true)];
    const some = [...instances(RELEASES[0].name), ...examples().map(({ document }) => withContexts(document, GX))];
    for (const document of some.filter((_, at) => at % 4 === 0)) {
      expect(await expand(changed, document, official)).toBe(await expand(stock, document, official));
    }
  }, 60_000);
});

describe('what we change of jsonld, twice', () => {
  it('is changed once', () => {
    const context = {
      process: () => Promise.reject(new Error()),
      getInitialContext: () => ({}),
    } as unknown as ContextModule;
    shareProcessedContexts(context);
    const { process } = context;
    shareProcessedContexts(context);
    expect(context.process).toBe(process);
  });
});
