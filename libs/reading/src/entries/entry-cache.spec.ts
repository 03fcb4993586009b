import { describe, expect, it } from '@jest/globals';
import type { StoredFragment } from '#graph';
import { EntryCache } from './entry-cache.ts';

const said = (iri: string, text = '', validUntil?: string): StoredFragment => ({
  ...{ iri, digest: iri, credentialId: iri, issuer: 'did:web:a.test', outcome: 'compliant', status: 'active' },
  ...{ sequence: 0, decidedAt: '', policy: 'strict', validFrom: '', listed: true, classes: [], languages: {} },
  ...{ properties: { text }, references: [] },
  ...(validUntil === undefined ? {} : { validUntil }),
});

describe('the cache of entries', () => {
  it('keeps one until its subject is touched', () => {
    const cache = new EntryCache();
    cache.put('a', [said('a')], cache.epoch);
    cache.put('b', [said('b')], cache.epoch);
    cache.drop(['a']);
    expect([cache.get('a'), cache.get('b')?.fragments.length]).toEqual([undefined, 1]);
  });

  it('keeps none where something changed while it was read', () => {
    const cache = new EntryCache();
    const { epoch } = cache;
    cache.drop(['b']);
    expect(cache.put('a', [said('a')], epoch).fragments).toHaveLength(1);
    expect(cache.get('a')).toBeUndefined();
  });

  it('keeps none while what it shows is being attested', () => {
    const cache = new EntryCache();
    cache.put('a', [{ ...said('a'), level: 'SC' }], cache.epoch);
    cache.put('b', [{ ...said('b'), level: 'SC', attestationDigest: 'a'.repeat(64) }], cache.epoch);
    expect([cache.get('a'), cache.get('b')?.fragments.length]).toEqual([undefined, 1]);
  });

  it('lets one end with the first of its credentials', () => {
    const cache = new EntryCache();
    const fragments = [said('a', '', '2027-01-01T00:00:00Z'), said('a', '', '2026-07-01T00:00:00Z'), said('a')];
    expect(cache.put('a', fragments, cache.epoch).until).toBe(Date.parse('2026-07-01T00:00:00Z'));
    expect(cache.put('b', [], cache.epoch).until).toBe(Infinity);
  });

  it('takes a bounded room, for those that were asked for last', () => {
    const cache = new EntryCache();
    const text = 'x'.repeat(10_000_000);
    for (const iri of ['a', 'b', 'c', 'd']) cache.put(iri, [said(iri, text)], cache.epoch);
    expect(cache.get('a')).toBeDefined();
    cache.put('e', [said('e', text)], cache.epoch);
    expect(['a', 'b', 'c', 'd', 'e'].filter((iri) => cache.get(iri) !== undefined)).toEqual(['a', 'c', 'd', 'e']);
  });
});
