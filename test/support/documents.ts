/** Credential documents of Loire 25.11 as the specs need them: small, complete, conforming. */
export interface Document {
  readonly [member: string]: unknown;
}

export const GX = 'https://w3id.org/gaia-x/development#';
export const ACCEPTED_TERMS = [
  '4bd7554097444c960292b4726c2efa1373485e8a5565d94d41195214c5e0ceb3',
  '067dcac5efd18c1927deb1ffed3feab6d0ad044c0a9a263e6d5d8bdc43224515',
] as const;

const PREFIXES = {
  schema: 'https://schema.org/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
} as const;

export const CONTEXT = ['https://www.w3.org/ns/credentials/v2', GX, PREFIXES] as const;

export const uri = (value: string) => ({ '@type': 'xsd:anyURI', '@value': value });
export const ref = (id: string) => ({ id });

interface Said {
  readonly issuer: string;
  /** IRI of the credential. */
  readonly id: string;
  /** Class as a compact name. */
  readonly type: string;
  readonly subject: Document & { readonly id: string };
}

/** A credential without times; `vc` of the federation fills them in. */
export function credential({ issuer, id, type, subject }: Said, more: Document = {}): Document {
  return { '@context': CONTEXT, id, type: ['VerifiableCredential', type], issuer, ...more, credentialSubject: subject };
}

const address = (country: string) => ({
  type: 'gx:Address',
  'gx:countryCode': country,
  'vcard:locality': 'Testhausen',
});

/** Who is described: a DID and the https origin (or prefix) its things live under. */
export interface Named {
  readonly did: string;
  readonly base: string;
  readonly name: string;
}

export function legalPerson(who: Named, more: Document = {}): Document {
  return credential({
    issuer: who.did,
    id: `${who.base}/credentials/participant`,
    type: 'gx:LegalPerson',
    subject: {
      id: `${who.base}/participant`,
      'schema:name': who.name,
      'gx:registrationNumber': ref(`${who.base}/registration-number`),
      'gx:headquartersAddress': address('LU'),
      'gx:legalAddress': address('LU'),
      ...more,
    },
  });
}

export function registrationNumber(who: Named, issuer: string): Document {
  return credential({
    issuer,
    id: `${who.base}/credentials/registration-number`,
    type: 'gx:VatID',
    subject: { id: `${who.base}/registration-number`, 'gx:vatID': 'LU00010112', 'gx:countryCode': 'LU' },
  });
}

export function termsAccepted(who: Named, hash: string = ACCEPTED_TERMS[0]): Document {
  return credential({
    issuer: who.did,
    id: `${who.base}/credentials/terms`,
    type: 'gx:Issuer',
    subject: { id: `${who.base}/terms`, 'gx:gaiaxTermsAndConditions': hash },
  });
}

export const terms = (url: string, type = 'gx:TermsAndConditions') => ({
  type,
  'gx:url': uri(url),
  'gx:hash': '3a5f00000000000000000000000000000000000000000000000000000000aaaa',
});

export function serviceOffering(who: Named, key: string, more: Document = {}): Document {
  return credential({
    issuer: who.did,
    id: `${who.base}/credentials/service-${key}`,
    type: 'gx:ServiceOffering',
    subject: {
      id: `${who.base}/services/${key}`,
      'schema:name': `Service ${key}`,
      'schema:description': `What ${who.name} offers as ${key}`,
      'gx:keyword': ['test', key],
      'gx:providedBy': ref(`${who.base}/participant`),
      'gx:serviceOfferingTermsAndConditions': terms(`${who.base}/terms/${key}`),
      ...more,
    },
  });
}

export function virtualResource(who: Named, key: string, more: Document = {}): Document {
  return credential({
    issuer: who.did,
    id: `${who.base}/credentials/resource-${key}`,
    type: 'gx:VirtualResource',
    subject: {
      id: `${who.base}/resources/${key}`,
      'schema:name': `Resource ${key}`,
      'gx:resourcePolicy': 'default: deny',
      'gx:license': 'Apache-2.0',
      'gx:copyrightOwnedBy': ref(`${who.base}/participant`),
      ...more,
    },
  });
}

export function dataProduct(who: Named, key: string, more: Document = {}): Document {
  return credential({
    issuer: who.did,
    id: `${who.base}/credentials/product-${key}`,
    type: 'gx:DataProduct',
    subject: {
      id: `${who.base}/products/${key}`,
      'gx:digitalServiceOfferingProvider': ref(`${who.base}/participant`),
      'gx:digitalServiceOfferingIdentifier': key,
      'gx:digitalServiceOfferingName': `Data ${key}`,
      'gx:digitalServiceOfferingShortDescription': `Data of ${who.name}`,
      'gx:digitalServiceOfferingLaunchDate': '2026-11-01',
      'gx:digitalServiceOfferingTermsAndConditions': terms(`${who.base}/terms/s`, 'gx:ServiceTermsAndConditions'),
      'gx:digitalServiceUsageTermsAndConditions': terms(`${who.base}/terms/u`, 'gx:UsageTermsAndConditions'),
      'gx:digitalServiceUsageDataPolicy': terms(`${who.base}/terms/d`),
      'gx:digitalServiceLegalDocuments': { type: 'gx:LegalDocument', 'gx:url': uri(`${who.base}/legal`) },
      'gx:dataProductDescription': {
        type: 'gx:DataProductDescription',
        'dcat:Dataset': `${who.base}/datasets/${key}`,
        'gx:dataProductConfigurationParameters': {
          type: 'gx:DataProductConfigurationParameter',
          'gx:parameterName': 'variables',
          'gx:parameterDescription': 'What to deliver',
          'gx:parameterAdmissibleValues': ['a', 'b'],
        },
      },
      ...more,
    },
  });
}
