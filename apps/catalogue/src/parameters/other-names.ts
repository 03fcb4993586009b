import { nearest } from '#rdf';
import { LANGUAGES } from '#refusal';
import { isISO31661Alpha2 } from 'class-validator';

const PLACE = ['after', 'since'];
const SIZE = ['first', 'limit'];
const WORDS = ['query'];
const ORDER = ['orderBy'];

/** What people and programs call a parameter elsewhere → what it may be called here, the likeliest first. */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ...{
      q: WORDS,
      search: WORDS,
      searchterm: WORDS,
      term: WORDS,
      terms: WORDS,
      text: WORDS,
      words: WORDS,
      name: WORDS,
    },
    ...{ title: WORDS, description: WORDS, s: WORDS },
    ...{ limit: SIZE, first: SIZE, size: SIZE, pagesize: SIZE, perpage: SIZE, count: SIZE, rows: SIZE, top: SIZE },
    ...{ max: SIZE, maxresults: SIZE, n: SIZE },
    ...{ page: PLACE, pagenumber: PLACE, offset: PLACE, cursor: PLACE, skip: PLACE, start: PLACE, continue: PLACE },
    ...{ token: PLACE, pagetoken: PLACE, after: PLACE, next: PLACE, sequence: PLACE },
    ...{ sort: ORDER, order: ORDER, sortby: ORDER, orderby: ORDER, sorting: ORDER },
    ...{
      lang: ['language'],
      locale: ['language'],
      languages: ['language'],
      hl: ['language'],
      acceptlanguage: ['language'],
    },
    ...{ type: ['class', 'kind', 'change'], types: ['class', 'kind'], category: ['kind', 'class'], rdftype: ['class'] },
    ...{
      countrycode: ['country'],
      nation: ['country'],
      location: ['country', 'countryOfUse'],
      region: ['regionOfUse', 'country'],
    },
    ...{ jurisdiction: ['countryOfUse', 'country'], law: ['countryOfUse'], governinglaw: ['countryOfUse'] },
    ...{ tag: ['keyword'], tags: ['keyword'], subject: ['keyword', 'iri'], license: ['licence'], rights: ['licence'] },
    ...{ owner: ['provider', 'issuer'], publisher: ['provider'], providedby: ['provider'], organisation: ['provider'] },
    ...{ organization: ['provider'], company: ['provider'], vendor: ['provider'], signedby: ['issuer'] },
    ...{ label: ['level'], labellevel: ['level'], minlevel: ['level'], compliance: ['outcome', 'level'] },
    ...{ verdict: ['outcome'], state: ['status'], lifecycle: ['status'], inactive: ['includeInactive'] },
    ...{ all: ['includeInactive'], deleted: ['includeInactive'], revoked: ['includeInactive'], facet: ['facets'] },
    ...{
      aggregations: ['facets'],
      aggs: ['facets'],
      groupby: ['facets'],
      mediatype: ['format'],
      conformsto: ['standard'],
    },
    ...{ from: ['publishedFrom', 'since'], since: ['publishedFrom'], to: ['publishedTo'], until: ['publishedTo'] },
    ...{ date: ['validAt'], at: ['validAt'], gdpr: ['regime'], requires: ['dependsOn'], contains: ['aggregates'] },
    ...{ event: ['change'], action: ['change'], operation: ['change'], events: ['change'], changes: ['change'] },
    ...{ subjects: ['iri'], id: ['iri'], ids: ['iri'], uri: ['iri'], url: ['iri'], entity: ['iri'], iris: ['iri'] },
    ...{ timeout: ['wait'], poll: ['wait'], lastsequence: ['since'], lasteventid: ['since'] },
  }),
);

/** The same for values of closed lists. */
const OTHER_VALUES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ...{
      date: ['NEWEST'],
      published: ['NEWEST'],
      created: ['NEWEST', 'ADMITTED'],
      recent: ['NEWEST'],
      time: ['NEWEST'],
    },
    ...{ title: ['NAME'], alphabetical: ['NAME'], score: ['RELEVANCE'], best: ['RELEVANCE'] },
    ...{ offering: ['DATA', 'SERVICE'], product: ['DATA'], dataset: ['DATA'], dataoffering: ['DATA'] },
    ...{ serviceoffering: ['SERVICE'], organisation: ['PARTICIPANT'], organization: ['PARTICIPANT'] },
    ...{ company: ['PARTICIPANT'], provider: ['PARTICIPANT'], legalperson: ['PARTICIPANT'] },
    ...{ superseded: ['SUPERSEDED', 'DEPRECATED'], deprecated: ['SUPERSEDED'], valid: ['ACTIVE'] },
    ...{ added: ['ADMITTED'], updated: ['SUPERSEDED'], deleted: ['REVOKED'], removed: ['REVOKED'] },
    ...{ standardcompliance: ['SC'], '1': ['true', 'L1'], '2': ['L2'], '3': ['L3'], level1: ['L1'], level2: ['L2'] },
    ...{ level3: ['L3'], yes: ['true'], on: ['true'], ja: ['true'], oui: ['true'], '0': ['false'], no: ['false'] },
    ...{ off: ['false'], nein: ['false'], non: ['false'] },
  }),
);

/** What somebody may have meant by a name of a parameter, the likeliest first: by habit, else by the nearest spelling. */
export function meantBy(name: string, known: readonly string[]): readonly string[] {
  return likeliest(name, known, OTHER_NAMES);
}

/** What somebody may have meant by a value of a closed list. */
export function valueMeantBy(text: string, known: readonly string[]): readonly string[] {
  return likeliest(text, known, OTHER_VALUES);
}

function likeliest(
  text: string,
  known: readonly string[],
  habits: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const plain = folded(text);
  const usual = (habits.get(plain) ?? []).filter((one) => known.includes(one));
  const same = known.filter((one) => folded(one) === plain || folded(one.slice(one.lastIndexOf('.') + 1)) === plain);
  const near = nearest(text, known);
  const likely = [usual, same, near === undefined ? [] : [near]].find((names) => names.length > 0) ?? [];
  return likely.slice(0, 2);
}

let codes: ReadonlyMap<string, string> | undefined;

/** The code of a country by its name in a language that findings speak. */
export function countryMeantBy(text: string): string | undefined {
  codes ??= namedCountries();
  return codes.get(folded(text));
}

function namedCountries(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => isISO31661Alpha2(code));
  return new Map(
    LANGUAGES.flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region' });
      return all.map((code) => [folded(names.of(code) ?? code), code] as const);
    }),
  );
}

function folded(name: string): string {
  const plain = name.slice(0, 60).normalize('NFD').toLowerCase();
  return plain.replace(/[^a-z0-9]/g, '');
}
