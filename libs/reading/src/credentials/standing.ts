import type { GraphStore, StoredCredential } from '#graph';
import { hasEnded, statusAt, toMillis } from '#lifecycle';

/** How something stands now: `active`, or what became of it, when, and by whom or what. */
export interface Standing {
  readonly status: StoredCredential['status'];
  /** RFC 3339. */
  readonly endedAt?: string;
  /** Digest of the successor, DID of who revoked, or `instance` where its time ran out. */
  readonly endedBy?: string;
}

type Log = Pick<GraphStore, 'log'>;

/** Past `validUntil` a credential is expired at once, before the sweep has logged it (contract.md §2). */
export async function standingOf(credential: StoredCredential, now: number, store: Log): Promise<Standing> {
  const { validUntil, until, issuer } = credential;
  const status = statusAt(credential, now);
  if (status === 'expired') {
    return { status, ...(validUntil === undefined ? {} : { endedAt: validUntil }), endedBy: 'instance' };
  }
  if (status === 'active' || until === undefined) return { status };
  const [entry] = await store.log(until, 1);
  if (entry === undefined) return { status };
  return { status, endedAt: entry.time, endedBy: status === 'deprecated' ? entry.digest : issuer };
}

/**
 * An attestation stands while all it attests does, and its own time has not run out: it says of several credentials at once
 * that they meet the rules, so the first of them to end ends it.
 */
export async function standingOfAttestation(
  attested: { readonly credentials: readonly StoredCredential[]; readonly validUntil?: string | undefined },
  now: number,
  store: Log,
): Promise<Standing> {
  const { credentials, validUntil } = attested;
  const standings = await Promise.all(credentials.map((credential) => standingOf(credential, now, store)));
  const ended = standings.filter(({ status }) => status !== 'active');
  if (validUntil !== undefined && hasEnded(validUntil, now))
    ended.push({ status: 'expired', endedAt: validUntil, endedBy: 'instance' });
  const [first] = ended.sort((a, b) => timeOf(a) - timeOf(b));
  return first ?? { status: 'active' };
}

function timeOf({ endedAt }: Standing): number {
  return endedAt === undefined ? Number.NEGATIVE_INFINITY : toMillis(endedAt);
}
