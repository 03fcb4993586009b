/** What rules and lists ask a release for without knowing its names: roles of classes. */
const CLASS_ROLES = [
  'participant',
  'registrationNumber',
  'termsIssuer',
  'address',
  'offering',
  'dataProduct',
  'resource',
  'dataResource',
  'softwareResource',
  'label',
  'labelEntry',
  'naturalPerson',
] as const;
/** Roles of properties. */
const PROPERTY_ROLES = [
  'termsHash',
  'registrationNumberOf',
  'addressOf',
  'countryCode',
  'providedBy',
  'aggregates',
  'credentialType',
  'digest',
  'liveDigest',
] as const;
/** The datatype that a digest is written in. */
const DATATYPE_ROLES = ['digestType'] as const;
/** Roles whose terms need not be terms of the release: they name what others write, so that it is recognised. */
const FOREIGN: ReadonlySet<string> = new Set(['naturalPerson', 'liveDigest', 'digestType']);

export type ClassRole = (typeof CLASS_ROLES)[number];
export type PropertyRole = (typeof PROPERTY_ROLES)[number];
export type Role = ClassRole | PropertyRole | (typeof DATATYPE_ROLES)[number];

/** Every role; a release fills them all. */
export const ROLES: readonly Role[] = [...CLASS_ROLES, ...PROPERTY_ROLES, ...DATATYPE_ROLES];

/**
 * The roles of a release: role → IRIs. A role that is missing or empty, one that nobody asks for, and a term that the release
 * does not have as what the role is of are defects of the release and throw: a rule that looks for nothing would be met by
 * everything.
 */
export function toRoles(
  stated: Readonly<Record<string, readonly string[]>>,
  terms: {
    readonly classes: ReadonlyMap<string, unknown>;
    readonly properties: ReadonlyMap<string, unknown>;
    readonly iri: (name: string) => string;
  },
): ReadonlyMap<Role, readonly string[]> {
  const unknown = Object.keys(stated).filter((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown.length > 0) throw new Error(`The release states roles that nobody asks for: ${unknown.join(', ')}`);
  return new Map(
    ROLES.map((role) => {
      const iris = (stated[role] ?? []).map(terms.iri);
      if (iris.length === 0) throw new Error(`The release has nothing in the role ${role}`);
      const known = (CLASS_ROLES as readonly string[]).includes(role) ? terms.classes : terms.properties;
      const strange = FOREIGN.has(role) ? [] : iris.filter((iri) => !known.has(iri));
      if (strange.length > 0) throw new Error(`The release does not define ${strange.join(', ')} of the role ${role}`);
      return [role, iris];
    }),
  );
}
