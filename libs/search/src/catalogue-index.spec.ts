import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Refusal } from '#refusal';
import { createIndex, type CatalogueIndex } from './catalogue-index.ts';
import type { Listing, TaggedText } from './listing.ts';
import type { Search } from './search.ts';

const say = (...texts: readonly string[]): readonly TaggedText[] => texts.map((value) => ({ value, language: '' }));
const offering = (iri: string, said: Partial<Listing> = {}): Listing => ({
  iri,
  kinds: ['SERVICE'],
  classes: [],
  names: say(iri),
  descriptions: [],
  keywords: [],
  issuer: 'did:web:issuer.example',
  outcome: 'COMPLIANT',
  status: 'ACTIVE',
  values: {},
  sequence: 0,
  published: 0,
  validFrom: 0,
  ...said,
});
const provider = (iri: string, name: string, said: Partial<Listing> = {}): Listing =>
  offering(iri, { kinds: ['PARTICIPANT'], names: say(name), ...said });
const iris = (index: CatalogueIndex, search: Partial<Search>): string[] =>
  index.search({ now: 0, ...search }).hits.map((hit) => hit.iri);
const codeOf = (what: () => unknown): string => {
  try {
    what();
    return 'none';
  } catch (error) {
    return (error as Refusal).code;
  }
};

