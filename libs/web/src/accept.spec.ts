import { describe, expect, it } from '@jest/globals';
import { parseAccept } from './accept.ts';

const OFFERED = ['application/json', 'application/vc+jwt', 'application/ld+json'];

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
