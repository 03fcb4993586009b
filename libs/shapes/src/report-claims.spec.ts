import { describe, expect, it } from '@jest/globals';
import { parseTurtle, type Claims, type Quad, type Release } from '#rdf';
import { compileShapes } from './compile.ts';
import { report } from './report-claims.ts';
import { RDF_TYPE } from './vocabulary.ts';

const GX = 'https://w3id.org/gaia-x/development#';
const PREFIXES = `
@prefix gx: <${GX}> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix e: <https://a.example/> .
`;
const turtle = (text: string): readonly Quad[] => parseTurtle(PREFIXES + text);

const SHAPES = turtle(`
[] a sh:NodeShape ; sh:targetClass gx:Offering ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
  sh:property
    [ sh:path gx:providedBy ; sh:minCount 1 ; sh:class gx:Person ; sh:name "provided by"@en, "angeboten von"@de ],
    [ sh:path gx:regime ; sh:in ( "GDPR2016" "LGPD2019" "PDPA2012" "CCPA2018" "VCDPA2021" "OTHER" ) ],
    [ sh:path gx:hostedOn ; sh:or ( [ sh:nodeKind sh:IRI ] [ sh:datatype xsd:string ; sh:minLength 3 ] ) ],
    [ sh:path gx:legalAddress ; sh:maxCount 1 ; sh:class gx:Address ] .
[] a sh:NodeShape ; sh:targetClass gx:Address ;
  sh:property [ sh:path gx:countryCode ; sh:minCount 1 ; sh:or ( [ sh:in ( "LU" "DE" ) ] [ sh:in ( "LUX" "DEU" ) ] ) ] .
[] a sh:NodeShape ; sh:targetClass gx:Person ;
  sh:property [ sh:path schema:name ; sh:minCount 1 ; sh:severity sh:Warning ] .
`);

const tree: Readonly<Record<string, readonly string[]>> = {
  Offering: [],
  Person: [],
  Provider: ['Person'],
  Address: [],
};
const release: Release = {
  name: 'test-1',
  digest: 'd1',
  namespace: GX,
  contexts: new Map(),
  classes: new Map(
    Object.entries(tree).map(([label, above]) => [
      GX + label,
      { iri: GX + label, label, superClasses: above.map((name) => GX + name) },
    ]),
  ),
  properties: new Map(),
  shapes: new Map(),
  fields: [],
  roles: new Map(),
};
const shapes = compileShapes(SHAPES, {
  classTree: new Map([...release.classes.values()].map(({ iri, superClasses }) => [iri, superClasses])),
  name: release.name,
  digest: release.digest,
});

function claims(...texts: readonly string[]): Claims {
  return {
    credentials: texts.map((text, at) => {
      const quads = turtle(text);
      const [first] = quads;
      const subject = first === undefined ? 'https://a.example/empty' : first.subject.value;
      const types = quads.filter((quad) => quad.subject.value === subject && quad.predicate.value === RDF_TYPE);
      return {
        digest: `${at}`,
        issuer: 'did:web:a.example',
        pointer: `/credentials/${at}`,
        id: `urn:${at}`,
        subject,
        subjects: [subject],
        types: types.map(({ object }) => object.value),
        quads,
        statements: '',
      };
    }),
    findings: [],
  };
}

const judge = (submission: Claims, context = '') => report(submission, { shapes, release, context: turtle(context) });
const PROVIDER = 'e:p a gx:Provider ; schema:name "Hospital" .';

