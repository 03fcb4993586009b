import { describe, expect, it } from '@jest/globals';
import { codeText } from './code-texts.ts';
import { CODES, type Code } from './codes.ts';
import type { Finding } from './finding.ts';
import { inLanguage, LANGUAGES, parseLanguage } from './language.ts';

describe('Accept-Language', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-at;q=0.3, fr;q=0.2', 'de'],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
    ['es, *;q=0.5', 'en'],
    ['es, de;q=0.1', 'de'],
    ['*', 'en'],
    ['*, en;q=0', 'de'],
    ['en;q=0.5, de;q=0.5', 'en'],
    ['de;q=0', 'en'],
    ['de;q=nonsense, fr;q=0.1', 'fr'],
    ['es', 'en'],
  ])('%s is answered in %s', (header, language) => {
    expect(parseLanguage(header)).toBe(language);
  });
});

describe('the texts of the codes', () => {
  it.each(Object.keys(CODES) as Code[])('%s has a title and a sentence in every language', (code) => {
    const told = LANGUAGES.map((language) => codeText(code, language));
    expect(new Set(told.map(({ title }) => title)).size).toBe(3);
    for (const { title, explanation } of told) {
      expect(title).toMatch(/^\S.*[^.]$/);
      expect(explanation).toMatch(/^\S.*\.$/);
    }
    expect(new Set(told.map(({ explanation }) => explanation)).size).toBe(3);
  });
});

describe('a finding in one language', () => {
  const inner: Finding = {
    code: 'shapes/min-count',
    severity: 'error',
    title: 'The property name is missing',
    translations: { de: { title: 'Die Eigenschaft Name fehlt' } },
  };
  const finding: Finding = {
    code: 'shapes/closed',
    severity: 'error',
    title: 'The property nme is not allowed',
    explanation: 'The class is closed.',
    expected: 'name',
    found: 'nme',
    fix: { text: 'Rename it.', patch: [{ op: 'move', from: '/nme', path: '/name' }] },
    path: { label: 'nme', pointer: '/nme', line: 3 },
    consequences: [inner],
    translations: { de: { title: 'Nicht erlaubt', fix: 'Benennen Sie es um.', label: 'Nme' } },
  };

  it('takes the texts of the language, keeps patch and place, and tells no translations', () => {
    const told = inLanguage(finding, 'de');
    expect(told).toMatchObject({
      title: 'Nicht erlaubt',
      expected: 'name',
      fix: { text: 'Benennen Sie es um.', patch: [{ op: 'move' }] },
      path: { label: 'Nme', pointer: '/nme', line: 3 },
      consequences: [{ title: 'Die Eigenschaft Name fehlt' }],
    });
    expect(JSON.stringify(told)).not.toContain('translations');
    expect(JSON.stringify(inLanguage(finding, 'en'))).not.toContain('translations');
  });

  it('falls back to what the code is called, and never goes without an explanation', () => {
    expect(inLanguage(finding, 'fr').title).toBe(codeText('shapes/closed', 'fr').title);
    expect(inLanguage({ code: 'verify/signature', severity: 'error', title: 'x' }, 'en')).toEqual({
      code: 'verify/signature',
      severity: 'error',
      title: 'x',
      explanation: codeText('verify/signature', 'en').explanation,
    });
  });
});
