import { compileShapes, validate, type CompiledShapes } from '#shapes';
import { loadRelease, parseTurtle, toClaims, type JsonObject, type Quad } from '#rdf';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFactory, Store } from 'n3';
import { Validator } from 'shacl-engine';
import { describeWithShared, ROOT, sharedPath } from '../support/shared.ts';
import { mutantsOf } from './loire-mutants.ts';

const SUB_CLASS_OF = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
const LONG = process.env['LONG'] === '1';
const GAIA_X = ['reference', 'data', 'gaia-x'] as const;

/** focus, path, component of each result, once. */
type Results = ReadonlySet<string>;

function toStore(quads: readonly Quad[]): Store {
  const term = (t: Quad['object']) => {
    if (t.termType === 'NamedNode') return DataFactory.namedNode(t.value);
    if (t.termType === 'BlankNode') return DataFactory.blankNode(t.value);
    return DataFactory.literal(t.value, t.language === '' ? DataFactory.namedNode(t.datatype.value) : t.language);
  };
  const store = new Store();
  for (const q of quads) {
    store.addQuad(DataFactory.quad(term(q.subject) as never, DataFactory.namedNode(q.predicate.value), term(q.object)));
  }
  return store;
}

async function judge(engine: Validator, quads: readonly Quad[]): Promise<Results> {
  const { results } = await engine.validate({ dataset: toStore(quads) });
  return new Set(
    results.map((r) => {
      const path = (r.path ?? []).map((step) => step.predicates.map((p) => p.value).join('|')).join('/');
      return `${r.focusNode.term.value} ${path} ${r.constraintComponent.value}`;
    }),
  );
}

const key = (node: string): string => node.replace(/^(?:_:|<)/, '').replace(/>$/, '');

/** The same by our own engine. */
function judgeOwn(compiled: CompiledShapes, quads: readonly Quad[]): Results {
  const budget = { work: 1e9, results: 1e6 };
  const results = validate(quads, compiled, { budget });
  return new Set(results.map((r) => `${key(r.focusNode)} ${key(r.path ?? '')} ${r.component}`));
}

const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
const ownShapes = [...release.shapes.values()].flatMap((text) => parseTurtle(text));

describe('our Loire shapes', () => {
  it('have a shape for every class that is a target, and name no unknown term', () => {
    const about = (local: string): string[] =>
      ownShapes.filter((q) => q.predicate.value === `http://www.w3.org/ns/shacl#${local}`).map((q) => q.object.value);
    expect(about('targetClass').filter((iri) => !release.classes.has(iri))).toEqual([]);
    expect(new Set(about('targetClass')).size).toBe(166);
    expect(about('class').filter((iri) => !release.classes.has(iri))).toEqual([]);
    expect(about('path').filter((iri) => !release.properties.has(iri))).toEqual([]);
  });

  it('name every property', () => {
    const paths = ownShapes.filter((q) => q.predicate.value.endsWith('#path')).map((q) => q.subject.value);
    const names = new Set(ownShapes.filter((q) => q.predicate.value.endsWith('#name')).map((q) => q.subject.value));
    const unnamed = paths.filter((shape) => !names.has(shape));
    // Those inside sh:or and sh:not of one class say nothing by themselves.
    expect(unnamed).toHaveLength(5);
  });
});

