import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Refusal } from '#refusal';
import { createIndex } from './catalogue-index.ts';
import type { Listing, Search } from './listing.ts';

const offering = (iri: string, said: Partial<Listing> = {}): Listing => ({
  iri,
  kinds: ['SERVICE'],
  classes: [],
  name: iri,
  description: '',
  keywords: [],
  outcome: 'COMPLIANT',
  sequence: 0,
  validFrom: '2026-01-01T00:00:00Z',
  ...said,
});
const iris = (index: ReturnType<typeof createIndex>, search: Partial<Search>): string[] =>
  index.search({ now: 0, ...search }).hits.map((hit) => hit.iri);

describe('the search index', () => {
  it('folds diacritics, reads phrases, negations and beginnings of words', () => {
    const index = createIndex();
    index.put(offering('a', { name: 'Étude du diabète', keywords: ['HbA1c'] }));
    index.put(offering('b', { name: 'Diabetes observational study', description: 'Daten aus der Straße' }));
    expect(iris(index, { text: 'DIABETE' })).toEqual(['a']);
    expect(iris(index, { text: 'diabet*' }).toSorted()).toEqual(['a', 'b']);
    expect(iris(index, { text: 'diabet* -etude' })).toEqual(['b']);
    expect(iris(index, { text: '"observational study"' })).toEqual(['b']);
    expect(iris(index, { text: '"study observational"' })).toEqual([]);
    expect(iris(index, { text: 'strasse hba1c' })).toEqual([]);
    expect(iris(index, { text: 'STRASSE' })).toEqual(['b']);
    expect(iris(index, { text: '-diabetes' })).toEqual(['a']);
  });

  it('ranks a name above a keyword, a keyword above a provider, a provider above a description', () => {
    const index = createIndex();
    const filler = 'one two three four';
    index.put(offering('description', { name: filler, description: 'imaging' }));
    index.put(offering('provider', { name: `${filler} five`, provider: 'p' }));
    index.put(offering('keyword', { name: filler, keywords: ['imaging'] }));
    index.put(offering('name', { name: 'one two three imaging', description: 'five' }));
    index.put(offering('p', { kinds: ['PARTICIPANT'], name: 'Imaging' }));
    expect(iris(index, { text: 'imaging', within: ['SERVICE'] })).toEqual([
      'name',
      'keyword',
      'provider',
      'description',
    ]);
  });

  it('joins name and country of the provider, follows its renaming, and forgets it when it ends', () => {
    const index = createIndex();
    for (let i = 0; i < 50; i++) index.put(offering(`o${i}`, { provider: 'p' }));
    index.put(offering('p', { kinds: ['PARTICIPANT'], name: 'Robert Schuman', country: 'lu', validUntil: 10 }));
    expect(index.search({ text: 'schuman', within: ['SERVICE'], now: 0 }).totalCount).toBe(50);
    expect(index.search({ countries: ['LU'], within: ['SERVICE'], now: 0 }).totalCount).toBe(50);
    expect(index.search({ text: 'schuman', now: 10 }).totalCount).toBe(0);
    index.put(offering('p', { kinds: ['PARTICIPANT'], name: 'HRS', country: 'DE' }));
    expect(index.search({ text: 'schuman', now: 0 }).totalCount).toBe(0);
    expect(index.search({ text: 'hrs', within: ['SERVICE'], countries: ['DE'], now: 0 }).totalCount).toBe(50);
    index.drop('p');
    expect(index.search({ text: 'hrs', now: 0 }).totalCount).toBe(0);
  });

  it('keeps a page in place while others are listed and dropped', () => {
    const index = createIndex();
    for (let i = 0; i < 40; i++) index.put(offering(`o${10 + i}`, { name: 'heart', description: 'x '.repeat(i) }));
    const search = { text: 'heart', now: 0, first: 10 };
    const first = index.search(search);
    for (let i = 0; i < 30; i++)
      index.put(offering(`z${i}`, { name: 'unlike heart words', description: 'y '.repeat(90) }));
    index.drop(first.hits[3]!.iri);
    const second = index.search({ ...search, after: first.hits.at(-1)!.cursor });
    expect(second.hits.map((h) => h.iri)).toEqual(Array.from({ length: 10 }, (_, i) => `o${20 + i}`));
    expect(second.hasPreviousPage).toBe(true);
    index.drop(first.hits.at(-1)!.iri);
    expect(index.search({ ...search, after: first.hits.at(-1)!.cursor }).hits.length).toBe(10);
  });

  it('survives thousands of replacements', () => {
    const index = createIndex();
    for (let i = 0; i < 5000; i++)
      index.put(offering(`o${i % 7}`, { name: `version${i} heart`, sequence: i, provider: 'p' }));
    expect(index.size).toBe(7);
    expect(iris(index, { text: 'heart', orderBy: 'NEWEST', first: 2 })).toEqual([`o${4999 % 7}`, `o${4998 % 7}`]);
    expect(iris(index, { text: 'version4999' })).toEqual([`o${4999 % 7}`]);
    expect(iris(index, { text: 'version17' })).toEqual([]);
    expect(index.search({ providers: ['p'], now: 0 }).totalCount).toBe(7);
    expect(index.get('o3')?.kinds).toEqual(['SERVICE']);
  });

  it('never fails for a text, whatever it holds', () => {
    const index = createIndex();
    index.put(offering('a', { name: 'constructor __proto__ toString' }));
    expect(iris(index, { text: '__proto__' })).toEqual(['a']);
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '-', '*', ' ', '\\', '(', 'é', '\ud800') }),
    );
    fc.assert(fc.property(odd, (text) => index.search({ text, now: 0 }).totalCount <= 1));
  });

  it('refuses a page size out of range, a forged cursor and a cursor of another order', () => {
    const index = createIndex();
    index.put(offering('a'));
    const cursor = index.search({ now: 0, orderBy: 'NAME' }).hits[0]!.cursor;
    const code = (search: Partial<Search>): string => {
      try {
        index.search({ now: 0, ...search });
        return 'none';
      } catch (error) {
        return (error as Refusal).code;
      }
    };
    expect(code({ first: 0 })).toBe('request/parameter');
    expect(code({ last: 101 })).toBe('request/parameter');
    expect(code({ first: 1, last: 1 })).toBe('request/parameter');
    const forged = Buffer.from(Buffer.from(cursor, 'base64url').toString().replace('"a"', '"b"')).toString('base64url');
    for (const after of ['', 'x', 'null', `${cursor}=`, cursor.slice(0, -2), forged])
      expect(code({ after })).toBe('request/cursor');
    expect(code({ after: cursor, orderBy: 'NEWEST' })).toBe('request/cursor');
    expect(code({ after: cursor, orderBy: 'NAME' })).toBe('none');
  });
});
