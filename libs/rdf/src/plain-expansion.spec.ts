import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { documents } from '../../../test/conformance/json-ld-api.documents.ts';
import { legalPerson, serviceOffering, termsAccepted } from '../../../test/support/documents.ts';
import { ROOT } from '../../../test/support/shared.ts';
import { ActiveContext, type Missing } from './active-context.ts';
import type { ContextModule } from './context-cache.ts';
import type { JsonObject } from './json.ts';
import { Processor } from './json-ld.ts';
import { loadRelease } from './load-release.ts';
import { expandPlain, type PlainExpansion } from './plain-expansion.ts';

const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const contextModule = createRequire(import.meta.url)('jsonld/lib/context.js') as ContextModule;
const start = new ActiveContext(contextModule, contextModule.getInitialContext({}));
const me = { did: 'did:web:a.example', base: 'https://a.example', name: 'A' };
const V2 = 'https://www.w3.org/ns/credentials/v2';

/** The expansion, once its contexts are there: those of classes under the object that the class is defined with. */
async function expand(document: JsonObject): Promise<PlainExpansion> {
  const documentLoader = (url: string) =>
    Promise.resolve({ documentUrl: url, document: release.contexts.get(url), contextUrl: null, tag: 'static' });
  const Resolver = createRequire(import.meta.url)('jsonld/lib/ContextResolver.js') as new (of: object) => object;
  const process = async ({ on, key, context, scope }: Missing): Promise<void> => {
    const contextResolver = new Resolver({ sharedCache: new Map() });
    const options = { documentLoader, base: '', contextResolver };
    const processed = await contextModule.process({
      activeCtx: on.processed,
      localCtx: context,
      propagate: scope !== 'class',
      overrideProtected: scope === 'property',
      options,
    });
    on.after[scope].set(
      key,
      new ActiveContext(contextModule, processed, processed.previousContext && (on.previous ?? on)),
    );
  };
  for (;;) {
    const expansion = expandPlain(document, start);
    if (expansion.kind !== 'missing') return expansion;
    await process(expansion.missing);
  }
}

describe('plain expansion', () => {
  it('expands what providers write, without jsonld', async () => {
    for (const document of [legalPerson(me), serviceOffering(me, 'a'), termsAccepted(me)] as JsonObject[])
      expect((await expand(document)).kind).toBe('expanded');
  });

  it.each<[string, JsonObject]>([
    ['a list', { 'gx:keyword': { '@list': ['a'] } }],
    ['a set', { 'gx:keyword': { '@set': ['a'] } }],
    ['a reverse property', { '@reverse': { 'gx:keyword': { id: 'urn:uuid:1' } } }],
    ['an undefined prefix without namespace', { 'odd name': 'a' }],
    ['a relative id', { id: 'a' }],
    ['two ids', { id: 'urn:uuid:1', '@id': 'urn:uuid:1' }],
    ['two members of types', { type: 'gx:LegalPerson', '@type': 'gx:LegalPerson' }],
    ['a JSON literal', { 'gx:keyword': { '@value': {}, '@type': '@json' } }],
    [
      'a value with datatype and language',
      { 'gx:keyword': { '@value': 'a', '@type': 'xsd:string', '@language': 'en' } },
    ],
    ['a number with a language', { 'gx:keyword': { '@value': 1, '@language': 'en' } }],
    ['no language', { 'gx:keyword': { '@value': 'a', '@language': 'not one' } }],
    ['a text direction', { 'gx:keyword': { '@value': 'a', '@direction': 'ltr' } }],
    ['a value that is none', { 'gx:keyword': { '@value': ['a'] } }],
    ['a language alone', { 'gx:keyword': { '@language': 'en' } }],
    [
      'a term with a container of its own',
      { type: 'VerifiablePresentation', verifiableCredential: { id: 'urn:uuid:1' } },
    ],
  ])('leaves %s to jsonld', async (_, credentialSubject) => {
    const context = [V2, release.namespace];
    const document = { '@context': context, id: 'urn:uuid:1', type: 'VerifiableCredential', credentialSubject };
    expect((await expand(document as JsonObject)).kind).toBe('special');
  });

  it('expands many of the generated documents that are valid', async () => {
    const product = new Processor(release.contexts);
    const counts = { valid: 0, plain: 0 };
    for (const document of fc.sample(documents(release), { numRuns: 200, seed: 20261122 })) {
      const isValid = await product.expand(document).then(
        () => true,
        () => false,
      );
      if (!isValid) continue;
      counts.valid += 1;
      if ((await expand(document)).kind === 'expanded') counts.plain += 1;
    }
    expect(counts.valid).toBeGreaterThan(40);
    expect(counts.plain / counts.valid).toBeGreaterThan(0.3);
  }, 60_000);
});
