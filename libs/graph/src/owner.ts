/** How many segments of a path are looked up: what one subject may cost is bounded, whatever its path. */
const DEEPEST = 8;
/** What a DID may be made of below its host (did:web §2.3); admission lets nothing else in. */
const SEGMENT = /^[A-Za-z0-9._-]+$/;

/**
 * Whether `issuer` is the rightful owner of `iri` (contract.md §2): the subject is the DID itself, or a did:web whose host
 * and port are the IRI's and whose path is a prefix of the IRI's path, segment by segment. Returns the strength of the claim:
 * the DID itself outranks any host, a longer path outranks a shorter one; 0 means no claim but having come first.
 */
export function claimOf(issuer: string, iri: string): number {
  if (iri === issuer || iri.startsWith(`${issuer}#`)) return Number.MAX_SAFE_INTEGER;
  if (!issuer.startsWith('did:web:')) return 0;
  const place = placeOf(iri);
  if (place === undefined) return 0;
  const [authority = '', ...path] = issuer.slice('did:web:'.length).split(':');
  // 443 is the port of every https IRI that names none.
  if (place.host !== authority.replace('%3A', ':').replace(/:443$/, '')) return 0;
  return path.every((part, i) => place.segments[i] === part) ? 1 + path.length : 0;
}

/**
 * The DIDs that have a claim on `iri` (see `claimOf`), the strongest first: each may be looked up among the issuers that are
 * known. A did:web of more than 8 path segments, or one that names port 443, is not among them: it owns what it describes, and
 * nothing before.
 */
export function claimantsOf(iri: string): readonly string[] {
  if (iri.startsWith('did:')) return [iri.split('#', 1)[0] ?? iri];
  const place = placeOf(iri);
  if (place === undefined) return [];
  const odd = place.segments.findIndex((segment) => !SEGMENT.test(segment));
  const path = place.segments.slice(0, Math.min(odd < 0 ? place.segments.length : odd, DEEPEST));
  const dids = [`did:web:${place.host.replace(':', '%3A')}`];
  for (const segment of path) dids.unshift(`${dids[0]}:${segment}`);
  return dids;
}

interface Place {
  /** With the port, unless it is that of https. */
  readonly host: string;
  readonly segments: readonly string[];
}

function placeOf(iri: string): Place | undefined {
  if (!iri.startsWith('https://') || !URL.canParse(iri)) return undefined;
  const { host, pathname } = new URL(iri);
  return { host, segments: pathname.split('/').slice(1) };
}
