import { expect, it } from '@jest/globals';
import type { Fragment } from '#graph';
import { finding } from '#refusal';
import type { Bench } from './contract.ts';
import { AT, commit, credential, fragment } from './fixtures.ts';

const issuer = 'did:web:read.example';

/** Values that break out of what is not a parameter, or that a layout could mistake for its own. */
const HOSTILE = [
  `'); DROP TABLE credential; --`,
  `"}) DETACH DELETE n //`,
  '`]->(x) SET x.y = 1 //',
  '$(r.labels)',
  '__proto__',
  'line\nbreak\u0000nul\u2028',
  '{"$i":"1"}',
  '𝒳 ✓ é עִבְרִית',
];

export function readings({ store, reopen }: Bench): void {
  it('knows the active credentials by the ids that labels name, of every issuer', async () => {
    const id = 'https://read.example/named/vc';
    const subject = 'https://read.example/named';
    const of = (issuer: string, over: { readonly validFrom?: string; readonly validUntil?: string } = {}) =>
      credential({ issuer, subject, id, ...over });
    const [old, now] = [of(issuer), of(issuer, { validFrom: '2026-02-01T00:00:00Z' })];
    const other = of('did:web:another.example', { validUntil: '2026-07-01T00:00:00Z' });
    for (const one of [old, now, other]) await store().commit(commit([one]));
    const ask = async (at: string, named: readonly string[]) =>
      (await store().known({ iris: [], described: [], digests: [], issuers: [], issuerLabels: [], named, at })).named;
    const told = ({ digest, raw }: { digest: string; raw: string }) => ({ id, digest, raw });
    expect(await ask(AT, [id, 'urn:none'])).toEqual([told(other), told(now)]);
    expect(await ask('2026-08-01T00:00:00Z', [id])).toEqual([told(now)]);
    await store().end(now.digest, 'revoked', AT);
    expect(await ask(AT, [id, id])).toEqual([told(other)]);
    expect(await ask(AT, [])).toBeUndefined();
  });

  it('keeps types, lists, tags, references and provenance of a fragment', async () => {
    const subject = 'https://read.example/typed';
    const said: Fragment = {
      iri: subject,
      classes: ['https://w3id.org/gaia-x/development#DataProduct', 'https://w3id.org/gaia-x/development#Evidence'],
      labels: ['DataProduct', 'Evidence', 'ServiceOffering'],
      properties: {
        aText: 'plain',
        bInteger: 5n,
        cLarge: 9007199254740993n,
        dDecimal: 0.1,
        eWhole: 3,
        fBoolean: false,
        gTagged: ['Herz', 'heart', 'heart'],
        hIntegers: [1n, -2n],
        iNumbers: [1.5, 2],
        jFolded_countryCode: 'DE',
        kJson: ['{"a":1}', '{"a":[true,null]}'],
        lInfinite: Infinity,
        mFlags: [true, false],
      },
      languages: {
        gTagged: ['de', 'en', ''],
        hIntegers: ['', ''],
        iNumbers: ['', ''],
        kJson: ['', ''],
        mFlags: ['', ''],
      },
      references: [
        { predicate: 'providedBy', to: 'https://read.example/p' },
        { predicate: 'serviceTerms_url', to: 'https://read.example/a?b=c#d' },
        { predicate: 'serviceTerms_url', to: 'https://read.example/ä' },
      ],
    };
    const one = credential({ issuer, subject, fragments: [said], validUntil: '2099-01-01T00:00:00Z' });
    const submission = commit([one], { decision: { policy: 'lab' } });
    await store().commit(submission);
    const { presentation } = submission.decision.record;
    await store().attest({ presentation, attestation: 'a.b.c', attestationDigest: 'att' });
    const { labels: _labels, ...kept } = said;
    const expected = {
      ...kept,
      ...{ digest: one.digest, credentialId: one.id, issuer, outcome: 'compliant', level: 'SC', status: 'active' },
      ...{ sequence: (await store().size()) - 1, decidedAt: AT, policy: 'lab', validFrom: one.validFrom, listed: true },
      ...{ validUntil: '2099-01-01T00:00:00Z', attestationDigest: 'att' },
    };
    const [read, ...more] = await store().fragments([subject]);
    expect(more).toEqual([]);
    expect(read).toStrictEqual(expected);
    expect(Object.keys(read?.properties ?? {})).toEqual(Object.keys(said.properties));
    await reopen();
    expect(await store().fragments([subject])).toStrictEqual([expected]);
  });

  it('takes hostile names as values', async () => {
    const subject = `https://read.example/${encodeURIComponent(HOSTILE.join('/'))}`;
    const properties = { name: [...HOSTILE], description: HOSTILE.join(' ') };
    const languages = { name: HOSTILE.map(() => `x-'"\`$`) };
    const one = credential({
      ...{ issuer, subject, id: HOSTILE.join(), type: HOSTILE[1] ?? '', statements: HOSTILE.join() },
      fragments: [fragment(subject, { properties, languages, classes: [...HOSTILE] })],
    });
    const findings = HOSTILE.map((found) => finding('shapes/in', { found }));
    const submission = commit([one], { decision: { findings } });
    await store().commit(submission);
    const { record, bytes, digest } = submission.decision;
    expect(await store().decision(record.presentation)).toMatchObject({ record, bytes, digest });
    expect(await store().fragments([subject])).toMatchObject([{ properties, languages, classes: HOSTILE }]);
    expect(await store().credential(one.digest)).toMatchObject({ id: one.id, statements: HOSTILE.join() });
    for (const text of HOSTILE) {
      expect(await store().credential(text)).toBeUndefined();
      expect(await store().fragments([text])).toEqual([]);
      expect(await store().owners([text])).toEqual(new Map());
    }
  });

  it('reads fragments in the order that was asked for, each once', async () => {
    const iris = ['https://read.example/order/b', 'https://read.example/order/a'];
    for (const subject of iris) await store().commit(commit([credential({ issuer, subject })]));
    const read = await store().fragments([...iris, 'https://read.example/order/none', iris[0] ?? '']);
    expect(read.map((f) => f.iri)).toEqual(iris);
  });

  it('pages through what is listed, never splitting a subject', async () => {
    const subject = 'https://read.example/page/x';
    for (const n of ['1', '2']) {
      await store().commit(commit([credential({ issuer, subject, id: `urn:page:${n}`, classKey: n })]));
    }
    await store().commit(commit([credential({ issuer: 'did:web:visitor.example', subject })]));
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const { fragments, next } = await store().listed(after, 2);
      if (next === undefined) break;
      expect(fragments.every((f) => f.listed)).toBe(true);
      const subjects = [...new Set(fragments.map((f) => f.iri))];
      expect([1, 2]).toContain(subjects.length);
      expect(subjects.filter((iri) => seen.includes(iri))).toEqual([]);
      seen.push(...fragments.map((f) => f.iri));
      after = next;
    }
    expect(seen.filter((iri) => iri === subject)).toHaveLength(2);
    expect(new Set(seen).size).toBe(seen.length - 1);
  });

  it('finds who refers to a subject, in IRI order and no further than asked', async () => {
    const provider = 'https://read.example/refer/p';
    const references = [{ predicate: 'providedBy', to: provider }];
    for (const n of ['3', '1', '2']) {
      const subject = `https://read.example/refer/${n}`;
      await store().commit(commit([credential({ issuer, subject, fragments: [fragment(subject, { references })] })]));
    }
    const all = ['1', '2', '3'].map((n) => `https://read.example/refer/${n}`);
    expect(await store().referrers([provider], 10)).toEqual(all);
    expect(await store().referrers([provider], 2)).toEqual(all.slice(0, 2));
  });

  it('remembers answers until they expire, and tokens once', async () => {
    const answer = { key: 'k'.repeat(9_000), body: 'b', status: 201, answer: '{}', contentType: 'application/json' };
    const expires = '2026-06-02T12:00:00Z';
    expect(await store().answer(answer.key, AT)).toBeUndefined();
    await store().putAnswer({ ...answer, expires });
    expect(await store().answer(answer.key, AT)).toEqual({ ...answer, expires });
    expect(await store().answer(answer.key, expires)).toBeUndefined();
    await store().putAnswer({ ...answer, status: 200, expires });
    expect(await store().answer(answer.key, AT)).toMatchObject({ status: 200 });

    expect(await store().useToken('jti-1', expires, AT)).toBe(true);
    expect(await store().useToken('jti-1', expires, AT)).toBe(false);
    expect(await store().useToken('jti-1', '2026-06-03T12:00:00Z', expires)).toBe(true);
    const both = await Promise.all(['x', 'x'].map((jti) => store().useToken(jti, expires, AT)));
    expect(both).toEqual([true, false]);
    expect(await store().ready()).toBe(true);
  });
}
