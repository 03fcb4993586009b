import { describe, expect, it } from '@jest/globals';
import {
  legalPerson,
  ref,
  registrationNumber,
  serviceOffering,
  termsAccepted,
  type Document,
} from '../../../../../test/support/documents.ts';
import { CLEARING, digestOf, NOTARY, rulesOf, type Judged } from '../../../../../test/support/rules.ts';
import type { Assessment, Criterion } from '../../criterion.ts';
import { address } from './address.ts';
import { participant } from './participant.ts';
import { registrationNumber as numbered } from './registration-number.ts';
import { terms } from './terms.ts';

const hrs = { did: 'did:web:hrs.example', base: 'https://hrs.example', name: 'HRS' };
const person = legalPerson(hrs);
const number = registrationNumber(hrs, NOTARY);
const accepted = termsAccepted(hrs);
const offering = serviceOffering(hrs, 's');
const label: Document = { ...offering, type: ['VerifiableCredential', 'gx:LabelCredential'], issuer: hrs.did };
const own = registrationNumber(hrs, hrs.did);
const apart = { ...accepted, issuer: 'did:web:other.example' };
const addressed = (value: unknown): Document => legalPerson(hrs, { 'gx:legalAddress': value });
const place = (more: Document): Document => ({ type: 'gx:Address', 'vcard:locality': 'Testhausen', ...more });

async function assessmentOf(criterion: Criterion, judged: Judged): Promise<Assessment> {
  return criterion(await rulesOf(judged));
}
const codesOf = (one: Assessment): readonly string[] =>
  'findings' in one ? one.findings.map(({ finding }) => finding.code) : [];
const subjectsOf = (one: Assessment): readonly unknown[] =>
  'evidence' in one ? one.evidence.map(({ subject }) => subject) : [];

describe('PA1.1: acceptance of the terms and conditions (contract.md §2, T&C)', () => {
  it.each<readonly [string, Judged, Assessment['state'], readonly string[]]>([
    ['in the submission', { documents: [person, accepted] }, 'met', []],
    ['active in the catalogue', { documents: [person], held: [accepted] }, 'met', []],
    ['by a notary, which is not asked', { documents: [number] }, 'met', []],
    ['by who issues labels alone, and is not asked', { documents: [{ ...label, issuer: CLEARING }] }, 'met', []],
    ['of a label by a stranger, who issues nothing else', { documents: [label] }, 'met', []],
    ['by nobody', { documents: [person] }, 'unmet', ['compliance/terms-missing']],
    ['by another issuer', { documents: [person], held: [apart] }, 'unmet', ['compliance/terms-missing']],
    [
      'with a hash that is not accepted',
      { documents: [person, termsAccepted(hrs, 'ab'.repeat(32))] },
      'unmet',
      ['compliance/terms-unknown'],
    ],
    [
      'where the operator accepts none',
      { documents: [person, accepted], acceptedTerms: [] },
      'unmet',
      ['compliance/terms-unknown'],
    ],
  ])('%s', async (_, judged, state, codes) => {
    const assessment = await assessmentOf(terms, judged);
    expect([assessment.state, codesOf(assessment)]).toEqual([state, codes]);
  });

  it('rests on the credential that accepts them, and relies on it where the catalogue has it', async () => {
    const rules = await rulesOf({ documents: [person], held: [accepted] });
    expect(terms(rules)).toMatchObject({
      evidence: [{ digest: digestOf(accepted), subject: 'https://hrs.example/terms' }],
    });
    expect([...rules.input.reliedOn]).toEqual([digestOf(accepted)]);
  });
});

