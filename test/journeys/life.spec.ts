import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { dataProduct, serviceOffering } from '../support/documents.ts';
import { createFederation, type Party } from '../support/federation.ts';
import { revocationToken, sha256 } from '../support/client.ts';
import { describeOnStores } from '../support/stores.ts';
import { startCadastre, type RunningCadastre } from '../support/cadastre.ts';

// The life of a credential after admission (contract.md §2): known, superseded, stale, ended, revoked, expired, owned.
describeOnStores('the life of a credential', (store) => {
  const federation = createFederation();
  // Two neighbours on one host for every test: they share the instance, not what they publish.
  const pairs = Array.from({ length: 9 }, (_, i) => [
    federation.participant({ did: `did:web:shared-${i}.example:member`, name: 'Member' }),
    federation.participant({ did: `did:web:shared-${i}.example:neighbour`, name: 'Neighbour' }),
  ]);
  let member: Party;
  let neighbour: Party;
  let cadastre: RunningCadastre;

  beforeAll(async () => {
    cadastre = await startCadastre({ store, federation });
  }, 120_000);
  afterAll(() => cadastre.close());
  beforeEach(async () => {
    [member, neighbour] = pairs.pop() as [Party, Party];
    for (const who of [member, neighbour])
      expect((await cadastre.publish(federation.joining(who))).outcome).toBe('compliant');
  });

  const offering = (days: number, more = {}, who = member): string =>
    federation.vc(who, serviceOffering(who, 'x', more), { validFrom: federation.days(days) });
  const revoke = (digest: string, who: Party, claims = {}): Promise<number> =>
    cadastre.revoke(digest, revocationToken(who, { audience: cadastre.publicUrl, digest, at: cadastre.now(), claims }));

  it('the same bytes again are answered from what is stored', async () => {
    const vc = offering(-2);
    const first = await cadastre.publish(vc);
    expect([first.status, first.credentials[0]?.state, first.level]).toEqual([201, 'new', 'SC']);
    const before = await cadastre.admitted();
    const again = await cadastre.publish(vc);
    expect([again.status, again.credentials[0]?.sequence]).toEqual([200, first.credentials[0]?.sequence]);
    expect(again.attestation).toBe(first.attestation);
    const repeated = await cadastre.publish(federation.vp(member, [vc]));
    expect([repeated.status, repeated.credentials[0]?.state]).toEqual([200, 'known']);
    expect(await cadastre.admitted()).toEqual(before);
    const mixed = await cadastre.publish(
      federation.vp(member, [vc, federation.vc(member, dataProduct(member, 'data'))]),
    );
    expect([mixed.status, ...mixed.credentials.map((c) => c.state)]).toEqual([201, 'known', 'new']);
    const bytes = await (await cadastre.read(sha256(vc), 'application/vc+jwt')).text();
    expect(bytes).toBe(vc);
  });

  it('the same bytes at the same moment get one answer', async () => {
    const vc = offering(-2);
    const answers = await Promise.all(Array.from({ length: 6 }, () => cadastre.publish(vc)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ attestation }) => attestation)).size).toBe(1);
    expect(new Set(answers.map((a) => JSON.stringify(a.credentials))).size).toBe(1);
  });

  it('an Idempotency-Key gets its answer once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await cadastre.publish(offering(-2), { headers });
    const again = await cadastre.publish(offering(-3, { 'schema:name': 'Other' }), { headers });
    expect([first.status, again.status, again.code]).toEqual([201, 422, 'idempotency/mismatch']);
  });

  it('a later version supersedes, an equal or earlier one is stale, an old one has ended', async () => {
    const [old, newer] = [offering(-5), offering(-4, { 'schema:name': 'Newer' })];
    await cadastre.publish(old);
    const answer = await cadastre.publish(newer);
    expect([answer.status, answer.credentials[0]?.state]).toEqual([201, 'supersedes']);
    expect(await cadastre.statusOf(sha256(old))).toBe('deprecated');
    const before = await cadastre.census();
    for (const [vc, code] of [
      [offering(-4, { 'schema:name': 'Equal' }), 'admission/stale'],
      [offering(-9, { 'schema:name': 'Earlier' }), 'admission/stale'],
      [old, 'admission/ended'],
    ] as const) {
      const refused = await cadastre.publish(vc);
      expect([refused.status, refused.code]).toEqual([409, code]);
    }
    expect(await cadastre.census()).toEqual(before);
    expect(await cadastre.names(`${member.base}/services/x`)).toEqual(['Newer']);
  });

  it('one stale credential refuses the whole presentation', async () => {
    await cadastre.publish(offering(-5));
    const before = await cadastre.census();
    const fresh = federation.vc(member, dataProduct(member, 'fresh'));
    const answer = await cadastre.publish(federation.vp(member, [fresh, offering(-6)]));
    expect([answer.status, answer.code]).toEqual([409, 'admission/stale']);
    expect(await cadastre.census()).toEqual(before);
  });

  it('only the issuer revokes, once, for this instance and this digest', async () => {
    const vc = offering(-2);
    const [digest, jti] = [sha256(vc), randomUUID()];
    await cadastre.publish(vc);
    expect(await cadastre.revoke(digest, undefined)).toBe(401);
    expect(await revoke(digest, neighbour)).toBe(403);
    expect(await revoke(digest, member, { aud: 'https://other.example' })).toBe(401);
    expect(await revoke(digest, member, { exp: Math.floor(Date.parse(cadastre.now()) / 1000) + 900 })).toBe(401);
    expect(await revoke('0'.repeat(64), member)).toBe(404);
    expect(await cadastre.statusOf(digest)).toBe('active');
    expect(await revoke(digest, member, { jti })).toBe(204);
    expect(await cadastre.statusOf(digest)).toBe('revoked');
    expect(await cadastre.names(`${member.base}/services/x`)).toEqual([]);
    const again = await cadastre.publish(vc);
    expect([again.status, again.code]).toEqual([409, 'admission/ended']);
    const other = offering(-1, { 'schema:name': 'Again' });
    expect((await cadastre.publish(other)).status).toBe(201);
    expect(await revoke(sha256(other), member, { jti })).toBe(401);
  });

  it('a second issuer stands beside the owner and never overwrites; a host neighbour claims nothing', async () => {
    const claim = federation.vc(
      neighbour,
      serviceOffering(neighbour, 'y', { id: `${member.base}/services/x`, 'schema:name': 'Claimed' }),
    );
    const iri = `${member.base}/services/x`;
    const early = await cadastre.publish(claim);
    expect(early.outcome).toBe('compliant');
    expect((await cadastre.publish(offering(-2))).outcome).toBe('compliant');
    expect(await cadastre.names(iri)).toEqual(['Service x']);
    const issuers = await cadastre.issuersOf(iri);
    expect(issuers).toEqual([member.did, neighbour.did]);
    const late = federation.vc(neighbour, serviceOffering(neighbour, 'z', { id: iri, 'schema:name': 'Claimed again' }));
    await cadastre.publish(late);
    expect(await cadastre.names(iri)).toEqual(['Service x']);
  });

  it('a provider revoked between verdict and commit: decided again, and refused', async () => {
    const before = await cadastre.admitted();
    const stored = await cadastre.credentialsOf(`${neighbour.base}/participant`);
    expect(stored).toHaveLength(1);
    const answer = await cadastre.publishWhile(offering(-2, {}, neighbour), async () => {
      expect(await revoke(stored[0]!, neighbour)).toBe(204);
    });
    expect(answer).toEqual(expect.arrayContaining(['compliance/provider-unknown']));
    expect(await cadastre.admitted()).toEqual(before);
    expect(await cadastre.names(`${neighbour.base}/services/x`)).toEqual([]);
  });

  it('past validUntil an entry is hidden at once, then logged', async () => {
    const vc = federation.vc(member, serviceOffering(member, 'x'), { validUntil: federation.days(1) });
    await cadastre.publish(vc);
    expect(await cadastre.names(`${member.base}/services/x`)).toEqual(['Service x']);
    cadastre.advance(2);
    expect(await cadastre.names(`${member.base}/services/x`)).toEqual([]);
    expect(await cadastre.statusOf(sha256(vc))).toBe('expired');
    const early = await cadastre.publish(vc);
    expect([early.status, early.code]).toEqual([409, 'admission/ended']);
    await cadastre.expire();
    expect(await cadastre.logKinds(sha256(vc))).toEqual(['admitted', 'expired']);
    const again = await cadastre.publish(vc);
    expect([409, 422]).toContain(again.status);
  });
});
