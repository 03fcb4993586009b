import { beforeAll, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { DataFactory, Parser, Store } from 'n3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator as Engine } from 'shacl-engine';
import { describeWithShared, ROOT, sharedPath } from '../support/shared.ts';

// The sample health data space against the official shapes of 25.11, by an engine and contexts that are not ours.
const GX = 'https://w3id.org/gaia-x/development#';
const SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
const gaiax = (...parts: string[]) => sharedPath('reference', 'data', 'gaia-x', ...parts);
const sample = (file: string) => JSON.parse(readFileSync(join(ROOT, 'samples', 'health', file), 'utf8'));

/** The part of a validation result that a reader needs. */
function said(result: unknown): string {
  const { focusNode, constraintComponent } = result as {
    focusNode?: { term?: { value: string } };
    constraintComponent?: { value: string };
  };
  return `${focusNode?.term?.value} ${constraintComponent?.value}`;
}

interface File {
  readonly credentials: readonly { readonly type: string[]; readonly credentialSubject: object }[];
}

const contexts: { [url: string]: object } = {};
const documentLoader = async (url: string) => {
  const document = contexts[url];
  if (document === undefined) throw new Error(`not pinned: ${url}`);
  return { document, documentUrl: url, contextUrl: undefined };
};

const toRdf = jsonld.toRDF as unknown as (document: object, options: object) => Promise<string>;

/** The subject graph of every credential, types moved to the subject, blank nodes kept apart (gaia-x.md §5). */
async function subjectGraph(files: readonly File[]): Promise<Store> {
  const store = new Store();
  const credentials = files.flatMap((file) => file.credentials);
  for (const [i, credential] of credentials.entries()) {
    const type = credential.type.filter((t) => t !== 'VerifiableCredential');
    const subject = {
      '@context': (credential as unknown as { '@context': object })['@context'],
      ...credential.credentialSubject,
      type,
    };
    const text = await toRdf(subject, { format: 'application/n-quads', documentLoader, safe: true });
    const parser = new Parser({ format: 'N-Quads', blankNodePrefix: `_:c${i}_` });
    store.addQuads(parser.parse(text));
  }
  return store;
}

describeWithShared('samples/health conforms to the official Loire 25.11 shapes', () => {
  let validator: {
    validate(data: object): Promise<{ readonly conforms: boolean; readonly results: readonly unknown[] }>;
  };
  let vocabulary: Store;

  beforeAll(() => {
    contexts['https://www.w3.org/ns/credentials/v2'] = JSON.parse(
      readFileSync(gaiax('contexts', 'credentials_v2.json'), 'utf8'),
    );
    contexts[GX] = JSON.parse(readFileSync(gaiax('contexts', 'gx-25.11.context.jsonld'), 'utf8'));
    const shapes = new Store(new Parser().parse(readFileSync(gaiax('shapes', 'loire-2511', 'gx.shacl.ttl'), 'utf8')));
    const owl = new Parser().parse(readFileSync(gaiax('shapes', 'loire-2511', 'gx.owl.ttl'), 'utf8'));
    vocabulary = new Store(owl);
    shapes.addQuads(owl.filter((quad) => quad.predicate.value === SUBCLASS));
    validator = new Engine(shapes, { factory: DataFactory });
  }, 60000);

  const index = sample('data-space.json') as {
    participants: string[];
    offerings: string[];
    refused: string[];
    lab: string[];
  };

  it('lists every file once', () => {
    const named = [...index.participants, ...index.offerings, ...index.refused, ...index.lab];
    expect(new Set(named).size).toBe(named.length);
    expect(index.participants).toHaveLength(13);
    expect(index.offerings).toHaveLength(17);
  });

  it('conforms as one graph, the dry run for lab included', async () => {
    const data = await subjectGraph([...index.participants, ...index.offerings, ...index.lab].map(sample));
    expect(data.size).toBeGreaterThan(900);
    const unknown = [...new Set(data.getQuads(null, null, null, null).map((quad) => quad.predicate.value))].filter(
      (iri) => iri.startsWith(GX) && vocabulary.countQuads(iri, null, null, null) === 0,
    );
    expect(unknown).toEqual([]);
    const report = await validator.validate({ dataset: data });
    expect(report.results.map(said)).toEqual([]);
    expect(report.conforms).toBe(true);
  }, 60000);

  it('holds one offering that does not conform', async () => {
    const data = await subjectGraph([...index.participants, ...index.refused].map(sample));
    const report = await validator.validate({ dataset: data });
    expect(report.conforms).toBe(false);
    expect(report.results.length).toBeGreaterThanOrEqual(3);
  }, 60000);
});
