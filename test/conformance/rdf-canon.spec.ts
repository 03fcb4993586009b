import { Refusal } from '#refusal';
import { describe, expect, it } from '@jest/globals';
import { Parser, type Quad as Parsed } from 'n3';
import { readFileSync } from 'node:fs';
import { canonicalise, canonicaliseWhole, type Canonical, type GraphQuad } from '../../libs/rdf/src/canonicalise.ts';
import type { Quad } from '#rdf';
import { describeWithShared, sharedPath } from '../support/shared.ts';
import { POISON } from './rdf-canon.poison.ts';

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly action: string;
  readonly result?: string;
  readonly hashAlgorithm?: string;
}
/** What one document may cost, as work: others may be busy beside the tests. */
const MILLISECONDS = 2_000;

function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const read = (path: string): string => readFileSync(sharedPath('conformance', 'rdf-canon', 'tests', path), 'utf8');
/** Twice the same quad is one. */
function parse(path: string): readonly Parsed[] {
  const quads = new Parser({ format: 'application/n-quads', blankNodePrefix: '' }).parse(read(path));
  const text = ({ subject, predicate, object, graph }: Parsed) => [subject, predicate, object, graph].map((t) => t.id);
  return [...new Map(quads.map((quad) => [JSON.stringify(text(quad)), quad])).values()];
}

const plain = ({ subject, predicate, object, graph }: Parsed): GraphQuad => ({ subject, predicate, object, graph });
const options = ({ hashAlgorithm }: Entry) =>
  ({ pointer: '', algorithm: hashAlgorithm === 'SHA384' ? 'sha384' : 'sha256' }) as const;

/** The product's own way where it can go it (one graph, SHA-256), and the whole algorithm, which must agree. */
async function canonical(entry: Entry): Promise<Canonical> {
  const quads = parse(entry.action);
  const whole = await canonicaliseWhole(quads.map(plain), options(entry));
  if (quads.some(({ graph }) => graph.termType !== 'DefaultGraph') || entry.hashAlgorithm === 'SHA384') return whole;
  const own = await canonicalise(quads as unknown as readonly Quad[], '');
  expect(own.statements).toBe(whole.statements);
  return own;
}

describeWithShared('W3C rdf-canon', () => {
  const { entries } = JSON.parse(read('manifest.jsonld')) as { readonly entries: readonly Entry[] };
  const ofType = (type: string): [string, Entry][] =>
    entries.filter((entry) => entry.type === `rdfc:RDFC10${type}Test`).map((entry) => [entry.id, entry]);

  it('has the counts of its README', () => {
    expect([entries.length, ofType('Eval').length, ofType('Map').length, ofType('NegativeEval').length]).toEqual([
      86, 64, 21, 1,
    ]);
  });

  it.each(ofType('Eval'))('%s: the same N-Quads', async (_id, entry) => {
    const started = worked();
    expect((await canonical(entry)).statements).toBe(read(entry.result ?? ''));
    expect(worked() - started).toBeLessThan(MILLISECONDS);
  });

  it.each(ofType('Map'))('%s: the same labels', async (_id, entry) => {
    const { labels } = await canonical(entry);
    const expected = JSON.parse(read(entry.result ?? '')) as Record<string, string>;
    expect(Object.fromEntries(labels)).toEqual(expected);
  });

  it.each(ofType('NegativeEval'))('%s: refused', async (_id, entry) => {
    const started = worked();
    await expect(refusal(parse(entry.action) as unknown as readonly Quad[])).resolves.toBe('rdf/too-complex');
    expect(worked() - started).toBeLessThan(MILLISECONDS);
  });
});

describe('poison graphs', () => {
  it.each(Object.entries(POISON))(
    '%s costs at most 2 s and gets a coded refusal, or is done',
    async (_name, make) => {
      const quads = make();
      const started = worked();
      const code = await refusal(quads);
      expect(worked() - started).toBeLessThan(MILLISECONDS);
      expect(['rdf/too-complex', 'done']).toContain(code);
    },
    20_000,
  );
});

async function refusal(quads: readonly Quad[]): Promise<string> {
  try {
    await canonicalise(quads, '');
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
