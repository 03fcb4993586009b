import { describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { Parser, Writer } from 'n3';
import { toJsonLd } from './json-ld-text.ts';
import { parseStatements, toStatements } from './nquads.ts';
import type { Quad, Term } from './term.ts';
import { toTrig, toTurtle } from './turtle-text.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const PREFIXES = new Map([
  ['gx', 'https://w3id.org/gaia-x/development#'],
  ['xsd', XSD],
  ['rdf', RDF],
  ['never', 'urn:never:'],
]);
const GX = PREFIXES.get('gx') ?? '';

const node = (value: string): Exclude<Term, { termType: 'Literal' }> =>
  value.startsWith('_:') ? { termType: 'BlankNode', value: value.slice(2) } : { termType: 'NamedNode', value };
const literal = (value: string, datatype = `${XSD}string`, language = ''): Term => ({
  ...{ termType: 'Literal', value, language },
  datatype: { termType: 'NamedNode', value: language === '' ? datatype : `${RDF}langString` },
});
const say = (subject: string, predicate: string, object: string | Term): Quad => ({
  subject: node(subject),
  predicate: { termType: 'NamedNode', value: predicate },
  object: typeof object === 'string' ? node(object) : object,
});

/** Canonical form of what n3 reads: equal for equal graphs. */
async function read(text: string, format: string): Promise<unknown> {
  const writer = new Writer({ format: 'N-Quads' });
  writer.addQuads(new Parser({ format }).parse(text));
  const nquads = await new Promise<string>((done, fail) =>
    writer.end((error, all: string) => (error ? fail(error) : done(all))),
  );
  return canonical(nquads);
}
function canonical(nquads: string): Promise<unknown> {
  const options = { algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads' };
  return jsonld.canonize(nquads as unknown as object, options as object);
}

const HOSTILE = 'a"\\\n\r\t\u0000\u2028\u2029 . } <urn:evil> { <urn:evil> <urn:evil> "x" . } é \u{1F600}';
const GRAPH: readonly Quad[] = [
  say('https://a.test/1', `${RDF}type`, `${GX}DataProduct`),
  say('https://a.test/1', `${RDF}type`, `${GX}ServiceOffering`),
  say('https://a.test/1', `${GX}name`, literal('Étude', undefined, 'fr-lu')),
  say('https://a.test/1', `${GX}name`, literal('Study', undefined, 'en')),
  say('https://a.test/1', `${GX}count`, literal('007', `${XSD}integer`)),
  say('https://a.test/1', `${GX}count`, literal('1.5', `${XSD}decimal`)),
  say('https://a.test/1', `${GX}open`, literal('true', `${XSD}boolean`)),
  say('https://a.test/1', `${GX}open`, literal('1', `${XSD}boolean`)),
  say('https://a.test/1', `${GX}odd/name.`, literal(HOSTILE)),
  say('https://a.test/1', `${GX}x`, literal(HOSTILE, 'urn:odd')),
  say('https://a.test/1', `${GX}endpoint`, '_:end'),
  say('_:end', `${GX}url`, 'https://api.a.test/'),
  say('_:end', `${GX}in`, '_:deep'),
  say('_:deep', `${GX}says`, literal('')),
  say('https://a.test/1', `${GX}list`, '_:l1'),
  say('_:l1', `${RDF}first`, literal('one')),
  say('_:l1', `${RDF}rest`, '_:l2'),
  say('_:l2', `${RDF}first`, '_:member'),
  say('_:l2', `${RDF}rest`, `${RDF}nil`),
  say('_:member', `${GX}says`, literal('two')),
  say('https://a.test/1', `${GX}list`, `${RDF}nil`),
  say('https://a.test/1', `${GX}both`, '_:shared'),
  say('https://a.test/2', `${GX}both`, '_:shared'),
  say('_:shared', `${GX}says`, literal('shared')),
  say('_:round', `${GX}next`, '_:about'),
  say('_:about', `${GX}next`, '_:round'),
  say('_:about', `${GX}says`, literal('round')),
  say('_:alone', `${GX}says`, literal('alone')),
  say('https://a.test/2', `${GX}empty`, '_:empty'),
];

describe('Turtle', () => {
  it('says what the statements say, with the prefixes that it uses', async () => {
    const text = toTurtle(GRAPH, PREFIXES, ['# A comment']);
    expect(await read(text, 'text/turtle')).toBe(await canonical(toStatements(GRAPH)));
    expect(text.split('\n').slice(0, 5)).toEqual([
      '# A comment',
      `@prefix gx: <${GX}> .`,
      `@prefix xsd: <${XSD}> .`,
      '',
      '<https://a.test/1> a gx:DataProduct , gx:ServiceOffering ;',
    ]);
    expect(text).toContain('gx:endpoint [ gx:url <https://api.a.test/> ; gx:in [ gx:says "" ] ] ;');
    expect(text).toContain('gx:list ( "one" [ gx:says "two" ] ) ;');
    expect(toTurtle([], PREFIXES)).toBe('\n');
  });

  it('cannot be ended by a name in it', () => {
    const evil = '> . <urn:evil> <urn:evil> <urn:evil> . <urn:x';
    const text = toTurtle([say(`urn:s${evil}`, `${GX}${evil}`, `urn:o${evil}`)], PREFIXES);
    const [quad, ...more] = new Parser().parse(text);
    expect([more.length, quad?.subject.value.startsWith('urn:s%3E')]).toEqual([0, true]);
  });

  it.each([
    ['a chain', (n: number) => (n === 19_999 ? 'urn:end' : `_:b${n + 1}`), 'urn:next'],
    ['a ring', (n: number) => `_:b${(n + 1) % 20_000}`, 'urn:next'],
    ['a list without an end', (n: number) => `_:b${n + 1}`, `${RDF}rest`],
    ['a list', (n: number) => (n === 19_999 ? `${RDF}nil` : `_:b${n + 1}`), `${RDF}rest`],
  ])('writes %s of 20,000 blank nodes', (_, next, predicate) => {
    const long = Array.from({ length: 20_000 }, (__, n) => [
      say(`_:b${n}`, `${RDF}first`, literal(`${n}`)),
      say(`_:b${n}`, predicate, next(n)),
    ]).flat();
    const quads = [say('urn:s', 'urn:p', '_:b0'), ...long];
    expect(new Parser().parse(toTurtle(quads, PREFIXES)).length).toBe(quads.length);
    expect(JSON.stringify(toJsonLd(quads, PREFIXES)).length).toBeGreaterThan(20_000);
  });
});

describe('TriG', () => {
  it('says what each graph says and what is said of it', async () => {
    const about = [say('https://a.test/c1', 'urn:by', 'did:web:a.test')];
    const other = parseStatements(toStatements(GRAPH), 'other');
    const text = toTrig(
      [
        { name: 'https://a.test/c1', about, quads: GRAPH },
        { name: `${GX}c2`, about: [], quads: other },
        { name: 'urn:empty', about: [], quads: [] },
      ],
      PREFIXES,
    );
    const inGraph = (quads: readonly Quad[], name: string): string =>
      toStatements(quads).replace(/ \.$/gm, ` <${name}> .`);
    expect(await read(text, 'application/trig')).toBe(
      await canonical(toStatements(about) + inGraph(GRAPH, 'https://a.test/c1') + inGraph(other, `${GX}c2`)),
    );
    expect(text).toContain('gx:c2 {\n  <https://a.test/1> a gx:DataProduct');
    expect(text.match(/@prefix/g)?.length).toBe(2);
  });
});
