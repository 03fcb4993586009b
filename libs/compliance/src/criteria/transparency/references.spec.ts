import { describe, expect, it } from '@jest/globals';
import { ref, serviceOffering, virtualResource } from '../../../../../test/support/documents.ts';
import { digestOf, rulesOf, type Judged } from '../../../../../test/support/rules.ts';
import type { Assessment } from '../../criterion.ts';
import { references } from './references.ts';

const hrs = { did: 'did:web:hrs.example', base: 'https://hrs.example', name: 'HRS' };
const of = (...resources: readonly unknown[]) => serviceOffering(hrs, 's', { 'gx:aggregationOfResources': resources });
const resource = virtualResource(hrs, 'r');
const named = of(ref('https://hrs.example/resources/r'));
const inPlace = of({ type: 'gx:VirtualResource', 'schema:name': 'R' });

describe('P1.2.5: what an offering is made of is described', () => {
  it.each<readonly [string, Judged, Assessment['state'], readonly string[]]>([
    ['in the submission', { documents: [named, resource] }, 'met', []],
    ['in the catalogue', { documents: [named], held: [resource] }, 'met', []],
    ['in place', { documents: [inPlace] }, 'met', []],
    ['where it is made of nothing', { documents: [of()] }, 'met', []],
    ['is asked of offerings only', { documents: [resource] }, 'not-applicable', []],
    ['nowhere', { documents: [named] }, 'unmet', ['compliance/reference-unresolved']],
    [
      'in part',
      { documents: [of(ref('https://hrs.example/resources/r'), ref('https://hrs.example/resources/q')), resource] },
      'unmet',
      ['compliance/reference-unresolved'],
    ],
  ])('%s', async (_, judged, state, codes) => {
    const assessment = references(await rulesOf(judged));
    const found = 'findings' in assessment ? assessment.findings.map(({ finding }) => finding.code) : [];
    expect([assessment.state, found]).toEqual([state, codes]);
  });

  it('rests on the credential that describes it: the own one for what is described in place', async () => {
    const apart = references(await rulesOf({ documents: [named], held: [resource] }));
    expect(apart).toMatchObject({
      evidence: [{ digest: digestOf(resource), subject: 'https://hrs.example/resources/r' }],
    });
    const own = references(await rulesOf({ documents: [inPlace] }));
    expect(own).toMatchObject({
      evidence: [{ digest: digestOf(inPlace), subject: 'https://hrs.example/services/s', pointer: '/credentials/0' }],
    });
  });
});
