import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#refusal';
import { parseTurtle, type Quad } from '#rdf';
import { compileShapes } from './compile.ts';
import { validate } from './validate.ts';

const PREFIXES = `
@prefix e: <https://e.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;
const turtle = (text: string): readonly Quad[] => parseTurtle(PREFIXES + text);
const compile = (text: string, classTree: ReadonlyMap<string, readonly string[]> = new Map()) =>
  compileShapes(turtle(text), { classTree, name: 'test', digest: 'test' });
const components = (shapes: string, data: string) =>
  validate(turtle(data), compile(shapes)).map(({ component }) =>
    component.replace(/^.*#(.*)ConstraintComponent$/, '$1'),
  );

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (cause) {
    if (cause instanceof Refusal) return cause.code;
    throw cause;
  }
  return 'accepted';
}

const nested = (depth: number) =>
  `e:s sh:targetNode e:n ; sh:not ${'[ sh:not '.repeat(depth)}[]${' ]'.repeat(depth)} .`;

describe('compileShapes refuses what it cannot honour', () => {
  it.each([
    ['an unknown parameter', 'e:s a sh:NodeShape ; sh:minCuont 1 .'],
    ['an unknown parameter on an anonymous property shape', 'e:s sh:property [ sh:path e:p ; sh:rootClass e:C ] .'],
    ['a misspelt target', 'e:s sh:targetClas e:C ; sh:nodeKind sh:IRI .'],
    ['sh:sparql', 'e:s a sh:NodeShape ; sh:sparql [ sh:select "SELECT $this { }" ] .'],
    ['a SPARQL target', 'e:s a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ] .'],
    ['a rule', 'e:s a sh:NodeShape ; sh:rule [ a sh:TripleRule ] .'],
    ['an entailment regime', 'e:g sh:entailment <http://www.w3.org/ns/entailment/RDFS> .'],
    ['a custom component', 'e:c a sh:ConstraintComponent .'],
    ['two datatypes', 'e:s a sh:NodeShape ; sh:datatype xsd:string , xsd:integer .'],
    ['a count that is no number', 'e:s sh:property [ sh:path e:p ; sh:minCount "1" ] .'],
    ['a negative count', 'e:s sh:property [ sh:path e:p ; sh:minCount -1 ] .'],
    ['a count without a path', 'e:s a sh:NodeShape ; sh:minCount 1 .'],
    ['a node kind that is none', 'e:s a sh:NodeShape ; sh:nodeKind sh:Iri .'],
    ['a node shape with a path', 'e:s a sh:NodeShape ; sh:path e:p .'],
    ['a property shape without a path', 'e:s a sh:NodeShape ; sh:property [ sh:minCount 1 ] .'],
    ['two paths', 'e:s sh:property [ sh:path e:p , e:q ; sh:minCount 1 ] .'],
    ['a path that is none', 'e:s sh:property [ sh:path [ e:x e:y ] ; sh:minCount 1 ] .'],
    ['a path list of one', 'e:s sh:property [ sh:path ( e:p ) ; sh:minCount 1 ] .'],
    ['a broken list', 'e:s a sh:NodeShape ; sh:in [ rdf:first 1 ] .'],
    ['a cyclic list', 'e:s a sh:NodeShape ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .'],
    ['a shape that is a literal', 'e:s a sh:NodeShape ; sh:node "shape" .'],
    ['a recursive shape', 'e:s a sh:NodeShape ; sh:property [ sh:path e:p ; sh:node e:s ] .'],
    ['a bound without an order', 'e:s a sh:NodeShape ; sh:minInclusive "P1D"^^xsd:duration .'],
    ['an ill-formed bound', 'e:s a sh:NodeShape ; sh:minInclusive "one"^^xsd:integer .'],
    ['a class that is a literal', 'e:s a sh:NodeShape ; sh:class "C" .'],
    ['a message that is an IRI', 'e:s a sh:NodeShape ; sh:message e:m .'],
    ['an order that is no number', 'e:s sh:property [ sh:path e:p ; sh:order "first" ] .'],
    ['a flag that is no boolean', 'e:s a sh:NodeShape ; sh:closed "yes" .'],
    ['a pattern with look-ahead', 'e:s a sh:NodeShape ; sh:pattern "(?=a)b" .'],
    ['a pattern with a back-reference', 'e:s a sh:NodeShape ; sh:pattern "(a)\\\\1" .'],
    ['a pattern that is not closed', 'e:s a sh:NodeShape ; sh:pattern "(a" .'],
    ['a pattern with class subtraction', 'e:s a sh:NodeShape ; sh:pattern "[a-z-[aeiou]]" .'],
    ['a pattern with XML name classes', 'e:s a sh:NodeShape ; sh:pattern "\\\\i\\\\c*" .'],
    ['a pattern with a word boundary, which XPath lacks', 'e:s a sh:NodeShape ; sh:pattern "\\\\bword" .'],
    ['a pattern with inline flags', 'e:s a sh:NodeShape ; sh:pattern "(?i)a" .'],
    ['a pattern with a brace that is no quantifier', 'e:s a sh:NodeShape ; sh:pattern "a{,3}" .'],
    ['a pattern that unfolds', 'e:s a sh:NodeShape ; sh:pattern "((a{0,100}){0,100}){0,100}" .'],
    ['an unknown flag', 'e:s a sh:NodeShape ; sh:pattern "a" ; sh:flags "g" .'],
  ])('%s', (_name, shapes) => {
    expect(codeOf(() => compile(shapes))).toBe('shapes/shape-malformed');
  });

  it('and names the shape and what is wrong with it', () => {
    const refusal = (text: string): unknown => {
      try {
        return compile(text);
      } catch (cause) {
        return cause instanceof Refusal ? cause.findings[0] : cause;
      }
    };
    expect(refusal('e:s sh:property [ sh:path e:p ; sh:or ( [ sh:minLength "x" ] ) ] .')).toMatchObject({
      code: 'shapes/shape-malformed',
      found: 'sh:minLength "x" on https://e.example/s',
      rule: { shape: 'https://e.example/s' },
    });
  });

  it('nesting without end and paths that unfold without end', () => {
    expect(codeOf(() => compile(nested(300)))).toBe('shapes/too-complex');
    const doubling = Array.from(
      { length: 40 },
      (_, at) => `_:p${at} rdf:first _:p${at + 1} ; rdf:rest ( _:p${at + 1} ) .`,
    );
    const path = `e:s sh:property [ sh:path _:p0 ; sh:minCount 1 ] . ${doubling.join('\n')} _:p40 sh:inversePath e:p .`;
    expect(codeOf(() => compile(path))).toBe('shapes/too-complex');
    const cyclic = 'e:s sh:property [ sh:path _:c ; sh:minCount 1 ] . _:c sh:zeroOrMorePath _:c .';
    expect(codeOf(() => compile(cyclic))).toBe('shapes/too-complex');
  });
});

/** CPU milliseconds; the clock would measure the neighbours too. */
function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

describe('hostile shapes and data are bounded', () => {
  const doubled = (depth: number) =>
    Array.from({ length: depth }, (_, at) => `e:s${at} sh:and ( e:s${at + 1} e:s${at + 1} ) .`).join('\n');

  it('stops work that grows without measure', () => {
    const shapes = compile(`e:s0 sh:targetNode e:n . ${doubled(40)} e:s40 sh:nodeKind sh:IRI .`);
    const start = process.cpuUsage();
    expect(codeOf(() => validate(turtle('e:n e:p e:n .'), shapes))).toBe('shapes/too-complex');
    expect(cpuSince(start)).toBeLessThan(2_000);
  });

  it('stops a closure over a dense graph', () => {
    const edges = Array.from({ length: 60 }, (_, a) => Array.from({ length: 60 }, (_, b) => `e:n${a} e:p e:n${b} .`));
    const shapes = compile(
      'e:s sh:targetSubjectsOf e:p ; sh:property [ sh:path ( [ sh:zeroOrMorePath e:p ] [ sh:oneOrMorePath [ sh:inversePath e:p ] ] ) ; sh:minCount 1 ] .',
    );
    const start = process.cpuUsage();
    expect(codeOf(() => validate(turtle(edges.flat().join('\n')), shapes))).toBe('shapes/too-complex');
    expect(cpuSince(start)).toBeLessThan(2_000);
  });

  it('stops classes that form a chain', () => {
    const chain = Array.from(
      { length: 2_400 },
      (_, at) => `e:c${at} rdfs:subClassOf e:c${at + 1} . e:n${at} a e:c${at} .`,
    );
    const shapes = compile('e:s sh:targetClass e:A ; sh:nodeKind sh:IRI .');
    const start = process.cpuUsage();
    expect(codeOf(() => validate(turtle(chain.join('\n')), shapes))).toBe('shapes/too-complex');
    expect(cpuSince(start)).toBeLessThan(2_000);
  });

  it('stops fan-out that meets many shapes', () => {
    const values = Array.from({ length: 5_000 }, (_, at) => `e:n e:p ${at} .`).join('\n');
    const branches = Array.from({ length: 600 }, (_, at) => `[ sh:minInclusive ${at + 6_000} ]`).join(' ');
    const shapes = compile(`e:s sh:targetNode e:n ; sh:property [ sh:path e:p ; sh:or ( ${branches} ) ] .`);
    const start = process.cpuUsage();
    expect(codeOf(() => validate(turtle(values), shapes))).toBe('shapes/too-complex');
    expect(cpuSince(start)).toBeLessThan(3_000);
  });

  it('stops long texts that many shapes measure', () => {
    const text = `e:n e:p "${'x'.repeat(1_000_000)}" .`;
    const measures = Array.from(
      { length: 90 },
      (_, at) => `sh:property [ sh:path e:p ; sh:maxLength ${at + 1_000_000} ]`,
    );
    const shapes = compile(`e:s sh:targetNode e:n ; ${measures.join(' ; ')} .`);
    expect(codeOf(() => validate(turtle(text), shapes))).toBe('shapes/too-complex');
  });

  it('walks data that nests deeply', () => {
    const deep = Array.from({ length: 4_000 }, (_, at) => `e:n${at} e:p e:n${at + 1} .`).join('\n');
    const rules = 'sh:property [ sh:path [ sh:zeroOrMorePath e:p ] ; sh:nodeKind sh:IRI ; sh:minCount 4001 ]';
    expect(components(`e:s sh:targetNode e:n0 ; ${rules} .`, deep)).toEqual([]);
  });

  it('matches a pattern that ruins backtracking engines in linear time', () => {
    const text = `"${'a'.repeat(20_000)}!"`;
    const start = process.cpuUsage();
    expect(components('e:s sh:targetObjectsOf e:p ; sh:pattern "^(a+)+$" .', `e:n e:p ${text} .`)).toEqual(['Pattern']);
    expect(cpuSince(start)).toBeLessThan(2_000);
  });
});

describe('compileShapes', () => {
  it('keeps what a report says of a shape', () => {
    const { shapes } = compile(`e:s sh:targetNode e:n ; sh:severity sh:Warning ; sh:message "no"@en , "nein"@de ;
      sh:property e:p1 . e:p1 sh:path e:p ; sh:name "P"@fr ; sh:description "a property" ; sh:order 2.5 ;
      sh:group e:g ; sh:deactivated true ; sh:minCount 1 .`);
    const said = (literals: readonly { value: string; language: string }[] = []) =>
      literals.map(({ value, language }) => `${value}@${language}`);
    const [outer, inner] = [shapes.get('https://e.example/s'), shapes.get('https://e.example/p1')];
    expect(outer?.severity).toBe('http://www.w3.org/ns/shacl#Warning');
    expect(said(outer?.messages)).toEqual(['no@en', 'nein@de']);
    expect(inner).toMatchObject({ order: 2.5, group: 'https://e.example/g', deactivated: true });
    expect([said(inner?.names), said(inner?.descriptions)]).toEqual([['P@fr'], ['a property@']]);
  });
});

describe('validate', () => {
  it('reads classes from the tree of the release and from the data, and targets by them', () => {
    const tree = new Map([['https://e.example/B', ['https://e.example/A']]]);
    const shapes = compile('e:s sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:minCount 1 ] .', tree);
    expect(validate(turtle('e:n a e:B .'), shapes)).toHaveLength(1);
    expect(validate(turtle('e:n a e:C . e:C rdfs:subClassOf e:B .'), shapes)).toHaveLength(1);
    expect(validate(turtle('e:n a e:C .'), shapes)).toHaveLength(0);
  });

  it('takes an OWL class that is a shape as its own target', () => {
    expect(components('e:C a sh:NodeShape , owl:Class ; sh:nodeKind sh:Literal .', 'e:n a e:C .')).toEqual([
      'NodeKind',
    ]);
  });

  it('limits targets, and lets the background answer for classes only', () => {
    const shapes = compile('e:s sh:targetClass e:A ; sh:property [ sh:path e:p ; sh:class e:A ; sh:maxCount 1 ] .');
    const data = turtle('e:n a e:A ; e:p e:m . e:o a e:A ; e:p e:m .');
    expect(validate(data, shapes, { focusOnly: ['https://e.example/n'] })).toHaveLength(1);
    expect(validate(data, shapes, { background: turtle('e:m a e:A ; e:p 1 , 2 .') })).toHaveLength(0);
  });

  it.each([
    ['escaped colon', 'sh:pattern "^a\\\\:b$"', '"a:b"', '"ab"'],
    ['a hyphen before a class', 'sh:pattern "^Ref-[a-z0-9\\\\-\\\\.]+$"', '"Ref-a.b-1"', '"Ref-"'],
    ['flag i', 'sh:pattern "^AB$" ; sh:flags "i"', '"ab"', '"abc"'],
    ['flag x', 'sh:pattern "^ a [ b] $" ; sh:flags "x"', '"a "', '"ac"'],
    ['flag q', 'sh:pattern "a.c" ; sh:flags "q"', '"xa.cx"', '"abc"'],
    ['flag s', 'sh:pattern "^a.b$" ; sh:flags "s"', '"a\\nb"', '"a--b"'],
    ['flag m', 'sh:pattern "^b$" ; sh:flags "m"', '"a\\nb"', '"ab"'],
    ['a digit of any script', 'sh:pattern "^\\\\d[\\\\d]\\\\D$"', '"٣1x"', '"²1x"'],
    ['a letter of any script, and no underscore', 'sh:pattern "^\\\\w[\\\\w.]$"', '"ßé"', '"a_"'],
    ['no letter', 'sh:pattern "^\\\\W[\\\\W]$"', '"_-"', '"é-"'],
    ['white space of XML', 'sh:pattern "^\\\\s\\\\S[\\\\S]$"', '" \\u00a0x"', '"\\u00a0xx"'],
    ['any character but the end of a line', 'sh:pattern "^a.b$"', '"a\\u2028b"', '"a\\rb"'],
    ['characters outside of the basic plane', 'sh:maxLength 1', '"😀"', '"ab"'],
    [
      'long decimals',
      'sh:minInclusive 0.10000000000000000000002',
      '0.10000000000000000000003',
      '0.10000000000000000000001',
    ],
    ['years before 100', 'sh:maxExclusive "0100-01-01"^^xsd:date', '"0099-12-31"^^xsd:date', '"0100-01-01"^^xsd:date'],
    [
      'zones',
      'sh:minInclusive "2026-01-01T00:00:00Z"^^xsd:dateTime',
      '"2026-01-01T01:00:00+01:00"^^xsd:dateTime',
      '"2026-01-01T00:30:00+01:00"^^xsd:dateTime',
    ],
    ['a leap day', 'sh:datatype xsd:date', '"2024-02-29"^^xsd:date', '"2025-02-29"^^xsd:date'],
    ['any text as URI', 'sh:datatype xsd:anyURI', '"not a URI <😀>"^^xsd:anyURI', '"a\\u0001"^^xsd:anyURI'],
  ])('%s', (_name, rule, good, bad) => {
    const shapes = `e:s sh:targetObjectsOf e:p ; ${rule} .`;
    expect(components(shapes, `e:n e:p ${good} .`)).toEqual([]);
    expect(components(shapes, `e:n e:p ${bad} .`)).toHaveLength(1);
  });
});
