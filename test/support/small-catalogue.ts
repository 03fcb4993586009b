import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { sealDecision, type Commit, type Fragment, type GraphStore } from '#graph';
import type { ClassTerm, ColumnRow, FieldRow, Release, Role } from '#rdf';
import type { Finding } from '#refusal';
import { createHash } from 'node:crypto';
import { Catalogue } from '#reading';
import { CatalogueModule } from '../../apps/catalogue/src/index.ts';

export const GX = 'https://w3id.org/gaia-x/development#';
/** Class → all classes above it. */
export const PARENTS: Readonly<Record<string, readonly string[]>> = {
  LegalPerson: ['Participant'],
  ServiceOffering: [],
  DataProduct: ['ServiceOffering'],
  VirtualResource: ['Resource'],
  SoftwareResource: ['VirtualResource', 'Resource'],
  PhysicalResource: ['Resource'],
  Address: [],
  VatID: ['RegistrationNumber'],
};
const KEYS =
  'name description keyword providedBy aggregationOfResources dependsOn endpoint licence terms regime format provisionType standard governingLaw theme'.split(
    ' ',
  );
const DETAILS = 'legalAddress headquartersAddress countryCode locality registrationNumber vatID endpointURL'.split(' ');

const rows = (owner: string, fields: Readonly<Record<string, string>>): FieldRow[] =>
  Object.entries(fields).map(([field, path]) => ({ field, class: GX + owner, path: path.split('.') }));
const columns = (fields: Readonly<Record<string, string>>, forms: Readonly<Record<string, ColumnRow['form']>>) =>
  Object.entries(fields).map(([name, field]): ColumnRow => {
    const form = forms[name];
    const title = { en: name, de: `${name} (de)`, fr: `${name} (fr)` };
    return { name, fields: [field], title, ...(form === undefined ? {} : { form }) };
  });
const TEXTS = { name: 'name', description: 'description', keyword: 'keyword' };

/** A release of eight classes, so that nothing a test says depends on the data of a real one. */
export const RELEASE: Release = {
  name: 'small',
  digest: '0'.repeat(64),
  namespace: GX,
  prefixes: new Map([['gx', GX]]),
  contexts: new Map(),
  classes: new Map(
    Object.entries(PARENTS).map(([label, parents]): [string, ClassTerm] => [
      GX + label,
      { iri: GX + label, label, superClasses: parents.map((p) => GX + p) },
    ]),
  ),
  properties: new Map([...KEYS, ...DETAILS].map((key) => [GX + key, { iri: GX + key, key }])),
  shapes: new Map(),
  fields: [
    ...rows('Participant', { ...TEXTS, country: 'legalAddress.countryCode' }),
    ...rows('ServiceOffering', { ...TEXTS, endpoint: 'endpoint.endpointURL', licence: 'licence', terms: 'terms' }),
    ...rows('ServiceOffering', { regime: 'regime', dependsOn: 'dependsOn', aggregates: 'aggregationOfResources' }),
    ...rows('ServiceOffering', { format: 'format', provisionType: 'provisionType', standard: 'standard' }),
    ...rows('ServiceOffering', { governingLaw: 'governingLaw', theme: 'theme' }),
    ...rows('Resource', { ...TEXTS, licence: 'licence' }),
  ],
  columns: columns(
    {
      ...{ regime: 'regime', licence: 'licence', format: 'format', provisionType: 'provisionType' },
      ...{ standard: 'standard', countryOfUse: 'governingLaw', regionOfUse: 'governingLaw' },
      ...{ aggregates: 'aggregates', dependsOn: 'dependsOn', theme: 'theme' },
    },
    { countryOfUse: 'country', regionOfUse: 'region', aggregates: 'iri', dependsOn: 'iri' },
  ),
  roles: new Map(
    Object.entries({
      participant: ['Participant'],
      offering: ['ServiceOffering'],
      dataProduct: ['DataProduct'],
      resource: ['Resource'],
      dataResource: ['VirtualResource'],
      softwareResource: ['SoftwareResource'],
      providedBy: ['providedBy'],
      aggregates: ['aggregationOfResources'],
      registrationNumberOf: ['registrationNumber'],
      countryCode: ['countryCode'],
    }).map(([role, names]) => [role as Role, names.map((name) => GX + name)]),
  ),
};

/** What a test publishes: one credential about one subject. */
export interface Said {
  readonly iri: string;
  readonly class: string;
  readonly issuer: string;
  readonly properties?: Fragment['properties'];
  /** Tags of the texts of a property, parallel to them. */
  readonly languages?: Fragment['languages'];
  readonly references?: Readonly<Record<string, string | readonly string[]>>;
  readonly id?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** When it is admitted; 1 February 2026 where nothing is said. */
  readonly at?: string;
  readonly anchor?: string;
  readonly outcome?: 'compliant' | 'accepted';
  readonly level?: 'SC' | 'L1' | 'L2' | 'L3';
  readonly findings?: readonly Pick<Finding, 'code' | 'severity'>[];
}

