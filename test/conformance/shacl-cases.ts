import fc from 'fast-check';

/** Generated shapes and data as Turtle: every component, path form and target of SHACL Core over a small vocabulary. */
export interface Case {
  readonly shapes: string;
  readonly data: string;
}

export const PREFIXES = `
@prefix e: <https://e.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

const node = fc.constantFrom('e:n0', 'e:n1', 'e:n2', 'e:n3');
const blank = fc.constantFrom('_:b0', '_:b1');
const property = fc.constantFrom('e:p', 'e:q', 'e:r');
const classIri = fc.constantFrom('e:A', 'e:B', 'e:C', 'e:D');

/**
 * Literals and bounds that may meet in one case. They are three, because the oracle orders language-tagged and
 * ill-formed literals, which SPARQL does not (shacl-oracle.differences.ts).
 */
interface Pool {
  readonly literals: readonly string[];
  /** Bounds of ranges; without any, no rule that orders values is generated. */
  readonly bounds: readonly string[];
  /** Rules that order two properties. */
  readonly pairs: readonly string[];
}

const PLAIN = [
  '"a"',
  '"ab"',
  '"abc"',
  '"a b"',
  '1',
  '2',
  '2.5',
  '"3.0"^^xsd:double',
  'true',
  'false',
  '"2026-01-01T00:00:00Z"^^xsd:dateTime',
  '"2026-01-01T02:00:00+02:00"^^xsd:dateTime',
  '"2026-06-01T00:00:00"^^xsd:dateTime',
];
const NUMBERS = ['1', '2', '2.5', '"2026-01-01T00:00:00Z"^^xsd:dateTime', 'true'];
const POOLS: readonly Pool[] = [
  { literals: PLAIN, bounds: [...NUMBERS, '"ab"'], pairs: ['sh:lessThan', 'sh:lessThanOrEquals'] },
  { literals: [...PLAIN, '"x"@en', '"y"@en', '"z"@de', '"w"@en-gb'], bounds: NUMBERS, pairs: [] },
  {
    literals: [...PLAIN, '"300"^^xsd:byte', '"one"^^xsd:integer'],
    bounds: [],
    pairs: [],
  },
];
const datatype = fc.constantFrom('string', 'integer', 'decimal', 'byte', 'boolean', 'dateTime', 'double');
const kind = fc.constantFrom('IRI', 'BlankNode', 'Literal', 'BlankNodeOrIRI', 'BlankNodeOrLiteral', 'IRIOrLiteral');

const simplePath = fc.oneof(
  { weight: 4, arbitrary: property },
  property.map((p) => `[ sh:inversePath ${p} ]`),
);
const step = fc.oneof(
  { weight: 2, arbitrary: simplePath },
  property.map((p) => `[ sh:zeroOrMorePath ${p} ]`),
  property.map((p) => `[ sh:oneOrMorePath ${p} ]`),
  property.map((p) => `[ sh:zeroOrOnePath ${p} ]`),
);
const path = fc.oneof(
  { weight: 5, arbitrary: property },
  { weight: 2, arbitrary: step },
  fc.tuple(step, step).map(([a, b]) => `( ${a} ${b} )`),
  fc.tuple(property, property).map(([a, b]) => `[ sh:alternativePath ( ${a} ${b} ) ]`),
);

const count = fc.nat({ max: 3 });

/** The class tree stands in both graphs: the oracle reads it from the shapes, the Recommendation from the data. */
const TREE = 'e:B rdfs:subClassOf e:A . e:C rdfs:subClassOf e:B .';

// Blank nodes of shapes and data are different nodes, so a list of values names none.
function named(value: string): boolean {
  return !value.startsWith('_:');
}

/** Rules that stand together in one shape; a parameter that allows one value keeps the first. */
function joined(rules: readonly string[]): string {
  const seen = new Set<string>();
  const kept = rules.filter((rule) => {
    const [parameter = ''] = rule.split(' ');
    return seen.size < seen.add(parameter).size;
  });
  return kept.join(' ; ');
}

function casesOf(pool: Pool): fc.Arbitrary<Case> {
  const literal = fc.constantFrom(...pool.literals);
  const term = fc.oneof(node, blank, literal);
  const range = fc
    .tuple(
      fc.constantFrom('min', 'max'),
      fc.constantFrom('Inclusive', 'Exclusive'),
      fc.constantFrom(...pool.bounds, '1'),
    )
    .map(([end, edge, bound]) => `sh:${end}${edge} ${bound}`);
  const pair = fc.tuple(fc.constantFrom(...pool.pairs, 'sh:equals'), property).map((parts) => parts.join(' '));
  const valueRule = fc.oneof(
    ...(pool.bounds.length === 0 ? [] : [range]),
    classIri.map((c) => `sh:class ${c}`),
    datatype.map((d) => `sh:datatype xsd:${d}`),
    kind.map((k) => `sh:nodeKind sh:${k}`),
    count.map((n) => `sh:minLength ${n}`),
    count.map((n) => `sh:maxLength ${n}`),
    // never one that a blank-node label matches: the oracle tries those
    fc.constantFrom('sh:pattern "^a"', 'sh:pattern "C" ; sh:flags "i"', 'sh:pattern "c$"', 'sh:pattern "^h.*[0-9]$"'),
    fc.constantFrom('sh:languageIn ( "en" )', 'sh:languageIn ( "de" "fr" )'),
    fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => `sh:in ( ${terms.filter(named).join(' ')} )`),
    fc.oneof(node, literal).map((t) => `sh:hasValue ${t}`),
    property.map((p) => `sh:disjoint ${p}`),
  );
  const propertyRule = fc.oneof(
    count.map((n) => `sh:minCount ${n}`),
    count.map((n) => `sh:maxCount ${n}`),
    fc.constant('sh:uniqueLang true'),
    pair,
  );

  function body(depth: number): fc.Arbitrary<string> {
    if (depth === 0) return fc.array(valueRule, { minLength: 1, maxLength: 2 }).map(joined);
    const inner = body(depth - 1).map((text) => `[ ${text} ]`);
    const list = fc.array(inner, { minLength: 1, maxLength: 3 }).map((shapes) => `( ${shapes.join(' ')} )`);
    const nested = fc.oneof(
      inner.map((shape) => `sh:not ${shape}`),
      inner.map((shape) => `sh:node ${shape}`),
      list.map((shapes) => `sh:and ${shapes}`),
      list.map((shapes) => `sh:or ${shapes}`),
      list.map((shapes) => `sh:xone ${shapes}`),
      propertyShape(depth - 1).map((shape) => `sh:property ${shape}`),
    );
    const rules = fc.oneof({ weight: 3, arbitrary: valueRule }, { weight: 2, arbitrary: nested });
    return fc.array(rules, { minLength: 1, maxLength: 3 }).map(joined);
  }

  function propertyShape(depth: number): fc.Arbitrary<string> {
    const severity = fc.constantFrom('', '', 'sh:severity sh:Warning', 'sh:deactivated true');
    const qualified = fc
      .tuple(body(0), count, count)
      .map(
        ([shape, least, most]) =>
          `sh:qualifiedValueShape [ ${shape} ] ; sh:qualifiedMinCount ${least} ; sh:qualifiedMaxCount ${most}`,
      );
    // nested deeper, the oracle holds the outer value against the qualified shape
    const counted = depth === 0 ? propertyRule : fc.oneof({ weight: 4, arbitrary: propertyRule }, qualified);
    return fc
      .tuple(path, body(depth), fc.array(counted, { maxLength: 2 }), severity)
      .map(([way, rules, counts, mark]) => {
        const parts = [`sh:path ${way}`, rules, joined(counts), mark].filter((part) => part !== '');
        return `[ ${parts.join(' ; ')} ]`;
      });
  }

  const target = fc.oneof(
    classIri.map((c) => `sh:targetClass ${c}`),
    fc.oneof(node, literal).map((n) => `sh:targetNode ${n}`),
    property.map((p) => `sh:targetSubjectsOf ${p}`),
    property.map((p) => `sh:targetObjectsOf ${p}`),
  );
  // The oracle reads complex paths and deactivated properties of closed shapes otherwise, so these have none.
  const simple = fc.tuple(property, valueRule).map(([p, rule]) => `[ sh:path ${p} ; ${rule} ]`);
  const members = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.array(propertyShape(1), { maxLength: 3 }), fc.constant(''), body(1)) },
    fc.tuple(
      fc.array(simple, { maxLength: 2 }),
      fc.constant('sh:closed true ; sh:ignoredProperties ( rdf:type )'),
      body(0),
    ),
  );
  const shape = fc
    .tuple(fc.array(target, { minLength: 1, maxLength: 2 }), members)
    .map(([targets, [properties, mark, rules]]) =>
      [targets.join(' ; '), ...properties.map((text) => `sh:property ${text}`), rules, mark]
        .filter((part) => part !== '')
        .join(' ; '),
    );

  const statement = fc.tuple(fc.oneof(node, blank), property, term).map((parts) => parts.join(' '));
  const typing = fc.tuple(fc.oneof(node, blank), classIri).map(([n, c]) => `${n} a ${c}`);

  return fc
    .tuple(
      fc.array(shape, { minLength: 1, maxLength: 2 }),
      fc.array(statement, { maxLength: 14 }),
      fc.array(typing, { maxLength: 6 }),
    )
    .map(([shapes, statements, types]) => ({
      shapes: `${TREE}\n${shapes.map((text, at) => `e:shape${at} a sh:NodeShape ; ${text} .`).join('\n')}`,
      data: `${TREE}\n${[...statements, ...types].map((text) => `${text} .`).join('\n')}`,
    }));
}

export const cases: fc.Arbitrary<Case> = fc.oneof(...POOLS.map(casesOf));
