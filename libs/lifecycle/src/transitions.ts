/** What a credential can be. `deprecated`: a newer version superseded it. */
export const STATUSES = ['active', 'suspended', 'deprecated', 'revoked', 'expired'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * Which state follows which (contract.md §2). Suspension is the one that can be taken back; every other end is final,
 * but the issuer can still revoke what was superseded or has expired: it takes its word back for the past as well.
 */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  active: ['suspended', 'deprecated', 'revoked', 'expired'],
  suspended: ['active', 'deprecated', 'revoked', 'expired'],
  deprecated: ['revoked'],
  expired: ['revoked'],
  revoked: [],
};

/** Whether one state may follow another. */
export function canBecome(from: Status, to: Status): boolean {
  return NEXT[from].includes(to);
}
