import { createHash } from 'node:crypto';
import {
  sealDecision,
  type Commit,
  type DecisionRecord,
  type EvidenceRecord,
  type Fragment,
  type NewCredential,
  type NewDecision,
} from '#graph';

export const AT = '2026-06-01T12:00:00.000Z';

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

/** A decision over members of its record; evidence comes as it is stored. */
export type DecisionOver = Partial<Omit<DecisionRecord, 'evidence' | 'level'>> & {
  readonly level?: DecisionRecord['level'] | undefined;
  readonly evidence?: readonly EvidenceRecord[];
};

export function decision(of: readonly NewCredential[], over: DecisionOver = {}): NewDecision {
  const { evidence = [], ...members } = over;
  const level = 'level' in over ? over.level : 'SC';
  const record: DecisionRecord = {
    v: 1,
    presentation: digestOf(of.map((c) => c.digest).join()),
    at: AT,
    policy: 'strict',
    outcome: 'compliant',
    release: { name: 'loire-25.11', digest: digestOf('release') },
    rules: { name: 'CD25.10', digest: digestOf('rules') },
    trust: digestOf('trust'),
    credentials: of.map(({ digest }) => ({ digest })),
    criteria: [],
    findings: [],
    reliedOn: [],
    ...(members as Omit<typeof members, 'level'>),
    ...(level === undefined ? {} : { level }),
    evidence: evidence.map(({ digest }) => digest),
  };
  return { ...sealDecision(record), evidence };
}

export function commit(
  credentials: readonly NewCredential[],
  over: Partial<Omit<Commit, 'decision'>> & { readonly decision?: DecisionOver } = {},
): Commit {
  return { credentials, at: AT, ...over, decision: decision(credentials, over.decision) };
}
