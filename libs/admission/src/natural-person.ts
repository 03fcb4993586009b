import type { JsonObject, JsonValue, Release } from '#rdf';
import { finding, Refusal } from '#refusal';
import type { VerifiedPresentation } from '#verify';

const LOCAL_NAME = /[^:#/]*$/;

/**
 * Refuses credentials about natural persons (health.md §5). Runs on the signed JSON, before any term is expanded, so
 * that a class which the release does not know is caught as well; says nothing of the content.
 */
export function refuseNaturalPersons(presentation: VerifiedPresentation, release: Release): void {
  const findings = presentation.credentials
    .filter((c) => isAboutPerson(c.document, release))
    .map((c) =>
      finding('admission/natural-person', {
        pointer: `${c.pointer}/payload/credentialSubject`,
        expected: 'an organisation, an offering or a resource',
        fix: 'Keep credentials of people in a wallet or an identity provider; this catalogue lists organisations only.',
      }),
    );
  if (findings.length > 0) throw new Refusal(findings);
}

/** Whether a document of signed JSON speaks of a natural person anywhere. */
export function isAboutPerson(document: JsonObject, release: Release): boolean {
  const names = new Set((release.roles.get('naturalPerson') ?? []).map(localName));
  return hasType(document, (type) => names.has(localName(type).replace(/Credential$/, '')));
}

function localName(type: string): string {
  return LOCAL_NAME.exec(type)?.[0] ?? type;
}

/** Whether any object of a JSON value has such a type; contexts are no claims. Parsing has bounded the depth. */
function hasType(value: JsonValue, isSought: (type: string) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item: JsonValue) => hasType(item, isSought));
  for (const [name, item] of Object.entries(value as JsonObject)) {
    if (name === '@context') continue;
    if ((name === 'type' || name === '@type') && namesOf(item).some(isSought)) return true;
    if (hasType(item, isSought)) return true;
  }
  return false;
}

function namesOf(type: JsonValue): readonly string[] {
  return [type].flat().filter((name): name is string => typeof name === 'string');
}
