import type { Term } from '#rdf';
import { malformed } from '../malformed.ts';
import { compilePattern } from '../pattern.ts';
import { countOf, flagOf, listOf, oneOf, stringOf, valuesOf } from '../shapes-graph.ts';
import type { Compile, Rule } from '../shape.ts';
import { eachValue, report } from './each-value.ts';

/** Counting is cheap beside an elementary step, but a text may be as long as the document. */
const CHARACTERS_PER_STEP = 16;

const measured =
  (
    parameter: 'minLength' | 'maxLength',
    kind: 'min-length' | 'max-length',
    fits: (size: number, length: number) => boolean,
  ): Compile =>
  ({ node, shape }) => {
    const value = oneOf(node, parameter);
    if (value === undefined) return [];
    const length = countOf(value, node.key, parameter);
    return [
      eachValue(shape, { kind, length }, ({ term }, run) => {
        run.spend(term.value.length / CHARACTERS_PER_STEP);
        return term.termType !== 'BlankNode' && fits(characters(term), length);
      }),
    ];
  };

/** RFC 4647 §2.1, which SPARQL langMatches and so SHACL §4.4.4 refer to; an extended range (`en-*`) would match nothing. */
const LANGUAGE_RANGE = /^(?:[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*|\*)$/;

/** Length in characters, not in UTF-16 units (SPARQL STRLEN). */
function characters({ value }: Term): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** String-based constraints (SHACL §4.4). */
export const string: Readonly<Record<string, Compile>> = {
  minLength: measured('minLength', 'min-length', (size, length) => size >= length),
  maxLength: measured('maxLength', 'max-length', (size, length) => size <= length),

  pattern: ({ node, shape }) => {
    const flagsValue = oneOf(node, 'flags');
    const flags = flagsValue === undefined ? '' : stringOf(flagsValue, node.key, 'flags');
    return valuesOf(node, 'pattern').map((value) => {
      const pattern = stringOf(value, node.key, 'pattern');
      const matcher = compilePattern(pattern, flags, node.key);
      return eachValue(shape, { kind: 'pattern', pattern, flags }, ({ term }, run) => {
        if (term.termType === 'BlankNode') return false;
        run.spend(matcher.costOf(term.value));
        return matcher.matches(term.value);
      });
    });
  },

  languageIn: ({ node, shape }) => {
    const value = oneOf(node, 'languageIn');
    if (value === undefined) return [];
    const languages = listOf(value, node.key).map((tag) => {
      const range = stringOf(tag, node.key, 'languageIn');
      if (!LANGUAGE_RANGE.test(range)) throw malformed(node.key, `sh:languageIn ${tag.key}`, 'a basic language range');
      return range;
    });
    const ranges = languages.map((language) => language.toLowerCase());
    return [
      eachValue(shape, { kind: 'language-in', languages }, ({ term }) => {
        if (term.termType !== 'Literal' || term.language === '') return false;
        const tag = term.language.toLowerCase();
        return ranges.some((range) => range === '*' || tag === range || tag.startsWith(`${range}-`));
      }),
    ];
  },

  uniqueLang: ({ node, shape }) => {
    // Only the literal `true` declares it, `1` does not (suite: property/uniqueLang-002).
    if (!flagOf(node, 'uniqueLang') || oneOf(node, 'uniqueLang')?.term.value !== 'true') return [];
    if (shape.path === undefined) throw malformed(node.key, 'sh:uniqueLang without sh:path');
    const rule: Rule = { kind: 'unique-lang' };
    return [
      {
        rule,
        check: (focus, values, run) => {
          const seen = new Map<string, number>();
          run.spend(values.size);
          for (const { term } of values) {
            if (term.termType !== 'Literal' || term.language === '') continue;
            const tag = term.language.toLowerCase();
            seen.set(tag, (seen.get(tag) ?? 0) + 1);
          }
          for (const count of seen.values()) if (count > 1) report(run, shape, rule, { focus });
        },
      },
    ];
  },
};
