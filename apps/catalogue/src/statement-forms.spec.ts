import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqlite, type GraphStore } from '#graph';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCatalogue, type CatalogueServer } from '../../../test/support/catalogue-server.ts';
import { GX, publish } from '../../../test/support/small-catalogue.ts';

const IRI = 'https://a.test/data';
const STRING = 'http://www.w3.org/2001/XMLSchema#string';

interface Line {
  readonly subject: string;
  readonly predicate: string;
  readonly value: string;
  readonly datatype?: string | null;
  readonly language?: string | null;
}

describe('a statement', () => {
  let folder: string;
  let store: GraphStore;
  let server: CatalogueServer;
  let digest: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-statements-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
    digest = await publish(store, {
      ...{ iri: IRI, class: 'ServiceOffering', issuer: 'did:web:a.test' },
      properties: { name: ['Daten', 'Data'], licence: 'MIT', endpoint_endpointURL: 'https://a.test/api' },
      languages: { name: ['de', 'en'] },
      references: { providedBy: 'https://a.test/me' },
    });
    server = await startCatalogue({ store });
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('has one form, read by its digest and by the entry (contract.md §§1, 3)', async () => {
    const json = { accept: 'application/json', 'content-type': 'application/json' };
    const reading = await fetch(`${server.url}/credentials/${digest}`, { headers: json });
    const { claims } = (await reading.json()) as { readonly claims: readonly Line[] };
    const query = `{ entity(iri: "${IRI}") { statements { subject predicate value datatype language } } }`;
    const answer = await fetch(`${server.url}/graphql`, {
      ...{ method: 'POST', headers: json, body: JSON.stringify({ query }) },
    });
    const { data } = (await answer.json()) as { readonly data: { readonly entity: { readonly statements: Line[] } } };
    const whole = claims.map((line) => ({ datatype: null, language: null, ...line }));
    const sorted = (lines: readonly Line[]): readonly Line[] =>
      lines.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const inOrder = ({ subject, predicate, value, datatype = null, language = null }: Line): Line => ({
      ...{ subject, predicate, value, datatype, language },
    });
    expect(sorted(whole.map(inOrder))).toEqual(sorted(data.entity.statements.map(inOrder)));
    const texts = claims.filter(({ predicate }) => predicate === `${GX}name` || predicate === `${GX}licence`);
    expect(sorted(texts)).toEqual(
      sorted([
        { subject: IRI, predicate: `${GX}name`, value: 'Daten', language: 'de' },
        { subject: IRI, predicate: `${GX}name`, value: 'Data', language: 'en' },
        { subject: IRI, predicate: `${GX}licence`, value: 'MIT', datatype: STRING },
      ]),
    );
  });
});
