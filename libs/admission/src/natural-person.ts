import type { Claims, JsonObject, Release } from '#rdf';
import { finding, Refusal } from '#refusal';
import type { VerifiedPresentation } from '#verify';
import { saysType } from './said-types.ts';

/**
 * Refuses credentials about natural persons (health.md §5), on the signed JSON, before any term is expanded: what cannot be
 * expanded, and a class which the release does not know, are caught as well. Says nothing of the content.
 */
export function refuseNaturalPersons(presentation: VerifiedPresentation, release: Release): void {
  refuse(presentation.credentials.filter((c) => isAboutPerson(c.document, release)));
}

/** The same on what the credentials say as RDF, in every graph, however it was written. */
export function refusePersonsDescribed(claims: Claims, release: Release): void {
  const isPerson = toPersonTest(release);
  refuse(claims.credentials.filter((c) => c.classes?.some(isPerson)));
}

/** Whether a document of signed JSON speaks of a natural person anywhere. */
export function isAboutPerson(document: JsonObject, release: Release): boolean {
  return saysType(document, toPersonTest(release));
}

function refuse(people: readonly { readonly pointer: string }[]): void {
  const findings = people.map(({ pointer }) =>
    finding('admission/natural-person', {
      pointer: `${pointer}/payload/credentialSubject`,
      expected: 'an organisation, an offering or a resource',
      fix: 'Keep credentials of people in a wallet or an identity provider; this catalogue lists organisations only.',
    }),
  );
  if (findings.length > 0) throw new Refusal(findings);
}

/** Types that were judged, by release; bounded in number and length, because a type is what the sender likes. */
const judged = new WeakMap<Release, Map<string, boolean>>();
const MOST_JUDGED = 10_000;
const LONGEST_JUDGED = 200;

/** By the local name, whatever vocabulary a class is from: the release does not know them all. */
function toPersonTest(release: Release): (type: string) => boolean {
  const known = judged.get(release) ?? new Map<string, boolean>();
  judged.set(release, known);
  return (type) => {
    let verdict = known.get(type);
    if (verdict === undefined) {
      const names = (release.roles.get('naturalPerson') ?? []).map(localName);
      verdict = names.includes(localName(type).replace(/credential$/, ''));
      if (known.size < MOST_JUDGED && type.length <= LONGEST_JUDGED) known.set(type, verdict);
    }
    return verdict;
  };
}

/** What stands behind the last separator; one at the end counts for nothing. Linear: a type may be a megabyte. */
function localName(type: string): string {
  const end = /[#/]$/.test(type) ? type.length - 1 : type.length;
  const start = Math.max(...[':', '#', '/'].map((separator) => type.lastIndexOf(separator, end - 1)));
  return type.slice(start + 1, end).toLowerCase();
}