describe('PA1.1: a registration number by a trusted notary', () => {
  const missing = 'compliance/registration-number-missing';
  const untrusted = 'compliance/registration-number-untrusted';
  it.each<readonly [string, Judged, Assessment['state'], readonly string[]]>([
    ['beside the participant', { documents: [person, number] }, 'met', []],
    ['of the catalogue', { documents: [person], held: [number] }, 'met', []],
    ['alone', { documents: [number] }, 'met', []],
    ['is asked of participants only', { documents: [offering] }, 'not-applicable', []],
    ['nowhere', { documents: [person] }, 'unmet', [missing]],
    [
      'not referred to',
      { documents: [legalPerson(hrs, { 'gx:registrationNumber': undefined }), number] },
      'unmet',
      [missing],
    ],
    [
      'that is something else',
      {
        documents: [
          legalPerson(hrs, { 'gx:registrationNumber': ref('https://hrs.example/services/s') }),
          offering,
          number,
        ],
      },
      'unmet',
      [missing],
    ],
    ['by the participant itself', { documents: [person, own] }, 'unmet', [untrusted]],
  ])('%s', async (_, judged, state, codes) => {
    const assessment = await assessmentOf(numbered, judged);
    expect([assessment.state, codesOf(assessment)]).toEqual([state, codes]);
  });

  it('says by type what it looked for, and whom it is about', async () => {
    const lost = await assessmentOf(numbered, { documents: [person] });
    expect(lost).toMatchObject({ findings: [{ nodes: ['https://hrs.example/registration-number'] }] });
    const bare = await assessmentOf(numbered, {
      documents: [legalPerson(hrs, { 'gx:registrationNumber': undefined })],
    });
    expect(bare).toMatchObject({ findings: [{ nodes: [], roles: ['registrationNumberOf'] }] });
    const strange = await assessmentOf(numbered, { documents: [person, own] });
    expect(strange).toMatchObject({ findings: [{ issuer: hrs.did }] });
  });
});

describe('PA1.1: addresses with a country', () => {
  const there = place({ id: 'https://hrs.example/address', 'gx:countryCode': 'LU' });
  it.each<readonly [string, Judged, Assessment['state'], readonly string[]]>([
    ['in place', { documents: [person] }, 'met', []],
    ['by reference', { documents: [addressed(ref('https://hrs.example/address')), described(there)] }, 'met', []],
    ['are asked of participants only', { documents: [offering] }, 'not-applicable', []],
    ['without a country', { documents: [addressed(place({}))] }, 'unmet', ['compliance/address-missing']],
    [
      'that nobody describes',
      { documents: [addressed(ref('https://hrs.example/address'))] },
      'unmet',
      ['compliance/address-missing'],
    ],
  ])('%s', async (_, judged, state, codes) => {
    const assessment = await assessmentOf(address, judged);
    expect([assessment.state, codesOf(assessment)]).toEqual([state, codes]);
  });

  it('names no blank node as what it rests on', async () => {
    expect(subjectsOf(await assessmentOf(address, { documents: [person] }))).toEqual([
      'https://hrs.example/participant',
    ]);
    const far = await assessmentOf(address, {
      documents: [addressed(ref('https://hrs.example/address')), described(there)],
    });
    expect(subjectsOf(far)).toEqual(['https://hrs.example/participant', 'https://hrs.example/address']);
  });

  function described(subject: Document): Document {
    const { type, ...said } = subject;
    return { ...person, id: 'https://hrs.example/vc', type: ['VerifiableCredential', type], credentialSubject: said };
  }
});

describe('PA1.1 as a whole', () => {
  it('is met where all its parts that apply are, and rests on the evidence of all', async () => {
    const assessment = await assessmentOf(participant, { documents: [person, number, accepted] });
    expect(assessment.state).toBe('met');
    expect(new Set(subjectsOf(assessment))).toEqual(
      new Set(['participant', 'registration-number', 'terms'].map((name) => `https://hrs.example/${name}`)),
    );
  });

  it.each<readonly [string, readonly Document[], readonly string[]]>([
    ['the terms', [person, number], ['compliance/terms-missing']],
    ['the number', [person, accepted], ['compliance/registration-number-missing']],
    ['a country', [addressed(place({})), number, accepted], ['compliance/address-missing']],
    [
      'everything',
      [addressed(place({}))],
      ['compliance/terms-missing', 'compliance/registration-number-missing', 'compliance/address-missing'],
    ],
  ])('is unmet without %s, and runs to the end', async (_, documents, codes) => {
    const assessment = await assessmentOf(participant, { documents });
    expect([assessment.state, codesOf(assessment)]).toEqual(['unmet', codes]);
  });
});
