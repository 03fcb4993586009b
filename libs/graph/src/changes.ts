import { claimantsOf } from './owner.ts';
import type {
  Attestation,
  Commit,
  CommitVerdict,
  NewCredential,
  RefusalRecord,
  StoredAnswer,
  StoredIdentity,
} from './records.ts';

/** What the one writer of a store is asked to do. */
export type Change =
  | { readonly kind: 'commit'; readonly commit: Commit }
  | { readonly kind: 'end'; readonly digest: string; readonly status: 'revoked' | 'expired'; readonly at: string }
  | { readonly kind: 'attest'; readonly attestation: Attestation }
  | { readonly kind: 'answer'; readonly answer: StoredAnswer }
  | { readonly kind: 'token'; readonly jti: string; readonly expires: string; readonly at: string }
  | { readonly kind: 'identity'; readonly identity: StoredIdentity; readonly replace: boolean }
  | { readonly kind: 'refusal'; readonly refusal: RefusalRecord };

/** Verdict of a commit; for the others whether it changed anything. */
export type ChangeOutcome = CommitVerdict | boolean;

/** Supersede keys of contract.md §2, as one text each; IRIs hold no white space, so they cannot run into each other. */
export function keyA(credential: Pick<NewCredential, 'issuer' | 'id'>): string {
  return `${credential.issuer}\n${credential.id}`;
}
export function keyB(credential: Pick<NewCredential, 'issuer' | 'subject' | 'classKey'>): string {
  return `${credential.issuer}\n${credential.subject}\n${credential.classKey}`;
}

/** What a change touches: two changes that share one of these never share a transaction. */
export function touches(change: Change): readonly string[] {
  switch (change.kind) {
    case 'commit':
      return [
        `presentation ${change.commit.decision.record.presentation}`,
        ...change.commit.credentials.flatMap((c) => [
          `digest ${c.digest}`,
          `a ${keyA(c)}`,
          `b ${keyB(c)}`,
          ...c.fragments.map((f) => `subject ${f.iri}`),
        ]),
      ];
    case 'end':
      return [`digest ${change.digest}`];
    case 'attest':
      return [`presentation ${change.attestation.presentation}`];
    case 'answer':
      return [`answer ${change.answer.key}`];
    case 'token':
      return [`token ${change.jti}`];
    case 'identity':
      return ['identity'];
    case 'refusal':
      return [`refusal ${change.refusal.digest}`];
  }
}

/** What must be read before a group can be planned; the same questions for both stores. */
export interface Questions {
  /** Submitted, relied on, or to be ended. */
  readonly digests: readonly string[];
  /** Those of them that are to be ended. */
  readonly ending: ReadonlySet<string>;
  readonly keysA: readonly Pick<NewCredential, 'issuer' | 'id'>[];
  readonly keysB: readonly Pick<NewCredential, 'issuer' | 'subject' | 'classKey'>[];
  /** Subjects whose owner matters. */
  readonly iris: readonly string[];
  /** DIDs of which matters whether they are known: the submitting issuers, and whoever has a claim on one of `iris`. */
  readonly issuers: readonly string[];
  readonly presentations: readonly string[];
  /** Presentations whose decision is to be attested. */
  readonly attesting: readonly string[];
  readonly tokens: readonly { readonly jti: string; readonly at: string }[];
}

/** Changes → what the transaction has to read, sorted and without repetition. */
export function toQuestions(changes: readonly Change[]): Questions {
  const commits = changes.flatMap((change) => (change.kind === 'commit' ? [change.commit] : []));
  const credentials = commits.flatMap((commit) => commit.credentials);
  const ended = changes.flatMap((change) => (change.kind === 'end' ? [change.digest] : []));
  const iris = sorted([
    ...credentials.flatMap((c) => c.fragments.map((f) => f.iri)),
    ...commits.flatMap((commit) => (commit.owners ?? []).map((o) => o.iri)),
  ]);
  return {
    iris,
    issuers: sorted([...credentials.map((c) => c.issuer), ...iris.flatMap(claimantsOf)]),
    digests: sorted([
      ...ended,
      ...credentials.map((c) => c.digest),
      ...commits.flatMap((commit) => commit.decision.record.reliedOn),
    ]),
    ending: new Set(ended),
    keysA: [...new Map(credentials.map((c) => [keyA(c), { issuer: c.issuer, id: c.id }])).values()],
    keysB: [
      ...new Map(
        credentials.map((c) => [keyB(c), { issuer: c.issuer, subject: c.subject, classKey: c.classKey }]),
      ).values(),
    ],
    attesting: sorted(changes.flatMap((c) => (c.kind === 'attest' ? [c.attestation.presentation] : []))),
    presentations: sorted(commits.map((commit) => commit.decision.record.presentation)),
    tokens: changes.flatMap((change) => (change.kind === 'token' ? [{ jti: change.jti, at: change.at }] : [])),
  };
}

/** Sorted by code unit, each once: rows are always touched in the same order. */
export function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
