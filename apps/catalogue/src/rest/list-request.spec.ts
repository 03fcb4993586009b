import { describe, expect, it } from '@jest/globals';
import { buildSchema, isInputObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../../test/support/shared.ts';
import { RELEASE } from '../../../../test/support/small-catalogue.ts';
import { parseListRequest } from './list-request.ts';
import { parametersOf, type ListName } from '../parameters/parameters.ts';

const read = (query: string) => parseListRequest(new URLSearchParams(query), 'search', RELEASE);

describe('the query string of a list', () => {
  it.each([
    ['', {}],
    ['query=&kind=&first=', {}],
    ['kind=data,!service', { filter: { kind: { in: ['DATA'], not: ['SERVICE'] } } }],
    ['kind=DATA&kind=SERVICE', { filter: { kind: { in: ['DATA', 'SERVICE'] } } }],
    ['not.kind=DATA,!SERVICE', { filter: { kind: { not: ['DATA'], in: ['SERVICE'] } } }],
    ['keyword=a%5C,b,%5C!c,%5C*', { filter: { keyword: { in: ['a,b', '!c', '*'] } } }],
    ['keyword=*,x&not.licence=*', { filter: { keyword: { in: ['x'], stated: true }, licence: { stated: false } } }],
    [
      'provider.name=a,b&provider=urn:p&provider.country=lu',
      { filter: { provider: { name: 'a,b', in: ['urn:p'], country: { in: ['LU'] } } } },
    ],
    ['country=!*&dependsOn=*', { filter: { country: { stated: false }, dependsOn: { stated: true } } }],
    ['level=l1&level.in=!L2', { filter: { level: { atLeast: 'L1', not: ['L2'] } } }],
    ['column.theme=x&regime=y', { filter: { regime: { in: ['y'] }, value: [{ column: 'theme', in: ['x'] }] } }],
    ['publishedTo=2026-01-02', { filter: { published: { to: '2026-01-02T23:59:59.999Z' } } }],
    ['validAt=2026-01-02T00:00:00+01:00', { filter: { validAt: '2026-01-02T00:00:00+01:00' } }],
    ['first=7&orderBy=name&includeInactive=true', { first: 7, orderBy: 'NAME', includeInactive: true }],
  ])('%j asks for %j', (query, expected) => {
    expect(read(query).arguments).toEqual(expected);
  });

  it('names the columns to count, each once', () => {
    expect(read('facets=kind,theme&facets=kind').facets).toEqual(['kind', 'theme']);
  });

  it.each([
    '__proto__=x',
    'constructor=x',
    'filter=x',
    'not.first=1',
    'not.not.kind=DATA',
    'facets=!kind',
    'first=1e1',
  ])('refuses %s', (query) => {
    expect(() => read(query)).toThrow('request/parameter');
  });
});

describe('the parameters of a list', () => {
  const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
  const lists: readonly (readonly [ListName, string])[] = [
    ['participants', 'ParticipantFilter'],
    ['data-offerings', 'OfferingFilter'],
    ['service-offerings', 'OfferingFilter'],
    ['resources', 'ResourceFilter'],
    ['search', 'SearchFilter'],
  ];

  it.each(lists)('of %s are the conditions of %s', (list, filter) => {
    const type = schema.getType(filter);
    const conditions = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
    const heads = parametersOf(list, RELEASE).flatMap(({ at }) => /^filter\.(\w+)/.exec(at)?.[1] ?? []);
    expect([...new Set(heads)].toSorted()).toEqual(
      conditions.filter((name) => !['and', 'or', 'not', 'value'].includes(name)).toSorted(),
    );
  });
});
