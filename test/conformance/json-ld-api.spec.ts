import { loadRelease, type JsonObject, type JsonValue, type Quad } from '#rdf';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Parser } from 'n3';
import { join } from 'node:path';
import { canonicaliseWhole, type GraphQuad } from '../../libs/rdf/src/canonicalise.ts';
import { Processor } from '../../libs/rdf/src/json-ld.ts';
import { toQuads } from '../../libs/rdf/src/to-quads.ts';
import { describeWithShared, ROOT } from '../support/shared.ts';
import { DIFFERENCES, NUMBERS, OLD } from './json-ld-api.differences.ts';
import { documents } from './json-ld-api.documents.ts';
import * as suite from './json-ld-api.suite.ts';

const LONG = process.env['LONG'] === '1';
const stock = suite.processor(false);
const changed = suite.processor(true);
const isNegative = (entry: suite.Entry): boolean => entry['@type'].some((type) => type.includes('Negative'));
const isOld = ({ option }: suite.Entry): boolean => option?.specVersion === 'json-ld-1.0';

const plain = ({ subject, predicate, object, graph }: GraphQuad): GraphQuad => ({ subject, predicate, object, graph });

async function canonical(dataset: readonly GraphQuad[]): Promise<string> {
  const distinct = new Map(dataset.map((quad) => [JSON.stringify(plain(quad)), plain(quad)]));
  return (await canonicaliseWhole([...distinct.values()], { pointer: '' })).statements;
}

/** `pass`, or what was wrong. */
async function verdict(entry: suite.Entry, output: JsonValue | readonly suite.DatasetQuad[]): Promise<string> {
  if (isNegative(entry)) {
    const expected = `error: ${entry.expectErrorCode ?? ''}`;
    return output === expected ? 'pass' : `${expected}, not ${typeof output === 'string' ? output : 'an output'}`;
  }
  if (typeof output === 'string') return output;
  if (entry.expect === undefined) return 'pass';
  if (entry.expect.endsWith('.jsonld')) {
    return sorted(output as JsonValue) === sorted(JSON.parse(suite.read(entry.expect)) as JsonValue)
      ? 'pass'
      : 'another document';
  }
  const dataset = output as readonly suite.DatasetQuad[];
  if (dataset.some(({ object }) => (object as object | null) === null)) return 'a quad without object';
  const expected = parseNQuads(suite.read(entry.expect));
  if (expected === undefined) return 'no N-Quads';
  const [ours, theirs] = await Promise.all([canonical(dataset), canonical(expected)]);
  return ours === theirs ? 'pass' : 'another dataset';
}

function parseNQuads(text: string): readonly GraphQuad[] | undefined {
  try {
    return new Parser({ format: 'application/n-quads' }).parse(text);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Disallowed')) return undefined;
    throw error;
  }
}

