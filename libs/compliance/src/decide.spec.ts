import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parseEnvelope } from '#credential';
import { parseTurtle, toClaims } from '#rdf';
import { everyFinding, finding } from '#refusal';
import { compileShapes, report } from '#shapes';
import { createGatherer, loadTrust, openDoor } from '#trust';
import { needsOf, verify } from '#verify';
import {
  legalPerson,
  ref,
  registrationNumber,
  serviceOffering,
  termsAccepted,
  virtualResource,
  type Document,
} from '../../../test/support/documents.ts';
import { createFederation } from '../../../test/support/federation.ts';
import { release } from '../../../test/support/rules.ts';
import { decide } from './decide.ts';
import { validatedClauses, type Decision, type Policy } from './decision.ts';
import { toLabel } from './label.ts';
import { MATRIX, type Matrix, type Row } from './matrix.ts';
import { toRuleInput } from './rule-input.ts';

const AT = '2026-11-01T12:00:00Z';
const federation = createFederation({ at: AT });
const hrs = federation.participant({ did: 'did:web:hrs.example' });
const dir = mkdtempSync(join(tmpdir(), 'decide-'));
federation.writeTrust(dir);
const trust = loadTrust(dir);
const gatherer = createGatherer({ door: openDoor(), pins: () => trust.pins, clock: () => new Date(AT) });
const shapes = compileShapes(
  [...release.shapes].flatMap(([name, text]) => parseTurtle(text, name)),
  {
    classTree: new Map([...release.classes.values()].map(({ iri, superClasses }) => [iri, superClasses])),
    name: release.name,
    digest: release.digest,
  },
);
afterAll(() => rmSync(dir, { recursive: true }));

const person = legalPerson(hrs);
const number = registrationNumber(hrs, federation.notary.did);
const accepted = termsAccepted(hrs);
const offering = serviceOffering(hrs, 's');
const WHOLE = [person, number, accepted, offering];

interface Deciding {
  readonly policy?: Policy;
  readonly matrix?: Matrix;
}

/** Signs documents as a presentation, and takes it through the stages before the decision. */
async function decided(documents: readonly Document[], { policy = 'strict', matrix }: Deciding = {}) {
  const tokens = documents.map((one) => federation.vc(one['issuer'] === hrs.did ? hrs : federation.notary, one));
  const envelope = parseEnvelope(Buffer.from(federation.vp(hrs, tokens)), { mediaType: 'application/vp+jwt' });
  const { gathered } = await gatherer.gather(needsOf(envelope));
  const presentation = verify(envelope, { gathered, trust: trust.state, at: AT, policy });
  const claims = await toClaims(presentation.credentials, release);
  const input = toRuleInput({ claims, held: [], release, isOutranked: () => false });
  const shaped = await report(claims, { shapes, release, context: [] });
  const { issuers, acceptedTerms } = trust.state;
  const decision = decide({
    ...{ presentation, input, report: shaped, issuers, acceptedTerms, policy, at: AT },
    findings: claims.findings,
    ...(matrix === undefined ? {} : { matrix }),
  });
  return { decision, presentation };
}

