import { describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';
import { loadRelease } from './load-release.ts';
import { parseStatements } from './nquads.ts';
import { toReleaseDocuments } from './release-documents.ts';
import { toShapesGraph } from './shapes-graph.ts';
import type { Quad, Term } from './term.ts';
import { parseTurtle } from './turtle.ts';

const SHAPES = join(ROOT, 'shapes');

/** Every named node with what it says, blank nodes by what they say: equal for equal graphs without shared blank nodes. */
function contentOf(quads: readonly Quad[]): readonly string[] {
  const about = new Map<string, Quad[]>();
  for (const quad of quads) about.set(quad.subject.value, [...(about.get(quad.subject.value) ?? []), quad]);
  const memo = new Map<string, string>();
  const text = (term: Term): string => {
    if (term.termType === 'NamedNode') return term.value;
    if (term.termType === 'Literal') return JSON.stringify([term.value, term.datatype.value, term.language]);
    const known = memo.get(term.value);
    if (known !== undefined) return known;
    // From the end of a list of thousands, so that no call goes deep.
    const cells: Term[] = [term];
    for (let next: Term | undefined = term; next?.termType === 'BlankNode';) {
      next = about.get(next.value)?.find((q) => q.predicate.value.endsWith('#rest'))?.object;
      if (next !== undefined) cells.push(next);
    }
    for (const cell of cells.reverse())
      if (cell.termType === 'BlankNode' && !memo.has(cell.value)) memo.set(cell.value, said(cell.value));
    return memo.get(term.value) ?? '';
  };
  const said = (subject: string): string => {
    const parts = (about.get(subject) ?? []).map((q) => `${q.predicate.value} ${text(q.object)}`).sort();
    return parts.length > 2 || parts.some((part) => part.length > 200)
      ? `[${hash(parts.join(';'))}]`
      : `[${parts.join(';')}]`;
  };
  return [...about.values()]
    .flatMap(([first]) =>
      first?.subject.termType === 'NamedNode' ? [`${first.subject.value} ${said(first.subject.value)}`] : [],
    )
    .sort();
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

describe.each(readdirSync(SHAPES))('the documents of %s', (folder) => {
  const release = loadRelease(join(SHAPES, folder));
  const documents = toReleaseDocuments(release);
  const graph = toShapesGraph(release);

  it('are the same bytes every time, without a label that a parser made up', () => {
    expect(toReleaseDocuments(loadRelease(join(SHAPES, folder)))).toEqual(documents);
    expect(documents.turtle).not.toContain('_:');
    expect(documents.jsonLd).not.toContain('"_:');
  });

  it('say in Turtle what the shapes say', () => {
    expect(contentOf(parseTurtle(documents.turtle))).toEqual(contentOf(graph));
  });

  it('say the same in JSON-LD', async () => {
    const nquads = await jsonld.toRDF(JSON.parse(documents.jsonLd) as object, { format: 'application/n-quads' });
    expect(contentOf(parseStatements(nquads as unknown as string, ''))).toEqual(contentOf(graph));
  });

  it('hold the context that is pinned', () => {
    expect(JSON.parse(documents.context)).toEqual(release.contexts.get(release.namespace));
  });
});
