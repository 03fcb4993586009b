import { expect, it } from '@jest/globals';
import type { Bench } from './contract.ts';
import { AT, commit, credential } from './fixtures.ts';

/** What a catalogue keeps for the issuers it knows: the subjects under their hosts that nobody has described yet. */
export function knownIssuers({ store, reopen }: Bench): void {
  const speakers = async (iri: string): Promise<readonly (readonly [string, boolean])[]> =>
    (await store().fragments([iri])).map((f) => [f.issuer, f.listed] as const);
  const ownerOf = async (iri: string): Promise<string | undefined> => (await store().owners([iri])).get(iri);
  const say = async (issuer: string, subject: string) => {
    const one = credential({ issuer, subject });
    expect(await store().commit(commit([one]))).toMatchObject({ kind: 'stored' });
    return one;
  };
  const visitor = 'did:web:visitor.example';

  it('keeps a subject for the issuer under whose host it is, whoever describes it first', async () => {
    const [subject, host] = ['https://kept.example/product', 'did:web:kept.example'];
    const first = await say(host, 'https://kept.example/other');
    await store().end(first.digest, 'revoked', AT);
    await reopen();
    await say(visitor, subject);
    expect(await speakers(subject)).toEqual([[visitor, false]]);
    expect(await ownerOf(subject)).toBe(host);
    const sequence = await store().size();
    const own = await say(host, subject);
    expect(await speakers(subject)).toEqual([
      [host, true],
      [visitor, false],
    ]);
    // It was the issuer's before: nothing changed hands.
    expect(await store().log(sequence, 10)).toMatchObject([{ kind: 'admitted', digest: own.digest }]);
  });

  it('gives a newcomer what is described from now on, and what it describes itself', async () => {
    const [before, after] = ['https://newcomer.example/before', 'https://newcomer.example/after'];
    const newcomer = 'did:web:newcomer.example';
    await say(visitor, before);
    const sequence = await store().size();
    await say(newcomer, 'https://newcomer.example/participant');
    expect((await store().log(sequence, 10)).map((entry) => entry.kind)).toEqual(['admitted']);
    const again = { issuer: visitor, subject: before, validFrom: '2026-02-01T00:00:00Z' };
    await store().commit(commit([credential(again)]));
    expect([await ownerOf(before), await speakers(before)]).toEqual([visitor, [[visitor, true]]]);
    await say(visitor, after);
    expect([await ownerOf(after), await speakers(after)]).toEqual([newcomer, [[visitor, false]]]);
    const taken = await say(newcomer, before);
    expect(await ownerOf(before)).toBe(newcomer);
    expect(await store().log((await store().size()) - 1, 10)).toMatchObject([{ kind: 'owner', digest: taken.digest }]);
  });

  it.each([
    ['https://paths.example/team/x', 'did:web:paths.example:team'],
    ['https://paths.example/team', 'did:web:paths.example:team'],
    ['https://paths.example/team?x#y', 'did:web:paths.example:team'],
    ['https://paths.example/teamwork/x', 'did:web:paths.example'],
    ['https://paths.example/team/deep/er/x', 'did:web:paths.example:team:deep:er'],
    ['https://paths.example/team/deep/x', 'did:web:paths.example:team'],
    ['https://paths.example/team%2Fdeep/x', 'did:web:paths.example'],
    ['https://paths.example:443/team/y', 'did:web:paths.example:team'],
    ['https://paths.example:8443/team/x', 'did:web:paths.example%3A8443'],
    ['https://paths.example:8444/team/x', visitor],
    ['https://under.paths.example/x', visitor],
    ['http://paths.example/x', visitor],
    ['did:web:paths.example#service', 'did:web:paths.example'],
    ['did:web:paths.example:unknown', visitor],
    ['urn:paths.example', visitor],
  ])('finds whose %s is: %s', async (subject, owner) => {
    const issuers = ['paths.example', 'paths.example:team', 'paths.example:team:deep:er', 'paths.example%3A8443'];
    for (const [i, id] of issuers.entries()) {
      await store().commit(commit([credential({ issuer: `did:web:${id}`, subject: `urn:paths:${i}` })]));
    }
    await say(visitor, subject);
    expect(await ownerOf(subject)).toBe(owner);
    expect(await speakers(subject)).toEqual([[visitor, owner === visitor]]);
  });

  it('knows whoever came in the same submission, or in the same transaction before', async () => {
    const [together, before, after] = ['together', 'before', 'after'].map((path) => `https://at-once.example/${path}`);
    const host = 'did:web:at-once.example';
    const own = (subject: string) => commit([credential({ issuer: host, subject })]);
    const visit = (subject = '') => credential({ issuer: visitor, subject });
    await Promise.all([
      store().commit(commit([visit(before)])),
      store().commit(own('https://at-once.example/participant')),
      store().commit(commit([visit(after)])),
    ]);
    expect([await ownerOf(before ?? ''), await ownerOf(after ?? '')]).toEqual([visitor, host]);
    const newcomer = credential({ issuer: 'did:web:at-once.example:team', subject: 'urn:at-once' });
    await store().commit(commit([visit(`${together}`), newcomer]));
    expect(await ownerOf(together ?? '')).toBe(host);
    await store().commit(
      commit([
        visit('https://at-once.example/team2/x'),
        credential({
          issuer: 'did:web:at-once.example:team2',
          subject: 'urn:at-once:2',
        }),
      ]),
    );
    expect(await ownerOf('https://at-once.example/team2/x')).toBe('did:web:at-once.example:team2');
  });

  it('lets who is trusted to attest speak first of a thing of another, until that one speaks of it', async () => {
    const [host, notary] = ['did:web:attested.example', 'did:web:notary.example'];
    const subject = 'https://attested.example/registration-number';
    await say(host, 'https://attested.example/participant');
    const attested = credential({ issuer: notary, subject });
    await store().commit(commit([attested], { attestors: [notary] }));
    expect([await ownerOf(subject), await speakers(subject)]).toEqual([notary, [[notary, true]]]);
    await say(host, subject);
    expect(await ownerOf(subject)).toBe(host);
    const other = credential({ issuer: notary, subject: `${subject}/2` });
    await store().commit(commit([other]));
    expect(await ownerOf(`${subject}/2`)).toBe(host);
  });

  it('tells whose a described subject will be, and asks again when that changed before the commit', async () => {
    const [host, team] = ['did:web:told.example', 'did:web:told.example:team'];
    const [owned, fresh, free] = ['https://told.example/team/owned', 'https://told.example/team/new', 'urn:told'];
    await say(host, owned);
    const question = { iris: [owned, fresh, free], digests: [], issuers: [], issuerLabels: [], at: AT };
    const described = [fresh, free, owned];
    const known = await store().known({ ...question, described });
    expect(known.reserved).toEqual([{ iri: fresh, owner: host }]);
    expect((await store().known({ ...question, described: [] })).reserved).toEqual([]);
    await say(team, 'https://told.example/team/participant');
    const late = commit([credential({ issuer: visitor, subject: fresh })], { owners: known.reserved });
    expect(await store().rehearse(late)).toEqual({ kind: 'changed', digests: [] });
    expect(await store().commit(late)).toEqual({ kind: 'changed', digests: [] });
    const { reserved } = await store().known({ ...question, described });
    expect(reserved).toEqual([{ iri: fresh, owner: team }]);
    expect(await store().commit({ ...late, owners: reserved })).toMatchObject({ kind: 'stored' });
    expect(await ownerOf(fresh)).toBe(team);
  });
}
