/** Tests of JSON-LD 1.0 that 1.1 decides otherwise: compared with stock jsonld, not judged. */
export const OLD = { expand: 9, toRdf: 11 } as const;

export interface Difference {
  readonly found: string;
  readonly reason: string;
}

const NEST = 'jsonld does not use the context of a term that is an alias of @nest; no pinned context has one';
const TYPES = 'jsonld takes more than one type of a value object';
const CONTEXT = 'jsonld takes a term named @context; the gate lets no term definition through';
const DIRECTION = 'compound literals are not built in jsonld; safe mode refuses text directions';
const GENERALIZED = 'blank nodes as predicates are no N-Quads; safe mode refuses them';
const FRAGMENT =
  'jsonld keeps a property that begins with `#` after a vocabulary that ends with it; the suite drops it';
const LIST = 'jsonld makes quads without a term of relative IRIs in lists; safe mode refuses them';
const LANGUAGE = 'jsonld writes ill-formed language tags; safe mode refuses them';

/** Where jsonld 9.0.0 is known not to follow the suite, with our changes and without. */
export const DIFFERENCES: Readonly<Record<string, Difference>> = {
  'expand tc037': { found: 'another document', reason: NEST },
  'expand tc038': { found: 'another document', reason: NEST },
  'expand ter54': { found: 'error: invalid typed value, not an output', reason: TYPES },
  'expand ter56': { found: 'error: keyword redefinition, not an output', reason: CONTEXT },
  'toRdf tc037': { found: 'another dataset', reason: NEST },
  'toRdf tc038': { found: 'another dataset', reason: NEST },
  'toRdf tdi11': { found: 'error: Unsupported rdfDirection value.', reason: DIRECTION },
  'toRdf tdi12': { found: 'error: Unsupported rdfDirection value.', reason: DIRECTION },
  'toRdf te075': { found: 'no N-Quads', reason: GENERALIZED },
  'toRdf te111': { found: 'another dataset', reason: FRAGMENT },
  'toRdf te112': { found: 'another dataset', reason: FRAGMENT },
  'toRdf ter54': { found: 'error: invalid typed value, not an output', reason: TYPES },
  'toRdf ter56': { found: 'error: keyword redefinition, not an output', reason: CONTEXT },
  'toRdf tli12': { found: 'another dataset', reason: LIST },
  'toRdf tli14': { found: 'a quad without object', reason: LIST },
  'toRdf twf05': { found: 'another dataset', reason: LANGUAGE },
};

/** Value objects that jsonld 9.0.0 makes other literals of than JSON-LD 1.1 API §8.2.2 and §8.6 do; no test of the suite has one. */
export const NUMBERS: readonly {
  readonly value: number | string;
  readonly datatype?: string;
  readonly jsonld: string;
  readonly ours: string;
}[] = [
  { value: 5e-7, jsonld: '"0"^^integer', ours: '"5.0E-7"^^double' },
  { value: -1e-7, jsonld: '"-0"^^integer', ours: '"-1.0E-7"^^double' },
  { value: 5e-7, datatype: 'float', jsonld: '"0"^^float', ours: '"5.0E-7"^^float' },
  { value: -0, datatype: 'double', jsonld: '"0.0E0"^^double', ours: '"-0.0E0"^^double' },
  { value: '5', datatype: 'double', jsonld: '"5.0E0"^^double', ours: '"5"^^double' },
  { value: '5 apples', datatype: 'double', jsonld: '"5.0E0"^^double', ours: '"5 apples"^^double' },
  { value: 'none', datatype: 'double', jsonld: '"NaN"^^double', ours: '"none"^^double' },
];
