import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openSqlite, type GraphStore } from '#graph';
import { getIntrospectionQuery } from 'graphql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, openCatalogue, type Answer } from '../../../../test/support/small-catalogue.ts';

const nest = (depth: number, open: string, inner: string): string => open.repeat(depth) + inner + ' }'.repeat(depth);

/** Documents that ask for far more than they look like. */
const COSTLY: readonly (readonly [name: string, query: string, variables?: object])[] = [
  ['a page in a page in a page', '{ participants(first: 100) { nodes { offerings(first: 100) { nodes { name } } } } }'],
  [
    'page sizes in variables',
    'query ($n: Int) { participants(first: $n) { nodes { offerings(first: $n) { nodes { name } } } } }',
    { n: 100 },
  ],
  [
    'page sizes in defaults of variables',
    'query ($n: Int = 100) { participants(first: $n) { nodes { offerings(last: $n) { nodes { name } } } } }',
  ],
  [
    'a page through a fragment',
    `{ participants(first: 100) { ...P } } fragment P on ParticipantConnection { nodes { offerings(first: 100) { ...O } } }
     fragment O on OfferingConnection { edges { node { name } } }`,
  ],
  [
    'a page through inline fragments',
    '{ ... on Query { participants(first: 100) { ... { ... on ParticipantConnection { nodes { offerings(first: 100) { nodes { name } } } } } } } }',
  ],
  [
    'fragments that double at every step',
    `{ ...F0 } ${Array.from({ length: 30 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join('\n')}
     fragment F30 on Query { participants { totalCount } }`,
  ],
  [
    'fragments that double through fields',
    `{ participants { nodes { ...F0 } } } ${Array.from({ length: 12 }, (_, n) => `fragment F${n} on Participant { ...F${n + 1} ...F${n + 1} ...F${n + 1} }`).join('\n')}
     fragment F12 on Participant { name description iri }`,
  ],
  ['an alias bomb', `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: participants { totalCount }`).join(' ')} }`],
  [
    'an alias bomb in fragments',
    `{ ...A ...B } fragment A on Query { ${Array.from({ length: 8 }, (_, n) => `a${n}: __typename`).join(' ')} }
     fragment B on Query { ${Array.from({ length: 8 }, (_, n) => `b${n}: __typename`).join(' ')} }`,
  ],
  ['too many tokens', `{ ${'__typename '.repeat(1_000)} }`],
  ['too many characters', `{ __typename } #${'x'.repeat(15_000)}`],
  ['more directives than tokens', `{ __typename ${'@include(if: true) '.repeat(400)} }`],
  ['unknown directives of a field', `{ __typename ${'@a'.repeat(450)} }`],
  ['repeated directives of a field', `{ __typename ${'@skip(if: false) '.repeat(100)} }`],
  ['five directives of a field', '{ __typename @a @b @c @d @e }'],
  ['five directives of a field in a fragment', '{ ...F } fragment F on Query { __typename @a @b @c @d @e }'],
  ['five directives of a spread', '{ ...F @a @b @c @d @e } fragment F on Query { __typename }'],
  ['five directives of an inline fragment', '{ ... @a @b @c @d @e { __typename } }'],
  ['five directives of a fragment', '{ ...F } fragment F on Query @a @b @c @d @e { __typename }'],
  ['five directives of an operation', 'query Q @a @b @c @d @e { __typename }'],
  ['five directives of a variable', 'query Q($n: Int @a @b @c @d @e) { search(first: $n) { totalCount } }'],
  [
    'too deep',
    '{ participants { nodes { offerings { nodes { provider { offerings { nodes { provider { offerings { nodes { name } } } } } } } } } } }',
  ],
  [
    'ids in the default of a variable',
    `query ($i: [ID!]! = [${Array.from({ length: 100 }, (_, n) => `"${n}"`).join(' ')}]) { nodes(ids: $i) { ${'... on Participant { iri name description classes } '.repeat(13)} } }`,
  ],
  [
    'ids in a variable',
    `query ($i: [ID!]!) { nodes(ids: $i) { ${'... on Participant { iri name description classes } '.repeat(13)} } }`,
    { i: Array.from({ length: 100 }, String) },
  ],
  [
    'filters without end in a variable',
    'query ($f: ParticipantFilter) { participants(filter: $f) { totalCount } }',
    { f: JSON.parse(nest(500, '{"and":[', '{}').replaceAll(' }', ']}')) as object },
  ],
  [
    'values without end in a variable',
    'query ($f: ParticipantFilter) { participants(filter: $f) { totalCount } }',
    { f: { country: { in: Array.from({ length: 5_000 }, () => 'DE') } } },
  ],
];

