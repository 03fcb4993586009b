/**
 * Whether `issuer` is the rightful owner of `iri` (contract.md §2): the subject is the DID itself, or a did:web whose host
 * is the IRI's host and whose path is a prefix of the IRI's path. Returns the strength of the claim: the DID itself
 * outranks any host, a longer path outranks a shorter one; 0 means no claim but having come first.
 */
export function claimOf(issuer: string, iri: string): number {
  if (iri === issuer || iri.startsWith(`${issuer}#`)) return Number.MAX_SAFE_INTEGER;
  if (!issuer.startsWith('did:web:') || !iri.startsWith('https://')) return 0;
  const [host = '', ...path] = issuer.slice('did:web:'.length).split(':').map(decodeSegment);
  const url = URL.canParse(iri) ? new URL(iri) : undefined;
  if (url === undefined || url.host !== host.toLowerCase()) return 0;
  const segments = url.pathname.split('/').slice(1);
  const owns = path.every((part, i) => segments[i] === part);
  return owns ? 1 + path.length : 0;
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
