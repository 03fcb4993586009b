import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GraphStore } from '#graph';
import { ask, GX, openCatalogue, publish, toCommit, type Said } from './small-catalogue.ts';

const A = 'did:web:a.test';
const ME = 'https://a.test/me';
const DATASET = 'https://a.test/datasets/diabetes';

/** Facet → the filter that a click on one of its values sets. */
const CLICK: Readonly<Record<string, (value: string) => object>> = {
  ...Object.fromEntries(
    ['kind', 'class', 'provider', 'country', 'keyword', 'level', 'outcome', 'status', 'issuer', 'licence'].map(
      (name) => [name.toUpperCase(), (value: string) => ({ [name]: { in: [value] } })],
    ),
  ),
  REGIME: (value) => ({ regime: { in: [value] } }),
  FORMAT: (value) => ({ format: { in: [value] } }),
  STANDARD: (value) => ({ standard: { in: [value] } }),
  PROVIDER_COUNTRY: (value) => ({ provider: { country: { in: [value] } } }),
  COUNTRY_OF_USE: (value) => ({ countryOfUse: { in: [value] } }),
  REGION_OF_USE: (value) => ({ regionOfUse: { in: [value] } }),
  PROVISION_TYPE: (value) => ({ provisionType: { in: [value] } }),
  DEPENDS_ON: (value) => ({ dependsOn: { in: [value] } }),
  AGGREGATES: (value) => ({ aggregates: { in: [value] } }),
};

interface Counted {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** Filters, facets and ids mean the same thing wherever they are used, and nothing that is asked is passed over in silence. */
export function catalogueFilterSuite(storeOf: () => GraphStore): void {
  let app: NestFastifyApplication;
  let store: GraphStore;
  const page = async (query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}) => {
    const { data, errors } = await ask(app, query, variables, headers);
    expect(errors).toBeUndefined();
    return data;
  };
  const offer = (path: string, said: Partial<Said>): Promise<string> =>
    publish(store, {
      ...{ iri: `https://a.test/${path}`, class: 'ServiceOffering', issuer: A, ...said },
      references: { providedBy: ME, ...said.references },
    });
  const facetsUnder = async (filter: object): Promise<readonly Counted[]> => {
    const { search } = await page(
      `query ($f: SearchFilter) { search(filter: $f) { facets(names: [${Object.keys(CLICK).join()}]) { name values { value count } } } }`,
      { f: filter },
    );
    return search.facets;
  };
  const countOf = async (filter: object): Promise<number> =>
    (await page('query ($f: SearchFilter) { search(filter: $f) { totalCount } }', { f: filter })).search.totalCount;
  const valuesOf = async (argument: string, language = 'en'): Promise<readonly string[]> => {
    const { facetValues } = await page(`{ facetValues(${argument}) { value } }`, {}, { 'accept-language': language });
    return facetValues.map(({ value }: { readonly value: string }) => value.replace(GX, 'gx:'));
  };

  beforeAll(async () => {
    store = storeOf();
    await publish(store, {
      ...{ iri: ME, class: 'LegalPerson', issuer: A },
      properties: { name: 'Hôpital Äskulap', legalAddress_countryCode: 'DE' },
    });
    await publish(store, {
      ...{ iri: 'https://b.test/me', class: 'LegalPerson', issuer: 'did:web:b.test' },
      properties: { name: 'Other', legalAddress_countryCode: 'CI' },
    });
    await offer('study', {
      class: 'DataProduct',
      level: 'L1',
      properties: { name: 'Study', regime: ['GDPR2016'], licence: 'CC-BY-4.0', keyword: ['Diabetes'] },
      references: { aggregationOfResources: 'https://a.test/cohort' },
    });
    await offer('registry', {
      class: 'DataProduct',
      properties: {
        ...{ name: 'Registry', regime: ['gdpr2016', 'GDPR2016'], licence: 'cc-by-4.0', format: 'text/csv' },
        ...{ governingLaw: ['LU', 'de-by'], standard: DATASET },
      },
    });
    await offer('compute', {
      outcome: 'accepted',
      properties: { name: 'Compute', regime: ['GDPR2016', 'LGPD2019'], format: ['Text/CSV', 'application/json'] },
      references: { dependsOn: ['https://a.test/study', 'https://b.test/nowhere'] },
    });
    // A second word of the same owner, of a class that the release does not know.
    await offer('compute', { class: 'Unheard', properties: {} });
    await offer('cohort', { class: 'VirtualResource', properties: { name: 'Cohort', licence: 'MIT' } });
    await offer('tool', { class: 'SoftwareResource', properties: { name: 'Tool', licence: 'mit' } });
    await publish(store, {
      ...{ iri: 'https://a.test/address', class: 'Address', issuer: A },
      ...{ properties: { countryCode: 'LU' }, references: { registrationNumber: 'https://b.test/number' } },
    });
    app = await openCatalogue(store);
  }, 120_000);
  afterAll(() => app.close());