/** Stores one credential as the pipeline would; returns its digest. */
export async function publish(store: GraphStore, said: Said): Promise<string> {
  const commit = toCommit(said);
  const verdict = await store.commit(commit);
  if (verdict.kind !== 'stored') throw new Error(`not stored: ${verdict.kind}`);
  const { presentation, level } = commit.decision.record;
  const signed = { attestation: 'e30.e30.c2ln', attestationDigest: 'a'.repeat(64) };
  if (level !== undefined) await store.attest({ presentation, ...signed });
  return verdict.credentials[0]?.digest ?? '';
}

/** One credential as the pipeline would hand it to the store. */
export function toCommit(said: Said): Commit {
  const { iri, issuer, outcome = 'compliant', validFrom = '2026-01-01T00:00:00Z', at = '2026-02-01T00:00:00Z' } = said;
  const raw = `${createHash('sha256').update(JSON.stringify(said)).digest('base64url')}.e30.c2ln`;
  const digest = createHash('sha256').update(raw).digest('hex');
  const classIri = GX + said.class;
  const references = Object.entries(said.references ?? {}).flatMap(([predicate, to]) =>
    [to].flat().map((one) => ({ predicate, to: one })),
  );
  const labels = [said.class, ...(PARENTS[said.class] ?? [])];
  const properties = said.properties ?? {};
  const { languages = {} } = said;
  const fragment: Fragment = { iri, classes: [classIri], labels, properties, languages, references };
  return {
    at,
    credentials: [
      {
        digest,
        id: said.id ?? `${iri}#credential-${digest.slice(0, 8)}`,
        issuer,
        subject: iri,
        type: `gx:${said.class}`,
        classKey: classIri,
        validFrom,
        ...(said.validUntil === undefined ? {} : { validUntil: said.validUntil }),
        ...(said.anchor === undefined ? {} : { anchor: said.anchor }),
        raw,
        statements: toStatements(fragment),
        fragments: [fragment],
      },
    ],
    decision: {
      ...sealDecision({
        ...{ v: 1, presentation: digest, at, outcome },
        policy: outcome === 'compliant' ? 'strict' : 'lab',
        ...(outcome === 'compliant' ? { level: said.level ?? 'SC' } : {}),
        ...{ release: null, rules: null, trust: null, credentials: [{ digest }], criteria: [] },
        findings: (said.findings ?? []).map((one) => ({ title: one.code, ...one })),
        ...{ reliedOn: [], evidence: [] },
      }),
      evidence: [],
    },
  };
}

/** The statements a fragment is a projection of: a folded key is a blank node (graph.md §2). */
function toStatements({ iri, classes, properties, languages, references }: Fragment): string {
  const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
  const lines = classes.map((c) => `<${iri}> <${type}> <${c}> .`);
  const say = (key: string, object: string): void => {
    const steps = key.split('_');
    const nodes = [`<${iri}>`, ...steps.slice(1).map((_, i) => `_:${steps.slice(0, i + 1).join('')}`)];
    steps.forEach((step, i) => lines.push(`${nodes[i]} <${GX}${step}> ${nodes[i + 1] ?? object} .`));
  };
  for (const [key, value] of Object.entries(properties))
    for (const [i, one] of [value].flat().entries()) {
      const tag = languages[key]?.[i] ?? '';
      say(key, `${JSON.stringify(String(one))}${tag === '' ? '' : `@${tag}`}`);
    }
  for (const { predicate, to } of references) say(predicate, `<${to}>`);
  return `${[...new Set(lines)].sort().join('\n')}\n`;
}

/** A catalogue over a store, answering without a socket. */
export async function openCatalogue(
  store: GraphStore,
  clock: () => Date = () => new Date('2026-06-01T00:00:00Z'),
): Promise<NestFastifyApplication> {
  const catalogue = CatalogueModule.forRoot({
    catalogue: new Catalogue({ store, release: RELEASE, clock, pollEvery: 50 }),
    publicUrl: 'https://cadastre.test',
  });
  const module = await Test.createTestingModule({ imports: [catalogue] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- answers are what the tests look at */
export interface Answer {
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: any;
  }[];
  readonly extensions?: any;
}

/** Asks by POST. */
export async function ask(
  app: NestFastifyApplication,
  query: string,
  variables: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers });
  return response.json<Answer>();
}
