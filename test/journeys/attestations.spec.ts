import type { DecisionRecord } from '#graph';
import { jcs, type JsonObject } from '#rdf';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createFederation, type Party } from '../support/federation.ts';
import { serviceOffering } from '../support/documents.ts';
import { revocationToken, sha256 } from '../support/client.ts';
import { elementsOf } from '../support/landmarks.ts';
import { describeOnStores } from '../support/stores.ts';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';

interface Label {
  readonly id: string;
  readonly validFrom: string;
  readonly validUntil: string;
}
interface Standing {
  readonly status: string;
  readonly endedAt?: string;
  readonly endedBy?: string;
  readonly attestation?: string;
}

const payloadOf = (jws: string): Label =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Label;

// Nothing is signed but what is on record (contract.md §2), and what is on record can be fetched (contract.md §1).
describeOnStores('attestations', (store) => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member' });
  const shortLived = federation.participant({ name: 'Short-lived', leafDays: [-30, 12] });
  let cadastre: RunningCadastre;

  const joined = federation.joining(member);

  beforeAll(async () => {
    cadastre = await startCadastre({ store, federation });
    expect((await cadastre.publish(joined)).outcome).toBe('compliant');
  }, 120_000);
  afterAll(() => cadastre.close());

  const offering = (key: string, who = member, validFrom = federation.days(-1)): string =>
    federation.vc(who, serviceOffering(who, key), { validFrom });
  const get = (path: string, accept = 'application/json'): Promise<Response> =>
    fetch(`${cadastre.url}${path}`, { headers: { accept } });
  const standing = async (presentation: string): Promise<Standing> =>
    (await (await get(`/credentials/${presentation}/attestation`)).json()) as Standing;
  const revoke = (digest: string, who: Party): Promise<number> =>
    cadastre.revoke(digest, revocationToken(who, { audience: cadastre.publicUrl, digest, at: cadastre.now() }));

  it.each([
    ['now', ''],
    ['as of a year that is far away', `&at=${federation.days(200)}`],
    ['under the policy of a lab', '&policy=lab'],
  ])('none comes of a dry run, %s', async (_when, more) => {
    const before = await cadastre.census();
    const unknown = offering('never-published');
    for (const body of [unknown, federation.vp(member, [unknown]), joined]) {
      const answer = await cadastre.publish(body, { query: `?dryRun=true${more}` });
      expect([answer.status, answer.outcome, answer.level]).toEqual([200, 'compliant', 'SC']);
      expect(JSON.stringify(answer)).not.toMatch(/attestation|"[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}"/);
      const address = `/credentials/${sha256(body)}/attestation`;
      expect((await get(address)).status).toBe(body === joined ? 200 : 404);
    }
    expect(await cadastre.census()).toEqual(before);
  });

  it('begins when it was committed, by the clock of the log', async () => {
    const answer = await cadastre.publish(offering('begins'));
    const [entry] = await cadastre.store.log(answer.credentials[0]?.sequence ?? 0, 1);
    expect(payloadOf(answer.attestation ?? '').validFrom).toBe(entry?.time);
  });

  it('ends with the first of what it rests on: its credentials, those of the catalogue, the chains of their keys', async () => {
    const lasting = payloadOf((await cadastre.publish(offering('lasting'))).attestation ?? '');
    expect(Date.parse(lasting.validUntil) - Date.parse(lasting.validFrom)).toBe(90 * 86_400_000);

    const ending = federation.participant({ name: 'Ending' });
    federation.writeTrust(`${cadastre.dataDir}/trust`);
    await cadastre.trustRead();
    const until = federation.days(20);
    await cadastre.publish(federation.joining(ending, { validUntil: until }));
    const rests = await cadastre.publish(offering('rests-on-the-catalogue', ending));
    expect(payloadOf(rests.attestation ?? '').validUntil).toBe(until);

    const short = await cadastre.publish(federation.joining(shortLived));
    expect(Date.parse(payloadOf(short.attestation ?? '').validUntil)).toBeLessThanOrEqual(
      Date.parse(federation.days(12)),
    );
    // Another key signs: what the short-lived chain vouched for is relied on all the same.
    const other = federation.vp(member, [offering('by-member')]);
    expect(payloadOf((await cadastre.publish(other)).attestation ?? '').validUntil > federation.days(80)).toBe(true);
    const later = await cadastre.publish(offering('rests-on-a-chain', shortLived));
    expect(payloadOf(later.attestation ?? '').validUntil <= federation.days(12)).toBe(true);
  });

  it('comes with the same bytes again where the process ended between commit and signature', async () => {
    const body = offering('cut-short');
    const submission = { body: Buffer.from(body), mediaType: 'application/vc+jwt', policy: 'strict' } as const;
    const { commit } = await cadastre.house.judge({ ...submission, at: cadastre.now() });
    expect(await cadastre.store.commit(commit)).toMatchObject({ kind: 'stored' });
    expect((await get(`/credentials/${sha256(body)}/attestation`)).status).toBe(404);
    const size = await cadastre.store.size();
    const answer = await cadastre.publish(body);
    expect([answer.status, answer.outcome, answer.credentials[0]?.state]).toEqual([200, 'compliant', 'new']);
    expect(await (await get(`/credentials/${sha256(body)}/attestation`, 'application/vc+jwt')).text()).toBe(
      answer.attestation,
    );
    expect((await cadastre.publish(body)).attestation).toBe(answer.attestation);
    expect(await cadastre.store.size()).toBe(size);
    const { entity } = await cadastre.graphql<{ entity: { trust: { attestation: string } } }>(
      'query ($iri: IRI!) { entity(iri: $iri) { trust { attestation } } }',
      { iri: answer.credentials[0]?.subject ?? '' },
    );
    expect(entity.trust.attestation).toBe(sha256(answer.attestation ?? ''));
  });

  it('is read at the address that is its id, and stands only while all it attests does', async () => {
    const [first, second] = [offering('first'), offering('second')];
    const body = federation.vp(member, [first, second]);
    const { attestation = '' } = await cadastre.publish(body);
    const presentation = sha256(body);
    const { id } = payloadOf(attestation);
    expect(id).toBe(`${cadastre.publicUrl}/credentials/${presentation}/attestation`);
    expect(await (await get(new URL(id).pathname, '*/*')).text()).toBe(attestation);
    expect(await standing(presentation)).toMatchObject({ status: 'active', attestation });

    expect(await revoke(sha256(second), member)).toBe(204);
    const ended = await standing(presentation);
    expect(ended).toMatchObject({ status: 'revoked', endedBy: member.did, attestation });
    const [entry] = (await cadastre.store.log(0, 100_000)).filter(
      ({ digest, kind }) => digest === sha256(second) && kind === 'revoked',
    );
    expect(ended.endedAt).toBe(entry?.time);
    const byDigest = (await (await get(`/credentials/${sha256(attestation)}`)).json()) as Standing;
    expect(byDigest).toMatchObject({ status: 'revoked', endedAt: ended.endedAt });
    // Its bytes are what they were, and so is what was decided.
    expect(await (await get(`/credentials/${presentation}/attestation`, 'application/vc+jwt')).text()).toBe(
      attestation,
    );
    expect(await (await get(`/decisions/${presentation}`)).json()).toMatchObject({ outcome: 'compliant', level: 'SC' });
  });

  it('tells who took the place of what it attests, and when its time ran out', async () => {
    const old = offering('versions', member, federation.days(-3));
    const next = offering('versions', member, federation.days(-2));
    await cadastre.publish(old);
    await cadastre.publish(next);
    const superseded = { status: 'deprecated', endedBy: sha256(next), endedAt: expect.any(String) };
    expect(await standing(sha256(old))).toMatchObject(superseded);
    expect(await (await get(`/credentials/${sha256(old)}`)).json()).toMatchObject(superseded);

    const brief = federation.vc(member, serviceOffering(member, 'brief'), { validUntil: federation.days(2) });
    await cadastre.publish(brief);
    expect(await standing(sha256(brief))).toMatchObject({ status: 'active' });
    cadastre.advance(3);
    const over = { status: 'expired', endedAt: federation.days(2) };
    expect(await standing(sha256(brief))).toMatchObject(over);
    await cadastre.expire();
    expect(await standing(sha256(brief))).toMatchObject(over);
  });
});