/** Members sorted; arrays too but those of lists (JSON-LD 1.1 API, test manifests). */
function sorted(value: JsonValue, isList = false): string {
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map((item) => sorted(item));
    return `[${(isList ? items : items.sort()).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, inner]: [string, JsonValue]) => {
    return `${JSON.stringify(name)}:${sorted(inner, name === '@list')}`;
  });
  return `{${members.sort().join(',')}}`;
}

describeWithShared('W3C json-ld-api', () => {
  const all = { expand: suite.entriesOf('expand'), toRdf: suite.entriesOf('toRdf') };
  const named = (manifest: 'expand' | 'toRdf'): [string, suite.Entry][] =>
    all[manifest].map((entry) => [`${manifest} ${entry['@id'].slice(1)}`, entry]);

  it('has the counts of its README', () => {
    const counts = (entries: readonly suite.Entry[]) => [entries.length, entries.filter(isNegative).length];
    expect([counts(all.expand), counts(all.toRdf)]).toEqual([
      [385, 109],
      [467, 106],
    ]);
    expect([...all.expand, ...all.toRdf].filter(isOld)).toHaveLength(OLD.expand + OLD.toRdf);
  });

  // A listed difference that is gone fails below, where `pass` is no longer what is found.
  it('lists differences of the suite only', () => {
    const ids = new Set([...named('expand'), ...named('toRdf')].map(([id]) => id));
    expect(Object.keys(DIFFERENCES).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(named('expand'))('%s: as jsonld without our changes, and as the suite has it', async (id, entry) => {
    const run = (jsonld: suite.JsonLd) =>
      suite.attempt(() => jsonld.expand(suite.inputOf(entry), suite.optionsOf(entry)));
    const output = await run(changed);
    expect(output).toEqual(await run(stock));
    if (!isOld(entry)) expect(await verdict(entry, output)).toBe(DIFFERENCES[id]?.found ?? 'pass');
  });

  it.each(named('toRdf'))('%s: as jsonld without our changes, and as the suite has it', async (id, entry) => {
    const run = (jsonld: suite.JsonLd) =>
      suite.attempt(() => jsonld.toRDF(suite.inputOf(entry), suite.optionsOf(entry)));
    const output = await run(changed);
    expect(output).toEqual(await run(stock));
    if (!isOld(entry)) expect(await verdict(entry, output)).toBe(DIFFERENCES[id]?.found ?? 'pass');
  });

  it('makes the same quads of expanded documents as jsonld', async () => {
    let compared = 0;
    for (const entry of [...all.toRdf, ...all.expand]) {
      const options = { ...suite.optionsOf(entry), safe: true };
      const expanded = await suite.attempt(() => stock.expand(suite.inputOf(entry), options));
      if (typeof expanded === 'string' || JSON.stringify(expanded).includes('"@graph"')) continue;
      // Two datatypes of one value, which jsonld takes.
      if (/er54/.test(entry.input)) {
        expect(toQuads(expanded, NOTHING_OWN)).toBeUndefined();
        continue;
      }
      const theirs = await suite.attempt(() =>
        stock.toRDF(structuredClone(expanded), { skipExpansion: true, safe: true }),
      );
      const ours = toQuads(expanded, NOTHING_OWN);
      expect([entry.input, ours === undefined]).toEqual([entry.input, typeof theirs === 'string']);
      if (ours === undefined || typeof theirs === 'string') continue;
      expect([entry.input, await canonical(ours.quads.map(inDefaultGraph))]).toEqual([
        entry.input,
        await canonical(theirs),
      ]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(300);
  });
});

const NOTHING_OWN = {
  namespace: 'urn:none:',
  namespaces: [],
  stem: 'urn:none:',
  judged: new Map<string, boolean>(),
  known: new Set<string>(),
  classNames: [],
  propertyNames: [],
};
const inDefaultGraph = ({ subject, predicate, object }: Quad): GraphQuad => ({
  subject,
  predicate,
  object,
  graph: { termType: 'DefaultGraph' },
});

describe('numbers', () => {
  const XSD = 'http://www.w3.org/2001/XMLSchema#';
  type Terms = readonly {
    readonly object: { readonly value: string; readonly datatype?: { readonly value: string } };
  }[];
  const literals = (quads: Terms): string[] =>
    quads.map(({ object }) => `"${object.value}"^^${object.datatype?.value.replace(XSD, '') ?? ''}`);

  it.each(NUMBERS)('$value ($datatype) is $ours, not $jsonld', async ({ value, datatype, ...expected }) => {
    const typed = datatype === undefined ? {} : { '@type': XSD + datatype };
    const expanded = [{ '@id': 'urn:uuid:1', 'urn:uuid:2': [{ '@value': value, ...typed }] }];
    const theirs = (await stock.toRDF(structuredClone(expanded), { skipExpansion: true })) as unknown as Terms;
    const ours = (toQuads(expanded, NOTHING_OWN)?.quads ?? []) as unknown as Terms;
    expect([literals(theirs), literals(ours)]).toEqual([[expected.jsonld], [expected.ours]]);
  });
});

describe('generated credentials', () => {
  const release = loadRelease(join(ROOT, 'shapes', 'loire-25.11'));
  const contexts = new Map([...release.contexts]);
  const documentLoader = (url: string) => {
    const document = contexts.get(url);
    if (document === undefined) return Promise.reject(new Error(url));
    return Promise.resolve({ documentUrl: url, document, contextUrl: null, tag: 'static' });
  };

  it('are expanded by the product as by stock jsonld, member by member, or refused alike', async () => {
    const product = new Processor(release.contexts);
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(documents(release), async (document: JsonObject) => {
        const output = await suite.attempt(() => product.expand(document));
        const expected = await suite.attempt(() => stock.expand(document, { documentLoader, base: '', safe: true }));
        expect(JSON.stringify(output)).toBe(JSON.stringify(expected));
        if (typeof output !== 'string') valid += 1;
      }),
      { seed: 20261122, numRuns: LONG ? 5_000 : 100 },
    );
    expect(valid).toBeGreaterThan(LONG ? 1_000 : 20);
  }, 1_200_000);

  it('are expanded by the changed jsonld as by the stock one, or fail alike', async () => {
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(documents(release), fc.boolean(), async (document: JsonObject, safe) => {
        const run = (jsonld: suite.JsonLd) =>
          suite.attempt(() => jsonld.toRDF(document, { documentLoader, base: '', safe }));
        const output = await run(changed);
        expect(output).toEqual(await run(stock));
        if (typeof output !== 'string') valid += 1;
      }),
      { seed: 20261122, numRuns: LONG ? 5_000 : 60 },
    );
    expect(valid).toBeGreaterThan(LONG ? 1_000 : 10);
  }, 1_200_000);
});
