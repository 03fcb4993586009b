import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, type ExecutionResult } from 'graphql';
import { Plans } from './plans.ts';

const schema = buildSchema(`
  input Filter { word: [String!], level: Level = SC, and: [Filter!], or: [Filter!], not: Filter }
  enum Level { SC L1 }
  type Query { asked(filter: Filter, first: Int = 20): String! }
`);
schema.getQueryType()!.getFields()['asked']!.resolve = (_, { filter, first }) => JSON.stringify({ filter, first });

const plans = new Plans(schema);
/** The answers of the first runs: interpreted, then twice by the compiled plan. */
async function thrice(source: string, variables: Readonly<Record<string, unknown>> = {}): Promise<ExecutionResult[]> {
  const document = parse(source);
  const answers: ExecutionResult[] = [];
  for (let i = 0; i < 3; i++) answers.push(await plans.execute(document, variables, {}));
  return answers;
}

describe('a plan', () => {
  it.each([
    ['query ($f: Filter) { asked(filter: $f) }', { f: { and: [{ word: 'x' }, { not: { level: 'L1' } }] } }],
    ['query ($f: Filter, $n: Int = 5) { asked(filter: $f, first: $n) }', {}],
    ['query ($f: Filter!) { asked(filter: { or: [$f] }) }', { f: { word: ['a', 'b'] } }],
    ['query ($w: [String!], $l: Level) { asked(filter: { word: $w, level: $l }) }', { w: ['a'], l: 'L1' }],
    ['query ($f: Filter) { asked(filter: $f) @skip(if: false) }', { f: null }],
  ])('answers %s as the interpreter does', async (source, variables) => {
    const [interpreted, ...compiled] = await thrice(source, variables);
    expect(interpreted?.errors).toBeUndefined();
    for (const answer of compiled) expect(answer.data).toEqual(interpreted?.data);
  });

  it.each([
    ['query ($f: Filter) { asked(filter: $f) }', { f: { nope: 1 } }],
    ['query ($f: Filter) { asked(filter: $f) }', { f: { not: { level: 'L9' } } }],
    ['query ($f: Filter!) { asked(filter: $f) }', {}],
    ['query ($n: Int) { asked(first: $n) }', { n: 'x' }],
  ])('refuses wrong variables of %s, compiled or not', async (source, variables) => {
    const document = parse(source);
    for (let i = 0; i < 3; i++)
      await expect(plans.execute(document, variables, {})).rejects.toMatchObject({ name: 'DocumentFault' });
  });

  it('shows nothing of itself to introspection', async () => {
    const source = '{ __schema { types { name } } __type(name: "__Coerced") { name } }';
    for (const { data } of await thrice(source)) expect(JSON.stringify(data)).not.toContain('Coerced');
  });
});