// Every digest and id that an answer names can be fetched, as data and as a page (contract.md §1).
describeOnStores('the digests of an answer', (store) => {
  const federation = createFederation();
  const member = federation.participant({ name: 'Member', chain: 'x5u' });
  let cadastre: RunningCadastre;
  let body: string;
  let presentation: string;

  beforeAll(async () => {
    cadastre = await startCadastre({ store, federation });
    await cadastre.publish(federation.joining(member));
    body = federation.vp(member, [federation.vc(member, serviceOffering(member, 'x'))]);
    presentation = sha256(body);
    expect((await cadastre.publish(body)).outcome).toBe('compliant');
  }, 120_000);
  afterAll(() => cadastre.close());

  const get = (path: string, accept: string): Promise<Response> =>
    fetch(`${cadastre.url}${path}`, { headers: { accept } });

  it('lead to the bytes they are the digest of', async () => {
    const record = (await (await get(`/decisions/${presentation}`, 'application/json')).json()) as DecisionRecord;
    const { evidence, reliedOn, credentials, release } = record;
    // The DID document, the chain behind its x5u, and the anchor that the chain ends in.
    expect(evidence).toHaveLength(3);
    expect(credentials).toHaveLength(1);
    expect(evidence).toEqual(expect.arrayContaining(credentials.map(({ anchor }) => anchor)));
    for (const digest of evidence) {
      const raw = await get(`/evidence/${digest}`, '*/*');
      expect([raw.status, raw.headers.get('evidence-time')]).toEqual([200, expect.stringMatching(/^\d{4}-/)]);
      expect(decodeURI(raw.headers.get('evidence-url') ?? '')).not.toBe('');
      const bytes = Buffer.from(await raw.arrayBuffer());
      expect(sha256(bytes as unknown as string)).toBe(digest);
      const told = (await (await get(`/evidence/${digest}`, 'application/json')).json()) as { readonly bytes: string };
      expect(told).toMatchObject({ digest, url: expect.any(String), time: expect.any(String) });
      expect(Buffer.from(told.bytes, 'base64').equals(bytes)).toBe(true);
    }
    expect(reliedOn.length).toBeGreaterThan(0);
    for (const digest of [...reliedOn, ...credentials.map((one) => one.digest)]) {
      const bytes = await (await get(`/credentials/${digest}`, 'application/vc+jwt')).text();
      expect(sha256(bytes)).toBe(digest);
    }
    const shapes = await get(`/shapes/loire-25.11?digest=${release?.digest}`, 'text/turtle');
    expect(shapes.status).toBe(200);
  });

  it('bind the decision to the log: its record is the digested bytes, whoever asks (contract.md §5)', async () => {
    const address = `${cadastre.url}/decisions/${presentation}`;
    const answers = await Promise.all(
      ['en', 'de', 'fr;q=0.9'].map((language) =>
        fetch(address, { headers: { accept: 'application/json', 'accept-language': language } }),
      ),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    const [body = ''] = bodies;
    const record = JSON.parse(body) as DecisionRecord;
    expect(body).toBe(jcs(record as unknown as JsonObject));
    expect(record).toMatchObject({ v: 1, presentation, outcome: 'compliant', level: 'SC', rules: { name: 'CD25.10' } });
    expect(body).not.toMatch(/attestation|sequence|eyJ/);
    const entry = (await cadastre.store.log(0, 100)).find(({ digest }) => digest === record.credentials[0]?.digest);
    const opening = await cadastre.store.opening(entry?.sequence ?? -1);
    expect(opening?.record.decision).toBe(sha256(body));
    expect(opening?.record).toMatchObject({
      ...{ digest: entry?.digest, subjects: entry?.subjects, presentation, outcome: 'compliant', level: 'SC' },
      ...{ policy: 'strict', issuer: member.did, by: member.did, reason: null },
      release: `${record.release?.name}@${record.release?.digest}`,
      rules: `${record.rules?.name}@${record.rules?.digest}`,
    });
    const again = await fetch(address, {
      headers: { accept: 'application/json', 'if-none-match': `"${sha256(body)}"` },
    });
    expect(again.status).toBe(304);
  });

  it('are links on pages, none of which leads nowhere', async () => {
    const seen = new Set<string>();
    const open = [`/decisions/${presentation}`];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const page = await get(path, 'text/html, */*;q=0.8');
      expect([path, page.status]).toEqual([path, 200]);
      if (!page.headers.get('content-type')?.startsWith('text/html')) continue;
      if (!/^\/(?:credentials|decisions|evidence)\//.test(path)) continue;
      const html = await page.text();
      expect(html).not.toMatch(/<script|undefined|\[object/);
      const elements = elementsOf(html).map(({ name }) => name);
      expect(elements.filter((name) => ['main', 'h1', 'header', 'footer'].includes(name)).sort()).toEqual([
        'footer',
        'h1',
        'header',
        'main',
      ]);
      for (const [, href = ''] of html.matchAll(/<a href="([^"]*)"/g))
        open.push(href.replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n))));
    }
    const kinds = [...seen].map((path) => path.replace(/[0-9a-f]{64}/, '…').replace(/^(\/entities)\/.*/, '$1'));
    expect([...new Set(kinds)].sort()).toEqual(
      expect.arrayContaining([
        '/credentials/…',
        '/credentials/…/attestation',
        '/decisions/…',
        '/evidence/…',
        '/entities',
      ]),
    );
  });

  it.each([
    ['de', 'Entscheidung'],
    ['fr', 'Décision'],
    ['en', 'Decision'],
  ])('are told in the language of the reader: %s', async (language, word) => {
    const headers = { accept: 'text/html', 'accept-language': language };
    const page = await fetch(`${cadastre.url}/decisions/${presentation}`, { headers });
    expect([page.headers.get('content-language'), await page.text()]).toEqual([
      language,
      expect.stringContaining(`<h1>${word.replace('é', '&#233;')}`.replace('&#233;', 'é')),
    ]);
  });

  it.each(['/decisions/', '/evidence/', '/credentials/'])(
    'answer 404 where nothing stands under them: %s',
    async (path) => {
      for (const digest of ['0'.repeat(64), 'x', '%00', presentation.toUpperCase()])
        expect((await get(`${path}${digest}`, '*/*')).status).toBe(404);
      expect((await get(`/credentials/${'0'.repeat(64)}/attestation`, '*/*')).status).toBe(404);
    },
  );

  it('change their ETag with what became of them, and never for bytes', async () => {
    const path = `/credentials/${presentation}/attestation`;
    const tags = async (): Promise<readonly (string | null)[]> =>
      Promise.all(
        ['application/vc+jwt', 'application/json'].map(async (accept) => (await get(path, accept)).headers.get('etag')),
      );
    const before = await tags();
    cadastre.advance(91);
    const after = await tags();
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toMatch(/-expired"$/);
    const same = await fetch(`${cadastre.url}${path}`, { headers: { 'if-none-match': String(after[0]) } });
    expect(same.status).toBe(304);
  });
});
