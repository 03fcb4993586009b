import { expect, it } from '@jest/globals';
import type { Bench } from './contract.ts';
import { AT, commit, credential, digestOf, fragment } from './fixtures.ts';

const issuer = 'did:web:last.example';

export function lastWords({ store, reopen }: Bench): void {
  const say = async (
    path: string,
    over: { validFrom?: string; issuer?: string; subject?: string; id?: string; classKey?: string } = {},
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

  it('tells what the owner said last of what it does not speak of any more', async () => {
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

  it('takes no word of another issuer for the owner’s, and none while one of its own stands', async () => {
    // Described before anybody is known whose host it is.
    const subject = 'https://late.example/others';
    const visitor = { subject, issuer: 'did:web:visitor.example' };
    const owner = { subject, issuer: 'did:web:late.example' };
    const squatter = await say('others', visitor);
    await store().end(squatter.digest, 'revoked', AT);
    expect((await store().lastWords([subject])).get(subject)?.digest).toBe(squatter.digest);
    const two = [
      await say('others', { ...owner, id: 'urn:last:1', classKey: 'a' }),
      await say('others', { ...owner, id: 'urn:last:2', classKey: 'b' }),
    ];
    await store().end(two[1]!.digest, 'revoked', AT);
    expect(await store().lastWords([subject])).toEqual(new Map());
    const back = await say('others', { ...visitor, validFrom: '2026-04-01T00:00:00Z' });
    await store().end(back.digest, 'revoked', AT);
    await store().end(two[0]!.digest, 'revoked', AT);
    expect((await store().lastWords([subject])).get(subject)?.digest).toBe(two[1]!.digest);
  });

  it('answers alike for every subject that a credential described', async () => {
    const [first, second] = ['https://last.example/several', 'https://last.example/several#part'] as const;
    const told = async (): Promise<readonly (string | undefined)[]> => {
      const words = await store().lastWords([first, second]);
      return [first, second].map((iri) => words.get(iri)?.digest);
    };
    const both = { issuer, subject: first, fragments: [fragment(first), fragment(second)] };
    const one = credential(both);
    await store().commit(commit([one]));
    expect(await told()).toEqual([undefined, undefined]);
    await store().end(one.digest, 'revoked', AT);
    expect(await told()).toEqual([one.digest, one.digest]);
    await reopen();
    expect(await told()).toEqual([one.digest, one.digest]);
    const paged = await store().endedSubjects('https://last.example/sever', 10);
    expect(paged.slice(0, 2)).toEqual([first, second]);

    // A newer version that speaks of one of them only, then a credential on the other alone.
    const again = credential({ ...both, validFrom: '2026-02-01T00:00:00Z' });
    const less = credential({ issuer, subject: first, validFrom: '2026-03-01T00:00:00Z' });
    await store().commit(commit([again]));
    expect(await told()).toEqual([undefined, undefined]);
    await store().commit(commit([less]));
    expect(await told()).toEqual([undefined, again.digest]);
    expect((await store().lastWords([second])).get(second)).toMatchObject({ status: 'deprecated', subject: first });
    const alone = credential({ issuer, subject: second });
    await store().commit(commit([alone]));
    expect(await told()).toEqual([undefined, undefined]);
    await store().end(alone.digest, 'expired', AT);
    expect(await told()).toEqual([undefined, alone.digest]);
    // What had ended is revoked as well: it stays what was said last before.
    await store().end(again.digest, 'revoked', AT);
    expect(await told()).toEqual([undefined, alone.digest]);
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
