import { describe, expect, it } from '@jest/globals';
import { PHRASES, type Facts, type Template } from './phrases.ts';

const FACTS: Facts = {
  property: '"name" (schema:name)',
  name: 'gx:Thing',
  near: 'gx:Things',
  count: 2,
  list: '"a", "b"',
  total: 7,
  kind: 'IRI',
  inner: undefined,
};
const templates = Object.keys(PHRASES.en.templates) as Template[];

describe('the templates', () => {
  it('are there for every constraint component of SHACL Core, and for what no component says', () => {
    expect(templates).toHaveLength(29 + 8);
    for (const { templates: own } of Object.values(PHRASES))
      expect(Object.keys(own).sort()).toEqual([...templates].sort());
  });

  it.each(templates)('say %s in three languages', (template) => {
    for (const facts of [FACTS, { ...FACTS, near: undefined, total: undefined, count: 0 }]) {
      const told = Object.values(PHRASES).map((phrases) => phrases.templates[template](facts));
      for (const texts of told) {
        const { title, explanation, expected, fix } = texts;
        for (const text of [title, explanation, expected, fix]) expect(text).toMatch(/\S.*[^\s]/);
        expect(JSON.stringify(texts)).not.toMatch(/undefined|null|NaN|\[object/);
        expect(explanation).toMatch(/\.$/);
        expect(fix).toMatch(/\.$/);
      }
      expect(new Set(told.map(({ title }) => title)).size).toBe(3);
      expect(new Set(told.map(({ explanation }) => explanation)).size).toBe(3);
    }
  });
});
