import { loadRelease, type JsonObject, type JsonValue } from '#rdf';
import { describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { shareProcessedContexts, type ContextModule } from '../../libs/rdf/src/context-cache.ts';
import { describeWithShared, ROOT, sharedPath } from '../support/shared.ts';

interface JsonLd {
  toRDF(document: JsonValue, options: object): Promise<string>;
}

const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const V2 = 'https://www.w3.org/ns/credentials/v2';
const GX = release.namespace;
const example = (...parts: string[]): string =>
  readFileSync(sharedPath('reference', 'data', 'gaia-x', ...parts), 'utf8').trim();

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
    const found = url === GX ? own : release.contexts.get(url);
    if (found === undefined) return Promise.reject(new Error(url));
    return Promise.resolve({ documentUrl: url, document: found, contextUrl: null, tag: 'static' });
  };
  // What is not valid JSON-LD must be invalid in the same way.
  return jsonld
    .toRDF(document, { documentLoader, format: 'application/n-quads', base: '' })
    .catch((error: Error & { details?: { code?: string } }) => `invalid: ${error.details?.code ?? error.message}`);
}

const decode = (jwt: string): JsonObject =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as JsonObject;

/** Every credential of the reference folder that needs no context but ours and the W3C's, and one for each term. */
function documents(): readonly JsonObject[] {
  const presentation = decode(example('examples', 'loire', 'gaia-x-aisbl.participant.vp.jwt'));
  const enveloped = presentation['verifiableCredential'] as unknown as readonly { id: string }[];
  const unsigned = ['gx-legal-person.json', 'gx-registration-number.json', 'gx-terms-and-conditions.json'];
  const graphs = ['gx_data_resource_instance.json', 'fail01_wrong_url_type.json', 'gx_legalperson_reference.json'];
  return [
    ...enveloped.map(({ id }) => decode(id.slice(id.indexOf(',') + 1))),
    decode(example('examples', 'loire', 'gaia-x-aisbl.label.vc.jwt')),
    decode(example('examples', 'loire', 'notary-lei.registrationnumber.notary.lab.gaia-x.eu.vc.jwt')),
    ...unsigned.map((name) => JSON.parse(example('examples', 'unsigned-loire', 'harbour', name)) as JsonObject),
    ...graphs.map((name) => {
      return {
        ...(JSON.parse(example('examples', 'unsigned-loire', 'ascs', name)) as JsonObject),
        '@context': [V2, GX],
      };
    }),
  ];
}

/** A value of every form under every term, alone and prefixed, and every class as a type. */
function generated(official: JsonObject): readonly JsonObject[] {
  const values: JsonValue[] = ['text', 'https://a.example/x', 7, 1.5, true, { '@value': 'v', '@type': 'xsd:anyURI' }];
  const node: JsonObject = { type: 'Address', countryCode: 'LU', url: 'https://a.example/' };
  const code: JsonObject = { text: 'LU', description: 'Luxembourg', meaning: 'https://a.example/lu' };
  const context = { '@context': [V2, GX], type: ['VerifiableCredential', 'gx:LegalPerson'], id: 'https://a.example/c' };
  const named = Object.keys(official['@context'] as JsonObject).filter((term) => !term.startsWith('@'));
  const vocabulary = [...release.classes.values(), ...release.properties.values()].map(({ iri }) => iri);
  const prefixed = vocabulary
    .filter((iri) => iri.startsWith(GX))
    .flatMap((iri) => [iri, iri.slice(GX.length), `gx:${iri.slice(GX.length)}`]);
  // The credentials context protects these; what they may hold is its matter.
  const taken = new Set(['id', 'type', 'name', 'description', 'digestSRI']);
  const terms = [...new Set([...named, ...prefixed])].filter((term) => !taken.has(term));
  const about = (term: string): JsonObject => {
    const type = /^(?:\w+:)?[A-Z]/.test(term) ? term : 'LegalPerson';
    return { ...context, credentialSubject: { id: 'https://a.example/s', type, [term]: [...values, node, code] } };
  };
  return [
    ...terms.map(about),
    { ...context, credentialSubject: { name: 'n', description: 'd', digestSRI: 'sha256-x', labelLevel: code } },
  ];
}

describeWithShared('our Loire context', () => {
  const official = JSON.parse(example('contexts', 'gx-25.11.context.jsonld')) as JsonObject;
  const own = release.contexts.get(GX) as JsonObject;
  // One each: a processor keeps what it made of a context under its IRI.
  const changed = processor(true);
  const ours = processor(true);

  it('expands every example to the same quads as the official one', async () => {
    for (const document of documents()) {
      const quads = await expand(changed, document, official);
      expect(quads).not.toBe('');
      expect(await expand(ours, document, own)).toBe(quads);
    }
  });

  it('expands every term to the same quads as the official one', async () => {
    const all = generated(official);
    expect(all.length).toBeGreaterThan(1_000);
    for (const document of all) {
      const quads = await expand(changed, document, official);
      expect(quads).not.toMatch(/^invalid/);
      expect(await expand(ours, document, own)).toBe(quads);
    }
  }, 60_000);
});

describeWithShared('what we change of jsonld', () => {
  it('changes no output', async () => {
    const official = JSON.parse(example('contexts', 'gx-25.11.context.jsonld')) as JsonObject;
    const [stock, changed] = [processor(false), processor(true)];
    const some = generated(official).filter((_, index) => index % 25 === 0);
    for (const document of [...documents(), ...some]) {
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
