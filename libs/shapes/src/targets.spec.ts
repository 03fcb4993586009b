import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { describeWithShared, sharedPath } from '../../../test/support/shared.ts';
import { parseTurtle, type Quad } from '#rdf';
import { compileShapes, type CompiledShapes } from './compile.ts';
import { validate } from './validate.ts';

const PREFIXES = `
@prefix e: <https://e.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
`;
const turtle = (text: string): readonly Quad[] => parseTurtle(PREFIXES + text);
const compile = (text: string, classTree: ReadonlyMap<string, readonly string[]> = new Map()): CompiledShapes =>
  compileShapes(turtle(text), { classTree, name: 'test', digest: 'test' });

/** Results of shapes and data in one graph. */
const resultsOf = (text: string): readonly string[] =>
  validate(turtle(text), compile(text)).map(
    ({ focusNode, component }) => `${focusNode} ${component.replace(/^.*#/, '')}`,
  );

const RESULT = ['https://e.example/n MinCountConstraintComponent'];
const SHAPE = 'e:C sh:property [ sh:path e:p ; sh:minCount 1 ] . e:n a e:C .';

describe('an implicit class target (SHACL §2.1.3.3)', () => {
  it.each([
    ['rdfs:Class', 'e:C a rdfs:Class .'],
    ['owl:Class', 'e:C a owl:Class .'],
    ['a sub-class of rdfs:Class', 'e:Meta rdfs:subClassOf rdfs:Class . e:C a e:Meta .'],
    ['a sub-class of owl:Class', 'e:Meta rdfs:subClassOf owl:Class . e:C a e:Meta .'],
    ['a sub-class further below', 'e:M rdfs:subClassOf e:N . e:N rdfs:subClassOf e:O , rdfs:Class . e:C a e:X , e:M .'],
    ['sub-classes in a ring', 'e:M rdfs:subClassOf e:N . e:N rdfs:subClassOf e:M , rdfs:Class . e:C a e:M .'],
  ])('is what is a SHACL instance of %s in the shapes graph', (_name, types) => {
    expect(resultsOf(`e:C a sh:NodeShape . ${types} ${SHAPE}`)).toEqual(RESULT);
    // Its being a shape may follow from what it says, or from a class of shapes too.
    expect(resultsOf(`${types} ${SHAPE}`)).toEqual(RESULT);
    expect(resultsOf(`e:Shape rdfs:subClassOf sh:NodeShape . e:C a e:Shape . ${types} ${SHAPE}`)).toEqual(RESULT);
  });

  it('has the instances of its sub-classes, as the data say them', () => {
    const shapes = compile(`e:Meta rdfs:subClassOf rdfs:Class . e:C a e:Meta . ${SHAPE}`);
    expect(validate(turtle('e:n a e:D . e:D rdfs:subClassOf e:C .'), shapes)).toHaveLength(1);
  });

  it('is not what only the data call a class, nor what has no name', () => {
    const apart = validate(
      turtle('e:Meta rdfs:subClassOf rdfs:Class . e:n a e:C .'),
      compile(`e:C a e:Meta . ${SHAPE}`),
    );
    expect(apart).toEqual([]);
    expect(
      resultsOf('e:Meta rdfs:subClassOf rdfs:Class . _:c a e:Meta ; sh:nodeKind sh:Literal . e:n a _:c .'),
    ).toEqual([]);
    expect(resultsOf(`e:Meta rdfs:subClassOf e:Other . e:C a e:Meta . ${SHAPE}`)).toEqual([]);
  });

  it('may be said by the tree of the release', () => {
    const tree = new Map([['https://e.example/Meta', ['http://www.w3.org/2000/01/rdf-schema#Class']]]);
    expect(validate(turtle('e:n a e:C .'), compile(`e:C a e:Meta . ${SHAPE}`, tree))).toHaveLength(1);
  });
});

describeWithShared('the case implicit-class-by-metaclass.ttl', () => {
  it('has one result, MinCount', () => {
    const text = readFileSync(sharedPath('cases', '2026-11', 'implicit-class-by-metaclass.ttl'), 'utf8');
    expect(resultsOf(text)).toEqual(RESULT);
  });
});
