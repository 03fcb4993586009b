import { describe, expect, it } from '@jest/globals';
import { parseAccept, parseMediaType, SUBMISSION_TYPES } from './media-type.ts';

const OFFERED = ['application/json', 'application/vc+jwt', 'application/ld+json'];

describe('parseMediaType', () => {
  it.each(SUBMISSION_TYPES)('reads %s, in any case and with parameters', (type) => {
    expect(parseMediaType({ 'content-type': `${type.toUpperCase()}; charset=utf-8` })).toBe(type);
  });
  it.each(['', 'application/json', 'application/vp', 'text/plain', 'application/vp+jwt2'])('refuses %j', (type) => {
    expect(() => parseMediaType({ 'content-type': type })).toThrow('credential/media-type');
  });
});

describe('parseAccept', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/vc+jwt', 'application/vc+jwt'],
    ['application/ld+json;q=0.9, application/vc+jwt;q=0.8', 'application/ld+json'],
    ['text/html, application/*;q=0.5', 'application/json'],
    ['application/json;q=0, */*', 'application/vc+jwt'],
  ])('%j prefers %s', (header, type) => {
    expect(parseAccept(header, OFFERED)).toBe(type);
  });
  it.each(['text/html', 'application/json;q=0', ''])('refuses %j', (header) => {
    expect(() => parseAccept(header, OFFERED)).toThrow('request/not-acceptable');
  });
});
