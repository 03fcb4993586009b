import { describe, expect, it } from '@jest/globals';
import { chooseTexts, parseLanguages } from './languages.ts';

describe('parseLanguages', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['fr', ['fr']],
    ['de-LU, fr;q=0.9, en;q=0.95', ['de-lu', 'en', 'fr']],
    ['*, en;q=0, ;;, ../../etc', []],
    [Array.from({ length: 40 }, (_, i) => `l${String.fromCharCode(97 + (i % 26))}`).join(), 10],
  ])('reads %s', (header, expected) => {
    const read = parseLanguages(header);
    if (typeof expected === 'number') expect(read).toHaveLength(expected);
    else expect(read).toEqual(expected);
  });
});

describe('chooseTexts', () => {
  const texts = [
    { value: 'hello', language: 'en' },
    { value: 'grüezi', language: 'de-ch' },
    { value: 'plain', language: '' },
  ];
  it.each([
    [['de'], [{ value: 'grüezi', language: 'de-ch', isFallback: false }]],
    [['de-at', 'en'], [{ value: 'hello', language: 'en', isFallback: false }]],
    [['de-ch-1996'], [{ value: 'grüezi', language: 'de-ch', isFallback: false }]],
    [['pt'], [{ value: 'plain', language: undefined, isFallback: undefined }]],
    [[], [{ value: 'plain', language: undefined, isFallback: undefined }]],
  ])('for %j', (languages, chosen) => {
    expect(chooseTexts(texts, languages)).toEqual(chosen);
  });

  it('marks what stands in for a language that is not there', () => {
    expect(chooseTexts(texts.slice(0, 2), ['pt'])).toEqual([{ value: 'hello', language: 'en', isFallback: true }]);
    expect(chooseTexts(texts.slice(1, 2), ['pt'])).toEqual([{ value: 'grüezi', language: 'de-ch', isFallback: true }]);
    expect(chooseTexts([], ['pt'])).toEqual([]);
  });
});
