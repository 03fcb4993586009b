import type { Rule } from '../shape.ts';

/** Where the Recommendation of 20 July 2017 defines a component. */
const SECTIONS: { readonly [kind in Rule['kind']]: string } = {
  class: '4.1.1',
  datatype: '4.1.2',
  'node-kind': '4.1.3',
  'min-count': '4.2.1',
  'max-count': '4.2.2',
  'min-exclusive': '4.3.1',
  'min-inclusive': '4.3.2',
  'max-exclusive': '4.3.3',
  'max-inclusive': '4.3.4',
  'min-length': '4.4.1',
  'max-length': '4.4.2',
  pattern: '4.4.3',
  'language-in': '4.4.4',
  'unique-lang': '4.4.5',
  equals: '4.5.1',
  disjoint: '4.5.2',
  'less-than': '4.5.3',
  'less-than-or-equals': '4.5.4',
  not: '4.6.1',
  and: '4.6.2',
  or: '4.6.3',
  xone: '4.6.4',
  node: '4.7.1',
  property: '4.7.2',
  'qualified-min-count': '4.7.3',
  'qualified-max-count': '4.7.3',
  closed: '4.8.1',
  'has-value': '4.8.2',
  in: '4.8.3',
};

/** The clause of a rule: `SHACL §4.2.1, sh:minCount`. */
export function clauseOf({ kind }: Rule): string {
  return `SHACL §${SECTIONS[kind]}, sh:${kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}`;
}
