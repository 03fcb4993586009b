import { expect, it } from '@jest/globals';
import type { Bench } from './contract.ts';
import { AT, commit, credential, digestOf, fragment } from './fixtures.ts';

const GX = 'https://w3id.org/gaia-x/development#';
const issuer = 'did:web:admit.example';

export function admissions({ store, reopen }: Bench): void {
  it('admits a credential and reads it back, whole', async () => {
    const subject = 'https://admit.example/one';
    const one = credential({ issuer, subject, validUntil: '2099-01-01T00:00:00+02:00' });
    const evidence = [{ digest: digestOf('did'), kind: 'did', url: 'https://h/did.json', bytes: '{}', time: AT }];
    const submission = commit([one], { decision: { evidence } });
    const sequence = await store().size();
    const state = { digest: one.digest, state: 'new', sequence } as const;

    expect(await store().rehearse(submission)).toEqual({ kind: 'stored', credentials: [{ ...state, sequence: -1 }] });
    expect(await store().size()).toBe(sequence);
    expect(await store().commit(submission)).toEqual({ kind: 'stored', credentials: [state] });
    expect(await store().decision(submission.decision.record.presentation)).not.toHaveProperty('attestation');
    const signed = { attestation: 'a.b.c', attestationDigest: digestOf('a.b.c') };
    expect(await store().attest({ presentation: submission.decision.record.presentation, ...signed })).toBe('a.b.c');

    const { evidence: _evidence, ...sealed } = submission.decision;
    expect(sealed.record.evidence).toEqual([digestOf('did')]);
    expect(digestOf(sealed.bytes)).toBe(sealed.digest);
    const { presentation } = sealed.record;
    const decision = { ...sealed, ...signed, admitted: [state] };
    const { id, type, validFrom, validUntil, raw, statements, digest } = one;
    const stored = {
      ...{
        digest,
        id,
        issuer,
        subject,
        type,
        outcome: 'compliant',
        level: 'SC',
        validFrom,
        validUntil,
        raw,
        statements,
      },
      ...{ sequence, status: 'active', decision },
    };
    expect(await store().credential(digest)).toEqual(stored);
    expect(await store().credentials([digestOf('none'), digest])).toEqual([undefined, stored]);
    expect(await store().decision(presentation)).toEqual(decision);
    expect(await store().attestation(signed.attestationDigest)).toBe('a.b.c');
    expect(await store().attestation(presentation)).toBe('a.b.c');
    expect(await store().evidence(digestOf('did'))).toEqual(evidence[0]);
    expect(await store().owners([subject, 'https://admit.example/none'])).toEqual(new Map([[subject, issuer]]));
    const [entry] = await store().log(sequence, 10);
    expect(entry).toMatchObject({ sequence, time: AT, kind: 'admitted', digest, subjects: [subject] });
    expect(entry?.leaf).toMatch(/^[0-9a-f]{64}$/);

    await reopen();
    expect(await store().credential(digest)).toEqual(stored);
    expect(await store().log(sequence, 10)).toEqual([entry]);
  });

  it('knows the same bytes again and writes nothing but a decision on another submission', async () => {
    const one = credential({ issuer, subject: 'https://admit.example/known' });
    const first = await store().commit(commit([one]));
    const size = await store().size();
    const other = commit([one], { decision: { presentation: digestOf('another') } });
    const known = { kind: 'stored', credentials: [{ digest: one.digest, state: 'known', sequence: size - 1 }] };
    expect(first).toMatchObject({ credentials: [{ state: 'new' }] });
    expect(await store().commit(commit([one]))).toEqual(known);
    expect(await store().commit(other)).toEqual(known);
    expect(await store().size()).toBe(size);
    const signed = { attestation: 'x.y.z', attestationDigest: digestOf('x.y.z') };
    expect(await store().attest({ presentation: digestOf('another'), ...signed })).toBe('x.y.z');
    expect(await store().attestation(digestOf('another'))).toBe('x.y.z');
    expect((await store().credential(one.digest))?.decision.record.presentation).toBe(
      commit([one]).decision.record.presentation,
    );
  });

  it('attests what is stored alone, once, and only what earned a level', async () => {
    const attest = (presentation: string, attestation: string): Promise<string | undefined> =>
      store().attest({ presentation, attestation, attestationDigest: digestOf(attestation) });
    const stored = commit([credential({ issuer, subject: 'https://admit.example/attested' })]);
    const other = credential({ issuer, subject: 'https://admit.example/accepted' });
    const lab = commit([other], { decision: { presentation: digestOf('lab'), outcome: 'accepted', level: undefined } });
    await store().commit(stored);
    await store().commit(lab);
    const size = await store().size();
    const { presentation } = stored.decision.record;
    // Several at once, as several processes would: all are told one.
    const told = await Promise.all(['1.1.1', '2.2.2', '3.3.3'].map((one) => attest(presentation, one)));
    expect(new Set(told).size).toBe(1);
    expect(await attest(presentation, '4.4.4')).toBe(told[0]);
    expect(await store().attestation(presentation)).toBe(told[0]);
    expect(await store().attestation(digestOf('4.4.4'))).toBeUndefined();
    expect(await attest(digestOf('lab'), 'l.a.b')).toBeUndefined();
    expect(await attest(digestOf('never stored'), 'n.o.t')).toBeUndefined();
    expect(await store().attestation(digestOf('n.o.t'))).toBeUndefined();
    expect(await store().size()).toBe(size);
    await reopen();
    expect(await store().attestation(presentation)).toBe(told[0]);
  });

  it('tells with what is known when it and the chain of its key end', async () => {
    const subject = 'https://ends.example/one';
    const ends = { validUntil: '2099-01-01T00:00:00Z', chainUntil: '2098-01-01T00:00:00.000Z' };
    const one = credential({ issuer: 'did:web:ends.example', subject, ...ends });
    await store().commit(commit([one]));
    const { subjects, byIssuer } = await store().known({
      ...{ iris: [subject], described: [], digests: [], issuers: ['did:web:ends.example'] },
      ...{ issuerLabels: ['ServiceOffering'], at: AT },
    });
    expect(subjects[0]?.credentials).toMatchObject([{ digest: one.digest, ...ends }]);
    expect(byIssuer).toMatchObject([{ digest: one.digest, ...ends }]);
  });

  it('supersedes by issuer and id (key A), and never what another issuer said', async () => {
    const subject = 'https://admit.example/a';
    const id = 'https://admit.example/a/vc';
    const old = credential({ issuer, subject, id });
    const other = credential({ issuer: 'did:web:other.example', subject, id });
    const next = credential({ issuer, subject, id, validFrom: '2026-02-01T00:00:00Z', classKey: `${GX}Other` });
    await store().commit(commit([old]));
    await store().commit(commit([other]));
    const sequence = await store().size();
    expect(await store().commit(commit([next]))).toEqual({
      kind: 'stored',
      credentials: [{ digest: next.digest, state: 'supersedes', sequence }],
    });
    expect(await store().credential(old.digest)).toMatchObject({ status: 'deprecated', until: sequence });
    expect(await store().credential(other.digest)).toMatchObject({ status: 'active' });
    expect(await store().log(sequence, 10)).toMatchObject([
      { sequence, kind: 'admitted', digest: next.digest },
      { sequence: sequence + 1, kind: 'superseded', digest: old.digest, subjects: [subject] },
    ]);
    const spoken = await store().fragments([subject]);
    expect(spoken.map((f) => [f.digest, f.listed])).toEqual([
      [next.digest, true],
      [other.digest, false],
    ]);
  });

  it('supersedes by issuer, subject and classes (key B), and every match at once', async () => {
    const subject = 'https://admit.example/b';
    const a = credential({ issuer, subject, id: 'urn:b:1' });
    const b = credential({ issuer, subject, id: 'urn:b:2', classKey: `${GX}DataProduct` });
    const both = credential({
      ...{ issuer, subject, id: 'urn:b:1', classKey: `${GX}DataProduct` },
      validFrom: '2026-01-01T00:00:00.0001Z',
    });
    await store().commit(commit([a]));
    await store().commit(commit([b]));
    expect(await store().commit(commit([both]))).toMatchObject({ credentials: [{ state: 'supersedes' }] });
    for (const { digest } of [a, b]) expect(await store().credential(digest)).toMatchObject({ status: 'deprecated' });
    expect((await store().fragments([subject])).map((f) => f.digest)).toEqual([both.digest]);
  });

  it('refuses an equal or earlier version as stale, by instant and not by text', async () => {
    const subject = 'https://admit.example/stale';
    const held = credential({ issuer, subject, validFrom: '2026-03-01T00:00:00Z' });
    await store().commit(commit([held]));
    const size = await store().size();
    for (const validFrom of ['2026-03-01T01:00:00+01:00', '2026-03-01T00:30:00+01:00', '2025-01-01T00:00:00Z']) {
      const late = credential({ issuer, subject, validFrom });
      expect(await store().commit(commit([late]))).toEqual({ kind: 'stale', digest: late.digest, by: held.digest });
      expect(await store().credential(late.digest)).toBeUndefined();
    }
    expect(await store().size()).toBe(size);
  });

  it('lets nothing return that was superseded', async () => {
    const subject = 'https://admit.example/ended';
    const old = credential({ issuer, subject });
    await store().commit(commit([old]));
    await store().commit(commit([credential({ issuer, subject, validFrom: '2026-04-01T00:00:00Z' })]));
    const again = await store().commit(commit([old]));
    expect(again).toEqual({ kind: 'ended', digest: old.digest, status: 'deprecated' });
  });

  it('stores a submission whole or not at all', async () => {
    const held = credential({ issuer, subject: 'https://admit.example/whole/1', validFrom: '2026-05-01T00:00:00Z' });
    await store().commit(commit([held]));
    const size = await store().size();
    const fine = credential({ issuer, subject: 'https://admit.example/whole/2' });
    const stale = credential({ issuer, subject: 'https://admit.example/whole/1' });
    const verdict = await store().commit(commit([fine, stale]));
    expect(verdict).toEqual({ kind: 'stale', digest: stale.digest, by: held.digest });
    expect(await store().credential(fine.digest)).toBeUndefined();
    expect(await store().fragments(['https://admit.example/whole/2'])).toEqual([]);
    expect(await store().owners(['https://admit.example/whole/2'])).toEqual(new Map());
    expect(await store().size()).toBe(size);
  });

  it('refuses two versions of one key in one submission', async () => {
    const subject = 'https://admit.example/twice';
    const [older, newer] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'].map((validFrom) =>
      credential({ issuer, subject, validFrom }),
    ) as [ReturnType<typeof credential>, ReturnType<typeof credential>];
    const verdict = await store().commit(commit([newer, older]));
    expect(verdict).toEqual({ kind: 'stale', digest: older.digest, by: newer.digest });
  });

  it('answers for each credential of a mixed submission, in its order', async () => {
    const held = credential({ issuer, subject: 'https://admit.example/mixed/1' });
    await store().commit(commit([held]));
    const sequence = await store().size();
    const fresh = ['2', '3'].map((n) =>
      credential({
        issuer,
        subject: `https://admit.example/mixed/${n}`,
        fragments: [fragment(`https://admit.example/mixed/${n}`)],
      }),
    );
    const [a, b] = fresh as [(typeof fresh)[0], (typeof fresh)[0]];
    expect(await store().commit(commit([a, held, b]))).toEqual({
      kind: 'stored',
      credentials: [
        { digest: a.digest, state: 'new', sequence },
        { digest: held.digest, state: 'known', sequence: sequence - 1 },
        { digest: b.digest, state: 'new', sequence: sequence + 1 },
      ],
    });
  });
}
