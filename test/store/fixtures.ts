import { createHash } from 'node:crypto';
import type { Commit, DecisionRecord, Fragment, NewCredential } from '#graph';

export const AT = '2026-06-01T12:00:00Z';

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A fragment as `toFragments` makes them. */
export function fragment(iri: string, over: Partial<Fragment> = {}): Fragment {
  return {
    iri,
    classes: ['https://w3id.org/gaia-x/development#ServiceOffering'],
    labels: ['GaiaXEntity', 'ServiceOffering'],
    properties: { name: `Name of ${iri}` },
    languages: {},
    references: [],
    ...over,
  };
}

/** A credential about `subject` (its only fragment unless others are given), distinct for every distinct input. */
export function credential(
  over: Partial<NewCredential> & { readonly issuer: string; readonly subject: string },
): NewCredential {
  const { issuer, subject } = over;
  const made = {
    id: `${subject}/vc`,
    type: 'gx:ServiceOffering',
    classKey: 'https://w3id.org/gaia-x/development#ServiceOffering',
    validFrom: '2026-01-01T00:00:00Z',
    statements: `<${subject}> <https://w3id.org/gaia-x/development#providedBy> <${issuer}> .\n`,
    fragments: [fragment(subject)],
    ...over,
  };
  const raw =
    over.raw ??
    `header.${Buffer.from(JSON.stringify([issuer, subject, made.id, made.classKey, made.validFrom])).toString('base64url')}.signature`;
  return { ...made, raw, digest: over.digest ?? digestOf(raw) };
}

export function decision(of: readonly NewCredential[], over: Partial<DecisionRecord> = {}): DecisionRecord {
  return {
    presentation: digestOf(of.map((c) => c.digest).join()),
    at: AT,
    policy: 'strict',
    outcome: 'compliant',
    level: 'SC',
    report: '{"findings":[]}',
    reliedOn: [],
    evidence: [],
    ...over,
  };
}

export function commit(
  credentials: readonly NewCredential[],
  over: Partial<Omit<Commit, 'decision'>> & { readonly decision?: Partial<DecisionRecord> } = {},
): Commit {
  return { credentials, at: AT, ...over, decision: decision(credentials, over.decision) };
}