describe('report', () => {
  it('conforms where references resolve across the credentials of one submission, sub-classes included', async () => {
    expect(await judge(claims('e:o a gx:Offering ; gx:providedBy e:p .', PROVIDER))).toEqual({
      conforms: true,
      release: 'test-1',
      releaseDigest: 'd1',
      findings: [],
      facts: new Map(),
    });
  });

  it('answers sh:class from the context, and never judges the context', async () => {
    const alone = claims('e:o a gx:Offering ; gx:providedBy e:p .');
    expect((await judge(alone)).findings.map(({ code }) => code)).toEqual(['shapes/class']);
    expect((await judge(alone, 'e:p a gx:Provider .')).findings).toEqual([]);
    expect((await judge(alone, 'e:p a gx:Offering .')).findings.map(({ code }) => code)).toEqual(['shapes/class']);
  });

  it('does not let the context outvote what the submission says of a node', async () => {
    const said = claims('e:o a gx:Offering ; gx:providedBy e:p .', 'e:p a gx:Address ; gx:countryCode "LU" .');
    expect((await judge(said, 'e:p a gx:Provider .')).findings.map(({ code }) => code)).toEqual(['shapes/class']);
  });

  it('names a missing property by its label, and points to the object that lacks it', async () => {
    const [missing] = (await judge(claims('e:o a gx:Offering ; schema:name "x" .'))).findings.slice(1);
    expect(missing).toMatchObject({
      code: 'shapes/min-count',
      severity: 'error',
      title: 'The property "provided by" (gx:providedBy) is missing: x (https://a.example/o)',
      expected: 'at least 1 value',
      found: 'no value',
      path: { label: 'provided by', shaclPath: 'gx:providedBy' },
    });
  });

  it('folds the missing property under the misspelt one that causes it, and suggests the name', async () => {
    const { findings } = await judge(claims('e:o a gx:Offering ; gx:providdBy e:p .', PROVIDER));
    expect(findings).toMatchObject([
      {
        code: 'shapes/closed',
        fix: { text: 'Rename gx:providdBy to gx:providedBy, or remove it.' },
        consequences: [{ code: 'shapes/min-count' }],
      },
    ]);
  });

  it('shows the nearest values of a code list and how many there are', async () => {
    const { findings } = await judge(claims('e:o a gx:Offering ; gx:providedBy e:p ; gx:regime "GDPR" .', PROVIDER));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.expected).toMatch(/^one of 6 values, such as "GDPR2016"/);
    expect(findings[0]).toMatchObject({
      code: 'shapes/in',
      found: '"GDPR"',
      fix: { text: 'Write "GDPR2016" or another value of the code list.' },
    });
  });

  it('takes a code in another case, an empty one and a number for what they are', async () => {
    const address = (code: string): string =>
      `e:o a gx:Offering ; gx:providedBy e:p ; gx:legalAddress [ a gx:Address ; gx:countryCode ${code} ] .`;
    const of = async (code: string) => (await judge(claims(address(code), PROVIDER))).findings[0];
    expect(await of('"lu"')).toMatchObject({ fix: { text: 'Write "LU" or another value of the code list.' } });
    expect(await of('""')).toMatchObject({ found: '""', fix: { text: 'Choose a value of the code list.' } });
    expect(await of('5')).toMatchObject({ found: '"5" of datatype xsd:integer', rule: { shape: 'gx:countryCode' } });
  });

  it('tells a nested object of an unknown class once, with the reference that it fails under it', async () => {
    const offering = 'e:o a gx:Offering ; gx:providedBy e:p ; gx:legalAddress [ a gx:Adress ; gx:countryCode "LU" ] .';
    expect((await judge(claims(offering, PROVIDER))).findings).toMatchObject([
      { code: 'shapes/unknown-class', consequences: [{ code: 'shapes/class' }] },
    ]);
  });

  it('names a node without identifier by the way to it, and points into it', async () => {
    const offering = 'e:o a gx:Offering ; gx:providedBy e:p ; gx:legalAddress [ a gx:Address ; gx:countryCode "LI" ] .';
    const { findings } = await judge(claims(offering, PROVIDER));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: 'shapes/or',
      title:
        'A value of "country code" (gx:countryCode) is not in the code list: the legal address of https://a.example/o',
    });
    expect(findings[0]?.expected).toContain('"LU"');
    expect(JSON.stringify(findings)).not.toMatch(/_:/);
  });

  it('explains alternatives by the branch that came closest', async () => {
    const { findings } = await judge(claims('e:o a gx:Offering ; gx:providedBy e:p ; gx:hostedOn "ab" .', PROVIDER));
    expect(findings[0]).toMatchObject({
      code: 'shapes/or',
      expected: 'one of 2 forms; the closest: at least 3 characters',
    });
  });

  it('refuses classes that the release does not know, with the nearest name', async () => {
    const { conforms, findings } = await judge(claims('e:o a gx:Ofering .'));
    expect(conforms).toBe(false);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'shapes/unknown-class',
        fix: { text: 'You probably meant gx:Offering.' },
      }),
    ]);
    const codes = async (text: string) => (await judge(claims(text))).findings.map(({ code }) => code);
    expect(await codes('e:o schema:name "no class" .')).toEqual(['shapes/unknown-class']);
    expect(await codes('e:o a e:Thing .')).toEqual(['shapes/unknown-class']);
    expect(await codes('e:p a gx:Provider ; schema:name "n" ; gx:x [ a gx:Nonsense ] .')).toEqual([
      'shapes/unknown-class',
    ]);
  });

  it('never lets an empty graph conform', async () => {
    for (const nothing of [claims(), claims('')]) {
      const { conforms, findings } = await judge(nothing);
      expect(conforms).toBe(false);
      expect(findings.length).toBeGreaterThan(0);
    }
    expect((await judge(claims())).findings[0]?.code).toBe('shapes/nothing-to-judge');
  });

  it('keeps warnings apart from errors, and takes the weight of a violation from its caller', async () => {
    const warned = await judge(claims('e:p a gx:Provider .'));
    expect(warned).toMatchObject({ conforms: true, findings: [{ code: 'shapes/min-count', severity: 'warning' }] });
    const lab = await report(claims('e:o a gx:Offering .'), { shapes, release, context: [], severity: 'warning' });
    expect(lab).toMatchObject({ conforms: false, findings: [{ code: 'shapes/min-count', severity: 'warning' }] });
  });

  it('answers a document beyond the budget with a finding, and shows at most 100', async () => {
    const costly = await report(claims(PROVIDER), { shapes, release, context: [], budget: { work: 3, results: 10 } });
    expect(costly).toMatchObject({ conforms: false, findings: [{ code: 'shapes/too-complex' }] });
    const many = Array.from({ length: 150 }, (_, at) => `gx:wrong${at} "x"`).join(' ; ');
    expect((await judge(claims(`e:o a gx:Offering ; ${many} .`))).findings).toHaveLength(101);
  });
});
