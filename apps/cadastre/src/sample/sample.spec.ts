import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareSample, type PreparedSample } from './load.ts';
import { LoopbackPublisher } from './publish.ts';
import { thingsToTry } from './try-it.ts';

describe('what the sample leaves in the data folder', () => {
  let dataDir: string;
  let trustDir: string;
  const clock = () => new Date('2026-11-22T00:00:00Z');
  const prepare = (): PreparedSample => prepareSample({ dataDir, trustDir, clock });
  const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'cadastre-sample-'));
    trustDir = join(dataDir, 'trust');
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('is minted once: a second start finds the same bytes', () => {
    const first = prepare();
    expect([first.published.length, first.refused.length, first.lab.length]).toEqual([30, 1, 1]);
    const second = prepare();
    expect(second.published.map((p) => p.jws)).toEqual(first.published.map((p) => p.jws));
    expect(statSync(join(dataDir, 'sample', 'keys', 'anchor.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'sample', 'keys', 'hrs.ds4h.example.pem')).mode & 0o777).toBe(0o600);
  });

  it('enters the trust folder without changing what stands there', () => {
    mkdirSync(trustDir);
    writeFileSync(
      join(trustDir, 'issuers.json'),
      '{"registrationNumber":["did:web:mine.example"],"label":["did:web:label.example"]}',
    );
    prepare();
    expect(json(trustDir, 'issuers.json')).toMatchObject({
      registrationNumber: ['did:web:mine.example', 'did:web:notary.health.example'],
      label: ['did:web:label.example'],
    });
    expect(json(trustDir, 'terms.json').accepted).toHaveLength(2);
    expect(json(trustDir, 'pinned', 'did', 'hrs.ds4h.example.json').id).toBe('did:web:hrs.ds4h.example');
    expect(readFileSync(join(trustDir, 'anchors', 'health-sample.pem'), 'utf8')).toMatch(/BEGIN CERTIFICATE/);
  });

  it('respects that the operator took an entry out again', () => {
    prepare();
    rmSync(join(trustDir, 'anchors', 'health-sample.pem'));
    writeFileSync(join(trustDir, 'issuers.json'), '{"registrationNumber":[]}');
    prepare();
    expect(existsSync(join(trustDir, 'anchors', 'health-sample.pem'))).toBe(false);
    expect(json(trustDir, 'issuers.json').registrationNumber).toEqual([]);
  });

  it('stops at a trust file that it cannot read', () => {
    mkdirSync(trustDir);
    writeFileSync(join(trustDir, 'terms.json'), '{ broken');
    expect(prepare).toThrow(/terms\.json is not readable JSON/);
    expect(readFileSync(join(trustDir, 'terms.json'), 'utf8')).toBe('{ broken');
  });

  it('prints five things, with paths that a shell takes', () => {
    const { published, refused } = prepare();
    const [one, two] = [published[0]!, { ...refused[0]!, path: "/it's here/x.jwt" }];
    const lines = thingsToTry({ url: 'http://127.0.0.1:3000', published: one, refused: two });
    expect(lines.filter((line) => /^\d\. /.test(line))).toHaveLength(5);
    expect(lines.join('\n')).toContain(`'@/it'\\''s here/x.jwt'`);
  });
});

describe('the publisher of the sample', () => {
  it.each([
    'http://example.org',
    'https://127.0.0.1',
    'http://10.0.0.1:3000',
    'http://127.0.0.1.example.org',
    'http://[::2]',
  ])('never talks to %s', (url) => {
    expect(() => new LoopbackPublisher(url)).toThrow(/this machine only/);
  });
});
