import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTexts } from './kept-quads.ts';
import type { Quad } from './term.ts';

const TEXTS = [
  '@prefix : <https://a.example/> . :a :p "text" , "Wort"@de , 1 , [ :q :b ] , ( 1 2 ) .',
  '@prefix : <https://a.example/> . :c :p [ :q :b ] , "a\\nb" .',
];

/** Statements with blank nodes in the order they come, whatever they are called. */
function plain(quads: readonly Quad[]): readonly string[] {
  const labels = new Map<string, number>();
  const term = (t: Quad['object']): string => {
    if (t.termType === 'BlankNode') {
      if (!labels.has(t.value)) labels.set(t.value, labels.size);
      return `_:${String(labels.get(t.value))}`;
    }
    return JSON.stringify(t);
  };
  return quads.map(({ subject, predicate, object }) => [subject, predicate, object].map(term).join(' '));
}

describe('parseTexts', () => {
  let folder: string;
  const keep = () => ({ folder: join(folder, 'cache'), name: 'shapes' });
  const files = () => readdirSync(keep().folder);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cadastre-kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the same graph when it parses, writes and reads', () => {
    const parsed = plain(parseTexts(TEXTS));
    expect(parsed).toHaveLength(13);
    expect(plain(parseTexts(TEXTS, keep()))).toEqual(parsed);
    expect(files()).toHaveLength(1);
    expect(plain(parseTexts(TEXTS, keep()))).toEqual(parsed);
  });

  it('reads what was written, and does not parse', () => {
    parseTexts(TEXTS, keep());
    const [name = ''] = files();
    const other = mkdtempSync(join(tmpdir(), 'cadastre-kept-'));
    try {
      parseTexts(['<https://a.example/x> <https://a.example/p> "kept" .'], { ...keep(), folder: other });
      const [foreign = ''] = readdirSync(other);
      writeFileSync(join(keep().folder, name), readFileSync(join(other, foreign)));
      expect(plain(parseTexts(TEXTS, keep())).join()).toContain('kept');
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('never gives blank nodes of two calls the same label', () => {
    parseTexts(TEXTS, keep());
    const labels = [1, 2].map(() => {
      const quads = parseTexts(TEXTS, keep());
      return new Set(quads.flatMap(({ subject }) => (subject.termType === 'BlankNode' ? [subject.value] : [])));
    });
    expect(labels[0]?.size).toBe(4);
    expect([...(labels[0] ?? [])].filter((label) => labels[1]?.has(label))).toEqual([]);
  });

  it.each([
    ['shortened', (bytes: Buffer) => bytes.subarray(0, 200)],
    ['empty', () => Buffer.alloc(0)],
    ['changed', (bytes: Buffer) => Buffer.from(bytes.toString().replace('text', 'mist'))],
  ])('does not use a file that is %s, and writes it anew', (_, damage) => {
    const parsed = plain(parseTexts(TEXTS, keep()));
    const file = join(keep().folder, files()[0] ?? '');
    const written = readFileSync(file, 'utf8');
    writeFileSync(file, damage(readFileSync(file)));
    expect(plain(parseTexts(TEXTS, keep()))).toEqual(parsed);
    expect(readFileSync(file, 'utf8')).toHaveLength(written.length);
  });

  it('keeps one file a name, under the digest of the texts', () => {
    parseTexts(TEXTS, keep());
    const first = files();
    parseTexts(TEXTS.slice(1), keep());
    expect(files()).toHaveLength(1);
    expect(files()).not.toEqual(first);
    parseTexts(TEXTS, { ...keep(), name: 'other' });
    expect(files()).toHaveLength(2);
  });

  it('warns where the folder cannot be written, and goes on', () => {
    writeFileSync(join(folder, 'cache'), 'a file');
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(parseTexts(TEXTS, keep())).toHaveLength(13);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('cannot be kept'));
    warned.mockRestore();
  });
});
