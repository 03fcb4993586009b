import { describe, expect, it } from '@jest/globals';
import { canBecome, firstEndOf, hasEnded, isValidAt, lastEndOf, STATUSES, statusAt } from './index.ts';

const END = '2026-07-01T00:00:00Z';
const AT = Date.parse(END);

describe('the life of a credential (contract.md §2)', () => {
  it('lets a suspended one come back, and no other', () => {
    expect(STATUSES.filter((status) => canBecome(status, 'active'))).toEqual(['suspended']);
  });

  it('lets what was superseded or has expired be revoked, and nothing else follow an end', () => {
    const after = (from: (typeof STATUSES)[number]) => STATUSES.filter((to) => canBecome(from, to));
    expect([after('deprecated'), after('expired'), after('revoked')]).toEqual([['revoked'], ['revoked'], []]);
  });

  it('lets nothing become what it is', () => {
    expect(STATUSES.filter((status) => canBecome(status, status))).toEqual([]);
  });
});

describe('what is valid now (contract.md §2, Time)', () => {
  it.each([
    [AT - 1, 'active'],
    [AT, 'expired'],
    [AT + 1, 'expired'],
  ])('at %i what ends at the second is %s', (now, status) => {
    expect(statusAt({ status: 'active', validUntil: END }, now)).toBe(status);
    expect(isValidAt({ status: 'active', validUntil: END }, now)).toBe(status === 'active');
    expect([hasEnded(END, now), hasEnded(AT, now)]).toEqual([status === 'expired', status === 'expired']);
  });

  it('is what the log says where another end came first', () => {
    for (const status of ['deprecated', 'revoked', 'expired'] as const)
      expect([statusAt({ status, validUntil: END }, AT), isValidAt({ status }, AT)]).toEqual([status, false]);
    expect(statusAt({ status: 'suspended', validUntil: END }, AT)).toBe('expired');
    expect(isValidAt({ status: 'suspended', validUntil: END }, AT - 1)).toBe(false);
  });

  it('has no end where none was said, and reads zones', () => {
    expect([isValidAt({ status: 'active' }, 8.64e15), hasEnded(undefined, 8.64e15)]).toEqual([true, false]);
    expect(hasEnded('2026-07-01T02:00:00+02:00', AT)).toBe(true);
  });

  it('ends with the first, or with the last of several', () => {
    const several = [{ validUntil: END }, { validUntil: '2026-08-01T00:00:00Z' }];
    expect([firstEndOf(several), lastEndOf(several)]).toEqual([AT, Date.parse('2026-08-01T00:00:00Z')]);
    expect([firstEndOf([...several, {}]), lastEndOf([...several, {}]), firstEndOf([])]).toEqual([
      AT,
      Infinity,
      Infinity,
    ]);
  });
});
