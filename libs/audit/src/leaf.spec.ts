import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { leafOf } from './leaf.ts';

describe('leafOf', () => {
  const entry = {
    subjects: ['https://a.example/x', 'https://b.example/é'],
    time: '2026-01-01T00:00:00Z',
    sequence: 7,
    kind: 'admitted',
    digest: 'ab'.repeat(32),
  };

  it('writes the members in canonical order, whatever the order they come in', () => {
    const text = `{"digest":"${entry.digest}","kind":"admitted","sequence":7,"subjects":["https://a.example/x","https://b.example/é"],"time":"2026-01-01T00:00:00Z"}`;
    expect(Buffer.from(leafOf(entry).bytes).toString('utf8')).toBe(text);
    const { digest, ...rest } = entry;
    expect(leafOf({ digest, ...rest }).hash).toBe(leafOf(entry).hash);
  });

  it('hashes with the leaf prefix of RFC 6962', () => {
    const { bytes, hash } = leafOf(entry);
    expect(hash).toBe(
      createHash('sha256')
        .update(Buffer.concat([Buffer.of(0), bytes]))
        .digest('hex'),
    );
    expect(hash).not.toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('changes with every member', () => {
    const hashes = [
      entry,
      { ...entry, sequence: 8 },
      { ...entry, time: '2026-01-01T00:00:01Z' },
      { ...entry, kind: 'revoked' },
      { ...entry, digest: 'cd'.repeat(32) },
      { ...entry, subjects: [] },
    ].map((e) => leafOf(e).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
