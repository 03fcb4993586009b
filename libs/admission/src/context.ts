import type { HeldCredential, NamedCredential } from '#compliance';
import { parseJws, parsePayload } from '#credential';
import { claimOf, type Known, type KnownCredential, type KnownQuery } from '#graph';
import { parseStatements, type Claims, type Quad, type Release } from '#rdf';

/** As many credentials as one presentation may have. */
const NAMED_AT_MOST = 256;
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** What the catalogue holds about the things a submission refers to, ready for shapes and rules. */
export interface Context {
  readonly held: readonly HeldCredential[];
  readonly quads: readonly Quad[];
  /** Credentials that labels of the submission name. */
  readonly named: readonly NamedCredential[];
  /** True where another than `issuer` owns the node, or will: its word is then not the one that counts. */
  readonly isOutranked: (node: string, issuer: string) => boolean;
  /** Owners as they were seen; the commit re-checks them. */
  readonly owners: readonly { readonly iri: string; readonly owner: string }[];
  /** Held credentials that describe something the submission refers to. */
  readonly referredTo: readonly string[];
}

/** The one read of a submission: everything it refers to or describes, its issuers and its own digests. */
export function toQuery(claims: Claims, release: Release, at: string): KnownQuery {
  const described = [...new Set(claims.credentials.flatMap((c) => c.subjects.filter(isIri)))];
  return {
    iris: [...new Set([...references(claims), ...described])],
    described,
    digests: claims.credentials.map((c) => c.digest),
    issuers: [...new Set(claims.credentials.map((c) => c.issuer))],
    named: namedByLabels(claims, release),
    issuerLabels: (release.roles.get('termsIssuer') ?? []).flatMap((iri) => release.classes.get(iri)?.label ?? []),
    at,
  };
}

/** Parsed statements of held credentials, by digest: the same provider is asked for by every one of its offerings. */
export type ParsedStatements = Map<string, readonly Quad[]>;
const PARSED_AT_MOST = 2_000;

export interface ContextParts {
  readonly claims: Claims;
  /** Issuers trusted to attest the things of others: no host outranks them where nobody owns a thing yet. */
  readonly attestors: readonly string[];
  readonly parsed: ParsedStatements;
}

/** Turns what the store knows into quads. Linear; bytes under a digest never change, so parses are kept. */
export function toContext(known: Known, { claims, attestors, parsed }: ContextParts): Context {
  const submitted = new Set(claims.credentials.map((c) => c.digest));
  const owners = new Map(known.subjects.map((s) => [s.iri, s.owner]));
  const reserved = new Map(known.reserved.map((r) => [r.iri, r.owner]));
  const issuers = new Set(claims.credentials.map((c) => c.issuer));
  const referred = new Set(references(claims));
  const held = new Map<string, HeldCredential>();
  const referredTo = new Set<string>();
  for (const { iri, credentials } of known.subjects) {
    for (const credential of credentials) {
      if (submitted.has(credential.digest)) continue;
      hold(credential);
      if (referred.has(iri)) referredTo.add(credential.digest);
    }
  }
  for (const credential of known.byIssuer) if (!submitted.has(credential.digest)) hold(credential);
  const all = [...held.values()];
  return {
    held: all,
    quads: all.flatMap((c) => c.quads),
    // Bytes that were admitted were read before.
    named: (known.named ?? []).map(({ id, digest, raw }) => ({
      id,
      digest,
      document: parsePayload(parseJws(raw), ''),
    })),
    owners: [...known.subjects.map(({ iri, owner }) => ({ iri, owner })), ...known.reserved],
    referredTo: [...referredTo],
    isOutranked: (node, issuer) => {
      const isUnowned = !owners.has(node);
      if (isUnowned && attestors.includes(issuer)) return false;
      const claim = claimOf(issuer, node);
      const owner = owners.get(node) ?? reserved.get(node);
      if (owner !== undefined && owner !== issuer && claim <= claimOf(owner, node)) return true;
      return isUnowned && [...issuers].some((other) => other !== issuer && claimOf(other, node) > claim);
    },
  };

  function hold({ digest, issuer, statements, validUntil, chainUntil }: KnownCredential): void {
    let quads = parsed.get(digest);
    if (quads === undefined) {
      if (parsed.size >= PARSED_AT_MOST) parsed.clear();
      parsed.set(digest, (quads = parseStatements(statements, `h${digest.slice(0, 12)}_`)));
    }
    const ends = [validUntil, chainUntil].filter((end) => end !== undefined);
    held.set(digest, { digest, issuer, quads, ends });
  }
}

/** Ids of the credentials whose digest a label states. */
function namedByLabels(claims: Claims, release: Release): readonly string[] {
  const digests = release.roles.get('digest') ?? [];
  const named = claims.credentials.flatMap((c) =>
    c.quads.flatMap((q) =>
      digests.includes(q.predicate.value) && q.subject.termType === 'NamedNode' ? [q.subject.value] : [],
    ),
  );
  return [...new Set(named)].slice(0, NAMED_AT_MOST);
}

function references(claims: Claims): readonly string[] {
  return claims.credentials.flatMap((c) =>
    c.quads.flatMap((q) =>
      q.object.termType === 'NamedNode' && q.predicate.value !== RDF_TYPE ? [q.object.value] : [],
    ),
  );
}

function isIri(subject: string): boolean {
  return !subject.startsWith('_:');
}