/** Documents that are wrong, and must be found to be so at once. */
const WRONG: readonly (readonly [name: string, query: string])[] = [
  ['a fragment in itself', '{ ...A } fragment A on Query { ...A }'],
  [
    'fragments in a circle',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
  ],
  ['unknown directives', '{ __typename @a @b @c @d }'],
  ['repeated directives', '{ __typename @skip(if: false) @skip(if: false) }'],
  [
    'types inside types without end',
    `{ __schema { types { ${nest(6, 'fields { type { ', 'name').replaceAll(' }', ' } }')} } } }`,
  ],
  [
    'the same through a fragment',
    `{ __type(name: "Offering") { ...T } } fragment T on __Type { fields { type { fields { type { fields { type { name } } } } } } }`,
  ],
  ['fields that do not merge', `{ ${nest(5, 'participants { nodes { offerings { nodes { ', 'name').slice(0, 400)}`],
];

describe('what a request may ask for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadastre-limits-'));
  let store: GraphStore;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    store = await openSqlite({ path: join(folder, 'store.sqlite') });
    app = await openCatalogue(store);
  });
  afterAll(async () => {
    await app.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const timed = async (query: string, variables?: object): Promise<Answer> => {
    const started = performance.now();
    const answer = await ask(app, query, variables);
    expect(performance.now() - started).toBeLessThan(3_000);
    return answer;
  };

  it.each(COSTLY)('bounds %s', async (...[, query, variables]) => {
    const { errors, data } = await timed(query, variables);
    expect([data, errors?.map((e) => e.extensions.code as string)]).toEqual([undefined, ['request/cost']]);
  });

  it.each(WRONG)('refuses %s', async (_, query) => {
    const { errors = [], data } = await timed(query);
    expect(data).toBeUndefined();
    expect(new Set(errors.map((e) => e.extensions.code as string))).toEqual(new Set(['request/query']));
    expect(errors.length).toBeLessThanOrEqual(11);
    expect(JSON.stringify(errors).length).toBeLessThan(20_000);
  });

  it('takes the directives that there are', async () => {
    const { data } = await timed('query ($t: Boolean = true) { __typename @include(if: $t) @skip(if: false) }');
    expect(data).toEqual({ __typename: 'Query' });
  });

  it('takes no batch', async () => {
    const payload = Array.from({ length: 10 }, () => ({ query: '{ __typename }' }));
    const response = await app.inject({ method: 'POST', url: '/graphql', payload });
    expect([response.statusCode, response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'request/body' } }] },
    ]);
  });

  it('merges what is asked for twice, and stays quick where fields repeat at every level', async () => {
    const level = (inner: string): string => `provider { offerings(first: 1) { nodes { ${inner.repeat(4)} } } } `;
    const { errors } = await timed(
      `{ serviceOfferings(first: 1) { nodes { ${level(level('name iri ')).repeat(6)} } } }`,
    );
    expect(errors).toBeUndefined();
  });

  it.each([0, 101, -1, 2_147_483_647])('has no page of %s', async (first) => {
    const { errors } = await timed('query ($n: Int) { participants(first: $n) { totalCount } }', { n: first });
    expect(errors).toMatchObject([{ extensions: { code: 'request/parameter' } }]);
  });

  it('lets tools read the schema', async () => {
    const { data, errors } = await timed(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema');
  });

  it('tells what a query cost, and what it may cost', async () => {
    const cost = async (query: string, variables?: object): Promise<unknown> =>
      (await timed(query, variables)).extensions.cost;
    expect(await cost('{ __typename }')).toEqual({ requested: 1, maximum: 5_000 });
    const page = '{ participants(first: 30) { totalCount nodes { iri name } } }';
    expect(await cost(page)).toEqual({ requested: 1 + 2 + 60, maximum: 5_000 });
    const variable = 'query ($n: Int = 30) { participants(first: $n) { totalCount nodes { iri name } } }';
    expect(await cost(variable)).toEqual(await cost(page));
    expect(await cost(variable, { n: 10 })).toEqual({ requested: 23, maximum: 5_000 });
  });
});