describeWithShared('our Loire shapes are equal to the official ones', () => {
  let official: Validator;
  let own: Validator;
  let compiled: CompiledShapes;
  let compiledOfficial: CompiledShapes;
  let officialShapes: readonly Quad[];

  beforeAll(() => {
    const read = (name: string): Quad[] =>
      parseTurtle(readFileSync(sharedPath(...GAIA_X, 'shapes', 'loire-2511', name), 'utf8'));
    const factory = Object.assign(Object.create(DataFactory) as typeof DataFactory, { dataset: () => new Store() });
    officialShapes = read('gx.shacl.ttl');
    const officialTree = read('gx.owl.ttl').filter((q) => {
      return (
        q.predicate.value === SUB_CLASS_OF && q.object.termType === 'NamedNode' && !q.subject.value.includes('/', 40)
      );
    });
    official = new Validator(toStore([...officialShapes, ...officialTree]), { factory });
    const tree = [...release.classes.values()].flatMap((c) =>
      c.superClasses.map((s): Quad => {
        const named = (value: string) => ({ termType: 'NamedNode', value }) as const;
        return { subject: named(c.iri), predicate: named(SUB_CLASS_OF), object: named(s) };
      }),
    );
    own = new Validator(toStore([...ownShapes, ...tree]), { factory });
    const classTree = new Map([...release.classes.values()].map((c) => [c.iri, c.superClasses]));
    compiled = compileShapes(ownShapes, { classTree, name: release.name, digest: release.digest });
    compiledOfficial = compileShapes(officialShapes, { classTree, name: 'official', digest: '' });
  }, 60_000);

  async function compare(quads: readonly Quad[]): Promise<Results> {
    const expected = await judge(official, quads);
    expect(await judge(own, quads)).toEqual(expected);
    expect(judgeOwn(compiled, quads)).toEqual(expected);
    return expected;
  }

  async function claimsOf(documents: readonly JsonObject[]): Promise<readonly Quad[]> {
    const signed = documents.map((document, index) => {
      const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex');
      return { digest, issuer: 'did:web:example.org', document, pointer: `/credentials/${String(index)}` };
    });
    return (await toClaims(signed, release)).credentials.flatMap((c) => c.quads);
  }

  const decode = (jwt: string): JsonObject =>
    JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as JsonObject;
  const example = (...parts: string[]): string =>
    readFileSync(sharedPath(...GAIA_X, 'examples', ...parts), 'utf8').trim();

  it('on the real presentation, which conforms', async () => {
    const enveloped = decode(example('loire', 'gaia-x-aisbl.participant.vp.jwt'))['verifiableCredential'];
    const documents = (enveloped as unknown as readonly { id: string }[]).map(({ id }) =>
      decode(id.replace(/^[^,;]*[,;]/, '')),
    );
    expect(await compare(await claimsOf(documents))).toEqual(new Set());
  });

  it('on the real label, which conforms once it is read in the published form', async () => {
    const results = await compare(await claimsOf([decode(example('loire', 'gaia-x-aisbl.label.vc.jwt'))]));
    expect(results.size).toBe(0);
  });

  it.each(['gx-legal-person.json', 'gx-registration-number.json', 'gx-terms-and-conditions.json'])(
    'on the unsigned credential %s',
    async (name) => {
      await compare(await claimsOf([JSON.parse(example('unsigned-loire', 'harbour', name)) as JsonObject]));
    },
  );

  it.each([
    ['gx_data_resource_instance.json', false],
    ['fail01_wrong_url_type.json', false],
    ['gx_legalperson_reference.json', true],
  ])('on the unsigned graph %s', async (name, conforms) => {
    const {
      '@context': _,
      '@graph': graph,
      ...alone
    } = JSON.parse(example('unsigned-loire', 'ascs', name)) as JsonObject;
    const context = ['https://www.w3.org/ns/credentials/v2', release.namespace];
    const prefixes = { schema: 'https://schema.org/' };
    const credentialSubject = (graph ?? alone) as JsonObject;
    const document = { '@context': [...context, prefixes], id: 'urn:uuid:1', type: ['VerifiableCredential'] };
    const results = await compare(await claimsOf([{ ...document, credentialSubject }]));
    expect(results.size === 0).toBe(conforms);
  });

  it('on the health sample, which conforms', async () => {
    const sample = sharedPath('reference', 'data', 'health', 'samples', 'ds4h-loire-2511.ttl');
    expect(await compare(parseTurtle(readFileSync(sample, 'utf8')))).toEqual(new Set());
  });

  it('on mutated instances of every class', async () => {
    const { graphs, count } = mutantsOf(officialShapes, (serial) => LONG || serial % 8 === 0);
    expect(graphs.size).toBe(166);
    expect(count).toBeGreaterThan(LONG ? 10_000 : 1_000);
    let results = 0;
    let serial = 0;
    for (const quads of graphs.values()) {
      const expected = judgeOwn(compiledOfficial, quads);
      expect(judgeOwn(compiled, quads)).toEqual(expected);
      results += expected.size;
      // The oracle takes a third of a second a class: all of them only in the long run.
      serial += 1;
      if (LONG || serial % 20 === 0) expect(await compare(quads)).toEqual(expected);
    }
    expect(results).toBeGreaterThan(count / 2);
  }, 180_000);
});
