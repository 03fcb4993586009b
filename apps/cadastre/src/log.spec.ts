import { describe, expect, it } from '@jest/globals';
import { toTruncated } from './log.ts';

describe('toTruncated', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0'],
    ['::ffff:192.0.2.77', '192.0.2.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
    ['::1', '::'],
  ])('%s → %s', (address, shown) => {
    expect(toTruncated(address)).toBe(shown);
  });
});
