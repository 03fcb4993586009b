import { keyA, keyB } from './changes.ts';
import { compareInstants } from '#lifecycle';
import { toAdmission } from './log-entries.ts';
import { claimOf } from './owner.ts';
import type { ActiveCredential, AdmittedRow, Draft } from './plan-draft.ts';
import type { Commit, CommitVerdict, NewCredential, StoredState } from './records.ts';

/**
 * One submission, whole or not at all (contract.md §2): what ended stays ended; what the decision relied on must still hold,
 * else it is taken again; a newer version supersedes every active match of key A or B, an equal or older one is stale.
 */
export function planCommit(commit: Commit, draft: Draft): CommitVerdict {
  const credentials = [...new Map(commit.credentials.map((c) => [c.digest, c])).values()];
  for (const { digest } of credentials) {
    const status = draft.stateOf(digest)?.status;
    if (status !== undefined && status !== 'active') return { kind: 'ended', digest, status };
  }
  const changed = commit.decision.record.reliedOn.filter((digest) => draft.stateOf(digest)?.status !== 'active');
  const ownerChanged = (commit.owners ?? []).some(
    ({ iri, owner }) => (draft.ownerOf(iri) ?? draft.reservedFor(iri)) !== owner,
  );
  if (changed.length > 0 || ownerChanged) return { kind: 'changed', digests: changed };

  const fresh = credentials.filter((c) => draft.stateOf(c.digest) === undefined);
  const stale = rivalWithin(credentials) ?? rivalStored(fresh, draft);
  if (stale !== undefined) return { kind: 'stale', ...stale };

  const { admitted, states } = admit(commit, fresh, draft);
  const answer = commit.credentials.map(({ digest }): StoredState => {
    const known = { digest, state: 'known' as const, sequence: draft.stateOf(digest)?.sequence ?? 0 };
    return states.get(digest) ?? known;
  });
  const { decision } = commit;
  // A decision that admitted nothing new is kept once: its attestation may be asked for.
  if (fresh.length > 0 || !draft.isDecided(decision.record.presentation))
    draft.decide({ decision, admitted, states: answer });
  return { kind: 'stored', credentials: answer };
}

interface Rival {
  readonly digest: string;
  readonly by: string;
}

/** Two versions of one key in a single submission contradict each other: the older one is stale. */
function rivalWithin(credentials: readonly NewCredential[]): Rival | undefined {
  const byKey = new Map<string, NewCredential>();
  for (const credential of credentials) {
    for (const key of [`a ${keyA(credential)}`, `b ${keyB(credential)}`]) {
      const other = byKey.get(key);
      if (other !== undefined && other !== credential) {
        const older = compareInstants(credential.validFrom, other.validFrom) > 0 ? other : credential;
        return { digest: older.digest, by: (older === other ? credential : other).digest };
      }
      byKey.set(key, credential);
    }
  }
  return undefined;
}

function rivalStored(fresh: readonly NewCredential[], draft: Draft): Rival | undefined {
  for (const credential of fresh) {
    const newer = draft.matchesOf(credential).find((m) => compareInstants(m.validFrom, credential.validFrom) >= 0);
    if (newer !== undefined) return { digest: credential.digest, by: newer.digest };
  }
  return undefined;
}

interface Admission {
  readonly admitted: readonly AdmittedRow[];
  readonly states: ReadonlyMap<string, StoredState>;
}

function admit(commit: Commit, fresh: readonly NewCredential[], draft: Draft): Admission {
  const states = new Map<string, StoredState>();
  const admitted: AdmittedRow[] = [];
  for (const { issuer } of fresh) draft.meet(issuer);
  const takenOver = settleOwners(fresh, commit.attestors ?? [], draft);
  for (const credential of fresh) {
    const { digest, issuer, fragments } = credential;
    const subjects = fragments.map((fragment) => fragment.iri);
    const superseded = draft.matchesOf(credential);
    const word = { digest, issuer, subjects };
    const sequence = draft.append('admitted', commit.at, toAdmission(word, commit.decision, commit.by ?? issuer));
    for (const match of superseded) supersede(match, { until: sequence, at: commit.at, by: digest, draft });
    const listed = new Set(subjects.filter((iri) => draft.ownerOf(iri) === issuer));
    admitted.push({ credential, sequence, listed });
    states.set(digest, { digest, state: superseded.length > 0 ? 'supersedes' : 'new', sequence });
  }
  for (const { iri, digest, owner } of takenOver) {
    draft.append('owner', commit.at, { digest, subjects: [iri], issuer: owner, by: owner });
  }
  return { admitted, states };
}

interface Successor {
  readonly by: string;
  readonly until: number;
  readonly at: string;
  readonly draft: Draft;
}

function supersede(match: ActiveCredential, { by, until, at, draft }: Successor): void {
  const { digest, subjects, issuer } = match;
  draft.append('superseded', at, { digest, subjects, issuer, by });
  // `until` is the admission's own number: the state as of any number then holds one version, never none or two.
  draft.end(match, 'deprecated', until);
}

/**
 * The strongest claim owns a subject (contract.md §2): nobody's subject is its claimant's as soon as that is known, whoever
 * describes it; one that has an owner passes only to a claimant that describes it itself. Without a claim, who came first
 * keeps it. Settled over the whole submission before anything is listed. Returns the subjects that changed hands.
 */
function settleOwners(
  fresh: readonly NewCredential[],
  attestors: readonly string[],
  draft: Draft,
): readonly { readonly iri: string; readonly digest: string; readonly owner: string }[] {
  const best = new Map<string, { readonly owner: string; readonly digest: string }>();
  for (const { issuer, digest, fragments } of fresh) {
    for (const { iri } of fragments) {
      const settled = best.get(iri)?.owner ?? draft.ownerOf(iri);
      const owner = settled ?? (attestors.includes(issuer) ? issuer : (draft.reservedFor(iri) ?? issuer));
      if (owner !== issuer && claimOf(issuer, iri) > claimOf(owner, iri)) best.set(iri, { owner: issuer, digest });
      else if (settled === undefined) best.set(iri, { owner, digest });
    }
  }
  const takenOver = [...best].filter(([iri]) => draft.ownerOf(iri) !== undefined);
  const changes = takenOver.map(([iri, settled]) => ({ iri, ...settled }));
  for (const [iri, { owner }] of best) draft.own(iri, owner);
  return changes;
}
