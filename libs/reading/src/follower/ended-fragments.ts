import { toFragments, type StoredCredential, type StoredFragment } from '#graph';
import { parseStatements, type Quad, type Release } from '#rdf';

/**
 * An ended credential → the fragments it had while it was active, read from its exact statements: the graph has given them
 * up. Terms that the release of today lacks are left out.
 */
export function toEndedFragments(credential: StoredCredential, release: Release): readonly StoredFragment[] {
  const { digest, id, issuer, subject, statements, decision } = credential;
  const quads = parseStatements(statements, 'b').filter((quad) => isKnown(quad, release));
  const claims = { digest, issuer, pointer: '', id, subject, subjects: [subject], types: [], quads, statements };
  const { outcome, level, status, sequence, validFrom, validUntil, anchor } = credential;
  return toFragments(claims, release).map((fragment) => ({
    ...fragment,
    ...{ digest, credentialId: id, issuer, outcome, status, sequence, validFrom, listed: true },
    decidedAt: decision.record.at,
    policy: decision.record.policy,
    ...(level === undefined ? {} : { level }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(anchor === undefined ? {} : { anchor }),
    ...(decision.attestationDigest === undefined ? {} : { attestationDigest: decision.attestationDigest }),
  }));
}

function isKnown({ predicate }: Quad, release: Release): boolean {
  const isOwn = predicate.value.startsWith(release.namespace);
  return !isOwn || release.properties.has(predicate.value) || release.tolerated?.includes(predicate.value) === true;
}
