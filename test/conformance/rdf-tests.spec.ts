import { parseStatements, parseTurtle, toStatements, type Quad } from '#rdf';
import { expect, it } from '@jest/globals';
import { Parser } from 'n3';
import { readFileSync } from 'node:fs';
import { canonicalise } from '../../libs/rdf/src/canonicalise.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { NQUADS_REFUSED } from './rdf-tests.differences.ts';

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const RDFT = 'http://www.w3.org/ns/rdftest#Test';

interface Entry {
  readonly id: string;
  /** `NQuadsPositiveSyntax`, `TurtleEval` and so on. */
  readonly type: string;
  readonly action: string;
  readonly result: string | undefined;
}

const read = (suite: string, file: string): string =>
  readFileSync(sharedPath('conformance', 'rdf-tests', 'rdf', 'rdf11', suite, file), 'utf8');

function entriesOf(suite: string): readonly Entry[] {
  const quads = parseTurtle(read(suite, 'manifest.ttl'), `https://suite.example/${suite}/manifest.ttl`);
  const file = (iri: string | undefined): string | undefined => iri?.slice(iri.lastIndexOf('/') + 1);
  const of = (subject: string, name: string): string | undefined =>
    file(quads.find((q) => q.subject.value === subject && q.predicate.value === MF + name)?.object.value);
  return quads
    .filter(({ predicate, object }) => predicate.value === TYPE && object.value.startsWith(RDFT))
    .map(({ subject, object }) => ({
      id: subject.value.slice(subject.value.indexOf('#') + 1),
      type: object.value.slice(RDFT.length),
      action: of(subject.value, 'action') ?? '',
      result: of(subject.value, 'result'),
    }));
}

function outcome(work: () => unknown): 'accepted' | 'refused' {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (error instanceof Error) return 'refused';
    throw error;
  }
}

describeWithShared('W3C N-Quads, by the parser of our own statements', () => {
  const entries = entriesOf('rdf-n-quads');
  const ofType = (type: string): readonly Entry[] => entries.filter((entry) => entry.type === `NQuads${type}Syntax`);
  const outcomes = (type: string, wanted: string): readonly string[] =>
    ofType(type)
      .filter(({ action }) => outcome(() => parseStatements(read('rdf-n-quads', action), '')) === wanted)
      .map(({ id }) => id);

  it('has the counts of its README', () => {
    expect([entries.length, ofType('Positive').length, ofType('Negative').length]).toEqual([87, 53, 34]);
  });

  it('reads all 53 valid texts but those that we never write', () => {
    expect(outcomes('Positive', 'refused')).toEqual(Object.keys(NQUADS_REFUSED));
  });

  it('refuses all 34 invalid texts', () => {
    expect(outcomes('Negative', 'accepted')).toEqual([]);
  });

  it('reads every valid triple, written in our form, as the other parser does', () => {
    for (const { action } of ofType('Positive')) {
      const all = new Parser({ format: 'application/n-quads', blankNodePrefix: '' }).parse(read('rdf-n-quads', action));
      const quads = all.filter(({ graph }) => graph.termType === 'DefaultGraph') as unknown as readonly Quad[];
      const text = toStatements(quads);
      expect(toStatements(parseStatements(text, ''))).toBe(text);
      expect(parseStatements(text, '')).toHaveLength(new Set(text.split('\n')).size - 1);
    }
  });
});

describeWithShared('W3C Turtle', () => {
  const entries = entriesOf('rdf-turtle');
  const base = 'https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-turtle/';
  const parse = ({ action }: Entry): readonly Quad[] => parseTurtle(read('rdf-turtle', action), base + action);
  const named = (type: string): [string, Entry][] =>
    entries.filter((entry) => entry.type === type).map((entry) => [entry.id, entry]);
  const verdict = async (entry: Entry): Promise<string> => {
    if (!entry.type.endsWith('Eval')) return outcome(() => parse(entry));
    const expected = parseTurtle(read('rdf-turtle', entry.result ?? ''));
    const [ours, theirs] = await Promise.all([canonicalise(parse(entry), ''), canonicalise(expected, '')]);
    return ours.statements === theirs.statements ? 'equal' : 'another graph';
  };

  it('has the counts of its README', () => {
    const counts = ['TurtleEval', 'TurtlePositiveSyntax', 'TurtleNegativeSyntax'].map((type) => named(type).length);
    expect([entries.length, ...counts]).toEqual([313, 145, 74, 94]);
  });

  // No difference is known.
  it.each(named('TurtleEval'))('%s', async (_id, entry) => expect(await verdict(entry)).toBe('equal'));
  it.each(named('TurtlePositiveSyntax'))('%s', async (_id, entry) => expect(await verdict(entry)).toBe('accepted'));
  it.each(named('TurtleNegativeSyntax'))('%s', async (_id, entry) => expect(await verdict(entry)).toBe('refused'));
});
