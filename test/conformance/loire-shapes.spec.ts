import { parseTurtle, toClaims, type JsonObject, type Quad } from '#rdf';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Parser } from 'n3';
import { SH } from '../../libs/shapes/src/vocabulary.ts';
import { OFFERING_TURTLE } from '../support/offering.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { decode, examples, presented, read, withContexts } from './loire-examples.ts';
import {
  askOracle,
  loadJudges,
  loadOwn,
  RELEASES,
  results,
  toVerdict,
  type Judges,
  type Verdict,
} from './loire-oracle.ts';

const LONG = process.env['LONG'] === '1';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface JsonLd {
  toRDF(document: JsonObject, options: object): Promise<string>;
}
const jsonld = createRequire(import.meta.url)('jsonld') as JsonLd;

describe.each(RELEASES)('our shapes of $name', ({ name }) => {
  const { release, ownShapes } = loadOwn(name);
  const about = (local: string): readonly string[] =>
    ownShapes.filter((q) => q.predicate.value === SH + local).map((q) => q.object.value);

  it('have a shape for every class that is a target, and name no unknown term', () => {
    expect(about('targetClass').filter((iri) => !release.classes.has(iri))).toEqual([]);
    expect(new Set(about('targetClass')).size).toBe(166);
    expect(about('class').filter((iri) => !release.classes.has(iri))).toEqual([]);
    expect(about('path').filter((iri) => !release.properties.has(iri) && iri !== RDF_TYPE)).toEqual([]);
  });

  it('speak of nothing that has no name', () => {
    const known = release.names ?? new Map();
    expect([...about('targetClass'), ...about('path')].filter((iri) => !known.has(iri) && iri !== RDF_TYPE)).toEqual(
      [],
    );
    const unknown = [...known.keys()].filter((iri) => !release.classes.has(iri) && !release.properties.has(iri));
    expect(unknown).toEqual([]);
  });
});

describeWithShared('our Loire shapes are equal to the official ones', () => {
  describe.each(RELEASES)('$name', (folder) => {
    let judges: Judges;

    beforeAll(() => {
      judges = loadJudges(folder);
    }, 60_000);

    /** Both shapes by both engines. */
    async function compare(quads: readonly Quad[]): Promise<Verdict> {
      const expected = await askOracle(judges.oracle.official, quads);
      expect(await askOracle(judges.oracle.own, quads)).toEqual(expected);
      expect(toVerdict(results(quads, judges.own))).toEqual(expected);
      expect(toVerdict(results(quads, judges.official))).toEqual(expected);
      return expected;
    }

    async function claimsOf(documents: readonly JsonObject[]): Promise<readonly Quad[]> {
      const signed = documents.map((document, index) => {
        const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex');
        return { digest, issuer: 'did:web:example.org', document, pointer: `/credentials/${String(index)}` };
      });
      return (await toClaims(signed, judges.release)).credentials.flatMap((c) => c.quads);
    }

    it('compile, and target 166 classes', () => {
      expect(judges.official.targets.classes.size).toBe(166);
      expect([...judges.own.targets.classes.keys()].sort()).toEqual([...judges.official.targets.classes.keys()].sort());
    });

    it('on the real presentation, which conforms', async () => {
      expect(await compare(await claimsOf(presented()))).toEqual(new Set());
    });

    it('on the real label, which conforms once it is read in the published form', async () => {
      const label = decode(read('loire', 'gaia-x-aisbl.label.vc.jwt'));
      expect(await compare(await claimsOf([label]))).toEqual(new Set());
    });

    it.each(['gx-legal-person.json', 'gx-registration-number.json', 'gx-terms-and-conditions.json'])(
      'on the claims of the unsigned credential %s',
      async (name) => {
        const document = JSON.parse(read('unsigned-loire', 'harbour', name)) as JsonObject;
        await compare(await claimsOf([document]));
      },
    );

    const documents = examples();
    it('on as many examples as there are files and presented credentials', () => {
      expect(documents).toHaveLength(5 + 3 + 9 + 3);
    });

    it.each(documents.map((example) => [example.name, example] as const))('on %s', async (_name, { document }) => {
      const { contexts, namespace } = judges.release;
      const documentLoader = (url: string) =>
        Promise.resolve({ documentUrl: url, document: contexts.get(url), contextUrl: null, tag: 'static' });
      const options = { documentLoader, base: '', format: 'application/n-quads' };
      const text = await jsonld.toRDF(withContexts(document, namespace), options);
      // Which graph a statement stands in is no matter here.
      const quads = new Parser({ format: 'application/n-quads' }).parse(text) as readonly Quad[];
      expect(quads.length).toBeGreaterThan(2);
      await compare(quads);
    });

    it('on the health sample', async () => {
      const sample = sharedPath('reference', 'data', 'health', 'samples', 'ds4h-loire-2511.ttl');
      const verdict = await compare(parseTurtle(readFileSync(sample, 'utf8')));
      // URLs that are literals: what 2.2.1 has IRIs for.
      expect(verdict.size === 0).toBe(folder.name === 'loire-25.11');
    });

    it('on an offering, and on every single fault of it', async () => {
      const offering = parseTurtle(OFFERING_TURTLE);
      expect((await compare(offering)).size === 0).toBe(folder.name === 'loire-25.11');
      // The oracle takes milliseconds for each.
      for (const fault of faults(offering).filter((_, at) => LONG || at % 16 === 0)) await compare(fault);
    }, 240_000);
  });
});

/** Every single fault of one kind in a document: a statement left out, or with another value instead or beside. */
function faults(quads: readonly Quad[]): readonly (readonly Quad[])[] {
  return quads.flatMap((one, at) => {
    const others = quads.filter((_, index) => index !== at);
    const datatype = { termType: 'NamedNode', value: 'http://www.w3.org/2001/XMLSchema#string' } as const;
    const object: Quad['object'] =
      one.object.termType === 'Literal'
        ? { termType: 'NamedNode', value: 'https://a.example/' }
        : { termType: 'Literal', value: 'no such value', datatype, language: '' };
    return [others, [...others, { ...one, object }], [...quads, { ...one, object }]];
  });
}
