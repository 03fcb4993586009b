/**
 * JSON-LD → claims alone, beside stock jsonld and rdf-canonize on the same documents in the same process: CPU time of one core, every
 * document another one, warm.
 *   node --conditions=cadastre-source bench/rdf.ts
 */
import type { JsonObject, SignedClaims } from '#rdf';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { canonize } from 'rdf-canonize';

interface JsonLd {
  toRDF(document: JsonObject, options: object): Promise<readonly object[]>;
}

// Stock jsonld first, and out of the module cache again, so that the product changes another copy of it.
const require = createRequire(import.meta.url);
const stock = require('jsonld') as JsonLd;
for (const path of Object.keys(require.cache))
  if (/[\\/]jsonld[\\/]/.test(path)) Reflect.deleteProperty(require.cache, path);
const { loadRelease, toClaims, toSourceMap } = await import('#rdf');
const { canonicalise } = await import('../libs/rdf/src/canonicalise.ts');

const release = loadRelease(join(import.meta.dirname, '..', 'shapes', 'loire-25.11'));
const V2 = 'https://www.w3.org/ns/credentials/v2';
const CONTEXT = [
  V2,
  release.namespace,
  {
    schema: 'https://schema.org/',
    vcard: 'http://www.w3.org/2006/vcard/ns#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
  },
];
const uri = (value: string) => ({ '@value': value, '@type': 'xsd:anyURI' });

function credential(type: string, credentialSubject: JsonObject & { readonly id: string }): JsonObject {
  const id = `${credentialSubject.id}/credential`;
  const types = ['VerifiableCredential', type];
  return {
    '@context': CONTEXT,
    id,
    type: types,
    issuer: 'did:web:h.example',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject,
  };
}

/** 47 statements, eight nodes without id: the offering of `test/support/offering.ts` as a provider writes it. */
function offering(key: string): JsonObject {
  const base = `https://${key}.example`;
  const address = (street: string) => ({
    type: 'gx:Address',
    'gx:countryCode': 'LU',
    'gx:countryName': 'Luxembourg',
    'vcard:street-address': street,
    'vcard:locality': 'Luxembourg',
    'vcard:postal-code': '1611',
  });
  return credential('gx:ServiceOffering', {
    id: `${base}/offering`,
    'schema:name': 'Diabetes observational study',
    'schema:description': 'Pseudonymised observations of a cohort',
    'gx:keyword': ['diabetes', 'cohort', 'observational', 'pseudonymised', 'FHIR'],
    'gx:providedBy': {
      id: `${base}/provider`,
      type: 'gx:LegalPerson',
      'schema:name': 'Hospital',
      'gx:registrationNumber': { type: 'gx:VatID', 'gx:vatID': 'LU12345678' },
      'gx:legalAddress': address('1 Rue de la Gare'),
    },
    'gx:serviceOfferingTermsAndConditions': {
      type: 'gx:TermsAndConditions',
      'gx:url': uri(`${base}/terms`),
      'gx:hash': 'c0ffee',
    },
    'gx:servicePolicy': { type: 'gx:AccessUsagePolicy', 'gx:policyLanguage': 'ODRL', 'gx:policyDocument': 'allow' },
    'gx:dataProtectionRegime': 'GDPR2016',
    'gx:dataAccountExport': {
      type: 'gx:DataAccountExport',
      'gx:requestType': 'API',
      'gx:accessType': 'digital',
      'gx:formatType': 'application/json',
    },
    'gx:endpoint': {
      type: 'gx:Endpoint',
      'gx:endpointURL': uri(`${base}/api`),
      'gx:standardConformity': {
        type: 'gx:StandardConformity',
        title: 'FHIR R5',
        'gx:publisher': 'HL7',
        'gx:standardReference': uri('https://hl7.org/fhir/R5'),
      },
    },
    'gx:provisionType': 'private',
    'gx:cryptographicSecurityStandards': ['RFC8446', 'RFC7515'],
    'gx:serviceScope': 'Luxembourg',
  });
}

function presentation(key: string): readonly JsonObject[] {
  const base = `https://${key}.example`;
  const address = { type: 'gx:Address', 'gx:countryCode': 'LU', 'vcard:locality': 'Luxembourg' };
  return [
    credential('gx:LegalPerson', {
      id: base,
      'schema:name': 'Hospital',
      'gx:registrationNumber': { id: `${base}/vat` },
      'gx:legalAddress': address,
      'gx:headquartersAddress': address,
    }),
    credential('gx:VatID', { id: `${base}/vat`, 'gx:vatID': 'LU12345678', 'gx:countryCode': 'LU' }),
    credential('gx:Issuer', { id: `${base}/terms`, 'gx:gaiaxTermsAndConditions': 'c0ffee' }),
    offering(key),
  ];
}

