import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { leafOf, verifyLeaf, type LeafEntry } from './leaf.ts';
import { canonicalRecord, commitmentOf, toRecord, type LogRecord, type Opening } from './opening.ts';

const SALT = Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('hex');
const RECORD: LogRecord = {
  digest: 'ab'.repeat(32),
  subjects: ['https://a.example/x', 'https://b.example/é\n"€'],
  presentation: 'cd'.repeat(32),
  decision: 'dd'.repeat(32),
  outcome: 'compliant',
  level: 'SC',
  policy: 'strict',
  release: `loire-25.11@${'12'.repeat(32)}`,
  rules: `CD25.10@${'34'.repeat(32)}`,
  issuer: 'did:web:a.example',
  by: 'did:web:a.example',
  reason: null,
};
const PLACE = { kind: 'admitted', sequence: 7, time: '2026-01-01T00:00:00.000Z' };
const OPENING: Opening = { salt: SALT, record: RECORD };

const entryOf = (opening: Opening, place = PLACE): LeafEntry => ({ ...place, commitment: commitmentOf(opening) });

describe('a leaf of version 2 (contract.md §5)', () => {
  // Computed apart from this code: Python's hashlib over texts written by hand.
  it('is the one that was computed by hand', () => {
    expect(canonicalRecord(RECORD)).toBe(
      `{"by":"did:web:a.example","decision":"${'dd'.repeat(32)}","digest":"${'ab'.repeat(32)}","issuer":"did:web:a.example",` +
        `"level":"SC","outcome":"compliant","policy":"strict","presentation":"${'cd'.repeat(32)}","reason":null,` +
        `"release":"loire-25.11@${'12'.repeat(32)}","rules":"CD25.10@${'34'.repeat(32)}",` +
        '"subjects":["https://a.example/x","https://b.example/é\\n\\"€"]}',
    );
    const commitment = '5e27749832e64b9cecf92cb0fa5ae004129185898af802a4b04ac642380cd661';
    expect(commitmentOf(OPENING)).toBe(commitment);
    const { bytes, hash } = leafOf(entryOf(OPENING));
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      `{"commitment":"${commitment}","kind":"admitted","sequence":7,"time":"2026-01-01T00:00:00.000Z","v":2}`,
    );
    expect(hash).toBe('9ea0bcb78557718af65eea228c5315d5194fb6e76fc12d7281ab063e15de5b9c');
  });

  it('has the leaf prefix of RFC 6962 §2.1', () => {
    const { bytes, hash } = leafOf(entryOf(OPENING));
    expect(hash).not.toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('says the same whatever order the members come in', () => {
    const turned = Object.fromEntries(Object.entries(RECORD).reverse()) as unknown as LogRecord;
    expect(commitmentOf({ record: turned, salt: SALT })).toBe(commitmentOf(OPENING));
  });

  it('has every member in its record, null where it does not apply', () => {
    const members = Object.keys(JSON.parse(canonicalRecord(toRecord({ digest: 'ab' }))) as object);
    expect(members).toEqual(Object.keys(RECORD).sort());
    expect(JSON.parse(canonicalRecord(toRecord({})))).toEqual({
      ...Object.fromEntries(Object.keys(RECORD).map((name) => [name, null])),
      subjects: [],
    });
  });

  it.each([
    ['a salt in capitals', { ...OPENING, salt: SALT.toUpperCase() }],
    ['a salt that is too short', { ...OPENING, salt: SALT.slice(2) }],
    ['half of a surrogate pair', { ...OPENING, record: { ...RECORD, subjects: ['\ud800'] } }],
  ])('has no commitment to %s', (_what, opening) => {
    expect(() => commitmentOf(opening)).toThrow();
  });
});

describe('any change', () => {
  const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
  const text = fc.string({ unit: 'grapheme' });
  const record: fc.Arbitrary<LogRecord> = fc.record({
    ...Object.fromEntries(Object.keys(RECORD).map((name) => [name, fc.option(text)])),
    subjects: fc.array(text),
  }) as never;
  const moments = { min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
  const whole = fc.record({
    salt: hex,
    record,
    kind: fc.constantFrom('admitted', 'superseded', 'revoked', 'expired', 'owner'),
    sequence: fc.nat(),
    time: fc.date(moments).map((date) => date.toISOString()),
  });
  type Whole = { salt: string; record: LogRecord; kind: string; sequence: number; time: string };
  const hashOf = ({ salt, record, ...place }: Whole): string => leafOf(entryOf({ salt, record }, place)).hash;

  it('of salt, kind, sequence, time or a member of the record changes the leaf hash', () => {
    const parts = ['salt', 'kind', 'sequence', 'time'] as const;
    fc.assert(
      fc.property(whole, whole, (one, other) => {
        for (const part of parts) {
          const changed = { ...one, [part]: other[part] };
          expect(hashOf(changed) === hashOf(one)).toBe(one[part] === other[part]);
        }
        for (const name of Object.keys(RECORD) as (keyof LogRecord)[]) {
          const changed = { ...one, record: { ...one.record, [name]: other.record[name] } };
          const isSame = JSON.stringify(one.record[name]) === JSON.stringify(other.record[name]);
          expect(hashOf(changed) === hashOf(one)).toBe(isSame);
        }
      }),
    );
  });

  it('of one byte of the commitment is found by the opening', () => {
    const { bytes } = leafOf(entryOf(OPENING));
    expect(verifyLeaf(bytes, OPENING)).toEqual(entryOf(OPENING));
    const end = Buffer.from(bytes).indexOf('"kind"');
    expect(end).toBeGreaterThan(64);
    for (let at = 0; at < end; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(verifyLeaf(changed, OPENING)).toBeUndefined();
    }
  });
});

describe('verifyLeaf', () => {
  const { bytes } = leafOf(entryOf(OPENING));
  const leaf = JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly [name: string]: unknown };
  const written = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

  it.each([
    ['another salt', { ...OPENING, salt: 'ff'.repeat(32) }],
    ['another level', { ...OPENING, record: { ...RECORD, level: 'L1' } }],
    ['a member that was added', { ...OPENING, record: { ...RECORD, note: 'x' } }],
    ['a member beside it', { ...OPENING, note: 'x' }],
    ['a member that is missing', { ...OPENING, record: { ...RECORD, reason: undefined } }],
    ['no record', { salt: SALT }],
    ['nothing', null],
    ['a text', 'opening'],
    ['a subject that is no text', { ...OPENING, record: { ...RECORD, subjects: [1] } }],
    ['half of a surrogate pair', { ...OPENING, record: { ...RECORD, by: '\udc00' } }],
  ])('takes no opening with %s', (_what, opening) => {
    expect(verifyLeaf(bytes, opening)).toBeUndefined();
  });

  it.each([
    ['of version 1', written({ ...leaf, v: 1 })],
    ['with a member that was added', written({ ...leaf, w: 1 })],
    ['in another order', written({ v: 2, ...leaf })],
    ['with white space', Buffer.concat([Buffer.from(bytes), Buffer.from(' ')])],
    ['with a time without milliseconds', written({ ...leaf, time: '2026-01-01T00:00:00Z' })],
    ['with a time in another zone', written({ ...leaf, time: '2026-01-01T00:00:00.000+00:00' })],
    ['with a negative number', written({ ...leaf, sequence: -1 })],
    ['with a broken number', written({ ...leaf, sequence: 0.5 })],
    ['that is no JSON', Buffer.from('{')],
    ['that is null', Buffer.from('null')],
    ['that is not UTF-8', Buffer.concat([Buffer.from(bytes).subarray(0, -1), Buffer.of(0xff, 0x7d)])],
  ])('takes no leaf %s', (_what, changed) => {
    expect(verifyLeaf(changed, OPENING)).toBeUndefined();
  });
});