  it.each([
    {},
    { kind: { in: ['DATA'] } },
    { class: { in: ['gx:Resource'] } },
    { regime: { in: ['Gdpr2016'] } },
    { class: { not: ['gx:DataProduct'] }, country: { in: ['DE'] } },
    { or: [{ licence: { in: ['mit'] } }, { format: { stated: true } }] },
  ])('finds as many as each value of each facet says, under %j', async (filter) => {
    const facets = await facetsUnder(filter);
    expect(facets.flatMap(({ values }) => values).length).toBeGreaterThan(5);
    for (const { name, values } of facets)
      for (const { value, count } of values) {
        const clicked = CLICK[name]?.(value) ?? {};
        // The facet leaves its own filter out, and a click takes its place.
        const others = Object.fromEntries(Object.entries(filter).filter(([member]) => !Object.hasOwn(clicked, member)));
        expect([name, value, await countOf({ and: [others, clicked] })]).toEqual([name, value, count]);
      }
  });

  it('counts an entry for each class above its own, once, and shows the classes its owner says', async () => {
    const [counted] = (await facetsUnder({})).filter(({ name }) => name === 'CLASS');
    const counts = counted?.values.map(({ value, count }) => [value.replace(GX, ''), count]);
    expect(counts).toEqual([
      ...[['ServiceOffering', 3]],
      ...[['DataProduct', 2]],
      ...[['LegalPerson', 2]],
      ...[['Participant', 2]],
      ...[['Resource', 2]],
      ...[['VirtualResource', 2]],
      ...[['SoftwareResource', 1]],
      ...[['Unheard', 1]],
    ]);
    const { search } = await page(
      '{ search(filter: { class: { in: ["gx:Resource"] } }, query: "tool") { edges { node { classes } whyHere { filters { text } } } } }',
    );
    expect(search.edges).toEqual([
      { node: { classes: [`${GX}SoftwareResource`] }, whyHere: { filters: [{ text: `class in ${GX}Resource` }] } },
    ]);
    expect(await valuesOf('name: CLASS, filter: { class: { in: ["gx:DataProduct"] } }')).toHaveLength(8);
  });

  it.each([
    ['{ class: { in: ["gx:DataProduct", "gx:DataProdukt"] } }', '/filter/class/in/1', 'gx:DataProduct'],
    [`{ class: { not: ["${GX}SoftwareResouce"] } }`, '/filter/class/not/0', 'gx:SoftwareResource'],
    ['{ or: [{}, { not: { class: { in: ["gx:Adress"] } } }] }', '/filter/or/1/not/class/in/0', 'gx:Address'],
    ['{ class: { in: ["https://nobody.test/Thing"] } }', '/filter/class/in/0', undefined],
    ['{ value: [{ column: "thme", in: ["x"] }] }', '/filter/value/0/column', 'theme'],
    ['{ value: [{ column: "class", in: ["gx:Adress"] }] }', '/filter/value/0/in/0', 'gx:Address'],
    ['{ provider: { name: "" } }', '/filter/provider/name', undefined],
    ['{ provider: { name: " -- ?! " } }', '/filter/provider/name', undefined],
    ['{ keyword: { not: [" "] } }', '/filter/keyword/not', undefined],
    ['{ country: { in: [""] } }', '/filter/country/in', undefined],
    ['{ licence: { in: [""] } }', '/filter/licence/in', undefined],
    ['{ published: { from: "2026-02-02T00:00:00Z", to: "2026-02-01T00:00:00Z" } }', '/filter/published/to', undefined],
  ])('refuses %s, and says what was meant', async (filter, pointer, near) => {
    for (const query of [
      `{ search(filter: ${filter}) { totalCount } }`,
      `{ facetValues(name: KIND, filter: ${filter}) { value } }`,
    ]) {
      const { errors } = await ask(app, query);
      expect(errors?.[0]?.extensions.code).toBe('request/parameter');
      const [found] = errors?.[0]?.extensions.problem.findings ?? [];
      expect(found).toMatchObject({ pointer, expected: expect.any(String) });
      expect(found.fix?.text).toBe(near === undefined ? found.fix?.text : `Did you mean ${near}?`);
      if (near === undefined) expect(found.fix?.text ?? '').not.toContain('Did you mean');
    }
  });

