import type { JsonObject, JsonValue, Release } from '#rdf';
import { finding, Refusal } from '#refusal';
import type { VerifiedPresentation } from '#verify';

const LOCAL_NAME = /[^:#/]*$/;

/**
 * Refuses credentials about natural persons (health.md §5). Runs on the signed JSON, before any term is expanded, so
 * that a class which the release does not know is caught as well; says nothing of the content.
 */
export function refuseNaturalPersons(presentation: VerifiedPresentation, release: Release): void {
  const names = new Set((release.roles.get('naturalPerson') ?? []).map(localName));
  const isPerson = (type: string): boolean => names.has(localName(type).replace(/Credential$/, ''));
  const findings = presentation.credentials
    .filter((c) => typesIn(c.document).some(isPerson))
    .map((c) =>
      finding('admission/natural-person', {
        pointer: `${c.pointer}/payload/credentialSubject`,
        expected: 'an organisation, an offering or a resource',
        fix: 'Keep credentials of people in a wallet or an identity provider; this catalogue lists organisations only.',
      }),
    );
  if (findings.length > 0) throw new Refusal(findings);
}

function localName(type: string): string {
  return LOCAL_NAME.exec(type)?.[0] ?? type;
}

function typesIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(typesIn);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as JsonObject;
  const own = [object['type'], object['@type']].flat().filter((t): t is string => typeof t === 'string');
  return [...own, ...Object.entries(object).flatMap(([name, v]) => (name === '@context' ? [] : typesIn(v)))];
}
