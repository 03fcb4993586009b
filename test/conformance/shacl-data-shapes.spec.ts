import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#refusal';
import { compileShapes, validate } from '#shapes';
import type { Quad } from '#rdf';
import { describeWithShared } from '../support/shared.ts';
import { entriesOf, resultLine } from './shacl-manifest.ts';

const compile = (shapes: readonly Quad[]) =>
  compileShapes(shapes, { classTree: new Map(), name: 'suite', digest: 'suite' });

describeWithShared('W3C data-shapes', () => {
  const core = entriesOf('core');
  const sparql = entriesOf('sparql');

  it('has the counts of its README', () => {
    const counts = (entries: typeof core) => [
      entries.length,
      entries.filter(({ expected }) => expected !== 'failure' && !expected.conforms).length,
      entries.filter(({ expected }) => expected === 'failure').length,
    ];
    expect(counts(core)).toEqual([98, 94, 0]);
    expect(counts(sparql)).toEqual([23, 16, 7]);
  });

  describe('core: same conforms, focus, path, value, component, source shape and severity', () => {
    it.each(core.map((entry) => [entry.id, entry] as const))('%s', (_id, { data, shapes, expected }) => {
      const results = validate(data, compile(shapes));
      if (expected === 'failure') throw new Error('core has no failures');
      const lines = results.map((result) => resultLine({ ...result }));
      expect(lines.sort()).toEqual(expected.results);
      expect(results.length === 0).toBe(expected.conforms);
    });
  });

  // SHACL-SPARQL is not offered: such shapes are refused when they are loaded, never passed over.
  describe('SPARQL: feature disabled', () => {
    it.each(sparql.map((entry) => [entry.id, entry] as const))('%s', (_id, { shapes }) => {
      expect(() => compile(shapes)).toThrow(Refusal);
      expect(() => compile(shapes)).toThrow('shapes/shape-malformed');
    });
  });
});
