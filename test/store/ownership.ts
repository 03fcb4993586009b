import { expect, it } from '@jest/globals';
import { MOST_OF_ISSUER } from '#graph';
import type { Bench } from './contract.ts';
import { AT, commit, credential, fragment } from './fixtures.ts';

export function ownership({ store }: Bench): void {
  const speakers = async (iri: string): Promise<readonly (readonly [string, boolean])[]> =>
    (await store().fragments([iri])).map((f) => [f.issuer, f.listed] as const);

  it('keeps two issuers side by side; who came first speaks where nobody has a claim', async () => {
    const subject = 'urn:uuid:two-issuers';
    await store().commit(commit([credential({ issuer: 'did:web:first.example', subject })]));
    await store().commit(commit([credential({ issuer: 'did:web:second.example', subject })]));
    expect(await speakers(subject)).toEqual([
      ['did:web:first.example', true],
      ['did:web:second.example', false],
    ]);
    expect(await store().owners([subject])).toEqual(new Map([[subject, 'did:web:first.example']]));
  });

  it('hands the listing to a rightful owner who comes later, and logs it', async () => {
    const subject = 'https://owned.example/product';
    const squatter = credential({ issuer: 'did:web:squatter.example', subject });
    await store().commit(commit([squatter]));
    expect(await speakers(subject)).toEqual([['did:web:squatter.example', true]]);
    const sequence = await store().size();
    const rightful = credential({ issuer: 'did:web:owned.example', subject });
    await store().commit(commit([rightful]));
    expect(await speakers(subject)).toEqual([
      ['did:web:owned.example', true],
      ['did:web:squatter.example', false],
    ]);
    expect(await store().log(sequence, 10)).toMatchObject([
      { kind: 'admitted', digest: rightful.digest },
      { kind: 'owner', digest: rightful.digest, subjects: [subject], sequence: sequence + 1 },
    ]);
    const back = credential({ issuer: 'did:web:squatter.example', subject, validFrom: '2026-02-01T00:00:00Z' });
    await store().commit(commit([back]));
    expect(await speakers(subject)).toEqual([
      ['did:web:owned.example', true],
      ['did:web:squatter.example', false],
    ]);
  });

  it('lets a longer path outrank a neighbour on the same host', async () => {
    const subject = 'https://shared.example/team/product';
    const [neighbour, host, team] = [
      'did:web:shared.example:other',
      'did:web:shared.example',
      'did:web:shared.example:team',
    ];
    for (const [issuer, owner] of [
      [neighbour, neighbour],
      [host, host],
      [team, team],
      [`${neighbour}:x`, team],
    ]) {
      await store().commit(commit([credential({ issuer: issuer ?? '', subject })]));
      expect((await store().owners([subject])).get(subject)).toBe(owner);
    }
    expect((await speakers(subject)).filter(([, listed]) => listed)).toEqual([[team, true]]);
  });

  it('gives a DID its own subject', async () => {
    const subject = 'did:web:self.example';
    await store().commit(commit([credential({ issuer: 'did:web:someone.example', subject })]));
    await store().commit(commit([credential({ issuer: subject, subject })]));
    expect((await store().owners([subject])).get(subject)).toBe(subject);
  });

  it('settles ownership over a whole submission before anything is listed', async () => {
    const subject = 'https://settled.example/x';
    const visitor = credential({ issuer: 'did:web:visitor.example', subject });
    const rightful = credential({ issuer: 'did:web:settled.example', subject });
    const sequence = await store().size();
    await store().commit(commit([visitor, rightful]));
    expect(await speakers(subject)).toEqual([
      ['did:web:settled.example', true],
      ['did:web:visitor.example', false],
    ]);
    expect((await store().log(sequence, 10)).map((entry) => entry.kind)).toEqual(['admitted', 'admitted']);
  });

  it('keeps the owner after revocation: nobody slips in', async () => {
    const subject = 'urn:uuid:kept-owner';
    const first = credential({ issuer: 'did:web:keeper.example', subject });
    await store().commit(commit([first]));
    await store().end(first.digest, 'revoked', AT);
    await store().commit(commit([credential({ issuer: 'did:web:heir.example', subject })]));
    expect(await store().owners([subject])).toEqual(new Map([[subject, 'did:web:keeper.example']]));
    expect(await speakers(subject)).toEqual([['did:web:heir.example', false]]);
    // The heir's word stands beside it and is not the owner's.
    expect((await store().known(question([subject, 'urn:uuid:of-nobody']))).subjects).toEqual([
      { iri: subject, owner: 'did:web:keeper.example', credentials: [] },
    ]);
  });

  it('asks again when the owner changed between verdict and commit', async () => {
    const provider = 'https://moved.example/provider';
    await store().commit(commit([credential({ issuer: 'did:web:early.example', subject: provider })]));
    const seen = [{ iri: provider, owner: 'did:web:early.example' }];
    await store().commit(commit([credential({ issuer: 'did:web:moved.example', subject: provider })]));
    const offer = credential({ issuer: 'did:web:early.example', subject: 'https://moved.example/offer' });
    expect(await store().commit(commit([offer], { owners: seen }))).toEqual({ kind: 'changed', digests: [] });
    expect(await store().credential(offer.digest)).toBeUndefined();
  });

  it('tells what is known: the owner and its active credentials only', async () => {
    const subject = 'https://known.example/provider';
    const owner = credential({ issuer: 'did:web:known.example', subject, validUntil: '2026-07-01T00:00:00Z' });
    const terms = credential({
      ...{ issuer: 'did:web:known.example', subject: 'https://known.example/terms', id: 'urn:terms' },
      fragments: [fragment('https://known.example/terms', { labels: ['TermsOfIssuer'] })],
    });
    const visitor = credential({ issuer: 'did:web:visitor.example', subject });
    for (const one of [owner, terms, visitor]) await store().commit(commit([one]));
    const known = await store().known({ ...question([subject]), digests: [terms.digest, 'none'] });
    expect(known.subjects).toEqual([
      {
        ...{ iri: subject, owner: 'did:web:known.example' },
        credentials: [
          {
            ...{ digest: owner.digest, issuer: owner.issuer, statements: owner.statements },
            validUntil: '2026-07-01T00:00:00Z',
          },
        ],
      },
    ]);
    expect(known.credentials).toMatchObject([{ digest: terms.digest, status: 'active' }]);
    expect(known.byIssuer).toEqual([{ digest: terms.digest, issuer: terms.issuer, statements: terms.statements }]);
    const later = await store().known({ ...question([subject]), at: '2026-07-01T00:00:00Z' });
    expect(later.subjects).toEqual([{ iri: subject, owner: 'did:web:known.example', credentials: [] }]);
  });

  it('answers each of those that ask at once what it asked', async () => {
    const iris = ['a', 'b', 'c'].map((key) => `https://asked.example/${key}`);
    for (const subject of iris) {
      const validUntil = `2026-08-0${iris.indexOf(subject) + 1}T00:00:00Z`;
      await store().commit(commit([credential({ issuer: 'did:web:asked.example', subject, validUntil })]));
    }
    const asked = Array.from({ length: 20 }, (_, i) => [iris[i % 3] ?? '', iris[(i + 1) % 3] ?? '']);
    const answers = await Promise.all(
      asked.map((some, i) => store().known({ ...question(some), at: i % 2 === 0 ? AT : '2026-08-02T00:00:00Z' })),
    );
    answers.forEach(({ subjects, byIssuer }, i) => {
      const held = (iri: string): number => (i % 2 === 0 || iri === iris[2] ? 1 : 0);
      expect(subjects.map((s) => [s.iri, s.credentials.length])).toEqual(asked[i]?.map((iri) => [iri, held(iri)]));
      expect(byIssuer.map((c) => c.issuer)).toEqual(['did:web:known.example']);
    });
  });

  it('tells the newest of what an issuer said of a class, so many and no more', async () => {
    const many = Array.from({ length: MOST_OF_ISSUER + 6 }, (_, i) => {
      const subject = `https://many.example/terms/${i}`;
      return credential({
        ...{ issuer: 'did:web:many.example', subject },
        fragments: [fragment(subject, { labels: ['TermsOfIssuer'] })],
      });
    });
    for (const one of many) await store().commit(commit([one]));
    const { byIssuer } = await store().known({ ...question([]), issuers: ['did:web:many.example'] });
    expect(byIssuer.map((c) => c.digest)).toEqual(many.slice(6).map((c) => c.digest));
  });
}

function question(iris: readonly string[]) {
  return {
    iris,
    described: [],
    digests: [],
    issuers: ['did:web:known.example'],
    issuerLabels: ['TermsOfIssuer'],
    at: AT,
  };
}
