import { describe, expect, it } from '@jest/globals';
import { digestSri, type JsonObject } from '#rdf';
import { legalPerson, type Document } from '../../../../test/support/documents.ts';
import { CLEARING, release, rulesOf, type Judged } from '../../../../test/support/rules.ts';
import type { Assessment } from '../criterion.ts';
import { labels } from './labels.ts';

const hrs = { did: 'did:web:hrs.example', base: 'https://hrs.example', name: 'HRS' };
const person = legalPerson(hrs);

function label(issuer: string, entries: readonly Document[]): Document {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', release.namespace],
    type: ['VerifiableCredential', 'gx:LabelCredential'],
    id: 'https://clearing.example/label',
    issuer,
    credentialSubject: { id: 'https://clearing.example/label#cs', 'gx:compliantCredentials': entries },
  };
}
const entry = (document: Document): Document => ({
  id: document['id'],
  type: 'gx:CompliantCredential',
  'cred:digestSRI': {
    '@type': 'cred:sriString',
    '@value': digestSri(JSON.parse(JSON.stringify(document)) as JsonObject, 'base64'),
  },
});

describe('the gate for labels of others (contract.md §7)', () => {
  it.each<readonly [string, Judged, Assessment['state'], readonly string[]]>([
    ['concerns labels only', { documents: [person] }, 'not-applicable', []],
    [
      'lets through what a trusted issuer says of what is here',
      { documents: [person, label(CLEARING, [entry(person)])] },
      'met',
      [],
    ],
    [
      'stops who is not trusted to give labels',
      { documents: [person, label(hrs.did, [entry(person)])] },
      'unmet',
      ['compliance/label-untrusted'],
    ],
    [
      'stops a label over other bytes',
      { documents: [person, label(CLEARING, [entry({ ...person, issuer: 'x' })])] },
      'unmet',
      ['compliance/label-content-missing'],
    ],
    [
      'stops a label over nothing',
      { documents: [person, label(CLEARING, [])] },
      'unmet',
      ['compliance/label-content-missing'],
    ],
  ])('%s', async (_, judged, state, codes) => {
    const assessment = labels(await rulesOf(judged));
    const found = 'findings' in assessment ? assessment.findings.map(({ finding }) => finding.code) : [];
    expect([assessment.state, found]).toEqual([state, codes]);
  });
});