describe('the text of a search', () => {
  it('folds diacritics, reads phrases, negations and beginnings of words', () => {
    const index = createIndex();
    index.put(offering('a', { names: say('Étude du diabète™'), keywords: say('HbA1c') }));
    index.put(offering('b', { names: say('Observational study'), descriptions: say('Daten aus der Straße') }));
    expect(iris(index, { text: 'DIABETE' })).toEqual(['a']);
    expect(iris(index, { text: 'diab* -etude' })).toEqual([]);
    expect(iris(index, { text: '"observational study"' })).toEqual(['b']);
    expect(iris(index, { text: '"study observational"' })).toEqual([]);
    expect(iris(index, { text: 'strasse hba1c' })).toEqual([]);
    expect(iris(index, { text: 'STRASSE' })).toEqual(['b']);
    expect(iris(index, { text: '-diabète' })).toEqual(['b']);
  });

  it('finds words of one stem in German, English and French, after the word itself, and not in quotes', () => {
    const index = createIndex();
    index.put(offering('de', { names: say('Kliniken') }));
    index.put(offering('de itself', { names: say('Klinik') }));
    index.put(offering('en', { names: say('Patient studies') }));
    index.put(offering('fr', { names: say('Données médicales') }));
    expect(iris(index, { text: 'Klinik' })).toEqual(['de itself', 'de']);
    expect(iris(index, { text: '"Klinik"' })).toEqual(['de itself']);
    expect(iris(index, { text: 'study' })).toEqual(['en']);
    expect(iris(index, { text: 'medical' })).toEqual(['fr']);
    expect(iris(index, { text: '-klinik' })).toEqual(['fr', 'en']);
  });

  it('bears one typing error in five letters or more, only where nothing current has the word', () => {
    const index = createIndex();
    index.put(offering('a', { names: say('heart') }));
    index.put(offering('b', { names: say('heard'), validUntil: 10 }));
    index.put(offering('c', { names: say('ISO 27001') }));
    for (const typo of ['haert', 'hearrt', 'heatr', 'hxart', 'eheart'])
      expect([typo, iris(index, { text: typo })]).toEqual([typo, ['a']]);
    expect(iris(index, { text: 'hearts' }).toSorted()).toEqual(['a']);
    expect(iris(index, { text: 'heard' })).toEqual(['b']);
    expect(iris(index, { text: 'heard', now: 10 })).toEqual(['a']);
    expect(iris(index, { text: 'heard', now: 10, includeInactive: true })).toEqual(['b']);
    expect(iris(index, { text: 'haret' })).toEqual([]);
    expect(iris(index, { text: '"haert"' })).toEqual([]);
    expect(iris(index, { text: '27002' })).toEqual([]);
    expect(iris(index, { text: '-haert' })).toEqual(['b', 'a', 'c']);
  });

  it('ranks a name above a keyword, a keyword above a provider, a provider above a description', () => {
    const index = createIndex();
    const filler = say('one two three four');
    index.put(offering('description', { names: filler, descriptions: say('imaging') }));
    index.put(offering('provider', { names: say('one two three four five'), provider: 'p' }));
    index.put(offering('keyword', { names: filler, keywords: say('imaging') }));
    index.put(offering('name', { names: say('one two three imaging'), descriptions: say('five') }));
    index.put(provider('p', 'Imaging'));
    const ranked = ['name', 'keyword', 'provider', 'description'];
    expect(iris(index, { text: 'imaging', within: ['SERVICE'] })).toEqual(ranked);
  });

  it('never fails for a text, whatever it holds, nor for hostile names in any place', () => {
    const index = createIndex({ columns: ['constructor'] });
    const hostile = [
      '__proto__',
      'constructor',
      'toString',
      '👩‍⚕️',
      'مرحبا‏',
      '\0',
      '\ud800',
      'A'.repeat(2 ** 20),
      '"',
      '-*',
    ];
    for (const name of hostile)
      index.put(
        offering(name, {
          names: say(name),
          descriptions: say(name),
          keywords: say(name),
          classes: [name],
          provider: name,
          country: name,
          issuer: name,
          anchor: name,
          values: Object.fromEntries([['constructor', [name]]]),
        }),
      );
    for (const name of hostile) {
      const search: Search = { now: 0, filters: [{ kind: 'in', column: 'constructor', values: [name] }], text: '' };
      expect(iris(index, search)).toEqual([name]);
      expect(index.facetValues({ now: 0, column: 'issuer', prefix: name, first: 1 })).toHaveLength(1);
      for (const column of ['class', 'provider', 'issuer', 'anchor', 'keyword'])
        expect(iris(index, { filters: [{ kind: 'in', column, values: [name.trim()] }] }).length).toBeGreaterThan(0);
      index.highlight(name, name);
      expect(index.get(name)?.name).toBe(name);
    }
    expect(iris(index, { text: '__proto__' })).toEqual(['__proto__']);
    expect(iris(index, { text: 'A'.repeat(2 ** 20) })).toEqual(['A'.repeat(2 ** 20)]);
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '-', '*', ' ', '\\', '(', 'é', '\ud800', 'toString', '\0', 'ﬁ', '½') }),
    );
    const before = index.search({ now: 0, facets: index.columns });
    fc.assert(
      fc.property(odd, (text) => {
        index.search({ text, now: 0, facets: ['keyword'], filters: [{ kind: 'providerName', text }] });
        const { spans } = index.highlight(text, text);
        return spans.every(([start, end], i) => start < end && start > (spans[i - 1]?.[1] ?? -1) && end <= text.length);
      }),
      { numRuns: process.env['LONG'] === '1' ? 10_000 : 1000 },
    );
    expect(index.search({ now: 0, facets: index.columns })).toEqual(before);
    for (const name of hostile) index.drop(name);
    expect(index.search({ now: 0, facets: index.columns }).facets.flatMap(({ values }) => values)).toEqual([]);
  });
});

