import { describe, expect, it } from '@jest/globals';
import type { StoredFragment } from '#graph';
import { Cards } from './cards.ts';

const said = (iri: string, text = '', validUntil?: string): StoredFragment => ({
  ...{ iri, digest: iri, credentialId: iri, issuer: 'did:web:a.test', outcome: 'compliant', status: 'active' },
  ...{ sequence: 0, decidedAt: '', policy: 'strict', validFrom: '', listed: true, classes: [], languages: {} },
  ...{ properties: { text }, references: [] },
  ...(validUntil === undefined ? {} : { validUntil }),
});

describe('cards', () => {
  it('are kept until their subject is touched', () => {
    const cards = new Cards();
    cards.put('a', [said('a')], cards.epoch);
    cards.put('b', [said('b')], cards.epoch);
    cards.drop(['a']);
    expect([cards.get('a'), cards.get('b')?.fragments.length]).toEqual([undefined, 1]);
  });

  it('are not kept where something changed while they were read', () => {
    const cards = new Cards();
    const { epoch } = cards;
    cards.drop(['b']);
    expect(cards.put('a', [said('a')], epoch).fragments).toHaveLength(1);
    expect(cards.get('a')).toBeUndefined();
  });

  it('are not kept while what they show is being attested', () => {
    const cards = new Cards();
    cards.put('a', [{ ...said('a'), level: 'SC' }], cards.epoch);
    cards.put('b', [{ ...said('b'), level: 'SC', attestationDigest: 'a'.repeat(64) }], cards.epoch);
    expect([cards.get('a'), cards.get('b')?.fragments.length]).toEqual([undefined, 1]);
  });

  it('end with the first of their credentials', () => {
    const cards = new Cards();
    const fragments = [said('a', '', '2027-01-01T00:00:00Z'), said('a', '', '2026-07-01T00:00:00Z'), said('a')];
    expect(cards.put('a', fragments, cards.epoch).until).toBe(Date.parse('2026-07-01T00:00:00Z'));
    expect(cards.put('b', [], cards.epoch).until).toBe(Infinity);
  });

  it('take a bounded room, those that were asked for last', () => {
    const cards = new Cards();
    const text = 'x'.repeat(10_000_000);
    for (const iri of ['a', 'b', 'c', 'd']) cards.put(iri, [said(iri, text)], cards.epoch);
    expect(cards.get('a')).toBeDefined();
    cards.put('e', [said('e', text)], cards.epoch);
    expect(['a', 'b', 'c', 'd', 'e'].filter((iri) => cards.get(iri) !== undefined)).toEqual(['a', 'c', 'd', 'e']);
  });
});
