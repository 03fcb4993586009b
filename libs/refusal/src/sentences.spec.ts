import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { finding } from './refusal.ts';
import { inLanguage } from './language.ts';
import { sentenceIn, SENTENCES } from './sentences.ts';
import { REMEDIES } from './remedies.ts';

const LIBS = join(import.meta.dirname, '../..');
const SAID = /\b(?:expected|found): '((?:[^'\\]|\\.)*)'/g;
const FIX = /\bfix: '((?:[^'\\]|\\.)*)'/g;

describe('the sentences of findings', () => {
  it('are there once, in each language, with the same slots', () => {
    expect(new Set(SENTENCES.map(([en]) => en)).size).toBe(SENTENCES.length);
    const slots = (text: string): number => text.split('{}').length;
    for (const [en, de, fr] of SENTENCES) expect([slots(de), slots(fr), en]).toEqual([slots(en), slots(en), en]);
  });

  it('fill in what the English one was filled with', () => {
    expect(sentenceIn('at most 64 levels', 'de')).toBe('höchstens 64 Ebenen');
    expect(sentenceIn('Send it with Content-Type: a/b, or sign it with typ vc+jwt.', 'fr')).toBe(
      'Envoyez-le avec Content-Type: a/b, ou signez-le avec typ vc+jwt.',
    );
    expect(sentenceIn('did:web:a.example', 'de')).toBe('did:web:a.example');
    expect(sentenceIn('at most ', 'de')).toBe('at most ');
    expect(sentenceIn('certificate 1: the key may not sign', 'fr')).toBe('certificat 1 : la clé ne peut pas signer');
    expect(sentenceIn('no gx:registrationNumber', 'de')).toBe('kein gx:registrationNumber');
  });

  it('are said in the language of the client, with the patch as it is', () => {
    const one = finding('rdf/empty-graph', {
      expected: 'a subject with claims',
      fix: { text: 'Send the same bytes again later.', patch: [{ op: 'remove', path: '/a' }] },
    });
    expect(inLanguage(one, 'de')).toMatchObject({
      expected: 'ein Subjekt mit Aussagen',
      fix: { text: 'Senden Sie dieselben Bytes später noch einmal.', patch: [{ op: 'remove', path: '/a' }] },
    });
  });

  it('know the remedies of codes, which a finding has unless it says its own', () => {
    for (const { fix, expected } of Object.values(REMEDIES))
      for (const text of expected === undefined ? [fix] : [fix, expected])
        expect(sentenceIn(text, 'fr')).not.toBe(text);
    expect(finding('rdf/empty-graph')).toMatchObject({
      expected: 'a subject with claims',
      fix: { text: expect.stringContaining('credentialSubject') },
    });
    expect(finding('credential/structure', { fix: 'Leave it out.' }).fix).toEqual({ text: 'Leave it out.' });
  });

  it('know every fix and every literal expectation that a stage before or after the shapes says', () => {
    const stages = ['credential', 'verify', 'trust', 'rdf', 'compliance', 'admission'];
    const files = stages.flatMap((stage) => {
      const folder = join(LIBS, stage, 'src');
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
        .map((file) => readFileSync(join(folder, file), 'utf8'));
    });
    const fixes = files.flatMap((file) =>
      [...file.matchAll(FIX)].map(([, text = '']) => text.replaceAll('\\\\', '\\')),
    );
    expect(fixes.length).toBeGreaterThan(15);
    expect(fixes.filter((text) => sentenceIn(text, 'de') === text)).toEqual([]);
    // What has a blank is a sentence: names, values and codes have none. A header is written the same in every language.
    const said = files.flatMap((file) => [...file.matchAll(SAID)].map(([, text = '']) => text));
    const sentences = said.filter((text) => text.includes(' ') && !/^(Authorization: |port )/.test(text));
    expect(sentences.length).toBeGreaterThan(30);
    expect(sentences.filter((text) => sentenceIn(text, 'fr') === text)).toEqual([]);
  });
});
