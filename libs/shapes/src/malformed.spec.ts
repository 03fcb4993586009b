import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#refusal';
import { parseTurtle, type Quad } from '#rdf';
import { compileShapes } from './compile.ts';

const PREFIXES = `
@prefix e: <https://e.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;
const turtle = (text: string): readonly Quad[] => parseTurtle(PREFIXES + text);
const compile = (text: string): unknown =>
  compileShapes(turtle(text), { classTree: new Map(), name: 'test', digest: 'test' });

describe('a malformed parameter is refused when it is loaded (SHACL §4, syntax rules)', () => {
  it.each([
    ['a pattern that is no string', 'e:s a sh:NodeShape ; sh:pattern 5 .'],
    ['a pattern that is an IRI', 'e:s a sh:NodeShape ; sh:pattern e:p .'],
    ['a pattern in a language', 'e:s a sh:NodeShape ; sh:pattern "a"@en .'],
    ['flags that are no string', 'e:s a sh:NodeShape ; sh:pattern "a" ; sh:flags true .'],
    ['two flags', 'e:s a sh:NodeShape ; sh:pattern "a" ; sh:flags "i" , "m" .'],
    ['an extended language range (RFC 4647 §2.1)', 'e:s a sh:NodeShape ; sh:languageIn ( "en-*" "fr" ) .'],
    ['an extended language range of any language', 'e:s a sh:NodeShape ; sh:languageIn ( "*-DE" ) .'],
    ['a language range of nothing', 'e:s a sh:NodeShape ; sh:languageIn ( "" ) .'],
    ['a language range with an underscore', 'e:s a sh:NodeShape ; sh:languageIn ( "de_DE" ) .'],
    ['a language range that is an IRI', 'e:s a sh:NodeShape ; sh:languageIn ( e:en ) .'],
    ['a language range that is no string', 'e:s a sh:NodeShape ; sh:languageIn ( "en"@en ) .'],
    ['languages that are no list', 'e:s a sh:NodeShape ; sh:languageIn "en" .'],
    ['values that are no list', 'e:s a sh:NodeShape ; sh:in "a" .'],
    ['alternatives that are no list', 'e:s a sh:NodeShape ; sh:or [ sh:nodeKind sh:IRI ] .'],
    ['a negative length', 'e:s a sh:NodeShape ; sh:minLength -1 .'],
    ['a length that is no whole number', 'e:s a sh:NodeShape ; sh:maxLength 1.5 .'],
    ['a length of another datatype', 'e:s a sh:NodeShape ; sh:maxLength "5"^^xsd:int .'],
    ['a message that is a number', 'e:s a sh:NodeShape ; sh:message 5 .'],
    ['a nameless target (SHACL §2.1.3.1)', 'e:s sh:targetNode [] ; sh:nodeKind sh:IRI .'],
    ['a node shape by a class of its own, with a path', 'e:K rdfs:subClassOf sh:NodeShape . e:s a e:K ; sh:path e:p .'],
    ['a property shape by a class of its own', 'e:K rdfs:subClassOf sh:PropertyShape . e:s a e:K .'],
  ])('%s', (_name, shapes) => {
    const refused = (): unknown => compile(shapes);
    expect(refused).toThrow(Refusal);
    expect(refused).toThrow('shapes/shape-malformed');
  });

  it('says which one, and what is right', () => {
    let finding: unknown;
    try {
      compile('e:s sh:property [ sh:path e:p ; sh:languageIn ( "fr" "en-*" ) ] .');
    } catch (cause) {
      finding = (cause as Refusal).findings[0];
    }
    expect(finding).toMatchObject({
      found: 'sh:languageIn "en-*" on https://e.example/s',
      expected: 'a basic language range',
    });
  });

  it.each([
    ['language ranges', 'e:s a sh:NodeShape ; sh:languageIn ( "*" "en" "de-AT" "zh-Hant-TW" "x-private1" ) .'],
    ['no language at all', 'e:s a sh:NodeShape ; sh:languageIn () .'],
    ['a literal as target', 'e:s sh:targetNode "a" ; sh:nodeKind sh:IRI .'],
    ['messages', 'e:s a sh:NodeShape ; sh:message "a" , "b"@en .'],
  ])('but takes %s', (_name, shapes) => expect(() => compile(shapes)).not.toThrow());
});
