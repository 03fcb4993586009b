import type { Statement } from '#reading';
import { describe, expect, it } from '@jest/globals';
import { Parser } from 'n3';
import { toJsonLd, toTrig, toTurtle } from './linked-data.ts';
import type { SaidGraph } from './said-graphs.ts';

const said = { source: 'did:web:a.test', credential: 'urn:c', digest: 'd' };
const graph = (statements: readonly Omit<Statement, keyof typeof said>[]): SaidGraph => ({
  ...{ name: 'https://here.test/credentials/d', digest: 'd', issuer: 'did:web:a.test', isOwner: true },
  credentialId: 'urn:c"\n> <urn:evil> <urn:evil> <urn:evil> .',
  statements: statements.map((one) => ({ ...one, ...said })),
});

describe('what was stated, as linked data', () => {
  it('cannot be ended by a text or a name in it', () => {
    const end = '> . <urn:evil> <urn:evil> <urn:evil> . <urn:x';
    const text = 'a"\\\n\r\t\u0000\u2028 . } <urn:evil> { <urn:evil> <urn:evil> "x" . }';
    const graphs = [
      graph([
        { subject: `urn:s${end}`, predicate: `urn:p${end}`, value: `urn:o${end}` },
        { subject: 'urn:s', predicate: 'urn:p', value: text, datatype: 'http://www.w3.org/2001/XMLSchema#string' },
        { subject: 'urn:s', predicate: 'urn:p', value: text, datatype: `urn:d${end}` },
        { subject: 'urn:s', predicate: 'urn:p', value: text, language: 'de-ch' },
      ]),
    ];
    const quads = new Parser({ format: 'application/trig' }).parse(toTrig(graphs, {}));
    expect(quads.length).toBe(2 + 4);
    expect(quads.slice(-3).map(({ object }) => object.value)).toEqual([text, text, text]);
    expect(new Parser({ format: 'text/turtle' }).parse(toTurtle(graphs, {})).length).toBe(4);
    expect([...quads, ...new Parser().parse(toTurtle(graphs, {}))].some((q) => q.subject.value === 'urn:evil')).toBe(
      false,
    );
  });

  it('keeps blank nodes that lead to each other, however long the way is', () => {
    const chain = Array.from({ length: 20_000 }, (_, n) => ({
      subject: `_:b${n}`,
      predicate: 'urn:next',
      value: `_:b${(n + 1) % 20_000}`,
    }));
    expect(new Parser({ format: 'application/trig' }).parse(toTrig([graph(chain)], {})).length).toBe(2 + 20_000);
    const [document] = toJsonLd([graph(chain)]);
    expect((document?.['@graph'] as readonly object[]).length).toBe(20_000);
  });
});