  it('tells every name that is not known at once, in the language of the reader', async () => {
    const filter = '{ class: { in: ["gx:Dataprodct"] }, provider: { name: "?" }, value: [{ column: "them" }] }';
    const { errors } = await ask(app, `{ search(filter: ${filter}) { totalCount } }`, {}, { 'accept-language': 'de' });
    const findings = errors?.[0]?.extensions.problem.findings;
    expect(findings.map(({ title }: { readonly title: string }) => title)).toEqual([
      'Die Klasse gx:Dataprodct gibt es hier nicht',
      'Die Spalte them gibt es hier nicht',
      'Der Name des Anbieters enthält kein Wort',
    ]);
  });

  it.each([
    ['gx:Address', 0],
    [`${GX}VatID`, 0],
    [`${GX}Unheard`, 1],
    ['gx:Unheard', 1],
  ])('knows the class %s', async (name, count) => {
    expect(await countOf({ class: { in: [name] } })).toBe(count);
  });

  it('knows what an id stands for, whatever became of it', async () => {
    const digest = await offer('brief', { properties: { name: 'Brief' } });
    const { entity } = await page('{ entity(iri: "https://a.test/brief") { id credentials { id } } }');
    await store.end(digest, 'revoked', '2026-05-01T00:00:00Z');
    const text = 'id ... on Offering { name trust { status } } ... on Credential { status }';
    const { node, nodes } = await page(
      `query ($id: ID!, $ids: [ID!]!) { node(id: $id) { ${text} } nodes(ids: $ids) { ${text} } }`,
      { id: entity.id, ids: [entity.id, entity.credentials[0].id] },
    );
    expect(node).toEqual({ id: entity.id, name: 'Brief', trust: { status: 'REVOKED' } });
    expect(nodes).toEqual([node, { id: entity.credentials[0].id, status: 'REVOKED' }]);
    const { search } = await page('{ search(query: "brief", includeInactive: true) { nodes { id } } }');
    expect(search.nodes).toEqual([{ id: entity.id }]);
  });

  it.each([
    ['name: COUNTRY, prefix: "deu"', ['DE']],
    ['name: COUNTRY, prefix: "germ"', ['DE']],
    ['name: COUNTRY, prefix: "allem"', ['DE']],
    ['name: COUNTRY, prefix: "cote d"', ['CI']],
    ['name: COUNTRY, prefix: "IVOIRE"', ['CI']],
    ['name: COUNTRY, prefix: "d"', ['DE', 'CI']],
    ['name: PROVIDER_COUNTRY, prefix: "ger"', ['DE']],
    ['name: PROVIDER, prefix: "askul"', [ME]],
    ['name: CLASS, prefix: "dataprod"', ['gx:DataProduct']],
    ['name: CLASS, prefix: "gx:data"', ['gx:DataProduct']],
    [`name: CLASS, prefix: "${GX}data"`, ['gx:DataProduct']],
    ['name: KIND, prefix: "dat"', ['DATA']],
    ['name: KIND, prefix: "donn"', ['DATA']],
    ['name: LEVEL, prefix: "stand"', ['SC']],
    ['name: OUTCOME, prefix: "labo"', ['ACCEPTED']],
    ['name: DEPENDS_ON, prefix: "stu"', ['https://a.test/study']],
    ['name: REGIME, prefix: "gd"', ['GDPR2016']],
    ['name: COUNTRY, prefix: "zz"', []],
  ])('finds facet values by what people call them: %s', async (argument, values) => {
    expect(await valuesOf(argument)).toEqual(values);
    expect(await valuesOf(argument, 'fr')).toEqual(values);
  });

