import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimantsOf, claimOf } from './owner.ts';

const segment = fc.constantFrom('a', 'b', 'a.b', 'a-1', '_', 'A');
const path = fc.array(segment, { maxLength: 20 });
const host = fc.constantFrom('x.example', 'y.example', 'x.example%3A8443', 'x.example%3A443', 'x.example%3A4430');
const did = fc.tuple(host, path).map(([name, segments]) => ['did:web', name, ...segments].join(':'));
const iri = fc
  .tuple(
    fc.constantFrom('x.example', 'X.example', 'y.example', 'x.example:8443', 'x.example:443', 'x.example:4430'),
    fc.array(fc.oneof(segment, fc.constantFrom('', '%41', 'ä', '..', 'a:b')), { maxLength: 20 }),
    fc.constantFrom('', '/', '?q', '#f'),
  )
  .map(([name, segments, rest]) => `https://${[name, ...segments].join('/')}${rest}`);

describe('who has a claim on a subject', () => {
  it('asks for those that have one, the strongest first, and for no one else', () => {
    fc.assert(
      fc.property(iri, (subject) => {
        const claims = claimantsOf(subject).map((claimant) => claimOf(claimant, subject));
        expect(claims.every((claim) => claim > 0)).toBe(true);
        expect(claims).toEqual(claims.toSorted((a, b) => b - a));
        expect(claims.length).toBeLessThanOrEqual(9);
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });

  it('asks for everyone who has one, but for DIDs of more than 8 segments, or with the port that goes without saying', () => {
    let claimed = 0;
    fc.assert(
      fc.property(did, iri, (claimant, subject) => {
        const claim = claimOf(claimant, subject);
        if (claim > 0) claimed += 1;
        expect(claimantsOf(subject).includes(claimant)).toBe(claim > 0 && claim <= 9 && !/%3A443(?!0)/.test(claimant));
      }),
      { seed: 20261122, numRuns: 20_000 },
    );
    expect(claimed).toBeGreaterThan(500);
  });

  it('asks for a DID about itself, and for nobody about a name without a host', () => {
    expect(claimantsOf('did:key:z6Mk#key')).toEqual(['did:key:z6Mk']);
    for (const name of ['urn:x', 'https://', 'https://[x', '_:b', '']) expect(claimantsOf(name)).toEqual([]);
  });
});
