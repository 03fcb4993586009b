import { describe, expect, it } from '@jest/globals';
import { finding, type Code, type Finding, type Severity } from '#refusal';
import type { ShapeFacts } from '#shapes';
import { release } from '../../../test/support/rules.ts';
import type { RuleFinding } from './criterion.ts';
import { rootCauses } from './root-causes.ts';

const GX = release.namespace;
const TERMS: ShapeFacts = { terms: [], values: [] };
const A = 'did:web:a.example';
const NODE = 'https://a.example/it';

/** A finding of the shapes with what it is about. */
function shape(code: Code, facts: Partial<ShapeFacts>, at = 0, severity: Severity = 'error') {
  const one = finding(code, { severity, pointer: `/credentials/${at}/payload/credentialSubject/x` });
  return [one, { ...TERMS, ...facts }] as const;
}
function rule(code: Code, facts: Omit<RuleFinding, 'finding'>, at = 0): RuleFinding {
  return { ...facts, finding: finding(code, { pointer: `/credentials/${at}/payload/credentialSubject` }) };
}
/** Each cause with what follows from it. */
function treeOf(shapes: readonly (readonly [Finding, ShapeFacts])[], rules: readonly RuleFinding[]) {
  const report = { findings: shapes.map(([one]) => one), facts: new Map(shapes) };
  return rootCauses(report, rules, release).map(({ code, consequences = [] }) => [
    code,
    consequences.map((c) => c.code),
  ]);
}

const country = { terms: [`${GX}countryCode`] };
const addressless = (at: number) => rule('compliance/address-missing', { roles: ['countryCode'] }, at);
const unknown = rule('compliance/provider-unknown', { nodes: [NODE] });
const untrusted = rule('compliance/registration-number-untrusted', { issuer: A });

describe('root causes of what shapes and rules find (contract.md §2)', () => {
  it.each<readonly [string, ReturnType<typeof treeOf>, ReturnType<typeof treeOf>]>([
    [
      'what a rule looks for is missing by the shapes',
      treeOf([shape('shapes/min-count', country)], [addressless(0)]),
      [['shapes/min-count', ['compliance/address-missing']]],
    ],
    [
      'not in another credential',
      treeOf([shape('shapes/min-count', country, 1)], [addressless(0)]),
      [
        ['shapes/min-count', []],
        ['compliance/address-missing', []],
      ],
    ],
    [
      'not where another name is missing',
      treeOf([shape('shapes/min-count', { terms: [`${GX}countryCod`] })], [addressless(0)]),
      [
        ['shapes/min-count', []],
        ['compliance/address-missing', []],
      ],
    ],
    [
      'not where the property is there, and its value wrong',
      treeOf([shape('shapes/in', country)], [addressless(0)]),
      [
        ['shapes/in', []],
        ['compliance/address-missing', []],
      ],
    ],
    [
      'a warning is no cause of an error',
      treeOf([shape('shapes/min-count', country, 0, 'warning')], [addressless(0)]),
      [
        ['shapes/min-count', []],
        ['compliance/address-missing', []],
      ],
    ],
    [
      'a node of a class that nobody knows, in whatever credential',
      treeOf([shape('shapes/unknown-class', { unknown: NODE }, 3)], [unknown]),
      [['shapes/unknown-class', ['compliance/provider-unknown']]],
    ],
    [
      'not another node of such a class',
      treeOf([shape('shapes/unknown-class', { unknown: `${NODE}s` }, 3)], [unknown]),
      [
        ['shapes/unknown-class', []],
        ['compliance/provider-unknown', []],
      ],
    ],
    [
      'a value fails its class because nobody describes it',
      treeOf([shape('shapes/class', { values: [NODE] })], [unknown]),
      [['compliance/provider-unknown', ['shapes/class']]],
    ],
    [
      'not a value whose name only begins like it',
      treeOf([shape('shapes/class', { values: [`${NODE}/part`] })], [unknown]),
      [
        ['shapes/class', []],
        ['compliance/provider-unknown', []],
      ],
    ],
    [
      'who signs a number without trust is asked for the terms for that reason',
      treeOf([], [untrusted, rule('compliance/terms-missing', { issuer: A })]),
      [['compliance/registration-number-untrusted', ['compliance/terms-missing']]],
    ],
    [
      'another issuer is not',
      treeOf([], [untrusted, rule('compliance/terms-missing', { issuer: `${A}:b` })]),
      [
        ['compliance/registration-number-untrusted', []],
        ['compliance/terms-missing', []],
      ],
    ],
  ])('%s', (_, tree, expected) => {
    expect(tree).toEqual(expected);
  });

  it('leave out what the shapes tell, and tell it where they do not', () => {
    const nobody = rule('compliance/provider-unknown', { roles: ['providedBy'], asShapes: true });
    const lacking = shape('shapes/min-count', { terms: [`${GX}providedBy`] });
    expect(treeOf([lacking], [nobody])).toEqual([['shapes/min-count', []]]);
    expect(treeOf([], [nobody])).toEqual([['compliance/provider-unknown', []]]);
  });
});