  it('takes spellings of one text for one, as they are commonest', async () => {
    const facets = new Map((await facetsUnder({})).map(({ name, values }) => [name, values]));
    expect(facets.get('REGIME')).toEqual([
      { value: 'GDPR2016', count: 3 },
      { value: 'LGPD2019', count: 1 },
    ]);
    expect(facets.get('LICENCE')).toEqual([
      { value: 'CC-BY-4.0', count: 2 },
      { value: 'MIT', count: 2 },
    ]);
    expect(await countOf({ format: { in: ['TEXT/CSV'] } })).toBe(2);
    expect(await countOf({ format: { not: ['TEXT/CSV'], stated: true } })).toBe(0);
    expect(await countOf({ value: [{ column: 'licence', in: ['Mit'] }] })).toBe(2);
    // What identifies something is taken to the letter.
    expect(await countOf({ dependsOn: { in: ['https://a.test/Study'] } })).toBe(0);
    const { entity } = await page('{ entity(iri: "https://a.test/tool") { ... on Resource { licence } } }');
    expect(entity.licence).toEqual(['mit']);
  });

  it('reads fields of an offering by the table of the release', async () => {
    const { entity } = await page(
      '{ entity(iri: "https://a.test/registry") { ... on Offering { countryOfUse regime licence format standard provisionType } } }',
    );
    expect(entity).toEqual({
      ...{ countryOfUse: ['LU', 'DE'], regime: ['gdpr2016', 'GDPR2016'], licence: ['cc-by-4.0'] },
      ...{ format: ['text/csv'], standard: [DATASET], provisionType: [] },
    });
  });

  it.each([
    [DATASET, [{ iri: 'https://a.test/registry', name: 'Registry', column: 'standard' }]],
    ['https://b.test/nowhere', [{ iri: 'https://a.test/compute', name: 'Compute', column: 'dependsOn' }]],
    // What refers to it is no entry itself.
    ['https://b.test/number', []],
  ])('tells who mentions %s', async (iri, mentionedBy) => {
    const { whyNot, entity } = await page(
      `{ whyNot(iri: "${iri}") { reason explanation mentionedBy { iri name column } } entity(iri: "${iri}") { iri } }`,
    );
    expect(entity).toBeNull();
    expect(whyNot).toMatchObject([{ reason: 'NOT_DESCRIBED', mentionedBy }]);
    expect(whyNot[0].explanation).toContain('credential whose subject has exactly this IRI');
  });

  it('says the same of every subject that an ended credential described, also after a restart', async () => {
    const [one, part] = ['https://a.test/pair', 'https://a.test/pair/part'] as const;
    const credential = async (second: string | undefined, validFrom: string): Promise<string> => {
      const made = [one, ...(second === undefined ? [] : [second])].map((iri) =>
        toCommit({ iri, class: 'ServiceOffering', issuer: A, validFrom, properties: { name: `Of ${iri}` } }),
      );
      const [first] = made;
      const all = made.flatMap(({ credentials }) => credentials);
      const whole = {
        ...all[0]!,
        fragments: all.flatMap(({ fragments }) => fragments),
        statements: all.map(({ statements }) => statements).join(''),
      };
      await store.commit({ ...first!, credentials: [whole] });
      return whole.digest;
    };
    const told = async (of: NestFastifyApplication): Promise<unknown> => {
      const text = `{ whyNot(iri: "${part}") { reason digest } inactive: entity(iri: "${part}", includeInactive: true) { name trust { status } } }`;
      const { data, errors } = await ask(of, text);
      expect(errors).toBeUndefined();
      return data;
    };
    const first = await credential(part, '2026-01-01T00:00:00Z');
    const { entity } = await page(`{ entity(iri: "${part}") { id name } }`);
    expect(entity.name).toBe(`Of ${part}`);
    await credential(undefined, '2026-01-02T00:00:00Z');
    const name = `Of ${part}`;
    const superseded = {
      whyNot: [{ reason: 'SUPERSEDED', digest: first }],
      inactive: { name, trust: { status: 'DEPRECATED' } },
    };
    expect(await told(app)).toEqual(superseded);
    expect((await page(`{ node(id: "${entity.id}") { id } }`)).node).toEqual({ id: entity.id });
    const again = await openCatalogue(store);
    expect(await told(again)).toEqual(superseded);
    await again.close();
    // The log entry of what ended twice names no subject.
    await store.end(first, 'revoked', '2026-05-01T00:00:00Z');
    expect(await told(app)).toEqual({
      whyNot: [{ reason: 'REVOKED', digest: first }],
      inactive: { name, trust: { status: 'REVOKED' } },
    });
  });
}