describe('what is joined, hidden, or over', () => {
  it('joins name and country of the provider, follows its renaming, and forgets it when it ends', () => {
    const index = createIndex();
    const inCountry = (...values: string[]): Partial<Search> => ({
      within: ['SERVICE'],
      filters: [{ kind: 'in', column: 'country', values }],
    });
    for (let i = 0; i < 50; i++) index.put(offering(`o${i}`, { provider: 'p' }));
    index.put(provider('p', 'Robert Schuman', { country: 'lu', validUntil: 10 }));
    const count = (search: Partial<Search>): number => index.search({ now: 0, ...search }).totalCount;
    expect(count({ text: 'schuman', within: ['SERVICE'] })).toBe(50);
    expect(count(inCountry('LU'))).toBe(50);
    expect(count({ text: 'schuman', now: 10 })).toBe(0);
    expect(count({ ...inCountry('LU'), now: 10 })).toBe(0);
    index.put(provider('p', 'HRS', { country: 'DE' }));
    expect(count({ text: 'schuman' })).toBe(0);
    expect(count({ text: 'hrs', ...inCountry('de') })).toBe(50);
    expect(index.facetValues({ now: 0, column: 'provider', prefix: 'HR', first: 5 })).toEqual([
      { value: 'p', count: 50 },
    ]);
    index.drop('p');
    expect(count({ text: 'hrs' })).toBe(0);
  });

  it('lets a hidden listing be known to get() alone', () => {
    const index = createIndex();
    index.put(offering('a', { names: say('shown'), provider: 'p', keywords: say('common') }));
    const state = (): unknown => [
      index.search({ now: 0, facets: index.columns, includeInactive: true }),
      index.search({ now: 0, text: 'secrat', facets: index.columns }),
      index.search({ now: 0, text: 'common' }),
      index.facetValues({ now: 0, column: 'keyword', prefix: '', first: 100 }),
    ];
    const before = state();
    index.put(offering('s', { names: say('secret'), keywords: say('common', 'own'), country: 'LU', hidden: true }));
    index.put(provider('p', 'Secret', { country: 'LU', hidden: true }));
    expect(state()).toEqual(before);
    expect(index.explain({ now: 0 }, 's')).toBeUndefined();
    expect(index.get('s')).toMatchObject({ name: 'secret', hidden: true });
    index.put(offering('s', { names: say('secret') }));
    expect(iris(index, { text: 'secrat' })).toEqual(['s']);
    index.put(offering('s', { names: say('secret'), hidden: true }));
    expect(iris(index, { text: 'secret' })).toEqual([]);
    index.drop('s');
    expect(index.get('s')).toBeUndefined();
  });

  it('keeps a page in place while others are listed and dropped', () => {
    const index = createIndex();
    for (let i = 0; i < 40; i++)
      index.put(offering(`o${10 + i}`, { names: say('heart'), descriptions: say('x '.repeat(i)), sequence: 100 - i }));
    for (const orderBy of ['RELEVANCE', 'NAME', 'NEWEST', 'LEVEL'] as const) {
      const search: Search = { text: 'heart', now: 0, first: 10, orderBy, within: ['SERVICE'] };
      const whole = index.search({ ...search, first: 40 }).hits.map(({ iri }) => iri);
      const first = index.search(search);
      for (let i = 0; i < 30; i++)
        index.put(offering(`${orderBy}${i}`, { names: say('a heartless word'), kinds: ['DATA'], sequence: 100 }));
      index.drop(first.hits[3]!.iri);
      const second = index.search({ ...search, after: first.hits.at(-1)!.cursor });
      expect(second.hits.map(({ iri }) => iri)).toEqual(whole.slice(10, 20));
      expect(second.hasPreviousPage).toBe(true);
      index.drop(first.hits.at(-1)!.iri);
      const third = index.search({ ...search, after: first.hits.at(-1)!.cursor });
      if (orderBy !== 'RELEVANCE') expect(third.hits.map(({ iri }) => iri)).toEqual(whole.slice(10, 20));
      for (const i of [3, 9]) index.put(offering(whole[i]!, { names: say('heart'), sequence: 1 }));
    }
  });

  it('survives thousands of replacements and the end of most of its listings', () => {
    const index = createIndex();
    for (let i = 0; i < 5000; i++)
      index.put(offering(`o${i % 7}`, { names: say(`version${i} heart`), sequence: i, provider: 'p' }));
    expect(index.size).toBe(7);
    expect(iris(index, { text: 'heart', orderBy: 'NEWEST', first: 2 })).toEqual([`o${4999 % 7}`, `o${4998 % 7}`]);
    expect(iris(index, { text: 'version4999' })).toEqual([`o${4999 % 7}`]);
    expect(iris(index, { text: 'version17' })).toEqual([]);
    expect(iris(index, { filters: [{ kind: 'in', column: 'provider', values: ['p'] }] })).toHaveLength(7);
    for (let i = 0; i < 3000; i++)
      index.put(offering(`x${i}`, { names: say(`of many ${i}`), keywords: say(`k${i % 300}`) }));
    for (let i = 0; i < 3000; i++) if (i % 50 !== 0) index.drop(`x${(i * 7) % 3000}`);
    expect(iris(index, { text: 'many', first: 100 })).toHaveLength(60);
    expect(iris(index, { text: '2100' })).toEqual(['x2100']);
    expect(index.search({ now: 0, facets: ['keyword'] }).facets[0]!.values).toHaveLength(6);
    expect(index.get('o3')).toMatchObject({ kinds: ['SERVICE'], provider: 'p', hidden: false });
  });
});