/** A credential of about a thousand statements. */
function large(key: string): JsonObject {
  const terms = Array.from({ length: 200 }, (_, at) => {
    return {
      type: 'gx:TermsAndConditions',
      'gx:url': uri(`https://${key}.example/${at}`),
      'gx:hash': `c0ffee${at}`,
      'schema:name': `Terms ${at}`,
    };
  });
  return credential('gx:ServiceOffering', {
    id: `https://${key}.example/offering`,
    'gx:serviceOfferingTermsAndConditions': terms,
  });
}

const signed = (document: JsonObject, at = 0): SignedClaims => {
  const digest = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  return { digest, issuer: 'did:web:h.example', document, pointer: `/credentials/${at}` };
};
const documentLoader = (url: string) => {
  const document = release.contexts.get(url);
  if (document === undefined) return Promise.reject(new Error(url));
  return Promise.resolve({ documentUrl: url, document, contextUrl: null, tag: 'static' });
};
const stockQuads = (document: JsonObject) => stock.toRDF(document, { documentLoader, base: '', safe: true });
const stockCanon = (quads: readonly object[]) => canonize(quads, { algorithm: 'RDFC-1.0' });
const stockClaims = async (document: JsonObject) => stockCanon(await stockQuads(document));

/** CPU milliseconds of one call, the best of five rounds after one to get warm. */
async function cpu<Input>(inputs: readonly Input[], work: (input: Input) => unknown): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 6; round += 1) {
    const started = process.cpuUsage();
    for (const input of inputs) await work(input);
    const { user, system } = process.cpuUsage(started);
    if (round > 0) best = Math.min(best, (user + system) / 1000 / inputs.length);
  }
  return best;
}
const print = (figure: string, value: string): void => console.log(`${figure.padEnd(66)} ${value}`);
const ms = (value: number): string => `${value.toFixed(3)} ms`;
const beside = (figure: string, ours: number, theirs: number): void =>
  print(figure, `${ms(ours)}, stock ${ms(theirs)}: ${(theirs / ours).toFixed(1)} x`);
const made = <Output>(count: number, make: (key: string) => Output): readonly Output[] =>
  Array.from({ length: count }, (_, at) => make(`h${at}`));

const offerings = made(300, offering).map((document) => signed(document));
const claims = (await toClaims(offerings.slice(0, 1), release)).credentials[0];
if (claims === undefined) throw new Error('no claims');
print('statements of the offering', String(claims.quads.length));
beside(
  'JSON-LD → claims, an offering',
  await cpu(offerings, (one) => toClaims([one], release)),
  await cpu(offerings.slice(0, 60), ({ document }) => stockClaims(document)),
);
const presentations = made(200, presentation);
beside(
  'JSON-LD → claims, a presentation of four, credential by credential',
  await cpu(
    presentations.map((all) => all.map(signed)),
    (all) => toClaims(all, release),
  ),
  await cpu(presentations.slice(0, 30), (all) => Promise.all(all.map(stockClaims))),
);
const embedded = presentations.slice(0, 10).map((all): JsonObject => {
  return { '@context': V2, type: 'VerifiablePresentation', verifiableCredential: all };
});
print('the same as one embedded document, stock', ms(await cpu(embedded, stockClaims)));
const quads = await Promise.all(offerings.map(({ document }) => stockQuads(document)));
beside(
  'canonicalisation of its statements',
  await cpu(
    made(300, () => claims.quads),
    (all) => canonicalise(all, ''),
  ),
  await cpu(quads, stockCanon),
);
print('source map of the offering', ms(await cpu(offerings.slice(0, 100), () => toSourceMap(claims, release))));
for (const credentials of [1, 10, 100]) {
  const all = made(credentials, large).map(signed);
  const count = (await toClaims(all, release)).credentials.reduce((sum, one) => sum + one.quads.length, 0);
  const spent = await cpu([all, all, all], (one) => toClaims(one, release));
  print(
    `${count} statements in ${credentials} credentials`,
    `${spent.toFixed(1)} ms, ${((spent / count) * 1000).toFixed(2)} us a statement`,
  );
}
