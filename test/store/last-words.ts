import { expect, it } from '@jest/globals';
import type { Bench } from './contract.ts';
import { AT, commit, credential, digestOf } from './fixtures.ts';

const issuer = 'did:web:last.example';

export function lastWords({ store, reopen }: Bench): void {
  const say = async (
    path: string,
    over: { validFrom?: string; issuer?: string; id?: string; classKey?: string } = {},
  ) => {
    const one = credential({ issuer, subject: `https://last.example/${path}`, ...over });
    await store().commit(commit([one]));
    return one;
  };

  it('keeps the anchor of the chain, and shows none where there was none', async () => {
    const anchor = digestOf('anchor');
    const [bound, free] = ['anchored', 'free'].map((path) => `https://last.example/${path}`) as [string, string];
    const one = credential({ issuer, subject: bound, anchor });
    const other = credential({ issuer, subject: free });
    await store().commit(commit([one, other]));
    await reopen();
    expect(await store().credential(one.digest)).toMatchObject({ anchor });
    expect((await store().fragments([bound]))[0]?.anchor).toBe(anchor);
    expect(await store().credential(other.digest)).not.toHaveProperty('anchor');
    expect((await store().fragments([free]))[0]).not.toHaveProperty('anchor');
  });

  it('tells what the owner said last of what he does not speak of any more', async () => {
    const subject = 'https://last.example/told';
    const first = await say('told');
    expect(await store().lastWords([subject])).toEqual(new Map());
    const second = await say('told', { validFrom: '2026-02-01T00:00:00Z' });
    expect(await store().lastWords([subject])).toEqual(new Map());
    await store().end(second.digest, 'revoked', AT);
    const revoked = await store().credential(second.digest);
    expect(revoked).toMatchObject({ status: 'revoked' });
    expect(await store().lastWords(['https://last.example/none', subject, subject])).toEqual(
      new Map([[subject, revoked]]),
    );
    await store().end(first.digest, 'revoked', AT);
    expect((await store().lastWords([subject])).get(subject)?.digest).toBe(second.digest);
    const third = await say('told', { validFrom: '2026-03-01T00:00:00Z' });
    expect(await store().lastWords([subject])).toEqual(new Map());
    await store().end(third.digest, 'expired', AT);
    await reopen();
    expect((await store().lastWords([subject])).get(subject)).toMatchObject({
      digest: third.digest,
      status: 'expired',
    });
  });

  it('takes no word of another issuer for the owner’s, and none while one of his stands', async () => {
    const subject = 'https://last.example/others';
    const squatter = await say('others', { issuer: 'did:web:visitor.example' });
    await store().end(squatter.digest, 'revoked', AT);
    expect((await store().lastWords([subject])).get(subject)?.digest).toBe(squatter.digest);
    const two = [
      await say('others', { id: 'urn:last:1', classKey: 'a' }),
      await say('others', { id: 'urn:last:2', classKey: 'b' }),
    ];
    await store().end(two[1]!.digest, 'revoked', AT);
    expect(await store().lastWords([subject])).toEqual(new Map());
    const visitor = await say('others', { issuer: 'did:web:visitor.example', validFrom: '2026-04-01T00:00:00Z' });
    await store().end(visitor.digest, 'revoked', AT);
    await store().end(two[0]!.digest, 'revoked', AT);
    expect((await store().lastWords([subject])).get(subject)?.digest).toBe(two[1]!.digest);
  });

  it('pages through the subjects of last words in IRI order', async () => {
    const ended = async (path: string): Promise<void> => {
      const one = await say(`pages/${path}`);
      await say(`pages/${path}`, { validFrom: '2026-02-01T00:00:00Z' });
      await store().end(one.digest, 'revoked', AT);
    };
    for (const path of ['d', 'b', 'a', 'c']) await ended(path);
    for (const path of ['d', 'b', 'a']) {
      const [, last] = await store()
        .log(0, 1_000)
        .then((log) => {
          const own = log.filter(
            (e) => e.kind === 'admitted' && e.subjects.includes(`https://last.example/pages/${path}`),
          );
          return own.map((e) => e.digest);
        });
      await store().end(last ?? '', 'revoked', AT);
    }
    const seen: string[] = [];
    for (let after: string | undefined; ; after = seen.at(-1)) {
      const page = await store().endedSubjects(after, 2);
      if (page.length === 0) break;
      expect(page.length).toBeLessThanOrEqual(2);
      seen.push(...page);
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen.filter((iri) => iri.includes('/pages/'))).toEqual(
      ['a', 'b', 'd'].map((path) => `https://last.example/pages/${path}`),
    );
    expect(new Set((await store().lastWords(seen)).keys())).toEqual(new Set(seen));
  });
}
