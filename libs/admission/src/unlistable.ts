import type { ClassRole, Claims, CredentialClaims, Release } from '#rdf';
import { finding, type Finding } from '#refusal';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
/** What the catalogue lists, by the roles of its classes. */
const LISTED: readonly ClassRole[] = ['participant', 'offering', 'dataProduct', 'resource'];

/**
 * Subjects of a class that is listed, without an `id`: nobody could find, link or supersede them (contract.md §1). An error
 * under every policy; shapes and rules run all the same.
 */
export function unlistable(claims: Claims, release: Release): readonly Finding[] {
  const roots = LISTED.flatMap((role) => release.roles.get(role) ?? []);
  const isListed = (iri: string): boolean =>
    [iri, ...(release.classes.get(iri)?.superClasses ?? [])].some((one) => roots.includes(one));
  return claims.credentials.flatMap((credential) =>
    credential.subjects.flatMap((subject, index) => {
      if (!subject.startsWith('_:') || !classesOf(subject.slice(2), credential).some(isListed)) return [];
      const pointer = `${credential.pointer}/payload/credentialSubject${isSeveral(credential) ? `/${index}` : ''}`;
      return [finding('admission/no-subject-id', { pointer: `${pointer}/id` })];
    }),
  );
}

function classesOf(label: string, { quads }: CredentialClaims): readonly string[] {
  return quads
    .filter((q) => q.predicate.value === RDF_TYPE && q.subject.termType === 'BlankNode' && q.subject.value === label)
    .map((q) => q.object.value);
}

function isSeveral({ document }: CredentialClaims): boolean {
  return Array.isArray(document?.['credentialSubject']);
}