describe('reasons and refusals', () => {
  it('says which words and filters made a hit, and where they stand', () => {
    const index = createIndex();
    index.put(provider('p', 'Hôpital Schuman', { country: 'LU' }));
    const keywords = say('Blood sugar', 'cardiology');
    index.put(
      offering('a', {
        names: say('Diabetes studies'),
        keywords,
        descriptions: say('A diabetic study.'),
        provider: 'p',
      }),
    );
    const isIn = { kind: 'in', column: 'country', values: ['LU'] } as const;
    const isOut = { kind: 'in', column: 'country', values: ['DE'] } as const;
    const why = index.explain(
      {
        now: 0,
        text: 'diabets study "blood sugar" cardio* schuman -heart',
        filters: [{ kind: 'or', filters: [isOut, isIn] }],
      },
      'a',
    );
    expect(why).toEqual({
      words: [
        { asked: 'diabets', matched: ['diabetes', 'diabetic'], fields: ['NAME', 'DESCRIPTION'], how: 'STEM' },
        { asked: 'study', matched: ['study', 'studies'], fields: ['NAME', 'DESCRIPTION'], how: 'EXACT' },
        { asked: '"blood sugar"', matched: ['blood', 'sugar'], fields: ['KEYWORD'], how: 'PHRASE' },
        { asked: 'cardio*', matched: ['cardiology'], fields: ['KEYWORD'], how: 'PREFIX' },
        { asked: 'schuman', matched: ['schuman'], fields: ['PROVIDER'], how: 'EXACT' },
      ],
      filters: [isIn],
    });
    expect(index.explain({ now: 0, text: 'diabetes', filters: [isOut] }, 'a')).toBeUndefined();
    const marked = (query: string, text: string): string[] =>
      index.highlight(query, text).spans.map(([start, end]) => text.slice(start, end));
    expect(marked('étude "blood sugar" cardio* study', 'Studies: Blood  sugar, E\u0301tude, CARDIOLOGIE ½')).toEqual([
      'Studies',
      'Blood  sugar',
      'E\u0301tude',
      'CARDIOLOGIE',
    ]);
    expect(marked('hopitel', 'Hôpital')).toEqual(['Hôpital']);
    expect(marked('-study', 'study')).toEqual([]);
  });

  it('refuses a page size out of range, a column that is not there, a forged cursor and one of another order', () => {
    const index = createIndex({ columns: ['regime'] });
    index.put(offering('a'));
    const { cursor } = index.search({ now: 0, orderBy: 'NAME' }).hits[0]!;
    const code = (search: Partial<Search>): string => codeOf(() => index.search({ now: 0, ...search }));
    expect(code({ first: 0 })).toBe('request/parameter');
    expect(code({ last: 101 })).toBe('request/parameter');
    expect(code({ first: 1, last: 1 })).toBe('request/parameter');
    expect(code({ facets: ['__proto__'] })).toBe('request/parameter');
    expect(code({ filters: [{ kind: 'not', filter: { kind: 'present', column: 'nothing' } }] })).toBe(
      'request/parameter',
    );
    expect(codeOf(() => index.facetValues({ now: 0, column: 'regime', prefix: '', first: 0 }))).toBe(
      'request/parameter',
    );
    expect(codeOf(() => index.facetValues({ now: 0, column: 'none', prefix: '', first: 1 }))).toBe('request/parameter');
    expect(() => createIndex({ columns: ['level'] })).toThrow('A column twice');
    const forged = Buffer.from(Buffer.from(cursor, 'base64url').toString().replace('"a"', '"b"')).toString('base64url');
    for (const after of ['', 'x', 'null', `${cursor}=`, cursor.slice(0, -2), forged])
      expect(code({ after })).toBe('request/cursor');
    expect(code({ after: cursor, orderBy: 'NEWEST' })).toBe('request/cursor');
    expect(code({ after: cursor, orderBy: 'NAME' })).toBe('none');
  });
});
