import { describe, expect, it } from '@jest/globals';
import { dataProduct, legalPerson, serviceOffering } from '../../../../../test/support/documents.ts';
import { digestOf, rulesOf, type Judged } from '../../../../../test/support/rules.ts';
import type { Assessment } from '../../criterion.ts';
import { provider } from './provider.ts';

const hrs = { did: 'did:web:hrs.example', base: 'https://hrs.example', name: 'HRS' };
const person = legalPerson(hrs);
const offering = serviceOffering(hrs, 's');
const product = dataProduct(hrs, 'p');
const stolen = { ...offering, issuer: 'did:web:other.example' };

describe('P1.3.2: the provider is a known participant, and the issuer', () => {
  it.each<readonly [string, Judged, Assessment['state'], readonly string[]]>([
    ['in the submission', { documents: [person, offering] }, 'met', []],
    ['in the catalogue', { documents: [offering], held: [person] }, 'met', []],
    ['of a data product', { documents: [person, product] }, 'met', []],
    ['is asked of offerings only', { documents: [person] }, 'not-applicable', []],
    ['that nobody describes', { documents: [offering] }, 'unmet', ['compliance/provider-unknown']],
    [
      'that is no participant',
      { documents: [offering], held: [{ ...person, type: ['VerifiableCredential', 'gx:Address'] }] },
      'unmet',
      ['compliance/provider-unknown'],
    ],
    ['in whose name another signs', { documents: [person, stolen] }, 'unmet', ['compliance/provider-issuer']],
    [
      'of whom a stranger speaks',
      { documents: [{ ...person, issuer: stolen.issuer }, offering], outranked: ['https://hrs.example/participant'] },
      'unmet',
      ['compliance/provider-unknown'],
    ],
    [
      'that is not named',
      { documents: [person, serviceOffering(hrs, 's', { 'gx:providedBy': undefined })] },
      'unmet',
      ['compliance/provider-unknown'],
    ],
  ])('%s', async (_, judged, state, codes) => {
    const assessment = provider(await rulesOf(judged));
    const found = 'findings' in assessment ? assessment.findings.map(({ finding }) => finding.code) : [];
    expect([assessment.state, found]).toEqual([state, codes]);
  });

  it('rests on the word on the provider, and finds everything', async () => {
    const rules = await rulesOf({ documents: [offering, product, stolen], held: [person] });
    expect(provider(rules)).toMatchObject({
      state: 'unmet',
      evidence: [
        { digest: digestOf(person) },
        { digest: digestOf(person), subject: 'https://hrs.example/participant' },
      ],
      findings: [{ issuer: 'did:web:other.example', finding: { pointer: '/credentials/2/payload/issuer' } }],
    });
    expect([...rules.input.reliedOn]).toEqual([digestOf(person)]);
  });

  it('says by type which node it looked for', async () => {
    expect(provider(await rulesOf({ documents: [offering] }))).toMatchObject({
      findings: [{ nodes: ['https://hrs.example/participant'] }],
    });
  });
});
