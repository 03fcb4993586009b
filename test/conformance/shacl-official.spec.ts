import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataFactory, Parser, Store, type Quad as ParsedQuad } from 'n3';
import { readFileSync } from 'node:fs';
import { Validator } from 'shacl-engine';
import type { Quad, Term } from '#rdf';
import { compileShapes, validate, type CompiledShapes } from '#shapes';
import { keyOf } from '../../libs/shapes/src/term-graph.ts';
import { OFFERING_TURTLE } from '../support/offering.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const LONG = process.env['LONG'] === '1';
const SUB_CLASS_OF = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';

const parse = (text: string): ParsedQuad[] => new Parser({ format: 'text/turtle' }).parse(text);

function official(release: string): { readonly compiled: CompiledShapes; readonly oracle: Validator } {
  const read = (file: string) =>
    parse(readFileSync(sharedPath('reference', 'data', 'gaia-x', 'shapes', release, file), 'utf8'));
  const shapes = read('gx.shacl.ttl');
  const above = read('gx.owl.ttl').filter(
    ({ predicate, object }) => predicate.value === SUB_CLASS_OF && object.termType === 'NamedNode',
  );
  const classTree = new Map<string, string[]>();
  for (const { subject, object } of above) {
    classTree.set(subject.value, [...(classTree.get(subject.value) ?? []), object.value]);
  }
  return {
    compiled: compileShapes(shapes as readonly Quad[], { classTree, name: release, digest: release }),
    oracle: new Validator(new Store([...shapes, ...above]), { factory: DataFactory }),
  };
}

/** Every single fault of one kind in a document: a statement left out, said of another class, or of another value. */
function mutants(quads: readonly ParsedQuad[]): readonly (readonly ParsedQuad[])[] {
  return quads.flatMap((one, at) => {
    const others = quads.filter((_, index) => index !== at);
    const other =
      one.object.termType === 'Literal'
        ? DataFactory.namedNode('https://a.example/')
        : DataFactory.literal('no such value');
    return [
      others,
      [...others, DataFactory.quad(one.subject, one.predicate, other)],
      [...quads, DataFactory.quad(one.subject, one.predicate, other)],
    ];
  });
}

describeWithShared('the official Loire shapes', () => {
  describe.each([
    ['loire-2511', true],
    ['loire-2.2.1', false],
  ])('%s', (release, conforms) => {
    let shapes: ReturnType<typeof official>;
    const offering = parse(OFFERING_TURTLE);

    beforeAll(() => {
      shapes = official(release);
    }, 60_000);

    it('compile, and target 166 classes', () => {
      expect(shapes.compiled.targets.classes.size).toBe(166);
    });

    it(`${conforms ? 'accept' : 'refuse'} an offering with URL literals`, () => {
      expect(offering).toHaveLength(47);
      expect(validate(offering as readonly Quad[], shapes.compiled).length === 0).toBe(conforms);
    });

    it('give the same focus, path and component as the oracle on every mutant of the offering', async () => {
      // the oracle takes milliseconds for each, so every eighth is tried unless time is given
      for (const mutant of mutants(offering).filter((_, at) => LONG || at % 8 === 0)) {
        const ours = validate(mutant as readonly Quad[], shapes.compiled).map(
          ({ focusNode, path = '-', component }) => `${focusNode} ${path} ${component}`,
        );
        const { results } = await shapes.oracle.validate({ dataset: new Store([...mutant]) });
        const theirs = results.map(
          (result) =>
            `${keyOf(result.focusNode.term as Term)} ${result.path?.[0]?.predicates[0]?.value ?? '-'} ${result.constraintComponent.value}`,
        );
        expect([...new Set(ours)].sort()).toEqual([...new Set(theirs)].sort());
      }
    }, 240_000);
  });
});
