import { Refusal } from '#refusal';

/** Hosts that one submission may have asked, of DID documents and of chains (contract.md §1). */
const MAX_HOSTS = 16;

/** Refuses with `trust/too-many-hosts` where DIDs and URLs lead to more hosts than one submission may name. */
export function countHosts(names: readonly string[]): void {
  const hosts = new Set(names.flatMap((name) => hostOf(name) ?? []));
  if (hosts.size <= MAX_HOSTS) return;
  throw Refusal.of('trust/too-many-hosts', {
    pointer: '',
    expected: `at most ${MAX_HOSTS} hosts`,
    found: `${hosts.size} hosts`,
    fix: 'Send the credentials in several smaller presentations.',
  });
}

/** The host of a did:web (its port stands behind `%3A`) or of an https URL; what is neither is refused by who reads it. */
function hostOf(name: string): string | undefined {
  return /^(?:did:web:|https:\/\/)([^:/?#%]+)/.exec(name)?.[1]?.toLowerCase();
}