const statesOf = ({ criteria }: Decision) => Object.fromEntries(criteria.map(({ id, state }) => [id, state]));
const errorsOf = ({ findings }: Decision) =>
  everyFinding(findings)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe('decide (contract.md §2, §7)', () => {
  it('gives a result for every criterion, with what carried it, and the level', async () => {
    const { decision, presentation } = await decided(WHOLE);
    expect(decision).toMatchObject({ outcome: 'compliant', level: 'SC' });
    expect(decision.criteria.map(({ id }) => id)).toEqual(MATRIX.rows.map(({ id }) => id));
    expect(statesOf(decision)).toEqual({ 'PA1.1': 'met', 'P1.3.2': 'met', 'P1.2.5': 'met' });
    const [participant, provider] = decision.criteria;
    expect(provider).toEqual({
      id: 'P1.3.2',
      title: MATRIX.rows[1]?.title,
      levels: ['SC', 'L1', 'L2', 'L3'],
      state: 'met',
      assessedBy: 'catalogue',
      evidence: [
        {
          digest: presentation.credentials[0]?.digest,
          subject: `${hrs.base}/participant`,
          pointer: presentation.credentials[0]?.pointer,
        },
      ],
      clause: MATRIX.rows[1]?.clause,
    });
    const carried = participant?.evidence.map(({ digest }) => digest).sort();
    const { credentials } = presentation;
    expect(carried).toEqual(
      credentials
        .slice(0, 3)
        .map(({ digest }) => digest)
        .sort(),
    );
  });

  it('says of a participant alone that the criteria of offerings do not apply, and validates none of them', async () => {
    const { decision, presentation } = await decided([person, number, accepted]);
    expect(decision.level).toBe('SC');
    expect(statesOf(decision)).toEqual({ 'PA1.1': 'met', 'P1.3.2': 'not-applicable', 'P1.2.5': 'not-applicable' });
    const [clause] = MATRIX.rows.map((row) => row.clause);
    expect(validatedClauses(decision)).toEqual([clause]);
    const label = toLabel({
      ...{ presentation, decision, level: 'SC', held: [], release },
      ...{ issuer: 'did:web:c.example', publicUrl: 'https://c.example' },
    });
    expect(label['credentialSubject']).toMatchObject({ 'gx:labelLevel': 'SC', 'gx:validatedCriteria': [clause] });
  });

  const lost = { 'gx:aggregationOfResources': [ref('https://hrs.example/resources/nowhere')] };
  const FAILING: readonly (readonly [string, string, readonly Document[]])[] = [
    ['PA1.1', 'compliance/terms-missing', [person, number, offering]],
    ['PA1.1', 'compliance/registration-number-missing', [person, accepted, offering]],
    ['P1.3.2', 'compliance/provider-unknown', [accepted, offering]],
    ['P1.2.5', 'compliance/reference-unresolved', [person, number, accepted, serviceOffering(hrs, 's', lost)]],
  ];

  it.each(FAILING)('refuses under strict what fails %s alone (%s)', async (id, code, documents) => {
    const { decision } = await decided(documents);
    expect(decision.outcome).toBe('refused');
    expect(decision.level).toBeUndefined();
    expect(statesOf(decision)[id]).toBe('unmet');
    expect(Object.values(statesOf(decision)).filter((state) => state === 'unmet')).toHaveLength(1);
    expect(errorsOf(decision)).toContain(code);
  });

  it.each(FAILING)('accepts it under lab, and gives no level: %s (%s)', async (id, code, documents) => {
    const { decision } = await decided(documents, { policy: 'lab' });
    expect(decision.outcome).toBe('accepted');
    expect(decision.level).toBeUndefined();
    expect(statesOf(decision)[id]).toBe('unmet');
    expect(errorsOf(decision)).toEqual([]);
    expect(everyFinding(decision.findings).map((one) => one.code)).toContain(code);
    expect(validatedClauses(decision)).not.toContain(MATRIX.rows.find((row) => row.id === id)?.clause);
  });

  it('leaves it to the shapes to tell that an offering has no provider, and does not call it met', async () => {
    const nameless = serviceOffering(hrs, 's', { 'gx:providedBy': undefined });
    const { decision } = await decided([person, number, accepted, nameless]);
    expect(statesOf(decision)['P1.3.2']).toBe('unmet');
    expect(errorsOf(decision)).toEqual(['shapes/min-count']);
  });

  describe('by other rules', () => {
    const row = (id: string, levels: Row['levels'], isMet: boolean): Row => ({
      ...{ id, levels, title: id, clause: `urn:x#${id}`, assessedBy: 'catalogue' },
      criterion: () =>
        isMet
          ? { state: 'met', evidence: [] }
          : { state: 'unmet', evidence: [], findings: [{ finding: finding('compliance/reference-unresolved') }] },
    });
    const D = 'declaration';
    const rules = (...rows: readonly Row[]): Matrix => ({ rules: 'X', complete: ['SC', 'L1', 'L2'], rows, gates: [] });

    it('an unmet criterion of L1 never refuses SC: it is told by its result alone', async () => {
      for (const policy of ['strict', 'lab'] as const) {
        const matrix = rules(row('a', { SC: D, L1: D }, true), row('b', { L1: D }, false));
        const { decision } = await decided(WHOLE, { policy, matrix });
        expect(decision).toMatchObject({ outcome: 'compliant', level: 'SC' });
        expect(statesOf(decision)).toEqual({ a: 'met', b: 'unmet' });
        expect(decision.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      }
    });

    it('the level is the highest whose own column holds', async () => {
      const matrix = rules(row('a', { SC: D, L1: D, L2: D }, true), row('b', { L1: D }, false));
      expect((await decided(WHOLE, { matrix })).decision.level).toBe('L2');
      const all = rules(row('a', { SC: D, L1: D }, true), row('b', { L1: D }, true));
      expect((await decided(WHOLE, { matrix: all })).decision.level).toBe('L1');
    });

    it('an unmet criterion of SC refuses, whatever higher columns say', async () => {
      const matrix = rules(row('a', { SC: D }, false), row('b', { L1: D }, true));
      expect((await decided(WHOLE, { matrix })).decision).toMatchObject({ outcome: 'refused' });
      expect((await decided(WHOLE, { matrix })).decision.level).toBeUndefined();
    });

    it('a gate refuses, and is no criterion', async () => {
      const { criterion } = row('gate', {}, false);
      const matrix = { ...rules(row('a', { SC: D }, true)), gates: [criterion] };
      const { decision } = await decided(WHOLE, { matrix });
      expect([decision.outcome, statesOf(decision)]).toEqual(['refused', { a: 'met' }]);
    });

    it('rules without a complete column award nothing', async () => {
      const matrix = { ...rules(row('a', { SC: D }, true)), complete: [] };
      const { decision } = await decided(WHOLE, { matrix });
      expect([decision.outcome, decision.level]).toEqual(['compliant', undefined]);
    });
  });

  describe('root causes', () => {
    /** Each cause with what follows from it. */
    const treeOf = ({ findings }: Decision) =>
      findings
        .filter(({ severity }) => severity === 'error')
        .map(({ code, consequences = [] }) => [code, consequences.map((one) => one.code)]);
    const numbered = {
      'gx:registrationNumber': undefined,
      'gx:registrationNumbr': ref(`${hrs.base}/registration-number`),
    };

    it('a misspelt name is the cause of what the rule does not find', async () => {
      const { decision } = await decided([legalPerson(hrs, numbered), number, accepted]);
      const [[code, following] = ['', []], ...others] = treeOf(decision);
      expect([code, others]).toEqual(['rdf/undefined-term', []]);
      expect(following).toContain('compliance/registration-number-missing');
    });

    it('a misspelt class of the terms is the cause of their absence', async () => {
      const { decision } = await decided([person, number, { ...accepted, type: ['VerifiableCredential', 'gx:Isuer'] }]);
      expect(treeOf(decision)).toEqual([
        ['shapes/unknown-class', expect.arrayContaining(['compliance/terms-missing'])],
      ]);
    });

    it('a provider of a class that nobody knows follows from the class', async () => {
      const odd = { ...person, type: ['VerifiableCredential', 'gx:LegalPersn'] };
      const { decision } = await decided([odd, number, accepted, offering]);
      const [[code, following] = ['', []]] = treeOf(decision);
      expect(code).toBe('shapes/unknown-class');
      expect(following).toContain('compliance/provider-unknown');
    });

    it('a reference to what nobody describes is the cause of its class, and of that alone', async () => {
      const two = {
        'gx:aggregationOfResources': [ref(`${hrs.base}/resources/r`), ref('https://hrs.example/resources/q')],
      };
      const { decision } = await decided([
        ...WHOLE.slice(0, 3),
        serviceOffering(hrs, 's', two),
        virtualResource(hrs, 'r'),
      ]);
      expect(treeOf(decision)).toEqual([['compliance/reference-unresolved', ['shapes/or']]]);
      expect(decision.findings[0]).toMatchObject({ found: 'https://hrs.example/resources/q' });
    });

    it('links a reference that is written as a compact name, which the sentences name otherwise', async () => {
      const odd = { 'gx:aggregationOfResources': [ref('gx:ServiceOffering')] };
      const { decision } = await decided([...WHOLE.slice(0, 3), serviceOffering(hrs, 's', odd)]);
      expect(treeOf(decision)).toEqual([['compliance/reference-unresolved', ['shapes/or']]]);
    });

    it('a number by an issuer without trust is the cause of the terms that it is asked for', async () => {
      const { decision } = await decided([person, registrationNumber(hrs, hrs.did)]);
      expect(treeOf(decision)).toEqual([['compliance/registration-number-untrusted', ['compliance/terms-missing']]]);
    });
  });
});
