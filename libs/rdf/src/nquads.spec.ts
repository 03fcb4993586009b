import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonize } from 'rdf-canonize';
import { parseStatements, toStatements } from './nquads.ts';
import type { Quad } from './term.ts';

const named = (value: string) => ({ termType: 'NamedNode', value }) as const;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

const iri = fc.constantFrom('https://a.example/1', 'did:web:a.example', 'urn:uuid:1').map(named);
const literal = fc
  .tuple(fc.string({ unit: 'binary' }), fc.constantFrom('string', 'integer', 'en', 'de-at'))
  .map(([value, kind]) => {
    const tag = kind === 'en' || kind === 'de-at';
    const datatype = tag ? 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString' : XSD + kind;
    return { termType: 'Literal', value, datatype: named(datatype), language: tag ? kind : '' } as const;
  })
  .filter(({ value }) => value.isWellFormed());
const quad: fc.Arbitrary<Quad> = fc.record({ subject: iri, predicate: iri, object: fc.oneof(iri, literal) });

describe('statements', () => {
  it('are what rdf-canonize writes, and read back to the same quads', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quad, { maxLength: 8 }), async (quads) => {
        const text = toStatements(quads);
        const dataset = parseStatements(text, '').map((q) => ({
          ...q,
          graph: { termType: 'DefaultGraph', value: '' },
        }));
        expect(text).toBe(await canonize(dataset, { algorithm: 'RDFC-1.0' }));
        expect(toStatements(parseStatements(text, 'x_'))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('give blank nodes the label of their credential', () => {
    const quads = parseStatements(
      '_:c14n0 <urn:p:a> _:c14n12 .\n_:c14n0 <urn:p:a> "a\\tb \\"c\\" .\\u0001"@en .\n',
      'c0_',
    );
    expect(quads[0]?.subject).toEqual({ termType: 'BlankNode', value: 'c0_0' });
    expect(quads[0]?.object).toEqual({ termType: 'BlankNode', value: 'c0_12' });
    expect(quads[1]?.object).toMatchObject({ value: 'a\tb "c" .\u0001', language: 'en' });
  });

  it.each(['nonsense', '<urn:a:b> <urn:p:a> <urn:a:b>', '<urn:a:b> .'])('are nothing else: %s', (text) => {
    expect(() => parseStatements(text, 'x')).toThrow('Not a statement');
  });
});
