import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { legalPerson, serviceOffering, type Document } from '../support/documents.ts';
import { createFederation } from '../support/federation.ts';
import { sha256, type SaidFinding } from '../support/client.ts';
import { payloadOf } from '../support/tokens.ts';
import { describeOnStores } from '../support/stores.ts';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';

// Values that are right but rare, and those that look right and are not, over HTTP into both stores.
describeOnStores('odd values', (store) => {
  const federation = createFederation();
  const member = federation.participant({ did: 'did:web:odd.example', name: 'Odd' });
  let cadastre: RunningCadastre;

  beforeAll(async () => {
    cadastre = await startCadastre({ store, federation });
    expect((await cadastre.publish(federation.joining(member))).outcome).toBe('compliant');
  }, 120_000);
  afterAll(() => cadastre.close());

  const offering = (key: string, more: Document, times: { validFrom?: string; validUntil?: string } = {}): string =>
    federation.vc(member, serviceOffering(member, key, more), times);
  const iriOf = (key: string): string => `${member.base}/services/${key}`;

  describe('times of a credential (VCDM 2.0 §4.9, XSD 1.1 part 2 §3.4.28)', () => {
    it.each([
      ['year-10000', '10000-01-01T00:00:00Z', '10000-01-01T00:00:00.000Z'],
      ['end-of-day', '2098-12-31T24:00:00Z', '2099-01-01T00:00:00.000Z'],
      ['zone', '2098-12-31T24:00:00+14:00', '2098-12-31T10:00:00.000Z'],
    ])('%s: valid until %s', async (key, validUntil, instant) => {
      const vc = offering(key, {}, { validUntil });
      const answer = await cadastre.publish(vc);
      expect([answer.status, answer.outcome]).toEqual([201, 'compliant']);
      // The attestation holds 90 days: its end could be reckoned.
      expect(payloadOf(answer.attestation ?? '')['validUntil']).toMatch(/^\d{4}-.*Z$/);
      expect((await cadastre.publish(vc)).status).toBe(200);
      const told = (await (await cadastre.read(sha256(vc))).json()) as object;
      expect(told).toMatchObject({ status: 'active', validUntil });
      const query = `query ($iri: IRI!, $digest: Digest!, $at: DateTime!) {
        entity(iri: $iri) { ... on Offering { validUntil } } credential(digest: $digest) { validUntil status }
        search(filter: { validAt: $at }) { totalCount } }`;
      const seen = await cadastre.graphql<object>(query, { iri: iriOf(key), digest: sha256(vc), at: validUntil });
      const entity = { validUntil: instant };
      expect(seen).toMatchObject({ entity, credential: { validUntil, status: 'ACTIVE' } });
      const page = await fetch(`${cadastre.url}/entities?iri=${encodeURIComponent(iriOf(key))}`);
      expect(await page.json()).toMatchObject({ validUntil: instant });
    });

    it('a later year is a later version, and the last one does not expire', async () => {
      const first = offering('far', {}, { validFrom: '2026-01-01T24:00:00Z', validUntil: '99999-12-31T24:00:00Z' });
      const same = offering('far', { 'schema:name': 'Same' }, { validFrom: '2026-01-02T00:00:00Z' });
      expect((await cadastre.publish(first)).status).toBe(201);
      const stale = await cadastre.publish(same);
      expect([stale.status, stale.code]).toEqual([409, 'admission/stale']);
      await cadastre.expire();
      expect(await cadastre.statusOf(sha256(first))).toBe('active');
    });

    it('ends at 24:00:00, to the moment', async () => {
      const yesterday = new Date(Date.parse(cadastre.now()) - 86_400_000).toISOString().slice(0, 10);
      const over = await cadastre.publish(offering('over', {}, { validUntil: `${yesterday}T24:00:00Z` }));
      expect([over.status, over.code]).toEqual([422, 'verify/expired']);
      const query = `?dryRun=true&at=${yesterday}T23:59:59.999Z`;
      const times = { validFrom: federation.days(-9), validUntil: `${yesterday}T24:00:00Z` };
      expect((await cadastre.publish(offering('over', {}, times), { query })).findings).not.toContainEqual(
        expect.objectContaining({ code: 'verify/expired' }),
      );
    });

    it.each(['2099-01-01T00:00:00+14:30', '2099-01-01T24:00:01Z', '2099-12-31T23:59:60Z', '010000-01-01T00:00:00Z'])(
      'refuses %s',
      async (validUntil) => {
        const before = await cadastre.census();
        const answer = await cadastre.publish(offering('never', {}, { validUntil }));
        expect([answer.status, answer.code]).toEqual([422, 'credential/structure']);
        expect(answer.findings[0]?.pointer).toMatch(/\/validUntil$/);
        expect(await cadastre.census()).toEqual(before);
      },
    );
  });

  describe('numbers and texts', () => {
    const addressed = (degrees: unknown, decimals: unknown): string => {
      const unit = { type: 'gx:GPSUnit', degrees, decimals };
      const gps = { type: 'gx:GPSLocation', 'gx:latitude': unit, 'gx:longitude': unit };
      const address = { type: 'gx:Address', 'gx:countryCode': 'LU', 'gx:gps': gps };
      return federation.vc(member, legalPerson(member, { 'gx:legalAddress': address }), {
        validFrom: federation.days(-0.5),
      });
    };
    const all = (findings: readonly SaidFinding[]): readonly SaidFinding[] =>
      findings.flatMap((one) => [one, ...all(one.consequences ?? [])]);

    it('keeps a small number as the double that it is (JSON-LD 1.1 API §8.2.2)', async () => {
      const vc = addressed(49, 5e-7);
      expect((await cadastre.publish(vc)).status).toBe(201);
      const stored = await cadastre.store.credential(sha256(vc));
      expect(stored?.statements).toContain('"5.0E-7"^^<http://www.w3.org/2001/XMLSchema#float>');
      expect(stored?.statements).not.toContain('"0"');
    });

    it('does not take one for an integer', async () => {
      const answer = await cadastre.publish(addressed(1e-7, 0));
      const codes = all(answer.findings).map(({ code }) => code);
      expect([answer.status, codes.includes('shapes/datatype')]).toEqual([422, true]);
    });

    it.each<[string, unknown, string]>([
      ['a text with U+0000', 'Odd\u0000', 'rdf/character'],
      ['a value of null with an id', { '@value': null, id: 'https://a.example/' }, 'rdf/json-ld'],
    ])('refuses %s', async (_, name, code) => {
      const before = await cadastre.census();
      const answer = await cadastre.publish(offering('bad', { 'schema:name': name }));
      expect([answer.status, answer.code]).toEqual([422, code]);
      expect(await cadastre.census()).toEqual(before);
    });

    it('takes a value of null for none', async () => {
      const vc = offering('null', { 'schema:description': { '@value': null } });
      expect((await cadastre.publish(vc)).status).toBe(201);
      const query = 'query ($iri: IRI!) { entity(iri: $iri) { name description } }';
      expect(await cadastre.graphql<object>(query, { iri: iriOf('null') })).toEqual({
        entity: { name: 'Service null', description: null },
      });
    });
  });

  describe('words that are divided by what is not to be seen', () => {
    const names = { carcinoma: 'Nierenkarzinom\u00adregister', catheter: 'Herz\u200bkatheter' };

    beforeAll(async () => {
      for (const [key, name] of Object.entries(names))
        expect((await cadastre.publish(offering(key, { 'schema:name': name }))).status).toBe(201);
    });

    it.each([
      ['nierenkarzinomregister', 'carcinoma'],
      ['Nierenkarzinom\u00adregister', 'carcinoma'],
      ['nierenkarzinom\u200b*', 'carcinoma'],
      ['"nieren\ufeffkarzinomregister"', 'carcinoma'],
      ['herzkatheter', 'catheter'],
      ['Herz\u2060katheter', 'catheter'],
    ])('%s finds it, and marks the text as it was written', async (query, key) => {
      const text = names[key as keyof typeof names];
      const asked = `query ($query: String) { search(query: $query) { edges { node { name }
        highlights { field text spans { start end } } } } }`;
      expect(await cadastre.graphql<object>(asked, { query })).toEqual({
        search: {
          edges: [
            {
              node: { name: text },
              highlights: [{ field: 'NAME', text, spans: [{ start: 0, end: text.length }] }],
            },
          ],
        },
      });
      const listed = await fetch(`${cadastre.url}/search?query=${encodeURIComponent(query)}`);
      expect(((await listed.json()) as { items: { name: string }[] }).items.map(({ name }) => name)).toEqual([text]);
    });
  });

  describe('a query (contract §11, Answers)', () => {
    const total = async (path: string): Promise<number> => {
      const answer = await fetch(cadastre.url + path);
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { totalCount: number }).totalCount;
    };

    it.each(['', ' ', '\t \u00a0', '\u200b'])('that is blank (%j) asks for everything', async (query) => {
      expect(await total(`/search?query=${encodeURIComponent(query)}`)).toBe(await total('/search'));
      const { search } = await cadastre.graphql<{ search: { totalCount: number } }>(
        'query ($query: String) { search(query: $query) { totalCount } }',
        { query },
      );
      expect(search.totalCount).toBe(await total('/search'));
    });

    it.each(['😀', '-', '*', '""', '"-"', '???', '-*', '-not', '-"not this"', '-a -b', '-e-mail', '\u00ad-'])(
      'without a word to look for (%j) is refused everywhere',
      async (query) => {
        const found = encodeURIComponent(query);
        for (const list of ['search', 'participants', 'data-offerings', 'service-offerings', 'resources']) {
          const answer = await fetch(`${cadastre.url}/${list}?query=${found}`);
          expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
          const problem = (await answer.json()) as { code: string; findings: object[] };
          expect(problem.code).toBe('request/query-empty');
          expect(problem.findings).toMatchObject([
            { pointer: '/query', found: query, fix: { text: expect.any(String) } },
          ]);
        }
        for (const field of [
          'search(query: $query) { totalCount }',
          'facetValues(name: KIND, query: $query) { value }',
          'participants { nodes { offerings(query: $query) { totalCount } } }',
        ]) {
          const body = JSON.stringify({ query: `query ($query: String) { ${field} }`, variables: { query } });
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch(`${cadastre.url}/graphql`, { method: 'POST', headers, body });
          const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
          const problem = { code: 'request/query-empty', status: 400 };
          expect(errors[0]?.extensions).toMatchObject({ code: 'request/query-empty', problem });
        }
      },
    );

    it.each([
      ['en', 'The query has no word'],
      ['de', 'kein Suchwort'],
      ['fr', 'aucun mot'],
    ])('is refused on a page too, in %s, with the box as it was', async (language, words) => {
      const headers = { accept: 'text/html', 'accept-language': language };
      const answer = await fetch(`${cadastre.url}/search?query=-%3Cb%3E&kind=DATA`, { headers });
      const html = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
      expect([answer.headers.get('content-language'), answer.headers.get('etag')]).toEqual([language, null]);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(html).toContain(words);
      expect(html).toContain('name="query" value="-&#60;b&#62;"');
      expect(html).toContain('name="kind" value="DATA"');
      expect(html).not.toContain('<b>');
    });

    it('may leave words out beside one that it looks for', async () => {
      expect(await total('/search?query=nierenkarzinomregister+-herzkatheter')).toBe(1);
      expect(await total('/search?query=herzkatheter+-herzkatheter')).toBe(0);
    });
  });
});
