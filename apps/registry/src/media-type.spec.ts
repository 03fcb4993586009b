import { describe, expect, it } from '@jest/globals';
import { parseMediaType, SUBMISSION_TYPES } from './media-type.ts';

const NOTHING = new Uint8Array(0);

describe('parseMediaType', () => {
  it.each(SUBMISSION_TYPES)('reads %s, in any case and with parameters', (type) => {
    expect(parseMediaType({ 'content-type': `${type.toUpperCase()}; charset=utf-8` }, NOTHING)).toBe(type);
  });
  it.each(['', 'application/json', 'application/vp', 'text/plain', 'application/vp+jwt2'])('refuses %j', (type) => {
    expect(() => parseMediaType({ 'content-type': type }, NOTHING)).toThrow('credential/media-type');
  });
});
