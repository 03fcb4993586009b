/**
 * One signed-off service offering as a provider writes it: 47 triples, every class and property of Loire 25.11.
 * The `provider` is a node of its own so that nothing outside of the document is needed.
 */
export const OFFERING_TURTLE = `
@prefix gx: <https://w3id.org/gaia-x/development#> .
@prefix schema: <https://schema.org/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix p: <https://hospital.example/> .

p:offering a gx:ServiceOffering ;
  schema:name "Diabetes observational study" ;
  schema:description "Pseudonymised observations of a cohort" ;
  gx:keyword "diabetes", "cohort", "observational", "pseudonymised" ;
  gx:providedBy p:provider ;
  gx:serviceOfferingTermsAndConditions p:terms ;
  gx:servicePolicy p:policy ;
  gx:dataProtectionRegime "GDPR2016" ;
  gx:dataAccountExport p:export ;
  gx:endpoint p:endpoint ;
  gx:provisionType "private" ;
  gx:cryptographicSecurityStandards "RFC8446", "RFC7515" ;
  gx:serviceScope "Luxembourg" .
p:terms a gx:TermsAndConditions ; gx:url "https://hospital.example/terms"^^xsd:anyURI ; gx:hash "c0ffee" .
p:policy a gx:AccessUsagePolicy ; gx:policyLanguage "ODRL" ; gx:policyDocument "allow" .
p:export a gx:DataAccountExport ; gx:requestType "API" ; gx:accessType "digital" ; gx:formatType "application/json" .
p:endpoint a gx:Endpoint ;
  gx:endpointURL "https://hospital.example/api"^^xsd:anyURI ;
  gx:standardConformity p:standard .
p:standard a gx:StandardConformity ;
  dct:title "FHIR R5" ;
  gx:publisher "HL7" ;
  gx:standardReference "https://hl7.org/fhir/R5"^^xsd:anyURI .
p:provider a gx:LegalPerson ;
  schema:name "Hospital" ;
  gx:registrationNumber p:vat ;
  gx:legalAddress p:address ;
  gx:headquartersAddress p:address .
p:vat a gx:VatID ; gx:vatID "LU12345678" .
p:address a gx:Address ;
  gx:countryCode "LU" ;
  gx:countryName "Luxembourg" ;
  vcard:street-address "1 Rue de la Gare" ;
  vcard:locality "Luxembourg" ;
  vcard:postal-code "1611" .
`;
