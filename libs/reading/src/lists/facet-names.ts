/** A facet of the API: the column of the index it counts, and what people call it. */
export interface FacetKind {
  readonly column: string;
  /** Absent where the release says it. */
  readonly title?: { readonly en: string; readonly de: string; readonly fr: string };
  readonly description: string;
}

const said = (en: string, de: string, fr: string) => ({ title: { en, de, fr } });

/** Every name but `VALUE` is a column that all indexes have, or one that releases of Gaia-X share. */
export const FACETS = {
  KIND: { column: 'kind', ...said('Kind', 'Art', 'Type'), description: 'By kind.' },
  CLASS: {
    column: 'class',
    ...said('Class', 'Klasse', 'Classe'),
    description:
      'By class, as stated by the owner: an entry counts for each of its classes and all their superclasses.',
  },
  PROVIDER: {
    column: 'provider',
    ...said('Provider', 'Anbieter', 'Fournisseur'),
    description: 'By the IRI of the provider.',
  },
  PROVIDER_COUNTRY: {
    column: 'providerCountry',
    ...said('Country of the provider', 'Land des Anbieters', 'Pays du fournisseur'),
    description: 'By the country of the provider, ISO 3166-1 alpha-2.',
  },
  COUNTRY: {
    column: 'country',
    ...said('Country', 'Land', 'Pays'),
    description: 'By country, ISO 3166-1 alpha-2; for an offering that names none, the country of its provider.',
  },
  COUNTRY_OF_USE: { column: 'countryOfUse', description: 'By the country whose law governs it, ISO 3166-1 alpha-2.' },
  REGION_OF_USE: { column: 'regionOfUse', description: 'By the region whose law governs it, ISO 3166-2.' },
  KEYWORD: { column: 'keyword', ...said('Keyword', 'Schlagwort', 'Mot-clé'), description: 'By keyword.' },
  REGIME: { column: 'regime', description: 'By data protection regime; case does not matter.' },
  LICENCE: { column: 'licence', description: 'By licence; case does not matter.' },
  PROVISION_TYPE: { column: 'provisionType', description: 'By the way it is provided: public, private, hybrid.' },
  FORMAT: { column: 'format', description: 'By format; case does not matter.' },
  STANDARD: { column: 'standard', description: 'By the standards that it, or its endpoint, conforms to.' },
  LEVEL: { column: 'level', ...said('Level', 'Stufe', 'Niveau'), description: 'By attested level.' },
  OUTCOME: { column: 'outcome', ...said('Outcome', 'Ergebnis', 'Résultat'), description: 'By outcome.' },
  STATUS: {
    column: 'status',
    ...said('Status', 'Status', 'Statut'),
    description: 'By lifecycle status; only ACTIVE unless `includeInactive` is given.',
  },
  ISSUER: { column: 'issuer', ...said('Issuer', 'Aussteller', 'Émetteur'), description: 'By the DID of the signer.' },
  ANCHOR: {
    column: 'anchor',
    ...said('Trust anchor', 'Vertrauensanker', 'Ancre de confiance'),
    description: 'By the trust anchor at which the certificate chain of the issuer ends: SHA-256 of its certificate.',
  },
  AGGREGATES: { column: 'aggregates', description: 'By the IRI of a resource that it aggregates.' },
  DEPENDS_ON: { column: 'dependsOn', description: 'By the IRI of an offering that it depends on.' },
  VALUE: { column: '', description: 'By a column that the release adds; `column` of the facet says which.' },
} as const satisfies Record<string, FacetKind>;

export type FacetName = keyof typeof FACETS;

const NAMES = new Map<string, FacetName>(
  (Object.keys(FACETS) as FacetName[]).map((name) => [FACETS[name].column, name] as const),
);

/** The facet that counts a column of the index. */
export function facetNameOf(column: string): FacetName {
  return NAMES.get(column) ?? 'VALUE';
}
